package corpus

import (
	"fmt"
	"slices"

	"rspsite/internal/permalink"
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
	inCircle := k.inCircle()
	for i, r := range k.Reports {
		k.report(r)
		k.reportBefore(r, inCircle[r])
		if k.whole == nil && !inCircle[r] {
			k.skipped(r, k.Reports[i+1:])
		}
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
				k.errorf(at, "unknown-model", k.near(permalink.Model(name), name, names(k.Models)), "no model %q", name)
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

// goal checks what a goal refers to, and that an open one is not overdue in silence.
func (k *checker) goal(g *Goal) {
	for i, ref := range g.Clauses {
		k.clauseReference(&g.File, fmt.Sprintf("clauses[%d]", i), ref)
	}
	if k.whole != nil {
		k.embargoedStatus(g)
	}
	if last := len(g.Dates) - 1; k.whole == nil && last >= 0 && g.Status == GoalOpen && k.AsOf.After(g.Dates[last].Due) {
		k.warnf(g.field(fmt.Sprintf("dates[%d].due", last)), "overdue-goal", "say whether it was met, missed, changed or dropped, or add its new date",
			"the goal is open and was due on %s, before %s", g.Dates[last].Due, k.AsOf)
	}
}

// embargoedStatus reports a public goal whose status says today what its last date or evidence, which is dated later, will tell.
func (k *checker) embargoedStatus(g *Goal) {
	whole := find(k.whole.Goals, g.Name)
	if whole.Status == GoalOpen {
		return
	}
	for _, on := range []Date{lastOf(whole.Dates).Stated, lastOf(whole.Evidence).On} {
		if on.After(k.AsOf) && on.After(k.Config.AsOf) { // a look back by --today is no embargo
			k.errorf(g.field("status"), "embargo", "leave the status as it is today, and write this one on the day, with as-of moved",
				"the status is %q, and what it rests on is dated %s, after %s: it would be told now", g.Status, on, k.AsOf)
			return
		}
	}
}

// lastOf is the last entry of a list, or an empty one.
func lastOf[T any](list []T) (last T) {
	if len(list) > 0 {
		last = list[len(list)-1]
	}
	return last
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
	p := k.PolicyOr(policy)
	switch {
	case p != nil && (version == "" || p.knows(version)):
	case k.whole != nil:
		if whole := k.whole.PolicyOr(policy); whole != nil && (version == "" || whole.knows(version)) {
			target := &whole.File
			if v := find(whole.Versions, version); v != nil && p != nil {
				target = &v.File
			}
			k.isHidden(f.field("policy-version"), whole.Name+"/"+version, target)
		}
	case p != nil:
		k.errorf(f.field("policy-version"), "unknown-version", k.near(permalink.Version(p.Name, version), version, append(names(p.Versions), recordedNames(&p.PolicyMeta)...)),
			"no version %q of %s is held or recorded", version, p.Name)
	case policy != "":
		k.errorf(f.field("policy"), "unknown-policy", k.near(permalink.Policy(policy), policy, names(k.Policies)), "no policy %q", policy)
	}
}

// knows reports whether the version of that name is held or recorded.
func (p *Policy) knows(version string) bool {
	return find(p.Versions, version) != nil || slices.Contains(recordedNames(&p.PolicyMeta), version)
}
