package render

import (
	"fmt"
	"html/template"
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
