package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"rspsite/internal/corpus"
)

// The timeline stands upright, so that it reads at 390 pixels without being shrunk: the newest on top, on the left line the
// versions held, on the right line those recorded, labels beside the lines. All measures are pixels.
const (
	timelineWidth  = 356
	leftLine       = 138
	rightLine      = 218
	timelineTop    = 48 // room for the names of the lines
	labelHeight    = 26 // at least 24, so that each label can be hit with a finger
	pixelsPerMonth = 22
	maxAxis        = 1400 // a long history is squeezed
)

// A timeMark is one publication on a line.
type timeMark struct {
	name, date  string
	href        string
	first, last string // the days that the date can mean
	label       int    // where the label stands
	top, bottom int
	held, again bool // again: new bytes under a name that was there before
}

// timeline draws the versions of p and says what the picture shows. It is empty if nothing is known.
func (at *view) timeline(p *corpus.Policy) (picture template.HTML, finding string) {
	var left, right []*timeMark
	for _, v := range slices.Backward(p.Versions) {
		left = append(left, &timeMark{name: v.Name, date: shortDate(v.Published), href: at.href(v.Address()), held: true,
			first: v.Published.First(), last: v.Published.Last()})
	}
	for _, r := range p.Recorded {
		d := shownDate(r)
		right = append(right, &timeMark{name: r.Version, date: shortDate(d), again: !r.Seen.IsZero(), href: "#" + recordedID(p, r), first: d.First(), last: d.Last()})
	}
	if len(left)+len(right) == 0 {
		return "", ""
	}
	axis := newTimeAxis(append(slices.Clone(left), right...))
	height := max(axis.place(left), axis.place(right), axis.y(axis.from)) + labelHeight
	var m markup
	m.start("svg", "viewBox", "0 0 "+px(timelineWidth)+" "+px(height), "width", px(timelineWidth), "height", px(height),
		"class", "timeline", "role", "group", "aria-label", "Timeline of versions; the lists that follow say the same")
	axis.years(&m, false)
	axis.line(&m, leftLine, left, "Held here")
	axis.line(&m, rightLine, right, "Recorded")
	axis.ties(&m, left, right)
	axis.years(&m, true)
	for _, mark := range left {
		mark.draw(&m, leftLine, -1)
	}
	for _, mark := range right {
		mark.draw(&m, rightLine, 1)
	}
	m.end()
	return m.html(), timelineFinding(p)
}

// A timeAxis turns days into heights. The newest day is on top.
type timeAxis struct {
	from, to time.Time
	perDay   float64
}

func newTimeAxis(marks []*timeMark) *timeAxis {
	first, last := marks[0].first, marks[0].last
	for _, m := range marks {
		first, last = min(first, m.first), max(last, m.last)
	}
	a := &timeAxis{from: day(first), to: day(last)}
	days := a.to.Sub(a.from).Hours()/24 + 1
	a.perDay = min(pixelsPerMonth/30.4, maxAxis/days)
	for _, m := range marks {
		m.top, m.bottom = a.y(day(m.last)), a.y(day(m.first))
	}
	return a
}

// day reads a day.
func day(s string) time.Time {
	var y, m, d int
	if parts := strings.Split(s, "-"); len(parts) == 3 {
		y, m, d = number(parts[0]), number(parts[1]), number(parts[2])
	}
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
}

func (a *timeAxis) y(t time.Time) int {
	return timelineTop + int(a.to.Sub(t).Hours()/24*a.perDay)
}

// place sets the labels of one line beside their marks, pushing down those that would touch, and returns the lowest.
func (a *timeAxis) place(marks []*timeMark) int {
	slices.SortStableFunc(marks, func(x, y *timeMark) int { return (x.top + x.bottom) - (y.top + y.bottom) }) // from top to bottom
	lowest := 0
	for i, m := range marks {
		m.label = (m.top + m.bottom) / 2
		if i > 0 {
			m.label = max(m.label, marks[i-1].label+labelHeight)
		}
		lowest = max(lowest, m.label)
	}
	return lowest
}

// years draws a thin line at the start of each year or, later and so above the other lines, the year's number.
func (a *timeAxis) years(m *markup, numbers bool) {
	for year := a.to.Year(); year > a.from.Year(); year-- {
		y := a.y(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC))
		if numbers {
			middle := (leftLine + rightLine) / 2
			shape(m, "rect", "class", "year", "x", px(middle-16), "y", px(y-8), "width", "32", "height", "16") // hides the lines
			m.element("text", px(year), "class", "year", "x", px(middle), "y", px(y+4))
		} else {
			shape(m, "line", "class", "year", "x1", "0", "x2", px(timelineWidth), "y1", px(y), "y2", px(y))
		}
	}
}

