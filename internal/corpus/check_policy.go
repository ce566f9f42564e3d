package corpus

import (
	"fmt"
	"slices"

	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// policy checks the versions of p against each other.
func (k *checker) policy(p *Policy) {
	if slices.Contains(permalink.ReservedPolicies, p.Name) {
		k.errorf(problem.Position{File: p.Path}, "reserved-name", "rename the folder", "the name %q is taken by a part of the site", p.Name)
	}
	records := map[string]problem.Position{}
	for _, v := range p.Versions {
		k.version(v)
		if v.Changes != nil {
			k.changes(v, records)
		}
	}
}

func (k *checker) version(v *Version) {
	switch {
	case slices.Contains(permalink.ReservedVersions, v.Name):
		k.errorf(problem.Position{File: v.Path}, "reserved-name", "rename the file", "the name %q is taken by a part of the site", v.Name)
	case v.Version != "" && !permalink.IsName(v.Version):
		k.errorf(v.field("version"), "bad-name", "allowed are "+permalink.NameRule, "the version %q cannot be part of an address", v.Version)
	case v.Version != "" && v.Version != v.Name:
		k.errorf(v.field("version"), "version-name", fmt.Sprintf("rename the file to %s.md or write version: %s", v.Version, v.Name),
			"the version does not fit the file's name (found %q, want %q)", v.Version, v.Name)
	}
	if v.Published.After(v.Effective) {
		k.warnf(v.field("effective"), "mixed-up-dates", "check both dates", "in force before it was published (effective %s, published %s)", v.Effective, v.Published)
	}
	if b := v.previous; b != nil {
		if b.Published.After(v.Published) {
			k.errorf(v.field("published"), "mixed-up-dates", "check both dates, or say which version came before by previous:",
				"%s is dated %s, before %s of %s that it follows", v.Name, v.Published, b.Name, b.Published)
		}
		k.fates(b, v)
	} else {
		k.noOlder(v)
	}
}
