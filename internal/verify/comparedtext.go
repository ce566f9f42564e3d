package verify

import (
	"path"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/ledger"
	"rspsite/internal/redline"
)

// A comparedText is a text as comparisons have it: clauses alone, with labels and the IDs that are made up for it.
type comparedText struct {
	document *document
	clauses  []*clause.Clause
	lines    []*line    // the same as the pages of texts are held against
	headings [][]string // above each clause, outermost first
	at       map[string]int
}

// comparedText reads the text of a document back from its canonical form; nil if that fails.
func (v *run) comparedText(d *document) *comparedText {
	if d.text == nil {
		return nil // checkDocuments says so
	}
	data, err := v.read(d.file(canonicalFile), v.limits.Page)
	if err != nil || ledger.Digest(data) != d.text.digest {
		v.documentProblem(d, canonicalFile, "text-unread", "the text is another one each time that it is asked for")
		return nil
	}
	read, err := canonical.Read(data)
	if err != nil {
		v.documentProblem(d, canonicalFile, "text-unread", "the text cannot be read: %v", err)
		return nil
	}
	t := &comparedText{document: d, lines: spoken(d.text.lines), at: map[string]int{}}
	for above, c := range read.WithPath() {
		if c.Kind.IsGroup() || c.Kind == clause.Rule {
			continue
		}
		var headings []string
		for _, p := range above {
			if p.Kind == clause.Heading {
				headings = append(headings, p.PlainText())
			}
		}
		t.at[string(c.ID)] = len(t.clauses)
		t.clauses, t.headings = append(t.clauses, c), append(t.headings, headings)
	}
	return t
}

func (t *comparedText) address() string { return t.document.address }

// published is the day, month or year that the header gives; empty if it cannot be read.
func (t *comparedText) published() string { return t.document.facts.published() }

// name is the end of its address.
func (t *comparedText) name() string { return path.Base(t.address()) }

// isVersion reports whether it is a version of a policy, of which some differences are of description alone.
func (t *comparedText) isVersion() bool { return !strings.HasPrefix(t.address(), "/reports/") }

// pick are some of the clauses.
func (t *comparedText) pick(indexes []int) []*clause.Clause {
	var picked []*clause.Clause
	for _, i := range indexes {
		picked = append(picked, t.clauses[i])
	}
	return picked
}

// label is where a clause stands, as a comparison says it.
func (t *comparedText) label(i int) string {
	if l := string(t.clauses[i].Label); l != "" {
		return l
	}
	return string(t.clauses[i].ID)
}

// labels are those of several, the first and the last of many.
func (t *comparedText) labels(indexes []int) string {
	var labels []string
	for _, i := range indexes {
		labels = append(labels, t.label(i))
	}
	if len(labels) > 2 {
		return labels[0] + " … " + labels[len(labels)-1]
	}
	return strings.Join(labels, ", ")
}

// arePublishers reports whether what clauses say is the publisher's own, or if there are none, whether the text is.
func (t *comparedText) arePublishers(indexes []int) bool {
	basis := ""
	if t.document.facts != nil {
		basis = t.document.facts.Basis
	}
	if len(indexes) == 0 {
		return basis != string(clause.Reconstruction)
	}
	return !slices.ContainsFunc(t.pick(indexes), func(c *clause.Clause) bool {
		own := c.Attrs.Get(clause.AttrBasis)
		if own == "" || own == string(clause.Carried) {
			own = basis
		}
		return own == string(clause.Reconstruction)
	})
}

// readsAlike reports whether nobody sees a difference between two clauses: none but of quote marks, dashes and white space, and none in
// marks, targets, kind or commitment. docs/diff.md says what is none.
func readsAlike(old, new *clause.Clause) bool {
	if old.Kind != new.Kind || old.Attrs.Get(clause.AttrCommitment) != new.Attrs.Get(clause.AttrCommitment) {
		return false
	}
	if len(old.PlainText())+len(new.PlainText()) > maxRead {
		return lettersOf(old.PlainText()) == lettersOf(new.PlainText())
	}
	edits, marks := redline.Between([]*clause.Clause{old}, []*clause.Clause{new})
	return len(marks) == 0 && !differ(edits)
}

// maxRead is the length in bytes of two clauses up to which they are read word by word; of longer ones, which nobody writes, letters are
// compared. It bounds the memory that a hostile text can take.
const maxRead = 2 << 20

// readAlike does so of words alone.
func readAlike(old, new string) bool {
	if old == new || len(old)+len(new) > maxRead {
		return lettersOf(old) == lettersOf(new)
	}
	one := func(words string) []*clause.Clause { return []*clause.Clause{{Text: clause.Inline{{Text: words}}}} }
	edits, _ := redline.Between(one(old), one(new))
	return !differ(edits)
}

func differ(edits []redline.Edit) bool {
	return slices.ContainsFunc(edits, func(e redline.Edit) bool { return e.Op != redline.Equal })
}
