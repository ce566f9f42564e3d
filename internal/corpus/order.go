package corpus

import (
	"cmp"
	"slices"
	"strings"
)

// order sorts the versions of p, oldest first, and links neighbours. The order is that of the names, numbers counting as
// numbers (v2.9 before v2.10); a version that says previous: stands right behind the one it names, with those that follow it.
func (l *loader) order(p *Policy) {
	slices.SortFunc(p.Versions, func(a, b *Version) int { return compareNames(a.Name, b.Name) })
	byName := map[string]*Version{}
	for _, v := range p.Versions {
		byName[v.Name] = v
	}
	followers := map[*Version][]*Version{}
	var first []*Version // those that stand by their names
	for _, v := range p.Versions {
		if before := byName[v.VersionMeta.Previous]; before != nil && before != v {
			followers[before] = append(followers[before], v)
			continue
		}
		first = append(first, v)
	}
	var ordered []*Version
	placed := map[*Version]bool{}
	var place func(v *Version)
	place = func(v *Version) {
		ordered = append(ordered, v)
		placed[v] = true
		for _, f := range followers[v] {
			place(f)
		}
	}
	for _, v := range first {
		place(v)
	}
	l.checkPrevious(p, byName, followers, placed)
	for _, v := range p.Versions { // those that follow each other in a circle
		if !placed[v] {
			ordered = append(ordered, v)
		}
	}
	p.Versions = ordered
	p.link()
}

// checkPrevious reports versions whose previous: gives them no place.
func (l *loader) checkPrevious(p *Policy, byName map[string]*Version, followers map[*Version][]*Version, placed map[*Version]bool) {
	for _, v := range p.Versions {
		name := v.VersionMeta.Previous
		before := byName[name]
		at := v.field("previous")
		switch {
		case name == "":
		case before == nil:
			l.problems.Errorf(at, "unknown-version", l.full.noVersion(name, p, v)(), "no version %q of %s that %s could follow", name, p.Name, v.Name)
		case before == v:
			l.problems.Errorf(at, "previous-circle", "name the version before it, or take the line out", "%s cannot follow itself", name)
		case !placed[v]:
			l.problems.Errorf(at, "previous-circle", "say of one of them that it follows another", "%s follows itself by way of %s", v.Name, name)
		case followers[before][0] != v:
			other := followers[before][0]
			l.problems.Errorf(at, "previous-twice", "one of them follows the other: write previous: "+other.Name,
				"%s and %s both follow %s", other.Name, v.Name, name)
		}
	}
}

// link tells every version its neighbours.
func (p *Policy) link() {
	for i, v := range p.Versions {
		v.previous, v.next = nil, nil
		if i > 0 {
			v.previous = p.Versions[i-1]
			v.previous.next = v
		}
	}
}

// compareNames compares names piece by piece, runs of digits by their value.
func compareNames(a, b string) int {
	restA, restB := a, b
	for restA != "" && restB != "" {
		var x, y string
		x, restA = cutPiece(restA)
		y, restB = cutPiece(restB)
		if isDigit(x[0]) && isDigit(y[0]) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
		} else if c := cmp.Compare(x, y); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(restA), len(restB)), cmp.Compare(a, b)) // v02 and v2 have one value
}

// cutPiece cuts a run of digits, or a run of anything else, off the front of s.
func cutPiece(s string) (piece, rest string) {
	i := 1
	for i < len(s) && isDigit(s[i]) == isDigit(s[0]) {
		i++
	}
	return s[:i], s[i:]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
