package corpus

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// model checks what a determination refers to.
func (k *checker) model(m *Model) {
	k.policyVersion(&m.File, m.Policy, m.PolicyVersion)
	for i, t := range m.Thresholds {
		if t.Clause != "" {
			k.reference(m.field(fmt.Sprintf("thresholds[%d].clause", i)), t.Clause, &m.File)
		}
	}
}

// report checks what a report and its reviews refer to.
func (k *checker) report(r *Report) {
	k.policyVersion(&r.File, r.Policy, r.PolicyVersion)
	k.models(&r.File, "models", r.Models)
	if r.Previous != "" && find(k.Reports, r.Previous) == nil {
		at := r.field("previous")
		switch {
		case k.whole == nil:
			k.errorf(at, "unknown-report", problem.DidYouMean(r.Previous, names(k.Reports)), "no report %q", r.Previous)
		case find(k.whole.Reports, r.Previous) != nil:
			k.hidden(at, "the report "+r.Previous)
		}
	}
	for _, w := range r.Reviews {
		for i, id := range w.Sections {
			if _, err := r.clause(clause.ID(id), "report "+r.Name); err != nil && k.whole == nil {
				k.unresolved(w.field(fmt.Sprintf("sections[%d]", i)), "unknown-clause", err)
			}
		}
	}
}

// goal checks what a goal refers to, and that an open one is not overdue in silence.
func (k *checker) goal(g *Goal) {
	for i, ref := range g.Clauses {
		k.reference(g.field(fmt.Sprintf("clauses[%d]", i)), ref, &g.File)
	}
	if last := len(g.Dates) - 1; k.whole == nil && last >= 0 && g.Status == GoalOpen && k.AsOf.After(g.Dates[last].Due) {
		k.warnf(g.field(fmt.Sprintf("dates[%d].due", last)), "overdue-goal", "say whether it was met, missed, changed or dropped, or add its new date",
			"the goal is open and was due on %s, before %s", g.Dates[last].Due, k.AsOf)
	}
}

// places checks the IDs of the places that citations point at.
func (k *checker) places(s *Source) {
	seen := map[string]bool{}
	for i, p := range s.Places {
		at := s.field(fmt.Sprintf("places[%d].id", i))
		switch {
		case p.ID != "" && !permalink.IsID(p.ID):
			k.errorf(at, "bad-name", "allowed are "+permalink.IDRule, "%q cannot be the ID of a place", p.ID)
		case seen[p.ID]:
			k.errorf(at, "id-twice", "", "the place %q is listed twice", p.ID)
		}
		seen[p.ID] = true
	}
}

// models checks names of models that stand in a list of the header.
func (k *checker) models(f *File, field string, models []string) {
	for i, m := range models {
		at := f.field(fmt.Sprintf("%s[%d]", field, i))
		switch {
		case find(k.Models, m) != nil:
		case k.whole == nil:
			k.errorf(at, "unknown-model", problem.DidYouMean(m, names(k.Models)), "no model %q", m)
		case find(k.whole.Models, m) != nil:
			k.hidden(at, "the model "+m)
		}
	}
}

// policyVersion checks that a version is held or recorded. An unknown default policy is a problem of the settings alone.
func (k *checker) policyVersion(f *File, policy, version string) {
	name := policy
	if name == "" {
		name = k.Config.DefaultPolicy
	}
	p := find(k.Policies, name)
	switch {
	case p != nil && (version == "" || p.knows(version)):
	case p == nil && policy == "" && k.whole == nil:
	case k.whole == nil && p == nil:
		k.errorf(f.field("policy"), "unknown-policy", problem.DidYouMean(policy, names(k.Policies)), "no policy %q", policy)
	case k.whole == nil:
		known := append(names(p.Versions), p.recordedNames()...)
		k.errorf(f.field("policy-version"), "unknown-version", problem.DidYouMean(version, known), "no version %q of %s is held or recorded", version, name)
	default:
		if whole := find(k.whole.Policies, name); whole != nil && (version == "" || whole.knows(version)) {
			k.hidden(f.field("policy-version"), name+"/"+version)
		}
	}
}

// knows reports whether the version of that name is held or recorded.
func (p *Policy) knows(version string) bool {
	if find(p.Versions, version) != nil {
		return true
	}
	for _, name := range p.recordedNames() {
		if name == version {
			return true
		}
	}
	return false
}

func (p *Policy) recordedNames() []string {
	var ns []string
	for _, r := range p.Recorded {
		ns = append(ns, r.Version)
	}
	return ns
}

// aliases checks that old names are names, and taken by nothing else of their kind.
func (k *checker) aliases() {
	taken := map[string]string{}
	for d := range k.Documents() {
		taken[d.Page] = d.Path
	}
	for d := range k.Documents() {
		for i, a := range d.Common.Aliases {
			at := d.field(fmt.Sprintf("aliases[%d]", i))
			if !permalink.IsName(a) {
				k.errorf(at, "bad-name", "allowed are "+permalink.NameRule, "the alias %q cannot be part of an address", a)
				continue
			}
			page := AliasAddress(d.Page, a)
			if first, ok := taken[page]; ok {
				k.errorf(at, "alias-taken", "", "the alias %q is taken by %s", a, first)
			}
			taken[page] = d.Path
		}
	}
}
