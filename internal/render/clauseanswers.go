package render

import (
	"html/template"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A clauseAnswer is what a Risk Report says of a clause that promises something of reports.
type clauseAnswer struct {
	Report link
	Marks  []chip
	Status chip
	Of     string // the version whose clause it speaks of
	In     []link // where the report answers
	Note   template.HTML
}

// clauseAnswers are the answers of reports to a clause in any version, the newest report first. What a report leaves unsaid is
// told on its own page.
func (at *view) clauseAnswers(h *corpus.History) []clauseAnswer {
	var list []clauseAnswer
	for _, r := range at.s.corpus.Reports {
		for i := range r.Answers {
			a := &r.Answers[i]
			v, c := at.s.corpus.ClauseOf(r, a)
			if c == nil || !hasStep(h, v, c) {
				continue
			}
			address := permalink.Report(r.Name)
			answer := clauseAnswer{Report: at.to(address, r.Title), Marks: marks(&r.Common), Status: answerChips[a.Status], Of: v.Name,
				Note: at.write(&r.File, address).prose(a.Note)}
			for _, id := range a.In {
				if in := r.Doc.Find(clause.ID(id)); in != nil {
					answer.In = append(answer.In, at.to(address+fragment(id), at.clauseText(in, &r.File)))
				}
			}
			list = append(list, answer)
		}
	}
	return list
}

// hasStep reports whether a clause of a version is one of a history.
func hasStep(h *corpus.History, v *corpus.Version, c *clause.Clause) bool {
	return slices.ContainsFunc(h.Steps, func(s corpus.Step) bool { return s.Version == v && s.Clause == c })
}
