package render

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// The flow picture shows how the clauses of one version became those of the other: the old ones down the left side, the new
// ones down the right, a line for each that lives on. It stands upright at a fixed width, so that it reads at 390 pixels
// without being shrunk. All measures are pixels.
const (
	flowWidth  = 340
	flowLeft   = 118 // where lines begin
	flowRight  = 222 // where they end
	flowTop    = 26
	flowHeight = 520 // of the longer side
	flowStub   = 26  // of a line that ends, or begins
	flowLabel  = 15  // the height of a line of a label
	labelRunes = 16
	labelLines = 2   // on which a label stands at most
	maxLines   = 300 // a text that was shaken up has more; the thickest are drawn
	maxSingle  = 150 // clauses of a side up to which each has a line of its own
)

// A flowSide is one side of the picture: its clauses in blocks, each with its height.
type flowSide struct {
	block  []int // clause → block
	y      []float64
	labels []flowText
}

// A flowText is the name of a section beside the block where it begins.
type flowText struct {
	y    float64
	text string
	href string
}

// A flowLine joins two blocks, or ends or begins at one.
type flowLine struct {
	old, new int // blocks; -1 for none
	fate     fate
	n        int    // clauses in it
	href     string // of its first change
}

// flow draws the picture, with how to read it. Both are empty if one side is, or nothing differs.
func (c *comparison) flow() (picture, legend template.HTML) {
	old, new := c.Comparison.Old, c.Comparison.New
	t := c.count()
	if len(old.Clauses) == 0 || len(new.Clauses) == 0 || !t.differs() {
		return "", ""
	}
	most := max(len(old.Clauses), len(new.Clauses))
	unit := min(float64(flowHeight)/float64(most), 12)
	left, right := newFlowSide(old, unit, most), newFlowSide(new, unit, most)
	left.label(c, old, unit)
	right.label(c, new, unit)
	var m markup
	height := flowTop + int(unit*float64(most)) + 10
	m.start("svg", "viewBox", fmt.Sprintf("0 0 %d %d", flowWidth, height), "width", px(flowWidth), "height", px(height), "class", "flow", "aria-hidden", "true")
	m.element("text", c.Old.Name, "class", "head end", "x", px(flowLeft), "y", "14")
	m.element("text", c.New.Name, "class", "head", "x", px(flowRight), "y", "14")
	for _, l := range c.flowLines(left, right) {
		l.draw(&m, left, right, unit)
	}
	left.write(&m, flowLeft-6, "end")
	right.write(&m, flowRight+6, "")
	m.end()
	return m.html(), t.legend()
}

// newFlowSide lays out one side: a block for each clause or, where there are many, for each section.
func newFlowSide(side diff.Side, unit float64, most int) *flowSide {
	f := &flowSide{block: make([]int, len(side.Clauses))}
	size := 1
	if most > maxSingle {
		size = (most + maxSingle - 1) / maxSingle
	}
	var last *clause.Clause
	start := 0
	for i, c := range side.Clauses {
		section := topSection(c)
		if i == 0 || size == 1 || i-start >= size && section == last || section != last && i-start >= size/2 {
			f.y = append(f.y, 0)
			start = i
		}
		last = section
		f.block[i] = len(f.y) - 1
	}
	f.center(unit)
	return f
}

// center puts every block in the middle of its clauses.
func (f *flowSide) center(unit float64) {
	first, count := make([]int, len(f.y)), make([]int, len(f.y))
	for i, b := range f.block {
		if count[b] == 0 {
			first[b] = i
		}
		count[b]++
	}
	for b := range f.y {
		f.y[b] = flowTop + unit*(float64(first[b])+float64(count[b])/2)
	}
}

// topSection is the outermost heading that a clause stands below, or is, behind a lone title.
func topSection(c diff.Clause) *clause.Clause {
	for _, p := range c.Path {
		if p.Kind == clause.Heading && p.Level > 1 {
			return p
		}
	}
	if c.Kind == clause.Heading {
		return c.Clause
	}
	return nil
}

// label names the sections of a side where they begin, those that have the room.
func (f *flowSide) label(c *comparison, side diff.Side, unit float64) {
	free := 0.0
	for i, cl := range side.Clauses {
		y := flowTop + unit*(float64(i)+.5)
		if cl.Kind == clause.Heading && topSection(cl) == cl.Clause && y >= free {
			id := string(cl.ID)
			if &side.Clauses[0] == &c.Comparison.Old.Clauses[0] && c.newIDs[id] {
				id = ""
			}
			for _, line := range labelOf(cl.Text) {
				f.labels = append(f.labels, flowText{y, line, id})
				y += flowLabel
			}
			free = y
		}
	}
}

// labelOf breaks a name into the lines that fit beside the picture.
func labelOf(name string) []string {
	lines := []string{""}
	for _, word := range strings.Fields(name) {
		last := &lines[len(lines)-1]
		switch longer := join(" ", *last, word); {
		case *last == "" || utf8.RuneCountInString(longer) <= labelRunes:
			*last = longer
		case len(lines) == labelLines:
			*last += "…"
			return cutAll(lines)
		default:
			lines = append(lines, word)
		}
	}
	return cutAll(lines)
}

// cutAll cuts the lines that are too long: a word may be.
func cutAll(lines []string) []string {
	for i, line := range lines {
		if runes := []rune(line); len(runes) > labelRunes {
			lines[i] = string(runes[:labelRunes-1]) + "…"
		}
	}
	return lines
}

func (f *flowSide) write(m *markup, x int, class string) {
	for _, l := range f.labels {
		m.element("text", l.text, "class", class, "x", px(x), "y", dot(l.y+4))
	}
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

// legend says how to read the picture, a sample beside each word, as far as it shows what is to be read.
func (t *fateCount) legend() template.HTML {
	var m markup
	a := "A line is a clause"
	if max(t.oldText, t.newText) > maxSingle {
		a += ", a thick one several"
	}
	m.start("ul", "class", "legend")
	m.element("li", a)
	for _, f := range []fate{fateSame, fateVeiled, fateChanged, fateMoved, fateRemoved, fateAdded} {
		if t.of[f] > 0 {
			legendItem(&m, f, fateNames[f])
		}
	}
	if t.described() > 0 {
		legendItem(&m, fateDescribed, "differs in description alone")
	}
	m.end()
	return m.html()
}

// legendItem writes a line of the legend: a line of the picture, and what it means.
func legendItem(m *markup, f fate, words string) {
	m.start("li")
	m.start("svg", "class", "flow", "width", "26", "height", "10", "aria-hidden", "true")
	shape(m, "path", "class", fateKinds[f], "d", "M0 5H22")
	switch f {
	case fateRemoved:
		shape(m, "circle", "class", fateKinds[f], "cx", "22", "cy", "5", "r", "3")
	case fateAdded:
		shape(m, "circle", "class", fateKinds[f], "cx", "3", "cy", "5", "r", "3")
	}
	m.end()
	m.text(" " + words)
	m.end()
}
