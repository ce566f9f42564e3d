package succession

import (
	"cmp"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// A PolicyChange is what became of the policy between the versions that two reports are under.
type PolicyChange struct {
	Old, New PolicyVersion
	Steps    []PolicyStep // if a text is not held: the versions known to lie between, the newer one included, oldest first

	revisions *revision.Set
}

// Revision is what became of the one version in the other; nil unless both texts are held, of one policy, and not the same.
func (p *PolicyChange) Revision() *revision.Revision {
	if p.Old.Policy != p.New.Policy || !p.IsChange() || p.Old.Held == nil || p.New.Held == nil {
		return nil
	}
	return p.revisions.Between(p.Old.Held, p.New.Held)
}

// A PolicyVersion is the version that a report is under.
type PolicyVersion struct {
	Policy    *corpus.Policy // nil if it is not known here
	Name      string
	Held      *corpus.Version // nil if its text is not held
	Published corpus.Date     // of the version; zero if that is not known
}

// A PolicyStep is a version between the two, as far as it is known.
type PolicyStep struct {
	Name      string
	Published corpus.Date
	Held      *corpus.Version  // nil if its text is not held
	Recorded  *corpus.Recorded // nil if nothing is recorded of it
}

// IsChange reports whether the two reports are under different versions.
func (p *PolicyChange) IsChange() bool {
	return p.Old.Policy != p.New.Policy || p.Old.Name != p.New.Name
}

func policy(c *corpus.Corpus, revisions *revision.Set, old, new *corpus.Report) PolicyChange {
	p := PolicyChange{Old: under(c, old), New: under(c, new), revisions: revisions}
	isHeld := p.Old.Held != nil && p.New.Held != nil
	if p.IsChange() && p.Old.Policy == p.New.Policy && p.New.Policy != nil && !isHeld {
		p.Steps = steps(p.New.Policy, p.Old, p.New)
	}
	return p
}

// under is the version that a report says it is under.
func under(c *corpus.Corpus, r *corpus.Report) PolicyVersion {
	v := PolicyVersion{Policy: c.PolicyOr(r.Policy), Name: r.PolicyVersion}
	if v.Policy == nil {
		return v
	}
	if held := v.Policy.Version(v.Name); held != nil {
		v.Name, v.Held, v.Published = held.Name, held, held.Published
		return v
	}
	for i := range v.Policy.Recorded {
		if known := &v.Policy.Recorded[i]; known.Version == v.Name && known.Seen.IsZero() {
			v.Published = known.Dated()
		}
	}
	return v
}

// steps are the versions of p that are known to be later than old and not later than new: those that are recorded, and those
// that are held of which nothing is recorded.
func steps(p *corpus.Policy, old, new PolicyVersion) []PolicyStep {
	isBetween := func(name string, on corpus.Date) bool {
		return name != old.Name && on.After(old.Published) && (name == new.Name || !on.After(new.Published) && !new.Published.IsZero())
	}
	var list []PolicyStep
	for i := range p.Recorded {
		r := &p.Recorded[i]
		if on := cmp.Or(r.Seen, r.Dated()); isBetween(r.Version, on) {
			list = append(list, PolicyStep{Name: r.Version, Published: on, Held: exact(p, r.Version), Recorded: r})
		}
	}
	for _, v := range p.Versions {
		isTold := slices.ContainsFunc(list, func(s PolicyStep) bool { return s.Name == v.Name })
		if !isTold && isBetween(v.Name, v.Published) {
			list = append(list, PolicyStep{Name: v.Name, Published: v.Published, Held: v})
		}
	}
	slices.SortStableFunc(list, func(a, b PolicyStep) int { return a.Published.Compare(b.Published) })
	return list
}

// exact is the version of p of that very name, or nil.
func exact(p *corpus.Policy, name string) *corpus.Version {
	if v := p.Version(name); v != nil && v.Name == name {
		return v
	}
	return nil
}
