package render

import (
	"html/template"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A reviewPage shows an outside review of a report, or that there is none yet.
type reviewPage struct {
	*article
	Published       bool
	Reviewer        string
	Notice          *reviewNotice // that the report is not what was reviewed
	Verdicts        []sectionVerdict
	Unseen          []link // sections at which the reviewer did not look
	Disagreements   []opinion
	Recommendations []opinion
	Redactions      template.HTML
}

// A sectionVerdict is what the reviewer holds of a section.
type sectionVerdict struct {
	ID      string // of the row
	Section link
	Chip    chip
	Says    template.HTML
	Since   string // what became of the section
}

// An opinion is something that a reviewer says, of a section or of the whole.
type opinion struct {
	Section *link
	Says    template.HTML
	Since   string // what became of the section
}

// reviewPages plans the pages of the reviews of a report.
func (s *site) reviewPages(r *corpus.Report) {
	for _, w := range r.Reviews {
		s.add(permalink.Review(r.Name, w.Name), func(at *view) (string, any) { return "review", at.reviewPage(w) })
		s.reviewData(w)
	}
}

func (at *view) reviewPage(r *corpus.Review) *reviewPage {
	a, w, fs := at.article(&r.File, &r.Common, permalink.Reports)
	since := at.s.sinceReview(r)
	page := &reviewPage{article: a, Published: !r.Published.IsZero(), Reviewer: r.Reviewer}
	at.reviewFacts(fs, w, r, since)
	if page.Published {
		page.Notice = at.notice(r, since)
		page.Verdicts, page.Unseen = at.sectionVerdicts(w, r, since)
		page.Disagreements = at.opinions(w, r, r.Disagreements, since)
		page.Recommendations = at.opinions(w, r, r.Recommendations, since)
		page.Redactions = w.prose(r.Redactions)
	}
	a.finish(w, fs, &r.Common)
	return page
}

// reviewFacts say which text was reviewed, by whom, when, and what of it the reviewer saw.
func (at *view) reviewFacts(fs *facts, w *writer, r *corpus.Review, since sinceReview) {
	fs.link("Report", at.to(permalink.Report(r.Report.Name), r.Report.Title), "")
	fs.text("Reviewer", r.Reviewer)
	if r.Published.IsZero() {
		fs.text("Published", "no statement has been published")
	} else {
		fs.text("Published", r.Published.Long())
	}
	switch {
	case since.held:
		fs.link("Edition reviewed", at.to(editionAddress(r.Report, since.text), since.text.Edition), "")
	case r.Edition != "":
		fs.text("Edition reviewed", r.Edition)
	}
	if r.Digest != "" {
		source := ""
		if since.held {
			source = permalink.TextSource(editionAddress(r.Report, since.text))
		}
		fs.digest("Canonical digest of the text reviewed (SHA-256)", r.Digest, at.ifHas(source, "Source of that text"))
		fs.ofTheText("the report’s header")
	}
	if r.Published.IsZero() {
		return
	}
	fs.document("reviewer’s own", r.Original, w)
	fs.text("What the reviewer saw", sawWords[r.Saw])
	if !r.Period.From.IsZero() || !r.Period.To.IsZero() {
		fs.text("Time of the review", orNotStated(r.Period.From.Long())+" to "+orNotStated(r.Period.To.Long()))
	}
	if r.Conflicts.IsZero() {
		fs.text("Conflicts of interest", "")
	} else {
		fs.html("Conflicts of interest", w.prose(r.Conflicts))
	}
}

// sectionVerdicts are the sections that were reviewed, in the order of the review, and those of the text that were not.
func (at *view) sectionVerdicts(w *writer, r *corpus.Review, since sinceReview) (verdicts []sectionVerdict, unseen []link) {
	for _, section := range r.Sections {
		v := verdictOn(r, section)
		verdicts = append(verdicts, sectionVerdict{ID: verdictID(section), Section: at.reviewedSection(r, section), Chip: verdictChips[v.Verdict],
			Says: w.prose(v.Says), Since: since.ofSection(clause.ID(section))})
	}
	for _, row := range reviewedRows(r.Report, []*corpus.Review{r}) {
		if row.isUnseen() {
			l := at.sectionLink(r.Report, row.id)
			l.Text = row.name(l.Text)
			unseen = append(unseen, l)
		}
	}
	return verdicts, unseen
}

func (at *view) opinions(w *writer, r *corpus.Review, list []corpus.Opinion, since sinceReview) []opinion {
	var out []opinion
	for _, o := range list {
		x := opinion{Says: w.prose(o.Says)}
		if o.Section != "" {
			l := at.reviewedSection(r, o.Section)
			x.Section, x.Since = &l, since.ofSection(clause.ID(o.Section))
		}
		out = append(out, x)
	}
	return out
}

// reviewedSection leads to a section in the text that was reviewed, or in the newest that has it.
func (at *view) reviewedSection(r *corpus.Review, section string) link {
	if text, held := r.Reviewed(); held {
		if c := text.Doc.Find(clause.ID(section)); c != nil {
			return at.to(editionAddress(r.Report, text)+permalink.Fragment(c.ID), at.s.clauseWords(c, text.File))
		}
	}
	return at.sectionLink(r.Report, clause.ID(section))
}
