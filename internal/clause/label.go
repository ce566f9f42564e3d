package clause

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Derive gives every clause without a written ID a derived one: the nearest written ID above it, '~', and a number that
// counts the clauses derived from that ID. Groups and rules are not cited and get none.
func (d *Document) Derive() {
	above, n := ID(""), 0
	for c := range d.All() {
		switch {
		case c.ID != "":
			above, n = c.ID, 0
		case !c.Kind.IsGroup() && c.Kind != Rule:
			n++
			c.ID, c.Derived = above+"~"+ID(strconv.Itoa(n)), true
		}
	}
}

// Number gives every clause its Label, by these rules:
//
//   - A section is "§" and its number: the number that its heading begins with, else its place among its siblings. Among
//     siblings that bear numbers, those that bear none are "§0.1", "§0.2", so that no counted number is taken for a written
//     one. A single outermost heading that holds all others is the title, labelled "Title", and does not count.
//   - A block of a section is a letter behind that, "§3.2(b)"; an item below a block goes one level deeper, "§3.2(b)(iv)".
//   - Marks that the source wrote win over counted ones: "(c)", "iv." Then blocks that bear none are "§3.2 ¶1", so that no
//     counted letter is taken for a written one.
//   - Rows are "§3.2 table 1 row 2", the head "§3.2 table 1 head"; a footnote is "note" and its name.
//   - Where that gives two clauses one label, because the source numbers them alike, the second is "§3.2(b) [2]", and what
//     stands below it "§3.2(b) [2](i)".
func (d *Document) Number() {
	outermost := d.Clauses
	if i := d.title(); i >= 0 { // its children count as if they stood in its place
		d.Clauses[i].Label = "Title"
		outermost = slices.Concat(d.Clauses[:i], d.Clauses[i].Children, d.Clauses[i+1:])
	}
	section("", outermost)
	d.tellApart()
}

// title is the place of the outermost heading that holds every other heading, or -1 if there is none.
func (d *Document) title() int {
	title := -1
	for i, c := range d.Clauses {
		if c.Kind != Heading {
			continue
		}
		if title >= 0 || !holdsHeading(c) {
			return -1
		}
		title = i
	}
	return title
}

// tellApart numbers clauses that have one label, and with them what stands below.
func (d *Document) tellApart() {
	seen := map[Label]int{}
	var walk func(cs []*Clause, old, now string)
	walk = func(cs []*Clause, old, now string) {
		for _, c := range cs {
			own := string(c.Label)
			c.Label = Label(relabel(own, old, now))
			if seen[c.Label]++; c.Label != "" && seen[c.Label] > 1 {
				c.Label = Label(fmt.Sprintf("%s [%d]", c.Label, seen[c.Label]))
			}
			if c.Label != Label(own) {
				walk(c.Children, own, string(c.Label))
			} else {
				walk(c.Children, old, now)
			}
		}
	}
	walk(d.Clauses, "", "")
}

// relabel puts now in place of old, with which a label begins if it was made from it.
func relabel(label, old, now string) string {
	rest, ok := strings.CutPrefix(label, old)
	if !ok || old == now || rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return label
	}
	return now + rest
}

func holdsHeading(c *Clause) bool {
	for _, child := range c.Children {
		if child.Kind == Heading {
			return true
		}
	}
	return false
}

