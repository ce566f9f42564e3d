package render

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A redactionList is what was taken out of one document.
type redactionList struct {
	Heading string // id of the heading above it
	Name    string // of the table, for those who hear it
	Count   string // "3 redactions"
	Counts  string // "By reason: 2 public safety, 1 privacy. By extent: …"
	Explain string // reference to what a redaction is; empty on the page that says it
	Entries []redactionEntry

	Former   []formerEntry  // of earlier editions of a report, no longer in the newest
	Opinions []onRedactions // of those who reviewed it
}

// A redactionEntry is one redaction.
type redactionEntry struct {
	Anchor     string // id of the element
	ID         string
	Where      link
	Reason     string
	Extent     string
	Note       string
	Commitment string // all of it
}

// redactions is the list for the page of a file itself; nil if nothing was taken out of it.
func (at *view) redactions(f *corpus.File) *redactionList {
	t := at.s.redacted[f.Path]
	if t == nil || t.sharesPage() {
		return nil
	}
	l := at.redactionList(t)
	l.Heading, l.Explain = "_redactions", at.href(permalink.Redactions+"#"+whatID)
	for i, p := range t.places {
		l.Entries[i].Anchor = redactionID(p.Redaction)
	}
	return l
}

// redactionList lists what was taken out of a document, without the ids that a page gives the entries.
func (at *view) redactionList(t *redactedText) *redactionList {
	l := &redactionList{Name: "Redactions in " + t.Title, Count: count(len(t.places), "redaction", "redactions")}
	if r := t.Report; r != nil && !t.Earlier {
		l.Former, l.Opinions = at.formerEntries(r), at.opinionsOnRedactions(r)
	}
	if len(t.places) == 0 {
		return l
	}
	l.Counts = "By reason: " + tallied(t.places, clause.Reasons, func(p corpus.RedactionPlace) clause.Reason { return p.Reason }, clause.Reason.Words) +
		". By extent: " + tallied(t.places, clause.Extents, func(p corpus.RedactionPlace) clause.Extent { return p.Extent }, func(e clause.Extent) string { return "of a " + string(e) }) + "."
	for _, p := range t.places {
		l.Entries = append(l.Entries, t.redactionEntry(at, p))
	}
	return l
}

func (t *redactedText) redactionEntry(at *view, p corpus.RedactionPlace) redactionEntry {
	return redactionEntry{ID: p.ID, Where: t.where(at, p), Reason: p.Reason.Words(), Extent: "a " + string(p.Extent), Note: p.Note, Commitment: p.Commitment}
}

// tallied counts by one respect, in the order of its words: "2 public safety, 1 privacy".
func tallied[T comparable](places []corpus.RedactionPlace, all []T, of func(corpus.RedactionPlace) T, words func(T) string) string {
	n := map[T]int{}
	for _, p := range places {
		n[of(p)]++
	}
	var parts []string
	for _, x := range all {
		if n[x] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[x], words(x)))
		}
	}
	return strings.Join(parts, ", ")
}

// where is the clause in which a redaction stands, or the field of the header.
func (t *redactedText) where(at *view, p corpus.RedactionPlace) link {
	if p.Field != "" {
		return link{Text: "header, " + fieldInWords(p.Field)}
	}
	l := link{Text: cmp.Or(string(p.Clause.Label), string(p.Clause.ID))}
	if !t.sharesPage() {
		l.Href = at.href(t.Page + permalink.Fragment(p.Clause.ID))
	}
	return l
}

// fieldInWords is the path of a field of the header as readers count: "errata 1, why" for "errata[0].why".
func fieldInWords(path string) string {
	var words []string
	for part := range strings.SplitSeq(path, ".") {
		name, number, isEntry := strings.Cut(strings.TrimSuffix(part, "]"), "[")
		if i, err := strconv.Atoi(number); isEntry && err == nil {
			name += " " + strconv.Itoa(i+1)
		}
		words = append(words, name)
	}
	return strings.Join(words, ", ")
}

// sharesPage reports whether the document's text stands on a page with others, which owns no clause IDs.
func (t *redactedText) sharesPage() bool { return strings.Contains(t.Page, "#") }
