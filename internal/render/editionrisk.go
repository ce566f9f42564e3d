package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/succession"
	"rspsite/internal/transcript"
)

// What a later edition of a report made of its assessments, and which corrections made it: a rating that moved is one word in a redline.

// An editionStep is the way from one edition of a report to a later one.
type editionStep struct {
	texts []corpus.EditionText // of both, and all between, oldest first
}

// risks are the threats of which an assessment changed, or that one edition alone has.
func (e *editionStep) risks(c *corpus.Corpus) []succession.RiskChange {
	var changed []succession.RiskChange
	for _, r := range succession.Assessments(succession.Through(e.texts), c.Risks(e.texts[0]), c.Risks(e.texts[len(e.texts)-1])) {
		if r.IsChange() {
			changed = append(changed, r)
		}
	}
	return worstFirst(changed)
}

// assessedAnew is the table of those threats, without the facts and the policy that two reports have; nil if there are none.
func (c *comparison) assessedAnew() *sinceView {
	if c.edition == nil {
		return nil
	}
	risks := c.edition.risks(c.at.s.corpus)
	if len(risks) == 0 {
		return nil
	}
	v := &sinceView{}
	for _, column := range riskColumns {
		v.Columns = append(v.Columns, column.title)
	}
	for _, r := range risks {
		row := turnsOf(&r)
		row.Threat.Href = c.toRisk(&r)
		v.Risks = append(v.Risks, row)
		if r.Is(succession.Worse) || r.Is(succession.Better) {
			v.Means = worseMeans
		}
	}
	return v
}

// sections are the corrections and the assessments as lists in Markdown.
func (e *editionStep) sections(at *view, w *sinceText) []transcript.Section {
	var corrections, assessments []string
	for _, t := range e.texts[1:] {
		for _, of := range madeEdition(t) {
			words := "edition " + t.Edition + ", " + of.On.Long() + ", " + string(of.Kind) + ": " + of.What.Plain()
			if !of.Why.IsZero() {
				words += " Why: " + of.Why.Plain()
			}
			corrections = append(corrections, w.plain(words))
		}
	}
	for _, r := range e.risks(at.s.corpus) {
		assessments = append(assessments, w.plain(riskLineWords(&r)))
	}
	var sections []transcript.Section
	if len(corrections) > 0 {
		sections = append(sections, transcript.Section{Title: "Corrections", Items: corrections})
	}
	if len(assessments) > 0 {
		sections = append(sections, transcript.Section{Title: "Assessments", Items: assessments})
	}
	return sections
}

// madeEdition are the corrections that made an edition.
func madeEdition(t corpus.EditionText) []corpus.Erratum {
	var made []corpus.Erratum
	for _, e := range t.Errata {
		if e.Edition == t.Edition && t.Edition != "" {
			made = append(made, e)
		}
	}
	return made
}
