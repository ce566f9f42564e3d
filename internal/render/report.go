package render

import (
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A reportPage shows a Risk Report.
type reportPage struct {
	*article
	Since    []*sinceLast  // what became of the report before, and of the last regular one
	Outside  outsideView   // what outside reviewers hold of it
	Editions []editionItem // all of them, where earlier ones are held
	completion
}

func (s *site) reports() {
	s.reportsIndex()
	for _, r := range s.corpus.Reports {
		s.add(permalink.Report(r.Name), func(at *view) (string, any) { return "report", at.reportPage(r) })
		s.reviewPages(r)
		s.editionPages(r)
		s.reportSources(r)
		s.reportData(r)
	}
}

func (at *view) reportPage(r *corpus.Report) *reportPage {
	a, w, fs := at.article(&r.File, &r.Common, permalink.Reports)
	page := &reportPage{article: a, Since: at.sinceLast(r)}
	if p := at.s.corpus.PolicyOr(r.Policy); p != nil && !r.Specimen { // a specimen has none
		fs.text("Publisher", p.Publisher)
	}
	switch l := at.edition(r); {
	case l != nil: // which says also that it was corrected
		fs.link("Edition", link{capital(strings.TrimPrefix(l.Text, "edition ")), l.Href}, "")
	case r.Edition != "":
		fs.text("Edition", r.Edition)
	}
	fs.text("Published", r.Published.Long())
	fs.text("Coverage date", r.Covers.Long())
	if !r.Period.From.IsZero() || !r.Period.To.IsZero() {
		fs.text("Period", orNotStated(r.Period.From.Long())+" to "+orNotStated(r.Period.To.Long()))
	}
	fs.link("Under policy", at.policyVersion(r.Policy, r.PolicyVersion), "")
	var models markup
	for i, name := range r.Models {
		if i > 0 {
			models.text(", ")
		}
		if m := at.s.corpus.Model(name); m != nil {
			models.element("a", m.Title, "href", at.href(permalink.Model(name)))
		} else { // an unreleased model, by its code name
			models.text(name)
		}
	}
	for i, name := range r.Unreleased {
		if i > 0 || len(r.Models) > 0 {
			models.text(", ")
		}
		w.inline(&models, name.Inline)
		models.text(" (not released)")
	}
	fs.html("Models", models.html())
	if r.OffCycle {
		fs.text("Cycle", "off-cycle")
	}
	at.cadenceFacts(fs, r)
	if before := at.s.corpus.Report(r.Previous); before != nil {
		l := at.to(permalink.Report(before.Name), before.Title)
		fs.link("Report before", l, "prev")
		a.Previous = &l
	}
	page.Outside, page.Editions = at.outside(r), at.editions(r)
	a.Errata = besides(page.Editions, a.Errata)
	w.know.reviews = at.reviewNotes(r, r.Newest())
	page.completion = at.completion(r, w)
	page.tellPromises(fs)
	fs.textDigest(&r.File, permalink.TextSource(at.at))
	fs.ofTheText("this header")
	a.finish(w, fs, &r.Common)
	return page
}
