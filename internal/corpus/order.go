package corpus

import (
	"cmp"
	"slices"
	"strings"
)

// order sorts the versions of p, oldest first, and links neighbours. The order is that of the names, numbers counting as
// numbers (v2.9 before v2.10); a version that says previous: stands right behind the one it names.
func (l *loader) order(p *Policy) {
	slices.SortFunc(p.Versions, func(a, b *Version) int { return compareNames(a.Name, b.Name) })
	var ordered, waiting []*Version
	for _, v := range p.Versions {
		if v.VersionMeta.Previous == "" {
			ordered = append(ordered, v)
		} else {
			waiting = append(waiting, v)
		}
	}
	for len(waiting) > 0 {
		i := slices.IndexFunc(waiting, func(v *Version) bool { return find(ordered, v.VersionMeta.Previous) != nil })
		if i < 0 {
			break
		}
		v := waiting[i]
		waiting = slices.Delete(waiting, i, i+1)
		at := slices.Index(ordered, find(ordered, v.VersionMeta.Previous))
		ordered = slices.Insert(ordered, at+1, v)
	}
	for _, v := range waiting { // the version it names is missing, or they name each other in a circle
		l.problems.Errorf(v.index.Position("previous"), "unknown-version", didYouMeanVersion(v.VersionMeta.Previous, p),
			"previous: %q is no version of %s that this one can stand behind", v.VersionMeta.Previous, p.Name)
		ordered = append(ordered, v)
	}
	p.Versions = ordered
	p.link()
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
	for a != "" && b != "" {
		var x, y string
		x, a = cutPiece(a)
		y, b = cutPiece(b)
		if isDigit(x[0]) && isDigit(y[0]) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
		} else if c := cmp.Compare(x, y); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
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
