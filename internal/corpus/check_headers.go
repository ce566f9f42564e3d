package corpus

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
)

// headers warns of two editions that follow each other whose headers say other things, while no erratum speaks of more than
// clauses: no digest covers a header, so that nothing else would tell. What a header says of the edition itself, its name, its
// errata and that it was withdrawn, may differ.
func (k *checker) headers(r *Report) {
	texts := r.Texts()
	for i, new := range texts[1:] {
		old := texts[i]
		if old.broken || new.broken || slices.ContainsFunc(new.Errata, func(e Erratum) bool { return e.Edition == new.Edition && len(e.Clauses) == 0 }) {
			continue
		}
		before := said(old.ReportMeta)
		var fields []string
		for j, f := range said(new.ReportMeta) {
			if f.value != before[j].value {
				fields = append(fields, f.key)
			}
		}
		if len(fields) == 0 {
			continue
		}
		k.warnf(new.field(fields[0]), "header-exchanged", fmt.Sprintf("add an erratum of edition %q that names no clauses, and say there what changed", new.Edition),
			"the header differs from that of edition %q in %s; no digest covers it, and no erratum of the whole edition tells", old.Edition, strings.Join(fields, ", "))
	}
}

// A headerField is what a header says in one field, in a form that two editions can be compared by.
type headerField struct{ key, value string }

// said is what a reader reads of a report's header before the text.
func said(m *ReportMeta) []headerField {
	var unreleased, answers []string
	for _, u := range m.Unreleased {
		unreleased = append(unreleased, canonicalOf(u))
	}
	for _, a := range m.Answers {
		answers = append(answers, fmt.Sprintf("%q %q %q %s", a.Clause, a.Status, a.In, canonicalOf(a.Note)))
	}
	return []headerField{
		{"title", m.Title}, {"summary", canonicalOf(m.Summary)}, {"basis", string(m.Basis)}, {"published", m.Published.String()},
		{"covers", m.Covers.String()}, {"period", m.Period.From.String() + "/" + m.Period.To.String()}, {"policy-version", m.Policy + "/" + m.PolicyVersion},
		{"previous", m.Previous}, {"off-cycle", fmt.Sprint(m.OffCycle)},
		{"models", fmt.Sprintf("%q", m.Models)}, {"unreleased", fmt.Sprintf("%q", unreleased)}, {"answers", fmt.Sprintf("%q", answers)},
	}
}

// canonicalOf tells texts apart that read otherwise, or have another redaction.
func canonicalOf(t Text) string {
	return canonical.ClauseDigest(&clause.Clause{Kind: clause.Paragraph, Text: t.Inline})
}
