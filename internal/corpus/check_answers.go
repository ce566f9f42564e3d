package corpus

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// answers checks what a report says of the promises of its policy: to which clause, how far, and where.
func (k *checker) answers(r *Report) {
	seen := map[*clause.Clause]bool{}
	for i := range r.Answers {
		a := &r.Answers[i]
		path := fmt.Sprintf("answers[%d].", i)
		k.clauseReference(&r.File, path+"clause", a.Clause)
		if k.whole != nil {
			continue
		}
		v, c := k.ClauseOf(r, a)
		if c != nil {
			k.promise(r, a, path, v, c)
			if seen[c] {
				k.errorf(r.field(path+"clause"), "answer-twice", "keep one", "there is an answer to %q already", a.Clause)
			}
			seen[c] = true
		}
		k.answered(r, a, path)
	}
}

// promise checks that the clause that is answered is one of the version that the report is under, and promises something.
func (k *checker) promise(r *Report, a *Answer, path string, v *Version, c *clause.Clause) {
	at := r.field(path + "clause")
	under, exact := k.TextUnder(r.Policy, r.PolicyVersion)
	switch {
	case under == nil: // reported as an unknown version, or there is no text of any
	case under != v && exact:
		k.errorf(at, "answer-other-version", "name the clause of "+under.Name+", or take the answer out",
			"%q is a clause of %s, and the report is under %s", a.Clause, v.Name, r.PolicyVersion)
	case under != v:
		k.errorf(at, "answer-other-version", "name the clause of "+under.Name+", or take the answer out",
			"%q is a clause of %s; the report is under %s, whose text is not held, so that its promises are those of %s", a.Clause, v.Name, r.PolicyVersion, under.Name)
	case c.Attrs.Get(clause.AttrAnsweredBy) != AnsweredByReport:
		var known []string
		for _, p := range v.Promises() {
			known = append(known, v.Name+permalink.Fragment(p.ID))
		}
		mend := k.search(func() string { return problem.DidYouMean(a.Clause, known) })
		if mend == "" {
			mend = "take it out"
		}
		k.errorf(at, "answer-no-promise", mend, `the clause %q promises nothing of reports: it is not marked answered-by="report"`, a.Clause)
	}
}

// answered checks where and how far a promise is answered.
func (k *checker) answered(r *Report, a *Answer, path string) {
	for j, id := range a.In {
		if _, err := r.clause(clause.ID(id), "report "+r.Name); err != nil {
			k.unresolved(r.field(fmt.Sprintf("%sin[%d]", path, j)), "unknown-clause", err)
		}
	}
	at := r.field(path + "status")
	switch {
	case a.Status == NotAnswered && len(a.In) > 0:
		k.errorf(r.field(path+"in"), "answer-contradicted", "write status: partly, or take in: out", "the report does not answer %q, and says where it does", a.Clause)
	case (a.Status == Answered || a.Status == PartlyAnswered) && len(a.In) == 0:
		k.errorf(at, "answer-nowhere", "name the clauses of this report under in:, or write status: not", "the report answers %q, and does not say where", a.Clause)
	}
	if (a.Status == NotAnswered || a.Status == PartlyAnswered) && a.Note.IsZero() {
		k.errorf(at, "answer-no-note", "say what is missing, and why, under note:", "the report does not answer the whole of %q, and does not say why", a.Clause)
	}
}
