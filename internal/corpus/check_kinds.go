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
		if t.Clause == "" {
			continue
		}
		if _, err := k.Resolve(t.Clause, &m.File); err != nil {
			k.unresolved(m.field(fmt.Sprintf("thresholds[%d].clause", i)), "unknown-reference", err)
		}
	}
}

// report checks what a report and its reviews refer to.
func (k *checker) report(r *Report) {
	k.policyVersion(&r.File, r.Policy, r.PolicyVersion)
	for i, m := range r.Models {
		if find(k.Models, m) == nil {
			k.errorf(r.field(fmt.Sprintf("models[%d]", i)), "unknown-model", problem.DidYouMean(m, names(k.Models)), "no model %q", m)
		}
	}
	if r.Previous != "" && find(k.Reports, r.Previous) == nil {
		k.errorf(r.field("previous"), "unknown-report", problem.DidYouMean(r.Previous, names(k.Reports)), "no report %q", r.Previous)
	}
	for _, w := range r.Reviews {
		for i, id := range w.Sections {
			if _, err := findClause(r.Doc.Document, clause.ID(id), "report "+r.Name); err != nil {
				k.unresolved(w.field(fmt.Sprintf("sections[%d]", i)), "unknown-clause", err)
			}
		}
	}
}

// policyVersion checks that a version is held or recorded.
func (k *checker) policyVersion(f *File, policy, version string) {
	if policy == "" {
		policy = k.Config.DefaultPolicy
	}
	p := find(k.Policies, policy)
	if p == nil {
		if policy != "" {
			k.errorf(f.field("policy"), "unknown-policy", problem.DidYouMean(policy, names(k.Policies)), "no policy %q", policy)
		}
		return
	}
	known := names(p.Versions)
	for _, r := range p.Recorded {
		known = append(known, r.Version)
	}
	for _, name := range known {
		if version == "" || name == version {
			return
		}
	}
	k.errorf(f.field("policy-version"), "unknown-version", problem.DidYouMean(version, known), "no version %q of %s is held or recorded", version, p.Name)
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
