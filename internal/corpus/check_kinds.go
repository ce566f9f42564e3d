package corpus

import (
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// relations checks what the files refer to by the fields of their headers.
func (k *checker) relations() {
	for _, p := range k.Policies {
		for _, v := range p.Versions {
			k.stepTo(v)
		}
		k.cadence(p)
	}
	for _, m := range k.Models {
		k.model(m)
	}
	for _, r := range k.Reports {
		k.report(r)
	}
	for _, g := range k.Goals {
		k.goal(g)
	}
}

// stepTo checks where clauses went that left with v, and which models its change records name.
func (k *checker) stepTo(v *Version) {
	for i, g := range v.VersionMeta.Gone {
		if g.To != "" {
			k.fieldReference(&v.File, fmt.Sprintf("gone[%d].to", i), g.To)
		}
	}
	if v.Changes == nil {
		return
	}
	for i, r := range v.Changes.Records {
		for j, name := range r.Models {
			if at := v.Changes.field(fmt.Sprintf("records[%d].models[%d]", i, j)); !k.isModel(at, name) && k.whole == nil {
				k.errorf(at, "unknown-model", k.near(name, names(k.Models)), "no model %q", name)
			}
		}
	}
}

// report checks what a report and its reviews refer to.
func (k *checker) report(r *Report) {
	k.policyVersion(&r.File, r.Policy, r.PolicyVersion)
	k.covered(r)
	k.reportBefore(r)
	if k.whole != nil {
		return // sections are those of the report itself
	}
	for _, w := range r.Reviews {
		for i, id := range w.Sections {
			if _, err := r.clause(clause.ID(id), "report "+r.Name); err != nil {
				k.unresolved(w.field(fmt.Sprintf("sections[%d]", i)), "unknown-clause", err)
			}
		}
	}
}

// clauseReference checks a field that names a clause of some version.
func (k *checker) clauseReference(f *File, path, ref string) {
	if r, err := permalink.ParseRef(ref); k.whole == nil && err == nil && (r.Kind != permalink.RefClause || r.Version == "") {
		k.errorf(f.field(path), "no-clause", "write version#clause or policy/version#clause", "%q does not name a clause of a version", ref)
		return
	}
	k.fieldReference(f, path, ref)
}

// covered checks the models of a report. One that is not known may be unreleased and called by its code name, unless it is
// nearly the name of one that is.
func (k *checker) covered(r *Report) {
	for i, name := range r.Models {
		at := r.field(fmt.Sprintf("models[%d]", i))
		if k.isModel(at, name) || k.whole != nil {
			continue
		}
		if near := k.search(func() string { return problem.Nearest(name, names(k.Models)) }); near != "" {
			k.errorf(at, "unknown-model", fmt.Sprintf("did you mean %q?", near), "no model %q", name)
		}
	}
}

// isModel reports whether a name is that of a model. For a public text it reports a model that is not public.
func (k *checker) isModel(at problem.Position, name string) bool {
	if find(k.Models, name) != nil {
		return true
	}
	if k.whole != nil {
		if m := find(k.whole.Models, name); m != nil {
			k.isHidden(at, "the model "+name, &m.File)
		}
	}
	return false
}

// reportBefore checks which report comes before r.
func (k *checker) reportBefore(r *Report) {
	if r.Previous == "" {
		return
	}
	at := r.field("previous")
	before := find(k.Reports, r.Previous)
	switch {
	case before == nil && k.whole != nil:
		if hidden := find(k.whole.Reports, r.Previous); hidden != nil {
			k.isHidden(at, "the report "+r.Previous, &hidden.File)
		}
	case before == nil:
		k.errorf(at, "unknown-report", k.near(r.Previous, names(k.Reports)), "no report %q", r.Previous)
	case k.whole != nil:
	case k.followsItself(r):
		k.errorf(at, "previous-circle", "name the report before it, or take the line out", "the report %s comes before itself, by way of %s", r.Name, r.Previous)
	case before.Published.After(r.Published):
		k.errorf(r.field("published"), "mixed-up-dates", "check both dates, or previous:",
			"the report is dated %s, before %s of %s that it follows", r.Published, before.Published, before.Name)
	}
}

// followsItself reports whether the reports before r lead back to it.
func (k *checker) followsItself(r *Report) bool {
	seen := map[*Report]bool{}
	for b := find(k.Reports, r.Previous); b != nil && !seen[b]; b = find(k.Reports, b.Previous) {
		if b == r {
			return true
		}
		seen[b] = true
	}
	return false
}

// goal checks what a goal refers to, and that an open one is not overdue in silence.
func (k *checker) goal(g *Goal) {
	for i, ref := range g.Clauses {
		k.clauseReference(&g.File, fmt.Sprintf("clauses[%d]", i), ref)
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
			k.errorf(at, "id-twice", "keep one", "the place %q is listed twice", p.ID)
		}
		seen[p.ID] = true
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
	case k.whole != nil:
		if whole := find(k.whole.Policies, name); whole != nil && (version == "" || whole.knows(version)) {
			target := &whole.File
			if v := find(whole.Versions, version); v != nil && p != nil {
				target = &v.File
			}
			k.isHidden(f.field("policy-version"), name+"/"+version, target)
		}
	case p != nil:
		k.errorf(f.field("policy-version"), "unknown-version", k.near(version, append(names(p.Versions), p.recordedNames()...)),
			"no version %q of %s is held or recorded", version, name)
	case policy != "":
		k.errorf(f.field("policy"), "unknown-policy", k.near(policy, names(k.Policies)), "no policy %q", policy)
	}
}

// knows reports whether the version of that name is held or recorded.
func (p *Policy) knows(version string) bool {
	return find(p.Versions, version) != nil || slices.Contains(p.recordedNames(), version)
}

func (p *Policy) recordedNames() []string {
	var ns []string
	for _, r := range p.Recorded {
		ns = append(ns, r.Version)
	}
	return ns
}
