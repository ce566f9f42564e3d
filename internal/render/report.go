package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

const reportsAddress = "/reports/"

// A reportPage shows a Risk Report.
type reportPage struct {
	*article
	Reviews []reviewItem
}

// A reviewItem is a review in the list below a report.
type reviewItem struct {
	link
	Reviewer string
	Date     string // empty: no statement has been published
	Marks    []chip
}

// A reviewPage shows an outside review of a report, or that there is none yet.
type reviewPage struct {
	*article
	Published bool
	Sections  []link
}

func (s *site) reports() {
	s.reportsIndex()
	for _, r := range s.corpus.Reports {
		s.add(permalink.Report(r.Name), func(at *view) (string, any) { return "report", at.reportPage(r) })
		for _, w := range r.Reviews {
			s.add(permalink.Review(r.Name, w.Name), func(at *view) (string, any) { return "review", at.reviewPage(w) })
		}
	}
}

func (at *view) reportPage(r *corpus.Report) *reportPage {
	a, w, fs := at.article(&r.File, &r.Common, reportsAddress)
	page := &reportPage{article: a}
	if r.Edition != "" {
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
	fs.html("Models", models.html())
	if r.OffCycle {
		fs.text("Cycle", "off-cycle")
	}
	at.cadenceFacts(fs, r)
	for _, other := range at.s.corpus.Reports {
		if other.Name == r.Previous {
			l := at.to(permalink.Report(other.Name), other.Title)
			fs.link("Report before", l, "prev")
			a.Previous = &l
		}
	}
	for _, v := range r.Reviews {
		page.Reviews = append(page.Reviews, reviewItem{link: at.to(permalink.Review(r.Name, v.Name), v.Title), Reviewer: v.Reviewer,
			Date: v.Published.Long(), Marks: marks(&v.Common)})
	}
	a.finish(w, fs, &r.Common)
	return page
}

func (at *view) reviewPage(r *corpus.Review) *reviewPage {
	a, w, fs := at.article(&r.File, &r.Common, reportsAddress)
	page := &reviewPage{article: a, Published: !r.Published.IsZero()}
	fs.link("Report", at.to(permalink.Report(r.Report.Name), r.Report.Title), "")
	fs.text("Reviewer", r.Reviewer)
	if page.Published {
		fs.text("Published", r.Published.Long())
	} else {
		fs.text("Published", "no statement has been published")
	}
	if r.Edition != "" {
		fs.text("Edition reviewed", r.Edition)
	}
	if !r.Conflicts.IsZero() {
		fs.html("Conflicts of interest", w.prose(r.Conflicts))
	}
	for _, id := range r.Sections {
		l := link{Text: id}
		if c := r.Report.Doc.Find(clause.ID(id)); c != nil {
			l = at.to(permalink.Report(r.Report.Name)+permalink.Fragment(c.ID), c.PlainText())
		}
		page.Sections = append(page.Sections, l)
	}
	a.finish(w, fs, &r.Common)
	return page
}