// line draws one of the two lines with its name above it.
func (a *timeAxis) line(m *markup, x int, marks []*timeMark, name string) {
	m.element("text", name, "class", "head", "x", px(x), "y", "16")
	if len(marks) == 0 {
		m.element("text", "none", "class", "none", "x", px(x), "y", "34")
		return
	}
	at := px(x)
	shape(m, "line", "class", "axis", "x1", at, "x2", at, "y1", px(timelineTop-14), "y2", px(a.y(a.from)+8))
}

// ties join the two marks of one name where the lines give it different days.
func (a *timeAxis) ties(m *markup, left, right []*timeMark) {
	for _, l := range left {
		for _, r := range right {
			if l.name == r.name && !r.again {
				class := "tie"
				if l.first > r.last || r.first > l.last {
					class = "tie apart"
				}
				shape(m, "line", "class", class, "x1", px(leftLine+7), "y1", px((l.top+l.bottom)/2),
					"x2", px(rightLine-7), "y2", px((r.top+r.bottom)/2))
			}
		}
	}
}

// draw draws a mark on the line at x, its label on the given side. A day is a dot; a month is a bar as long as the month.
func (t *timeMark) draw(m *markup, x, side int) {
	if t.href != "" {
		m.start("a", "href", t.href)
		defer m.end()
	}
	class := "known"
	switch {
	case t.held:
		class = "held"
	case t.again:
		class = "again"
	}
	if t.bottom-t.top < 6 {
		shape(m, "circle", "class", class, "cx", px(x), "cy", px((t.top+t.bottom)/2), "r", "5")
	} else {
		shape(m, "rect", "class", class, "x", px(x-4), "y", px(t.top), "width", "8", "height", px(t.bottom-t.top), "rx", "4")
	}
	middle := (t.top + t.bottom) / 2
	near, far := x+side*9, x+side*20
	if t.label != middle {
		shape(m, "polyline", "class", "lead", "points",
			point(near, middle)+" "+point(near+side*3, middle)+" "+point(far-side*3, t.label))
	}
	anchor, left := "start", far
	if side < 0 {
		anchor, left = "end", 0
	}
	if t.href != "" {
		shape(m, "rect", "class", "hit", "x", px(left), "y", px(t.label-labelHeight/2),
			"width", px(max(far, timelineWidth-far)), "height", px(labelHeight))
	}
	m.start("text", "x", px(far), "y", px(t.label+5), "text-anchor", anchor)
	name := t.name
	if t.again {
		name = "(" + name + ")"
	}
	m.element("tspan", name, "class", "name")
	m.text(" ")
	m.element("tspan", t.date, "class", "date")
	m.end()
}

func point(x, y int) string { return px(x) + "," + px(y) }

// px writes a measure in pixels.
func px(n int) string { return strconv.Itoa(n) }

// timelineFinding says in words where the two lines differ.
func timelineFinding(p *corpus.Policy) string {
	if len(p.Recorded) == 0 {
		return ""
	}
	var apart, heldOnly, recordedOnly []string
	for _, v := range p.Versions {
		known, agree := false, false
		for _, r := range p.Recorded {
			if r.Version == v.Name && r.Seen.IsZero() {
				known = true
				agree = agree || !v.Published.After(r.Begins()) && !r.Begins().After(v.Published)
			}
		}
		switch {
		case !known:
			heldOnly = append(heldOnly, v.Name)
		case !agree:
			apart = append(apart, v.Name)
		}
	}
	for _, r := range p.Recorded {
		held := slices.ContainsFunc(p.Versions, func(v *corpus.Version) bool { return v.Name == r.Version })
		if !held && !slices.Contains(recordedOnly, r.Version) {
			recordedOnly = append(recordedOnly, r.Version)
		}
	}
	var says []string
	if len(apart) > 0 {
		says = append(says, "The two lines give different dates for "+list(apart)+".")
	}
	if len(heldOnly) > 0 {
		says = append(says, list(heldOnly)+" "+verb(heldOnly, "stands", "stand")+" on the left line alone.")
	}
	if len(recordedOnly) > 0 {
		says = append(says, list(recordedOnly)+" "+verb(recordedOnly, "is", "are")+" known and not held.")
	}
	return strings.Join(says, " ")
}
