package render

import (
	"cmp"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// policyOf is the policy that a file is about, and whether it is about a Risk Report.
func (s *site) policyOf(d corpus.Document) (p *corpus.Policy, ofReports bool) {
	switch m := d.Meta.(type) {
	case *corpus.ReportMeta, *corpus.ReviewMeta:
		return d.Policy, true
	case *corpus.GoalMeta:
		return s.policyOfClauses(m.Clauses, d.File), false
	}
	return d.Policy, false
}

// policyOfClauses is the policy that the first of some references names a clause of.
func (s *site) policyOfClauses(refs []string, f *corpus.File) *corpus.Policy {
	for _, ref := range refs {
		if t, err := s.corpus.Resolve(ref, f); err == nil {
			name, _, _ := strings.Cut(strings.TrimPrefix(t.Address, "/"), "/")
			return s.corpus.Policy(name)
		}
	}
	return nil
}

// versionOf is the version of the policy that a file is, or is about.
func versionOf(d corpus.Document) string {
	switch m := d.Meta.(type) {
	case *corpus.VersionMeta:
		return m.Version
	case *corpus.ChangesMeta:
		return m.Version
	case *corpus.ReportMeta:
		return m.PolicyVersion
	case *corpus.ModelMeta:
		return m.PolicyVersion
	}
	return ""
}

func (s *site) reportPublished(r *corpus.Report) publication {
	e := s.publicationOf(&r.File, &r.Common, "Risk Report", permalink.Report(r.Name), r.Title, r.Published)
	e.feed.policy, e.feed.ofReports, e.feed.version = s.corpus.PolicyOr(r.Policy), true, r.PolicyVersion
	e.feed.tell = func(b *feedBody) { b.report(r) }
	return e
}

func (s *site) reviewPublished(w *corpus.Review) publication {
	e := s.publicationOf(&w.File, &w.Common, "Review", permalink.Review(w.Report.Name, w.Name), w.Title, w.Published)
	e.feed.policy, e.feed.ofReports, e.feed.version = s.corpus.PolicyOr(w.Report.Policy), true, w.Report.PolicyVersion
	if text, ok := w.Reviewed(); ok && text.TextDigest() != w.Report.TextDigest() { // as the entry says since then
		if next, ok := w.Report.After(text.Edition); ok {
			e.feed.updated = newest(e.feed.updated, next.Dated())
		}
	}
	e.feed.tell = func(b *feedBody) { b.review(w) }
	return e
}

// report tells what a report covers, what changed since the one before, and the levels of the models in it.
func (b *feedBody) report(r *corpus.Report) {
	w := b.at.write(&r.File, permalink.Report(r.Name))
	b.rest = b.at.to(permalink.Report(r.Name), r.Title)
	b.summary(w, &r.Common)
	b.block(func(t *telling) {
		t.start("p")
		t.text("Published " + onDate(r.Published) + "; covers " + r.Covers.Long() + ". Under ")
		t.link(b.at.policyVersion(r.Policy, r.PolicyVersion))
		t.text(".")
		if r.Edition != "" {
			t.text(" Edition " + r.Edition + ".")
		}
		if r.OffCycle {
			t.text(" Off-cycle.")
		}
		t.end()
	})
	redline := b.sinceLastReport(r)
	b.determinationsOf(r)
	b.claims(w, r.Claims)
	redline()
}

// summary adds the summary of a file.
func (b *feedBody) summary(w *writer, c *corpus.Common) {
	b.block(func(t *telling) {
		if !c.Summary.IsZero() {
			t.start("p")
			t.prose(w, c.Summary)
			t.end()
		}
	})
}

// determinationsOf add the levels of the models in scope, each with its sources and what others dispute.
func (b *feedBody) determinationsOf(r *corpus.Report) {
	var models []*corpus.Model
	for _, name := range r.Models {
		if m := b.at.s.corpus.Model(name); m != nil {
			models = append(models, m)
		}
	}
	if len(models)+len(r.Unreleased) == 0 {
		return
	}
	b.block(func(t *telling) { t.element("h3", "Models in scope, and their levels") })
	for _, m := range models {
		b.levels(m, r.Covers)
	}
	w := b.at.write(&r.File, permalink.Report(r.Name))
	for _, name := range r.Unreleased {
		b.labelled(w, "Not released", name)
	}
}

// levels add the level at which a model stood on a day, with its sources and the disagreement about it. What was determined later is
// no part of what the report could say.
func (b *feedBody) levels(m *corpus.Model, day corpus.Date) {
	w := b.at.write(&m.File, permalink.Model(m.Name))
	b.block(func(t *telling) {
		t.start("p")
		t.link(b.at.to(permalink.Model(m.Name), m.Title))
		if d := determinedBy(m, day); d == nil {
			t.text(": level not stated.")
		} else {
			t.text(": " + d.Level + ", " + dateOrNotStated(d.On) + ".")
			t.sources(d.Source)
		}
		t.end()
		t.claims(w, levelClaims(m))
	})
}

// determinedBy is the last determination of a model that is not of a later day; nil if there is none.
func determinedBy(m *corpus.Model, day corpus.Date) *corpus.Determination {
	for i := range slices.Backward(m.Determinations) {
		if d := &m.Determinations[i]; !d.On.After(day) {
			return d
		}
	}
	return nil
}

func dateOrNotStated(d corpus.Date) string {
	if d.IsZero() {
		return "date not stated"
	}
	return onDate(d)
}

// review tells what a reviewer holds of a report.
func (b *feedBody) review(r *corpus.Review) {
	w := b.at.write(&r.File, permalink.Review(r.Report.Name, r.Name))
	b.rest = b.at.to(permalink.Review(r.Report.Name, r.Name), r.Title)
	b.summary(w, &r.Common)
	b.block(func(t *telling) {
		t.start("p")
		t.text("By " + r.Reviewer + ", published " + onDate(r.Published) + ", of ")
		t.link(b.at.to(permalink.Report(r.Report.Name), r.Report.Title))
		if r.Edition != "" {
			t.text(", edition " + r.Edition)
		}
		t.text(".")
		t.end()
	})
	if notice := b.at.notice(r, b.at.s.sinceReview(r)); r.Digest != "" && notice != nil {
		b.paragraph(notice.Head + " " + notice.Text)
	}
	b.labelled(w, "Conflicts of interest", r.Conflicts)
	for _, v := range r.Verdicts {
		b.block(func(t *telling) {
			t.start("p")
			t.links("On ", "", b.sectionOf(r, v.Section), ": ")
			t.element("strong", lower(verdictChips[v.Verdict].Text))
			t.text(". ")
			t.prose(w, v.Says)
			t.end()
		})
	}
	b.opinions(w, r, "Disagreement", r.Disagreements)
	b.opinions(w, r, "Recommendation", r.Recommendations)
	b.labelled(w, "On the redactions", r.Redactions)
}

// opinions add what a reviewer says, of a section or of the whole.
func (b *feedBody) opinions(w *writer, r *corpus.Review, role string, opinions []corpus.Opinion) {
	for _, o := range opinions {
		b.block(func(t *telling) {
			t.start("p")
			t.element("strong", role+":")
			t.text(" ")
			t.prose(w, o.Says)
			if o.Section != "" {
				t.links(" (on ", "", b.sectionOf(r, o.Section), ")")
			}
			t.end()
		})
	}
}

// sectionOf is a link to a section of a report, or to a row of a table, in the edition that was reviewed if it is held.
func (b *feedBody) sectionOf(r *corpus.Review, id string) []link {
	text, ok := r.Reviewed()
	if !ok {
		text = r.Report.Newest()
	}
	c := text.Doc.Find(clause.ID(id))
	if c == nil {
		return []link{{Text: id}}
	}
	words := c.Text
	if c.Kind == clause.Row && len(c.Cells) > 0 {
		words = c.Cells[0].Text
	}
	return []link{b.at.to(editionAddress(r.Report, text)+permalink.Fragment(c.ID), cmp.Or(b.at.s.plain(words, text.File), string(c.Label), id))}
}
