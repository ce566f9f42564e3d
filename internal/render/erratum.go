package render

import (
	"html/template"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An erratum is a correction, for a page.
type erratum struct {
	On, Kind  string
	What, Why template.HTML
	Clauses   []link
	Edition   string // of a report, that the correction made
	Redline   *link  // what changed by it, where the text before is held

	compare string // address of that
}

// erratumChips say what sort of correction it is.
var erratumChips = map[string]chip{"typo": {"Typo", "flat"}, "conversion": {"Conversion", "flat"}, "substantive": {"Substantive", "weak"}}

// Chip says what sort of correction it is.
func (e erratum) Chip() chip { return erratumChips[e.Kind] }

// errata are corrections of the writer's file, as it lists them.
func (w *writer) errata(list []corpus.Erratum) []erratum {
	report := w.s.reportOf(w.file)
	var out []erratum
	for _, e := range list {
		x := erratum{On: e.On.Long(), Kind: string(e.Kind), What: w.prose(e.What), Why: w.prose(e.Why), Edition: e.Edition}
		x.compare = correctionAddress(report, e)
		x.Redline = w.ifHas(x.compare, "What changed in edition "+e.Edition)
		for _, id := range e.Clauses {
			x.Clauses = append(x.Clauses, w.corrected(report, e, clause.ID(id)))
		}
		out = append(out, x)
	}
	return out
}

// corrected leads to a clause that a correction names; to where it last stood, if the correction took it out.
func (w *writer) corrected(r *corpus.Report, e corpus.Erratum, id clause.ID) link {
	l := link{Text: string(id)}
	if doc := w.doc(); doc != nil && doc.Find(id) != nil {
		l.Href = w.permalink(id)
		return l
	}
	if r == nil {
		return l
	}
	if before, ok := r.Before(e.Edition); ok && before.Doc.Find(id) != nil {
		l.Text += " (taken out)"
		l.Href = w.href(editionAddress(r, before) + permalink.Fragment(id))
	}
	return l
}

// correctionAddress is the page that shows what a correction of a report changed; empty where the texts are not held.
func correctionAddress(r *corpus.Report, e corpus.Erratum) string {
	if r == nil {
		return ""
	}
	before, ok := r.Before(e.Edition)
	if !ok {
		return ""
	}
	return permalink.ReportEditions(r.Name, before.Edition, e.Edition)
}

// reportOf is the report of which a file is an edition, or nil.
func (s *site) reportOf(f *corpus.File) *corpus.Report {
	for _, r := range s.corpus.Reports {
		for _, t := range r.Texts() {
			if f != nil && t.Path == f.Path {
				return r
			}
		}
	}
	return nil
}

// erratumNote writes below a clause that it was corrected; below a table, in which of its rows.
func (w *writer) erratumNote(m *markup, e erratum, c *clause.Clause) {
	m.start("p", "class", "erratum")
	row := ""
	if c.Kind == clause.Row && len(c.Cells) > 0 {
		row = ", in the row " + c.Cells[0].Text.Plain()
	}
	m.element("b", "Corrected on "+e.On+row+":")
	m.text(" ")
	m.add(e.What)
	if e.Redline != nil {
		m.text(" ")
		m.element("a", e.Redline.Text, "href", w.href(e.compare+permalink.Fragment(c.ID)))
	}
	m.end()
}
