package corpus

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// AnsweredByReport is the value of answered-by of a clause that promises something of Risk Reports.
const AnsweredByReport = "report"

// TextUnder is the version whose text says what holds under a version of a policy that is named: that version itself, or where
// its text is not held, the newest held version that is not certainly later than it. It is nil if there is none. The name of
// the policy may be empty for the default one.
func (c *Corpus) TextUnder(policy, version string) (v *Version, exact bool) {
	p := c.PolicyOr(policy)
	if p == nil {
		return nil, false
	}
	if v := find(p.Versions, version); v != nil {
		return v, true
	}
	i := slices.IndexFunc(p.Recorded, func(r Recorded) bool { return r.Version == version })
	if i < 0 {
		return nil, false
	}
	for _, v := range slices.Backward(p.Versions) {
		if !v.start().After(p.Recorded[i].Begins()) {
			return v, false
		}
	}
	return nil, false
}

// PolicyOr returns the policy of that name, or the default policy where the name is empty. It may be nil.
func (c *Corpus) PolicyOr(name string) *Policy {
	if name == "" {
		name = c.Config.DefaultPolicy
	}
	return c.Policy(name)
}

// Promises are the clauses of the version that promise something of Risk Reports, in its order.
func (v *Version) Promises() []*clause.Clause {
	var promises []*clause.Clause
	for c := range v.Doc.All() {
		if c.Attrs.Get(clause.AttrAnsweredBy) == AnsweredByReport {
			promises = append(promises, c)
		}
	}
	return promises
}

// start is the day on which the version comes into force.
func (v *Version) start() Date {
	if !v.Effective.IsZero() {
		return v.Effective
	}
	return v.Published
}

// ClauseOf finds the clause that an answer of the report is to; nil if there is none.
func (c *Corpus) ClauseOf(r *Report, a *Answer) (*Version, *clause.Clause) {
	ref, err := permalink.ParseRef(a.Clause)
	if err != nil || ref.Kind != permalink.RefClause || ref.Version == "" {
		return nil, nil
	}
	policy := ref.Policy
	if policy == "" {
		policy = r.Policy
	}
	p := c.PolicyOr(policy)
	if p == nil {
		return nil, nil
	}
	v := p.Version(ref.Version)
	if v == nil || v.ids[ref.Clause] == nil {
		return nil, nil
	}
	return v, v.ids[ref.Clause]
}
