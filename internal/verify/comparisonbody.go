package verify

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// change reads the element of a change.
func (p *comparedPage) change(n *html.Node, ch *diffChange) {
	p.checkSaid(n, ch)
	bodies, sides := 0, 0
	for c := range n.ChildNodes() {
		switch {
		case isElement(c, "div", "h3", "h4", "h5", "h6") && attr(c, "class") == "body" && onlyHas(c, "class"):
			bodies++
			p.body(c, ch)
		case isElement(c, "div") && attr(c, "class") == "sides" && onlyHas(c, "class"):
			sides++
			p.sides(c, ch)
		default:
			p.beside(c)
		}
	}
	want := 0
	if ch.Kind == kindChanged {
		want = 1
	}
	if ch.Kind == kindUnchanged && slices.ContainsFunc(slices.Collect(n.Descendants()), func(d *html.Node) bool { return isElement(d, insTag, delTag) }) {
		p.problem(fragment(attr(n, "id")), "comparison-claims", "the page marks words as put in or taken out of a clause that did not change")
	}
	if bodies != 1 || sides != want {
		p.problem(fragment(attr(n, "id")), "comparison-lacks", "the page does not show the words of a change once, and where the clause changed a second time side by side")
	}
}

// body reads both texts in one. What both have is shown as in the newer one.
func (p *comparedPage) body(n *html.Node, ch *diffChange) {
	if ch.Kind == kindAdded && ch.Standing == description { // nothing is marked, as there is nothing that it differs from
		p.hold(p.redlined(n, delTag, true), p.new, ch.news, ch, true)
		return
	}
	p.hold(p.redlined(n, delTag, true), p.new, ch.news, ch, true)
	p.hold(p.redlined(n, insTag, true), p.old, ch.olds, ch, false)
}

// sides reads the two texts beside each other.
func (p *comparedPage) sides(n *html.Node, ch *diffChange) {
	var found []*html.Node
	for c := range n.ChildNodes() {
		if isElement(c, "div") && attr(c, "class") == "side" && onlyHas(c, "class") {
			found = append(found, c)
		} else {
			p.beside(c)
		}
	}
	if len(found) != 2 {
		p.refuse(n)
		return
	}
	for i, side := range []struct {
		text    *comparedText
		at      []int
		without string
		name    string
	}{{p.old, ch.olds, insTag, p.names[0]}, {p.new, ch.news, delTag, p.names[1]}} {
		for c := range found[i].ChildNodes() {
			switch {
			case isElement(c, "p") && attr(c, "class") == "small" && onlyHas(c, "class"):
				if name := normal(textOf(c)); name != side.name {
					p.problem(fragment(p.placeOf(ch)), "comparison-names", "the page says that a side is of “%s”, and it is of %s", shorten(name), side.text.address())
				}
			case isElement(c, "div") && attr(c, "class") == "sidebody" && onlyHas(c, "class"):
				p.hold(p.redlined(c, side.without, false), side.text, side.at, ch, true)
			default:
				p.beside(c)
			}
		}
	}
}

// hold holds lines of a redline against the clauses of a text. What the other text has otherwise in nothing that counts as a difference
// is not exact.
func (p *comparedPage) hold(lines []redlinedLine, t *comparedText, at []int, ch *diffChange, exact bool) {
	said, want := make([]string, len(lines)), make([]string, len(at))
	for i, l := range lines {
		said[i] = besideEachOther(l.cells)
	}
	for i, k := range at {
		want[i] = ownWords(t.lines[k])
		if len(lines) == len(at) && t.lines[k].kind != "row" {
			said[i] = strings.Join(lines[i].cells, " ")
		}
	}
	got, is := strings.Join(said, "\n"), strings.Join(want, "\n")
	if len(at) == 1 && len(lines) == 1 && formOf(t.lines[at[0]]) != formWords && formOf(t.lines[at[0]]) != formRow && !p.sameCode(lines[0].cells[0], t.lines[at[0]]) {
		p.differs(ch, t, got, is)
		return
	}
	switch {
	case flat(got) == flat(is) && (len(lines) == len(at) || len(at) == 0):
	case !exact && readAlike(plainly(got), plainly(is)):
	default:
		p.differs(ch, t, got, is)
		return
	}
	if exact {
		p.checkCells(lines, t, at, ch)
	}
}

func (p *comparedPage) sameCode(got string, l *line) bool {
	return got == l.words[0] || strings.Join(strings.Fields(got), " ") == strings.Join(strings.Fields(l.words[0]), " ")
}

// plainly are words without the marks that a redline does not show as put in or taken out.
func plainly(words string) string {
	return strings.ReplaceAll(plainOf(words), strings.TrimSpace(computed), "reference")
}

func (p *comparedPage) differs(ch *diffChange, t *comparedText, got, is string) {
	p.problem(fragment(p.placeOf(ch)), "comparison-changed", "%s", saysOther("the page", got, t, is))
}

// checkCells holds the names of columns, and the markers of items, against those of the text.
func (p *comparedPage) checkCells(lines []redlinedLine, t *comparedText, at []int, ch *diffChange) {
	for i, l := range lines {
		if i >= len(at) {
			return
		}
		is, k := t.lines[at[i]], 0
		if l.marker != "" && len(lines) == len(at) && l.marker != normal(is.marker) {
			p.differs(ch, t, l.marker+" "+strings.Join(l.cells, " "), is.marker+" "+strings.Join(is.words, " "))
		}
		for j, words := range l.cells {
			if words == "" || j >= len(l.names) {
				continue
			}
			for k < len(is.words) && is.words[k] == "" {
				k++
			}
			if k < len(is.names) && !saysSame(is.names[k], l.names[j]) {
				p.problem(fragment(p.placeOf(ch)), "comparison-changed", "the page names a column “%s”, and “%s” was published in %s", shorten(l.names[j]), shorten(is.names[k]), t.address())
			}
			k++
		}
	}
}
