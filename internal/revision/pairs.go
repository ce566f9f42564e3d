package revision

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
)

// maxAllPairs is the number of versions up to which every two of them have a compare page, and the number of majors up to
// which every two of these have: what is made grows with the versions beyond that, not with their square. Time still does
// in part, since the IDs of a pair are traced through all versions between: 200 versions of 20 clauses took 23 s.
const maxAllPairs = 30

// A Pair is two versions that have a compare page.
type Pair struct{ Old, New *corpus.Version }

// Pairs are the pairs of versions of p that have a compare page, in the order of the older, then of the newer: all of them
// up to 30 versions; beyond that neighbours, each version and the latest, and the first and last ones of all majors, if
// these are no more than 30 either.
func Pairs(p *corpus.Policy) []Pair {
	ends, latest := majorEnds(p), p.Latest()
	var pairs []Pair
	for i, old := range p.Versions {
		for j, new := range p.Versions[i+1:] {
			if len(p.Versions) <= maxAllPairs || j == 0 || old == latest || new == latest || ends[old] && ends[new] {
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

// majors are the versions of each major of p, oldest first.
func majors(p *corpus.Policy) map[string][]*corpus.Version {
	versions := map[string][]*corpus.Version{}
	for _, v := range p.Versions {
		versions[major(v.Name)] = append(versions[major(v.Name)], v)
	}
	return versions
}

// majorEnds are the first and last versions of all majors; none if there are too many.
func majorEnds(p *corpus.Policy) map[*corpus.Version]bool {
	ends, versions := map[*corpus.Version]bool{}, majors(p)
	if len(versions) > maxAllPairs {
		return ends
	}
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

// Shortcuts are the shortcuts of p that lead to a compare page, in the order of their pairs: every two majors of which one was
// over before the other began. A version whose name has no dot stands for itself ("v1" and "v2").
func Shortcuts(p *corpus.Policy) []Shortcut {
	meant := majors(p)
	for _, v := range p.Versions {
		if major(v.Name) == v.Name {
			meant[v.Name] = []*corpus.Version{v} // the exact name beats the major
		}
	}
	var shortcuts []Shortcut
	for _, pair := range Pairs(p) {
		old, new := major(pair.Old.Name), major(pair.New.Name)
		a, b := meant[old], meant[new]
		isPair := a[len(a)-1] == pair.Old && b[0] == pair.New
		if isPair && old != new && (old != pair.Old.Name || new != pair.New.Name) {
			shortcuts = append(shortcuts, Shortcut{old, new, pair})
		}
	}
	return shortcuts
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
	place := func(v *corpus.Version) int { return slices.Index(p.Versions, v) }
	switch {
	case place(lastOfA) < place(b[0]):
		return Pair{lastOfA, b[0]}, true
	case place(lastOfB) < place(a[0]):
		return Pair{a[0], lastOfB}, true
	}
	return Pair{lastOfA, lastOfB}, true
}

// versionsOf are the versions that a name may mean, oldest first: the one that has or had that exact name, or all of a major.
func versionsOf(p *corpus.Policy, name string) []*corpus.Version {
	if v := p.Named(name); v != nil {
		return []*corpus.Version{v}
	}
	var of []*corpus.Version
	for _, v := range p.Versions {
		if strings.HasPrefix(v.Name, name+".") {
			of = append(of, v)
		}
	}
	return of
}
