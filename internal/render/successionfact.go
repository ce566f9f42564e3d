package render

import (
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/succession"
)

// What else happened between two reports: a line each for goals, redactions and models.

// slipFact tells of the dates of goals.
func (at *view) slipFact(since *succession.Succession) sinceFact {
	f := sinceFact{Name: "Goals"}
	for i := range since.Slips {
		s := &since.Slips[i]
		item := sinceItem{link: at.to(permalink.Goal(s.Goal.Name), s.Goal.Title), Words: slipWords(s)}
		if s.Shift() == succession.Later || s.Passed && s.Goal.Status == corpus.GoalOpen || overdue(s.Goal, s.Today) != "" {
			item.Kind = "weak"
		}
		f.Items = append(f.Items, item)
	}
	if len(since.Slips) == 0 {
		f.Says = noSlips(since)
	}
	return f
}

// noSlips says that no date moved or passed, or that there is none that could.
func noSlips(s *succession.Succession) string {
	if s.Goals > 0 && s.Dated == 0 {
		return "Of " + count(s.Goals, "goal", "goals") + " none has a date that a source states."
	}
	return "No date was set anew or passed."
}

// redactionFact tells which redactions are new and which are gone; those that were kept are counted.
func (c *comparison) redactionFact(changes []succession.RedactionChange) sinceFact {
	f := sinceFact{Name: "Redactions"}
	for i := range changes {
		r := &changes[i]
		if r.Fate == succession.RedactionKept {
			continue
		}
		place, to := r.New, c.toNew
		if place == nil {
			place, to = r.Old, c.toOld
		}
		href := ""
		if place.Field == "" {
			href = to(place.Clause.ID)
		}
		f.Items = append(f.Items, sinceItem{link: link{"[" + redactedWords(place) + "]", href}, Words: redactionFate(r)})
	}
	if len(changes) == 0 {
		f.Says = "None in either report."
	} else {
		f.Says = keptSentence(changes, len(f.Items) == 0)
	}
	return f
}

// keptSentence says how many redactions stand where one stood, and what that does not say; alone, that there are no others.
func keptSentence(changes []succession.RedactionChange, alone bool) string {
	same, other := 0, 0
	for i := range changes {
		switch {
		case changes[i].Fate != succession.RedactionKept:
		case changes[i].SameText:
			same++
		default:
			other++
		}
	}
	var said []string
	if alone {
		said = append(said, "None is new, none gone.")
	}
	if other > 0 {
		said = append(said, count(other, "stands where one stood before, for the same reason; whether it hides", "stand where one stood before each, for the same reasons; whether they hide")+" the same text cannot be told.")
	}
	if same > 0 {
		said = append(said, count(same, "commits to the very text that it did before.", "commit to the very texts that they did before."))
	}
	return strings.Join(said, " ")
}

// modelFact tells which models came into scope, which left, and what was determined of any meanwhile.
func (at *view) modelFact(s *succession.Succession) sinceFact {
	f := sinceFact{Name: "Models"}
	for _, part := range []struct {
		models []succession.CoveredModel
		words  string
	}{{s.Models.Added, "now covered"}, {s.Models.Gone, "no longer covered"}} {
		for _, m := range part.models {
			f.Items = append(f.Items, sinceItem{link: at.covered(m), Words: part.words})
		}
	}
	for _, d := range s.Determined {
		f.Items = append(f.Items, sinceItem{link: at.to(permalink.Model(d.Model.Name), d.Model.Title), Words: d.Says()})
	}
	if len(f.Items) == 0 {
		f.Says = "Both reports cover the same."
	}
	return f
}

// covered leads to a model that a report covers, where it has a page.
func (at *view) covered(m succession.CoveredModel) link {
	if address := permalink.Model(m.Name); !m.Unreleased && at.s.has(address) {
		return at.to(address, m.Title)
	}
	return link{Text: m.Title}
}
