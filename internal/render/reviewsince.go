package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// A sinceReview is what became of a report since an outside reviewer saw its text.
type sinceReview struct {
	text    corpus.EditionText // that was reviewed
	held    bool               // text is here
	newest  corpus.EditionText
	changes *revision.Difference // from that text to the newest; nil if they are the same, or it is not held
	address string               // of the page that shows it
}

// A reviewNotice says that a report is not what was reviewed.
type reviewNotice struct {
	Head    string
	Text    string
	Redline *link
}

// sinceReview compares the text that was reviewed with the newest.
func (s *site) sinceReview(w *corpus.Review) sinceReview {
	r := w.Report
	text, held := w.Reviewed()
	since := sinceReview{text: text, held: held, newest: r.Newest()}
	if !held || text.Earlier == nil || text.TextDigest() == r.TextDigest() {
		return since
	}
	since.address = permalink.ReportEditions(r.Name, text.Edition, r.Edition)
	since.changes = s.successions.Editions(r, text, since.newest)
	return since
}

// notice says on the pages of report and review that the one changed after the other; nil if it did not.
func (at *view) notice(w *corpus.Review, since sinceReview) *reviewNotice {
	r := w.Report
	of := "edition " + w.Edition
	if w.Edition == "" {
		of = "an edition that it does not name"
	}
	switch {
	case !since.held:
		return &reviewNotice{Head: "The text that was reviewed is not held here.",
			Text: "The review is of " + of + ", and no text here has its digest: what changed since cannot be shown."}
	case since.changes == nil:
		return nil
	}
	c := at.comparisonOf(since.changes, editionText(r, since.text), editionText(r, since.newest), since.address)
	return &reviewNotice{Head: "Changed since the review.", Redline: at.ifHas(since.address, "See what changed"),
		Text: "The review is of edition " + since.text.Edition + ". Edition " + r.Edition + " of " + since.newest.Dated().Long() + " " + changedWords(c)}
}

// changedWords say how much of a text changed since, behind the name of the edition that changed it.
func changedWords(c *comparison) string {
	n := c.count().of
	var words []string
	if changed := n[fateChanged] + n[fateMoved] + n[fateRemoved]; changed > 0 {
		words = append(words, "changed "+strconv.Itoa(changed)+" of its clauses")
	}
	if added := n[fateAdded]; added > 0 {
		words = append(words, "added "+count(added, "clause", "clauses"))
	}
	if len(words) == 0 {
		return "reads the same, clause by clause. Its digest is another, as quotation marks, dashes, rules, nesting or the addresses of clauses can make it."
	}
	said := strings.Join(words, " and ") + "."
	if n := recommitted(c.Difference); n > 0 {
		said += " In " + strconv.Itoa(n) + " of them a redaction has another commitment: what is hidden may be another text."
	}
	return said
}

// ofSection says of a section what became of it since the review; empty if the review is of the newest text.
func (since sinceReview) ofSection(id clause.ID) string {
	switch {
	case !since.held:
		return "the text reviewed is not held here"
	case since.changes == nil:
		return ""
	case since.newest.Doc.Find(id) == nil:
		return "no longer in the report"
	case since.touches(id):
		return "changed since"
	}
	return "unchanged since"
}

// ofEdition is the same, with the edition that was reviewed.
func (since sinceReview) ofEdition(id clause.ID) string {
	says := since.ofSection(id)
	if since.changes != nil {
		says = "of edition " + since.text.Edition + "; " + says
	}
	return says
}

// touches reports whether the clause of that ID, one below it, or a footnote that these mark is not what it was when it was
// reviewed. The redline does not show all of that: a paragraph that became a quotation reads alike.
func (since sinceReview) touches(id clause.ID) bool {
	old, now := canonical.Section(&since.text.Doc.Document, id), canonical.Section(&since.newest.Doc.Document, id)
	if !bytes.Equal(old, now) {
		return true
	}
	in := func(of []diff.Clause, indexes []int) bool {
		return slices.ContainsFunc(indexes, func(i int) bool {
			return of[i].ID == id || slices.ContainsFunc(of[i].Path, func(p *clause.Clause) bool { return p.ID == id })
		})
	}
	c := since.changes.Comparison
	return slices.ContainsFunc(since.changes.Changes, func(ch revision.Change) bool {
		return ch.IsChange() && (in(c.Old.Clauses, ch.Old) || in(c.New.Clauses, ch.New))
	})
}
