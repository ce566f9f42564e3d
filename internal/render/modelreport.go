package render

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A modelCoverage is a Risk Report that covers a model.
type modelCoverage struct {
	link
	Marks     []chip
	Published string
	Edition   *link // which, and what changed, if it was corrected
	Covers    string
	Version   link // of the policy, that the report is under
	Risks     []riskLine
}

// A riskLine is what a report says of one threat.
type riskLine struct {
	Threat    link
	Says      string
	Corrected []link
}

// reportsCovering are the reports that name a model, newest first.
func (s *site) reportsCovering(m *corpus.Model) []*corpus.Report {
	var list []*corpus.Report
	for _, r := range s.corpus.Reports {
		if slices.Contains(r.Models, m.Name) {
			list = append(list, r)
		}
	}
	return list
}

// coverages are these reports for a page.
func (at *view) coverages(m *corpus.Model) []modelCoverage {
	var list []modelCoverage
	for _, r := range at.s.reportsCovering(m) {
		c := modelCoverage{link: at.to(permalink.Report(r.Name), r.Title), Marks: marks(&r.Common), Published: r.Published.Long(), Edition: at.edition(r), Covers: r.Covers.Long(),
			Version: at.policyVersion(r.Policy, r.PolicyVersion)}
		for _, risk := range at.s.corpus.Risks(r.Newest()) {
			c.Risks = append(c.Risks, riskLine{at.to(permalink.Report(r.Name)+permalink.Fragment(risk.ID), risk.Threat), riskWords(risk), at.correctedRow(r, risk.ID, "")})
		}
		list = append(list, c)
	}
	return list
}
