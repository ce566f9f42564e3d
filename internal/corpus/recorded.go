package corpus

import (
	"cmp"
	"fmt"
	"slices"
)

// Begins is the day on which the version takes effect, by its source: that of publication where it names no other.
func (r Recorded) Begins() Date { return cmp.Or(r.Effective, r.Published) }

// Dated is the day on which the version became public, by its source: that on which it took effect where it names no other.
func (r Recorded) Dated() Date { return cmp.Or(r.Published, r.Effective) }

// IsApart reports whether what is recorded of a version stands apart from the texts: none of that name is held, or the record under the
// same name may be of another document.
func (p *Policy) IsApart(version string) bool {
	v := p.Named(version)
	return v == nil || p.isAnother(v)
}

// isAnother reports whether what is recorded under the name of v may be another document than v: sources number or date them so that
// both cannot be true of one.
func (p *Policy) isAnother(v *Version) bool {
	return Disputed(v.claimed()) || slices.ContainsFunc(p.Recorded, func(r Recorded) bool { return r.Version == v.Name && !meets(r.Begins(), v.start()) })
}

// IsRecordDisputed reports whether a source denies what is recorded of a version, or dates it otherwise.
func (p *Policy) IsRecordDisputed(version string) bool {
	if v := p.Named(version); v != nil {
		return p.isAnother(v)
	}
	return slices.ContainsFunc(p.Spans(), func(s Span) bool { return s.Version == version && Disputed(s.Others) })
}

// RecordClaims are the claims about what is recorded of p that bear on a version; all of them, where none is named.
func (p *Policy) RecordClaims(version string) []Claim {
	var list []Claim
	for _, c := range p.Claims {
		if c.Field == "recorded" && (version == "" || len(c.Versions) == 0 || slices.Contains(c.Versions, version)) {
			list = append(list, c)
		}
	}
	return list
}

// recorded checks that each recorded version has a date, and that none is recorded twice. Two sources may name and date one version alike
// or otherwise; one of them cannot see the same bytes twice.
func (k *checker) recorded(p *Policy) {
	seen := map[string]bool{}
	for i, r := range p.Recorded {
		at := p.field(fmt.Sprintf("recorded[%d].version", i))
		if r.Begins().IsZero() {
			k.errorf(at, "missing-field", "add published: or effective:, as the source calls its date", "the recorded version %q has no date", r.Version)
		}
		key := fmt.Sprintln(r.Version, r.Published, r.Effective, r.Seen, r.Source)
		if seen[key] {
			k.errorf(at, "recorded-twice", "keep one, or say by seen: when other bytes were first seen",
				"the version %q of %s is recorded twice by the same source", r.Version, r.Begins())
		}
		seen[key] = true
	}
}

// bearing checks the versions on which a claim is said to bear.
func (k *checker) bearing(d Document, i int, c Claim) {
	m, ok := d.Meta.(*PolicyMeta)
	for j, version := range c.Versions {
		at := d.field(fmt.Sprintf("claims[%d].versions[%d]", i, j))
		known := recordedNames(m)
		switch {
		case !ok || c.Field != "recorded":
			k.errorf(at, "claim-versions", "leave versions: out", "only what is claimed of recorded: of a policy bears on versions")
		case !slices.Contains(known, version):
			k.errorf(at, "unknown-version", k.near("", version, known), "no version %q is recorded", version)
		}
	}
}

// recordedNames are the names of the recorded versions of a policy, none of what is no policy.
func recordedNames(m *PolicyMeta) []string {
	if m == nil {
		return nil
	}
	var names []string
	for _, r := range m.Recorded {
		names = append(names, r.Version)
	}
	return names
}