// leadingNumber is the number of a section at the beginning of its heading. One of four digits is a year.
var leadingNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*)\.?(?:\s|$)`)

// numberOf is the number that a heading begins with, or "".
func numberOf(c *Clause) string {
	if m := leadingNumber.FindStringSubmatch(c.Text.Plain()); m != nil {
		return m[1]
	}
	return ""
}

// section labels the blocks that stand directly in a section, then the sections below it.
func section(number string, children []*Clause) {
	own := "§0" // text before the first section
	if number != "" {
		own = "§" + number
	}
	blocks(own, children)
	prefix := ""
	if number != "" {
		prefix = number + "."
	}
	if slices.ContainsFunc(children, func(c *Clause) bool { return c.Kind == Heading && numberOf(c) != "" }) {
		prefix += "0."
	}
	count := 0
	for _, c := range children {
		if c.Kind != Heading {
			continue
		}
		no := numberOf(c)
		if no == "" {
			count++
			no = prefix + strconv.Itoa(count)
		}
		c.Label = Label("§" + no)
		section(no, c.Children)
	}
}

// blocks labels what stands in one section, headings apart.
func blocks(section string, children []*Clause) {
	b := blockNumberer{section: section, written: writtenLists(children)}
	for _, c := range children {
		if c.Kind == Heading { // a section of its own
			b.last = ""
			continue
		}
		b.label(c)
	}
}

type blockNumberer struct {
	section string
	written int    // lists of the section whose items bear written marks
	count   int    // blocks so far
	tables  int    // tables so far
	last    string // label of the paragraph just before, "" after anything else
	means   int    // definitions of the last term so far
}

func (b *blockNumberer) label(c *Clause) {
	switch c.Kind {
	case Rule:
		b.last = ""
	case Quote, Definitions:
		for _, child := range c.Children {
			b.label(child)
		}
	case Footnote:
		c.Label = Label("note " + c.Marker)
		deeper(string(c.Label), 1, c.Children)
	case Table:
		b.tables++
		rows(fmt.Sprintf("%s table %d", b.section, b.tables), c)
		b.last = ""
	case List:
		b.list(c)
	case Definition:
		b.means++
		definition(c, b.last, b.means)
	default:
		c.Label = Label(b.next())
		b.last, b.means = string(c.Label), 0
		deeper(b.last, 1, c.Children)
	}
}

// definition labels the n-th definition of a term.
func definition(c *Clause, term string, n int) {
	label := strings.TrimSpace(term + " definition")
	if n > 1 {
		label += " " + strconv.Itoa(n)
	}
	c.Label = Label(label)
	deeper(label, 1, c.Children)
}

// next is the label of the next block that bears no written mark.
func (b *blockNumberer) next() string {
	b.count++
	if b.written > 0 {
		return fmt.Sprintf("%s ¶%d", b.section, b.count)
	}
	return b.section + "(" + ordinal(0, b.count) + ")"
}

// list labels the items of a list that stands directly in a section: as parts of the paragraph before it, or, where no
// paragraph introduces it or it is the section's only enumeration, as blocks of the section.
func (b *blockNumberer) list(c *Clause) {
	if isWritten(c) {
		base := b.section
		if b.written > 1 && b.last != "" {
			base = b.last
		}
		items(base, 0, c.Children)
		return
	}
	if b.last != "" {
		items(b.last, 1, c.Children)
		return
	}
	for _, item := range c.Children {
		item.Label = Label(b.next())
		deeper(string(item.Label), 1, item.Children)
	}
}

// deeper labels what stands inside an item, a definition or a footnote.
func deeper(base string, depth int, cs []*Clause) {
	n := innerNumberer{base: base, depth: depth, paragraphs: 1} // the first paragraph is the clause's own text
	n.label(cs)
}

// An innerNumberer counts the blocks inside a clause, through the quotations among them.
type innerNumberer struct {
	base               string
	depth              int
	paragraphs, tables int
	term               string // label of the last term
	means              int    // its definitions so far
}

func (n *innerNumberer) label(cs []*Clause) {
	for _, c := range cs {
		switch c.Kind {
		case Rule:
		case List:
			items(n.base, n.depth, c.Children)
		case Table:
			n.tables++
			rows(fmt.Sprintf("%s table %d", n.base, n.tables), c)
		case Quote, Definitions:
			n.label(c.Children)
		case Definition:
			n.means++
			definition(c, n.term, n.means)
		default:
			n.paragraphs++
			c.Label = Label(fmt.Sprintf("%s ¶%d", n.base, n.paragraphs))
			n.term, n.means = string(c.Label), 0
			deeper(n.term, n.depth, c.Children)
		}
	}
}

func items(base string, depth int, cs []*Clause) {
	for i, c := range cs {
		mark := ordinal(depth, i+1)
		if c.Marker != "" {
			mark = strings.Trim(c.Marker, "().")
		}
		if strings.Contains(mark, ".") { // "1.1." says its whole place itself
			c.Label = Label("§" + mark)
		} else {
			c.Label = Label(base + "(" + mark + ")")
		}
		deeper(string(c.Label), depth+1, c.Children)
	}
}

func rows(table string, c *Clause) {
	c.Label = Label(table)
	n := 0
	for _, row := range c.Children {
		if row.Header {
			row.Label = Label(table + " head")
			continue
		}
		n++
		row.Label = Label(fmt.Sprintf("%s row %d", table, n))
	}
}

func writtenLists(cs []*Clause) int {
	n := 0
	for _, c := range cs {
		switch {
		case c.Kind == List && isWritten(c):
			n++
		case c.Kind == Quote:
			n += writtenLists(c.Children)
		}
	}
	return n
}

func isWritten(list *Clause) bool {
	return len(list.Children) > 0 && list.Children[0].Marker != ""
}

// ordinal writes n in the fashion of its depth: a, i, A, 1.
func ordinal(depth, n int) string {
	switch depth {
	case 0:
		return letters(n)
	case 1:
		if n < 4000 { // beyond, nobody could read it
			return roman(n)
		}
	case 2:
		return strings.ToUpper(letters(n))
	}
	return strconv.Itoa(n)
}

// letters counts a … z, aa … az, ba …
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

func roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"},
		{5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}
