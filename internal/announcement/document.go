package announcement

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

// details say what changes of one document, a line each.
func (t *teller) details(s publication.Step) []string {
	if w := s.Record.Document.Common.Withdrawn; s.Event == ledger.Withdrawn && w != nil { // a step of its own
		return t.withdrawal(w)
	}
	var lines []string
	last := t.Record.All.On()
	if s.Was == nil && s.Record.Dated != "" && s.Record.Dated < last && s.Record.Kind != "source" && s.Record.Kind != "edition" {
		lines = append(lines, fmt.Sprintf("its date lies before the last publication, of %s: the record says since when it is public", last))
	}
	for _, e := range s.Errata {
		lines = append(lines, fmt.Sprintf("erratum of %s (%s): %s", e.On, e.Kind, e.What.Plain()))
	}
	if s.Was != nil {
		lines = append(lines, t.changes(s)...)
	}
	return lines
}

func (t *teller) withdrawal(w *corpus.Withdrawal) []string {
	lines := []string{fmt.Sprintf("withdrawn on %s: %s", w.On, w.Why.Plain())}
	if last := t.Record.All.On(); w.On.String() < last {
		lines = append(lines, fmt.Sprintf("that day lies before the last publication, of %s: until now readers were shown that it stands", last))
	}
	return lines
}

// changes say what of a published document changes, what becomes of its text of before, and where else it is found.
func (t *teller) changes(s publication.Step) (lines []string) {
	if changes := changesOf(s); changes != "" {
		lines = append(lines, "changes: "+changes)
		for _, line := range append(t.words(s), entries(s)...) {
			lines = append(lines, "  "+line)
		}
	}
	if says := t.Kept[s.Record.Address()].Says; says != "" && s.Event == ledger.Corrected {
		lines = append(lines, says)
	}
	for _, a := range s.Record.Addresses[1:] {
		if !slices.Contains(s.Was.Addresses, a) {
			lines = append(lines, a+" leads there too")
		}
	}
	return lines
}

// changesOf says what of a published document changes: clauses by label and ID, the header, lists that grow.
func changesOf(s publication.Step) string {
	var parts []string
	clauses := s.Changed
	if len(clauses) > maxChanged {
		clauses = clauses[:maxChanged]
	}
	for _, id := range clauses {
		parts = append(parts, clauseName(s, id))
	}
	if more := len(s.Changed) - len(clauses); more > 0 {
		parts = append(parts, fmt.Sprintf("%d more clauses", more))
	}
	parts = append(parts, otherThanWords(s)...)
	for _, field := range s.Grown {
		if field == "errata" && len(s.Errata) > 0 {
			continue
		}
		parts = append(parts, fmt.Sprintf("%d new in %s", len(ledger.Fresh(s.Record.Lists[field], s.Was.Lists[field])), field))
	}
	return strings.Join(parts, ", ")
}

// otherThanWords says what of a published document changes besides its text and its lists.
func otherThanWords(s publication.Step) []string {
	var parts []string
	if s.Header {
		parts = append(parts, "the header")
	}
	if s.Was == nil {
		return parts
	}
	for _, file := range s.Pictures {
		parts = append(parts, "the picture "+file)
	}
	if s.Record.Status != s.Was.Status {
		parts = append(parts, fmt.Sprintf("status: %s → %s", s.Was.Status, s.Record.Status))
	}
	if s.Record.ClosedBy != s.Was.ClosedBy {
		parts = append(parts, "closed-by")
	}
	return parts
}
