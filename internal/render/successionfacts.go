package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/succession"
	"rspsite/internal/transcript"
)

// SuccessionFacts are what the JSON of two reports says beside their words. baseURL is the address of the site's root; if it is empty,
// no address is given.
func SuccessionFacts(s *succession.Succession, baseURL string) transcript.Facts {
	facts := factsOf(reportText(s.Old), reportText(s.New), baseURL)
	f := &factWriter{baseURL: baseURL}
	r := &transcript.ReportFacts{Risks: []transcript.RiskFacts{}, Goals: []transcript.GoalFacts{}, Redactions: []transcript.RedactionFacts{},
		ModelsAdded: modelNames(s.Models.Added), ModelsGone: modelNames(s.Models.Gone), Determinations: []transcript.DeterminationFacts{},
		Summary: SuccessionSummary(s)}
	for i := range s.Risks {
		r.Risks = append(r.Risks, riskFacts(&s.Risks[i]))
	}
	for i := range s.Slips {
		r.Goals = append(r.Goals, f.goal(&s.Slips[i]))
	}
	redactions := s.Redactions()
	for i := range redactions {
		r.Redactions = append(r.Redactions, redactionFacts(&redactions[i]))
	}
	for _, d := range s.Determined {
		r.Determinations = append(r.Determinations, transcript.DeterminationFacts{Model: d.Model.Name, Level: d.Level, Before: d.Before, On: d.On.String(), URL: f.url(permalink.Model(d.Model.Name))})
	}
	r.Policy = f.policyFacts(&s.Policy)
	facts.Report = r
	return facts
}

// The words of the JSON form.
var (
	wayNames = map[succession.Way]string{succession.Same: "same", succession.Up: "up", succession.Down: "down", succession.New: "new",
		succession.Dropped: "dropped", succession.Incomparable: "not comparable"}
	courseNames = map[succession.Course]string{succession.Worse: "worse", succession.Better: "better"}
	shiftNames  = map[succession.Shift]string{succession.Kept: "kept", succession.Later: "later", succession.Sooner: "sooner",
		succession.First: "first", succession.Another: "another"}
)

func riskFacts(r *succession.RiskChange) transcript.RiskFacts {
	facts := transcript.RiskFacts{Threat: r.Threat, Rating: turnFacts(&r.Rating), Threshold: turnFacts(&r.Threshold), Standard: turnFacts(&r.Standard)}
	if r.Old != nil {
		facts.Old = string(r.Old.ID)
	}
	if r.New != nil {
		facts.New = string(r.New.ID)
	}
	return facts
}

func turnFacts(t *succession.Turn) transcript.TurnFacts {
	return transcript.TurnFacts{Old: t.Old.Word, New: t.New.Word, Way: wayNames[t.Way], Course: courseNames[t.Course]}
}

func (f *factWriter) goal(s *succession.Slip) transcript.GoalFacts {
	facts := transcript.GoalFacts{Goal: s.Goal.Name, Title: s.Goal.Title, New: s.New.Due.String(), Shift: shiftNames[s.Shift()], Passed: s.Passed && !s.IsMet(),
		Status: string(s.Goal.Status), StatusOn: s.Today.String(), Overdue: overdue(s.Goal, s.Today) != "", Dates: []string{}, URL: f.url(permalink.Goal(s.Goal.Name))}
	if s.Old != nil {
		facts.Old = s.Old.Due.String()
	}
	for _, d := range s.Dates {
		facts.Dates = append(facts.Dates, d.String())
	}
	return facts
}

func redactionFacts(r *succession.RedactionChange) transcript.RedactionFacts {
	facts := transcript.RedactionFacts{Fate: redactionFates[r.Fate], SameText: r.SameText, WithClause: r.WithClause}
	if r.Old != nil {
		facts.Old = redactionSide(r.Old)
	}
	if r.New != nil {
		facts.New = redactionSide(r.New)
	}
	return facts
}

func redactionSide(p *corpus.RedactionPlace) *transcript.RedactionSide {
	return &transcript.RedactionSide{ID: p.ID, Reason: string(p.Reason), Extent: string(p.Extent), Commitment: p.Commitment, Clause: string(p.Clause.ID), Field: p.Field}
}

func modelNames(models []succession.CoveredModel) []string {
	names := []string{}
	for _, m := range models {
		names = append(names, m.Name)
	}
	return names
}

// policyFacts say what became of the policy: the comparison of its texts is named by its address, and stands there as JSON.
func (f *factWriter) policyFacts(p *succession.PolicyChange) *transcript.PolicyFacts {
	if p.New.Policy == nil {
		return nil
	}
	facts := &transcript.PolicyFacts{Policy: p.New.Policy.Name, Old: p.Old.Name, New: p.New.Name, Versions: []transcript.VersionFacts{}}
	if p.Old.Policy != p.New.Policy && p.Old.Policy != nil {
		facts.OldPolicy = p.Old.Policy.Name
	}
	if r := p.Revision(); r != nil {
		facts.URL = f.url(permalink.Compare(r.New.Policy.Name, r.Old.Name, r.New.Name))
		facts.Records = (&factWriter{r, f.baseURL}).records()
	}
	for _, step := range p.Steps {
		v := transcript.VersionFacts{Version: step.Name, Published: step.Published.String()}
		if step.Recorded != nil {
			v.Note = step.Recorded.Note.Plain()
		}
		facts.Versions = append(facts.Versions, v)
	}
	return facts
}
