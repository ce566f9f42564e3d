package render

import (
	"cmp"
	"slices"
	"strconv"
)

// A flowLine joins two blocks, or ends or begins at one.
type flowLine struct {
	old, new int // blocks; -1 for none
	fate     fate
	n        int    // clauses in it
	href     string // of its first change
}

// flowLines are the lines of the picture, what did not change below what did.
func (c *comparison) flowLines(left, right *flowSide) []flowLine {
	at := map[[3]int]int{}
	var lines []flowLine
	add := func(old, new int, f fate, href string) {
		key := [3]int{old, new, int(f)}
		k, ok := at[key]
		if !ok {
			k = len(lines)
			at[key] = k
			lines = append(lines, flowLine{old, new, f, 0, href})
		}
		lines[k].n++
	}
	for i := range c.Changes {
		ch := &c.Changes[i]
		f, href := fateOf(ch), c.toChange(i)
		for _, o := range ch.Old {
			if len(ch.New) == 0 {
				add(left.block[o], -1, f, href)
			}
			for _, n := range ch.New {
				add(left.block[o], right.block[n], f, href)
			}
		}
		for _, n := range ch.New {
			if len(ch.Old) == 0 {
				add(-1, right.block[n], f, href)
			}
		}
	}
	return thickest(lines)
}

// thickest leaves out the thinnest lines beyond what a reader can tell apart, and puts the changes of the policy on top.
func thickest(lines []flowLine) []flowLine {
	weight := func(l flowLine) int {
		if l.fate <= fateVeiled || l.fate >= fateDescribed {
			return l.n
		}
		return l.n + 1000
	}
	slices.SortStableFunc(lines, func(a, b flowLine) int { return weight(b) - weight(a) })
	lines = lines[:min(len(lines), maxLines)]
	slices.SortStableFunc(lines, func(a, b flowLine) int {
		return cmp.Or(flowLayer(a.fate)-flowLayer(b.fate), a.old-b.old, a.new-b.new)
	})
	return lines
}

func flowLayer(f fate) int {
	switch {
	case f <= fateVeiled:
		return 0
	case f >= fateDescribed:
		return 1
	}
	return 2
}

// draw draws a line. One that changes the policy leads to its place in the text.
func (l flowLine) draw(m *markup, left, right *flowSide, unit float64) {
	if flowLayer(l.fate) == 2 {
		m.start("a", "href", l.href, "tabindex", "-1")
		defer m.end()
	}
	width := ""
	if l.n > 1 {
		width = dot(min(max(1.6, unit*float64(l.n)*.8), 14))
	}
	kind := fateKinds[l.fate]
	switch {
	case l.new < 0:
		l.stub(m, kind, width, flowLeft, flowLeft+flowStub, left.y[l.old])
	case l.old < 0:
		l.stub(m, kind, width, flowRight, flowRight-flowStub, right.y[l.new])
	default:
		a, b, middle := left.y[l.old], right.y[l.new], strconv.Itoa((flowLeft+flowRight)/2)
		shape(m, "path", "class", kind, "stroke-width", width,
			"d", "M"+px(flowLeft)+" "+dot(a)+"C"+middle+" "+dot(a)+" "+middle+" "+dot(b)+" "+px(flowRight)+" "+dot(b))
	}
}

// stub draws a line that ends or begins, with a dot there.
func (l flowLine) stub(m *markup, kind, width string, edge, end int, y float64) {
	shape(m, "path", "class", kind, "stroke-width", width, "d", "M"+px(edge)+" "+dot(y)+"H"+px(end))
	if flowLayer(l.fate) == 2 {
		shape(m, "circle", "class", kind, "cx", px(end), "cy", dot(y), "r", "3")
	}
}

// dot writes a length with one decimal.
func dot(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
