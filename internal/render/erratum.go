package render

import (
	"html/template"
	"slices"
	"strings"

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
	Before    *link  // what the text said before it, of one that has no editions
	Ours      bool   // it corrects this site's text, of which the publisher's says nothing

	compare string // address of that
	later   bool   // it made a later edition than the one that is shown
}

// erratumChips say what sort of correction it is.
var erratumChips = map[string]chip{"typo": {"Typo", "flat"}, "conversion": {"Conversion", "flat"}, "substantive": {"Substantive", "weak"}}

// Chip says what sort of correction it is.
func (e erratum) Chip() chip { return erratumChips[e.Kind] }

// errata are corrections of the writer's file, as it lists them; of is the head of that file.
func (w *writer) errata(of *corpus.Common, list []corpus.Erratum) []erratum {
	if len(list) == 0 {
		return nil
	}
	report := w.s.reportOf(w.file)
	var out []erratum
	for _, e := range list {
		x := erratum{On: e.On.Long(), Kind: string(e.Kind), What: w.prose(e.What), Why: w.prose(e.Why), Edition: e.Edition, Before: w.before(e), Ours: isOurCorrection(of, e)}
		x.compare = correctionAddress(report, e)
		x.Redline = w.ifHas(x.compare, "What changed in edition "+e.Edition)
		for _, id := range e.Clauses {
			x.Clauses = append(x.Clauses, w.corrected(report, e, clause.ID(id)))
		}
		out = append(out, x)
	}
	return out
}

// isOurCorrection reports whether a correction is one of this site's text alone: whoever reads of it must not take it for one that the
// publisher made in its own.
func isOurCorrection(c *corpus.Common, e corpus.Erratum) bool {
	return e.Edition == "" && isOurs(c.Basis)
}

// isOurs reports whether a text with that basis was made by this site from what it had of another.
func isOurs(basis corpus.Basis) bool {
	return clause.Basis(basis) == clause.Reconstruction || clause.Basis(basis) == clause.Excerpt
}

// noteLater has the corrections that made later editions of a report stand beside the clauses of an earlier one that they name.
func (w *writer) noteLater(e *corpus.Edition) {
	texts := e.Report.Texts()
	for _, t := range texts[slices.IndexFunc(texts, func(t corpus.EditionText) bool { return t.Earlier == e })+1:] {
		for _, of := range t.Errata {
			if of.Edition != t.Edition {
				continue
			}
			x := w.errata(&t.Common, []corpus.Erratum{of})[0]
			x.later = true
			for _, id := range of.Clauses {
				w.know.errata[clause.ID(id)] = append(w.know.errata[clause.ID(id)], x)
			}
		}
	}
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

// A runErratum is a correction of a clause in one version of a run.
type runErratum struct {
	erratum
	Of string // the version
}

// errataOn are the corrections of v that name a clause.
func errataOn(v *corpus.Version, id clause.ID) []corpus.Erratum {
	return slices.DeleteFunc(slices.Clone(v.Errata), func(e corpus.Erratum) bool { return !slices.Contains(e.Clauses, string(id)) })
}

// A siteErratum is a correction in the list of those of the whole site.
type siteErratum struct {
	erratum
	Of    link // the text
	Marks []chip
	date  corpus.Date
}

// siteErrata are the corrections of all texts, newest first. Earlier editions have none that the newest does not have.
func (at *view) siteErrata() []siteErratum {
	var list []siteErratum
	for d := range at.s.corpus.Documents() {
		if d.Earlier {
			continue
		}
		page, _, isPart := strings.Cut(d.Page, "#")
		w := at.write(d.File, page)
		for i, e := range w.errata(d.Common, d.Common.Errata) {
			if isPart { // the page that it shares owns no clause IDs of it
				for j := range e.Clauses {
					e.Clauses[j].Href = ""
				}
			}
			list = append(list, siteErratum{e, at.to(d.Page, d.Title), marks(d.Common), d.Common.Errata[i].On})
		}
	}
	slices.SortStableFunc(list, func(a, b siteErratum) int { return b.date.Compare(a.date) })
	return list
}

// erratumNote writes below a clause that it was corrected; below a table, in which of its rows.
func (w *writer) erratumNote(m *markup, e erratum, c *clause.Clause) {
	m.start("p", "class", "erratum")
	row := ""
	if c.Kind == clause.Row && len(c.Cells) > 0 {
		row = ", in the row " + c.Cells[0].Text.Plain()
	}
	switch {
	case e.later:
		m.element("b", "Corrected in edition "+e.Edition+" of "+e.On+row+", not here:")
	case e.Ours:
		m.element("b", "This site corrected its text on "+e.On+row+":")
	default:
		m.element("b", "Corrected on "+e.On+row+":")
	}
	m.text(" ")
	m.add(e.What)
	if e.Redline != nil {
		m.text(" ")
		m.element("a", e.Redline.Text, "href", w.href(e.compare+permalink.Fragment(c.ID)))
	}
	if e.Before != nil {
		m.text(" ")
		m.element("a", e.Before.Text, "href", e.Before.Href)
	}
	m.end()
}
