package verify

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/clause"
)

// A redlined line is a clause in a redline, as one of the two texts has it.
type redlinedLine struct {
	marker string
	cells  []string // of what is no row, one
	names  []string // of the columns of a row
}

// The elements of a redline, and what those hear where one begins and ends who do not see it.
const (
	insTag = "ins"
	delTag = "del"
)

var heard = map[string][][2]string{
	insTag: {{"Added:", "(end of addition)"}, {"Here:", "(end)"}},
	delTag: {{"Removed:", "(end of removal)"}, {"Before:", "(end)"}},
}

// redlineForms are the elements that hold redlines, but for those of their words.
var redlineForms = map[string]form{
	"p": {"|bullet|title|heading|paragraph|item|row|term|definition|code|drawing|footnote", ""}, "dl": {"cells", ""}, "div": {"", ""}, "dt": {"", ""}, "dd": {"", ""},
	"pre": {"code", "tabindex role aria-label"}, "code": {"", ""}, insTag: {"|break", ""}, delTag: {"|break", ""},
}

// lines reads the element with a redline as the text has it that is without what a tag marks. Where both texts stand in one, lines that
// the other text alone has as two are one.
func (p *comparedPage) redlined(body *html.Node, without string, both bool) []redlinedLine {
	if !isElement(body, "div") {
		return []redlinedLine{{cells: []string{p.side(body, without)}}}
	}
	var lines []redlinedLine
	joins := false
	for n := range body.ChildNodes() {
		switch {
		case n.Type == html.TextNode:
			p.strayText(n)
		case n.Type != html.ElementNode:
		case !isAllowed(n, redlineForms), isElement(n, "div", "dt", "dd", "code"):
			p.refuse(n)
			p.stray = append(p.stray, normal(textOf(n)))
		case isElement(n, insTag, delTag):
			joins = both && p.isBreak(n) && n.Data == without
		case isElement(n, "pre"):
			lines = append(lines, redlinedLine{cells: []string{p.redlinedCode(n, without)}})
		default:
			l := p.line(n, without)
			if joins && len(lines) > 0 {
				last := &lines[len(lines)-1]
				last.cells[len(last.cells)-1] += " " + strings.Join(l.cells, " ")
			} else {
				lines = append(lines, l)
			}
			joins = both && slices.ContainsFunc(slices.Collect(n.ChildNodes()), func(d *html.Node) bool { return isElement(d, without) && attr(d, "class") == "break" })
		}
	}
	return lines
}

// line reads a paragraph, or the cells of a row.
func (p *comparedPage) line(n *html.Node, without string) redlinedLine {
	var l redlinedLine
	if !isElement(n, "dl") {
		if mark := n.FirstChild; mark != nil && isElement(mark, "span") && attr(mark, "class") == "mark" {
			l.marker = normal(textOf(mark))
			n.RemoveChild(mark)
			defer n.InsertBefore(mark, n.FirstChild)
		}
		l.cells = []string{p.side(n, without)}
		return l
	}
	for _, pair := range p.only(n, "div") {
		for _, d := range p.only(pair, "dt", "dd") {
			if isElement(d, "dt") {
				l.names = append(l.names, normal(textOf(d)))
				p.only(d)
				continue
			}
			l.cells = append(l.cells, p.side(d, without))
		}
	}
	if len(l.cells) == 0 {
		l.cells = []string{""}
	}
	return l
}

// side are the words below an element as one of the two texts has them.
func (p *comparedPage) side(n *html.Node, without string) string {
	return normal(p.inline(p.sideOf(n, without)))
}

// redlinedCode is the same of code.
func (p *comparedPage) redlinedCode(pre *html.Node, without string) string {
	around := &html.Node{Type: html.ElementNode, Data: "div"}
	alone := copyOf(pre, false)
	around.AppendChild(alone)
	for n := range pre.ChildNodes() {
		if isElement(n, "code") {
			alone.AppendChild(p.sideOf(n, without))
		} else {
			alone.AppendChild(copyOf(n, true))
		}
	}
	return normalCode(p.code(around))
}

// sideOf copies an element without what a tag marks, and with what the other one marks in its place.
func (p *comparedPage) sideOf(n *html.Node, without string) *html.Node {
	side := copyOf(n, false)
	for c := range n.ChildNodes() {
		switch {
		case !isElement(c, insTag, delTag):
			side.AppendChild(copyOf(c, true))
		case p.isBreak(c):
		case !p.isMarked(c):
			p.refuse(c)
		case c.Data != without:
			for d := range c.ChildNodes() {
				if !isHeard(d) {
					side.AppendChild(copyOf(d, true))
				}
			}
		}
	}
	return side
}

func isHeard(n *html.Node) bool {
	return isElement(n, "span") && attr(n, "class") == "vh" && onlyHas(n, "class") && (n.PrevSibling == nil || n.NextSibling == nil)
}

// isMarked reports whether an element marks words that one text alone has, as rspsite writes that.
func (p *comparedPage) isMarked(n *html.Node) bool {
	if len(n.Attr) > 0 || n.FirstChild == nil || n.FirstChild == n.LastChild || !isHeard(n.FirstChild) || !isHeard(n.LastChild) {
		return false
	}
	return slices.Contains(heard[n.Data], [2]string{normal(textOf(n.FirstChild)), normal(textOf(n.LastChild))})
}

// isBreak reports whether an element is the sign of a break between clauses that one text alone has.
func (p *comparedPage) isBreak(n *html.Node) bool {
	if attr(n, "class") != "break" || !onlyHas(n, "class") {
		return false
	}
	for _, words := range heard[n.Data] {
		if normal(textOf(n)) == words[0]+" a new paragraph ¶" {
			return true
		}
	}
	return false
}

// copyOf copies an element, with what stands below it or without.
func copyOf(n *html.Node, deep bool) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	if deep {
		for d := range n.ChildNodes() {
			c.AppendChild(copyOf(d, true))
		}
	}
	return c
}

// ownWords are the words of a line without its marker, the cells of a row behind one another.
func ownWords(l *line) string {
	if l.kind == clause.Row.String() {
		return besideEachOther(l.words)
	}
	return strings.TrimSpace(strings.TrimPrefix(normal(strings.Join(l.words, " ")), normal(l.marker)))
}

// besideEachOther are the words of cells, without what stands between them.
func besideEachOther(cells []string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(strings.Join(cells, " ")), func(w string) bool { return w == "|" }), " ")
}

// flat is a text without white space.
func flat(s string) string { return strings.Join(strings.Fields(s), "") }
