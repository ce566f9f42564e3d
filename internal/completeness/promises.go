package completeness

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// promises fills in what the policy promises of reports, and what the report answers.
func (l *Checklist) promises(c *corpus.Corpus) {
	r := l.Report
	if l.From, l.Exact = c.TextUnder(r.Policy, r.PolicyVersion); l.From == nil {
		return
	}
	for _, promise := range l.From.Promises() {
		p := Promise{Clause: promise, Status: corpus.NotAnswered,
			Ref: permalink.Ref{Kind: permalink.RefClause, Policy: l.From.Policy.Name, Version: l.From.Name, Clause: promise.ID}.String(),
			At:  r.Field("answers")}
		for i := range r.Answers {
			a := &r.Answers[i]
			if v, found := c.ClauseOf(r, a); v != l.From || found != promise {
				continue
			}
			p.Answer, p.Status, p.At = a, a.Status, r.Field(fmt.Sprintf("answers[%d]", i))
			for _, id := range a.In {
				if in := r.Doc.Find(clause.ID(id)); in != nil {
					p.In = append(p.In, in)
				}
			}
			break // a second answer is a problem of its own
		}
		l.Promises = append(l.Promises, p)
	}
}
