package revision

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
)

// maxAllPairs is the number of versions up to which every two of them have a compare page.
const maxAllPairs = 30

// A Pair is two versions that have a compare page.
type Pair struct{ Old, New *corpus.Version }

// Pairs are the pairs of versions of p that have a compare page, in the order of the older, then of the newer: all of them
// up to 30 versions; beyond that neighbours, the first and last of each major against those of the others, and each
// version against the latest.
func Pairs(p *corpus.Policy) []Pair {
	ends, latest := majorEnds(p), p.Latest()
	if latest == nil && len(p.Versions) > 0 {
		latest = p.Versions[len(p.Versions)-1]
	}
	var pairs []Pair
	for i, old := range p.Versions {
		for j := i + 1; j < len(p.Versions); j++ {
			new := p.Versions[j]
			if len(p.Versions) <= maxAllPairs || j == i+1 || old == latest || new == latest || ends[old] && ends[new] {
				pairs = append(pairs, Pair{old, new})
			}
		}
	}
	return pairs
}

// major is the name that the versions of a major share: "v2" of v2.10. A name without a dot is its own.
func major(name string) string {
	before, _, _ := strings.Cut(name, ".")
	return before
}

// majors are the majors of p with their versions, in the order of their first ones.
func majors(p *corpus.Policy) (names []string, versions map[string][]*corpus.Version) {
	versions = map[string][]*corpus.Version{}
	for _, v := range p.Versions {
		m := major(v.Name)
		if versions[m] == nil {
			names = append(names, m)
		}
		versions[m] = append(versions[m], v)
	}
	return names, versions
}

// majorEnds are the first and last versions of all majors.
func majorEnds(p *corpus.Policy) map[*corpus.Version]bool {
	ends := map[*corpus.Version]bool{}
	_, versions := majors(p)
	for _, vs := range versions {
		ends[vs[0]], ends[vs[len(vs)-1]] = true, true
	}
	return ends
}

// A Shortcut is a pair of names, of which at least one is a major, and the pair of versions that it means: from the last
// version of the older to the first of the newer ("v2" and "v3").
type Shortcut struct {
	Old, New string
	Pair
}

// Shortcuts are the shortcuts of p, in the order of their pairs: every two majors of which one was over before the other
// began. A version whose name has no dot stands for itself ("v1" and "v2").
func Shortcuts(p *corpus.Policy) []Shortcut {
	names, _ := majors(p)
	var shortcuts []Shortcut
	for i, old := range names {
		for _, new := range names[i+1:] {
			if isVersion(p, old) && isVersion(p, new) {
				continue // that is the pair itself
			}
			if a, b := versionsOf(p, old), versionsOf(p, new); isBefore(p, a, b) {
				shortcuts = append(shortcuts, Shortcut{old, new, Pair{a[len(a)-1], b[0]}})
			}
		}
	}
	return shortcuts
}

// isBefore reports whether all of the versions a stand before all of b.
func isBefore(p *corpus.Policy, a, b []*corpus.Version) bool {
	return slices.Index(p.Versions, a[len(a)-1]) < slices.Index(p.Versions, b[0])
}

func isVersion(p *corpus.Policy, name string) bool {
	v := p.Version(name)
	return v != nil && v.Name == name
}

// Resolve finds the two versions that two names mean, which may be majors. An exact name beats a major. A major means the one of its
// versions that is nearest to the other name: of "v2" and "v3" the last v2 and the first v3, whichever is named first. Where the two
// overlap, as "v2.1" and "v2" do, it means its last version. It reports false if one of the names is of no version.
func Resolve(p *corpus.Policy, old, new string) (Pair, bool) {
	a, b := versionsOf(p, old), versionsOf(p, new)
	if len(a) == 0 || len(b) == 0 {
		return Pair{}, false
	}
	lastOfA, lastOfB := a[len(a)-1], b[len(b)-1]
	switch {
	case isBefore(p, a, b):
		return Pair{lastOfA, b[0]}, true
	case isBefore(p, b, a):
		return Pair{a[0], lastOfB}, true
	}
	return Pair{lastOfA, lastOfB}, true
}

// versionsOf are the versions that a name may mean, oldest first: the one of that exact name, or all of a major.
func versionsOf(p *corpus.Policy, name string) []*corpus.Version {
	var of []*corpus.Version
	for _, v := range p.Versions {
		if v.Name == name {
			return []*corpus.Version{v}
		}
		if strings.HasPrefix(v.Name, name+".") {
			of = append(of, v)
		}
	}
	return of
}
