package render

import (
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
)

// sinceLastReport adds what changed since the report before: the assessments then and now, dates of goals, models, redactions,
// the policy meanwhile. The redline of the text is long, and stands behind everything else.
func (b *feedBody) sinceLastReport(r *corpus.Report) (redline func()) {
	c := b.at.s.corpus
	before := succession.Previous(c, r)
	if before == nil {
		b.paragraph("No report before this one is held here.")
		return func() {}
	}
	s := b.at.s.successions.Between(before, r)
	changes := textChanges(s.Text())
	compare := permalink.ReportCompare(before.Name, r.Name)
	b.block(func(t *telling) {
		t.element("h3", "What changed since the last report")
		t.start("p")
		t.text("The last one was ")
		t.link(b.at.to(permalink.Report(before.Name), before.Title))
		t.text(", " + before.Published.Long() + ". Against it " + count(len(changes), "clause differs", "clauses differ") + ".")
		if b.at.s.has(compare) {
			b.rest = b.at.to(compare, "what changed from "+before.Title+" to "+r.Title)
			t.text(" ")
			t.link(b.at.to(compare, "Compare the two reports"))
		}
		t.end()
	})
	b.risks(s)
	b.meanwhile(s)
	b.sinceRegular(r)
	return func() {
		b.changesThat(textPair{reportText(before), reportText(r)}, changes, "The text", "", isPolicyChange)
	}
}

// sinceRegular adds in short what changed since the last regular report, where the report before came off the cycle.
func (b *feedBody) sinceRegular(r *corpus.Report) {
	old := succession.Regular(b.at.s.corpus, r)
	if old == nil {
		return
	}
	compare := b.at.toReportCompare(old.Name, r.Name)
	if compare == nil {
		return
	}
	b.block(func(t *telling) {
		t.start("p")
		t.text("The report before came off the cycle. Since the last regular one, ")
		t.link(b.at.to(permalink.Report(old.Name), old.Title))
		t.text(", " + old.Published.Long() + ": " + SuccessionSummary(b.at.s.successions.Between(old, r)) + " ")
		t.link(link{"Compare the two", compare.Href})
		t.end()
	})
}

// risks add the assessments of each threat then and now.
func (b *feedBody) risks(s *succession.Succession) {
	if len(s.Risks) == 0 {
		return
	}
	b.block(func(t *telling) {
		t.element("h4", "Threats, then and now")
		t.start("ul")
		for i := range s.Risks {
			r := &s.Risks[i]
			t.start("li")
			t.element("strong", r.Threat)
			switch {
			case r.Old == nil:
				t.text(" (not in the last report)")
			case r.New == nil:
				t.text(" (in the last report alone)")
			}
			var turns []string
			for _, column := range riskColumns {
				turns = append(turns, column.word+" "+turnWords(column.of(r)))
			}
			t.text(": " + strings.Join(turns, "; ") + ".")
			t.end()
		}
		t.end()
	})
}

// meanwhile adds what changed around the text.
func (b *feedBody) meanwhile(s *succession.Succession) {
	if p := &s.Policy; p.IsChange() {
		b.block(func(t *telling) {
			t.start("p")
			t.text(policySentence(p))
			if old, new := p.Old.Held, p.New.Held; old != nil && new != nil && old.Policy == new.Policy {
				if compare := permalink.Compare(new.Policy.Name, old.Name, new.Name); b.at.s.has(compare) {
					t.text(" ")
					t.link(b.at.to(compare, "What changed in it"))
				}
			}
			t.end()
		})
	}
	b.slips(s)
	b.paragraph(modelsWords("Models that only this report covers: ", s.Models.Added))
	b.paragraph(modelsWords("Models that only the last one covers: ", s.Models.Gone))
	b.paragraph(redactionSentence(s.Redactions()))
}

// slips add the goals whose dates moved, or passed. How they stand today is no part of an entry, which would change from day to day.
func (b *feedBody) slips(s *succession.Succession) {
	for i := range s.Slips {
		slip := &s.Slips[i]
		b.block(func(t *telling) {
			t.start("p")
			t.text("Goal: ")
			t.link(b.at.to(permalink.Goal(slip.Goal.Name), slip.Goal.Title))
			t.text(", " + shiftWords(slip) + ".")
			t.sources(slip.New.Source)
			t.end()
		})
	}
}

// modelsWords name models behind what is said of them; nothing if there are none.
func modelsWords(before string, models []succession.CoveredModel) string {
	var names []string
	for _, m := range models {
		names = append(names, m.Title)
	}
	if len(names) == 0 {
		return ""
	}
	return before + list(names) + "."
}

// textChanges are the changes between two texts that are no versions, in reading order.
func textChanges(d *revision.Difference) []*stepChange {
	changes := &step{changes: map[*clause.Clause]*stepChange{}}
	for i := range d.Changes {
		if d.Changes[i].IsChange() {
			changes.add(d, &d.Changes[i], false, nil)
		}
	}
	return changes.inOrder
}
