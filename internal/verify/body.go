package verify

import (
	"strings"

	"golang.org/x/net/html"
)

// cell reads a cell of a row, and what names its column where the row is shown as a card.
func (s *shown) cell(c *html.Node, now *block) {
	if now == nil || !isElement(c.Parent, "tr") {
		s.stray = append(s.stray, normal(textOf(c)))
		return
	}
	if hasClass(c, "src") {
		if words := normal(s.inline(c)); words != "" && (!isElement(c, "th") || words != "Source") {
			s.stray = append(s.stray, words)
		}
		return
	}
	now.form = formRow
	now.words = append(now.words, normal(s.inline(c)))
	now.names = append(now.names, normal(attr(c, "data-name")))
}

// body reads the element with the words of a clause.
func (s *shown) body(c *html.Node, now *block) {
	form := formWords
	switch {
	case isElement(c, "dl"):
		form = formCells
		s.cells(c, now)
	case isElement(c, "figure"):
		form = formDrawing
		s.drawing(c, now)
	case isElement(c, "div") && hasClass(c.Parent, "code"):
		form = formCode
		now.words = append(now.words, normalCode(s.code(c)))
	default:
		now.words = append(now.words, normal(s.inline(c)))
	}
	now.form = form
}

// cells reads a row that stands alone: each cell behind the name of its column.
func (s *shown) cells(c *html.Node, now *block) {
	for _, pair := range s.only(c, "div") {
		for _, n := range s.only(pair, "dt", "dd") {
			if isElement(n, "dt") {
				now.names = append(now.names, normal(textOf(n)))
				s.only(n)
				continue
			}
			now.words = append(now.words, normal(s.inline(n)))
		}
	}
}

// only are the elements right below n, which must be of these, without attributes; without names, none. Text is that of a dt alone.
func (s *shown) only(n *html.Node, tags ...string) []*html.Node {
	var found []*html.Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && len(tags) > 0:
			s.strayText(c)
		case c.Type != html.ElementNode:
		case !isElement(c, tags...), len(c.Attr) > 0:
			s.refuse(c)
		default:
			found = append(found, c)
		}
	}
	return found
}

// inline is the text below a node as wordsOf has it.
func (s *shown) inline(n *html.Node) string {
	var b strings.Builder
	s.inlineInto(&b, n)
	return joinStruck.Replace(b.String())
}

func (s *shown) inlineInto(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type != html.ElementNode:
		case isAround(c):
			s.around(c)
		case !isAllowed(c, prose):
			s.refuse(c)
		case isElement(c, "a") && hasClass(c, "redacted"):
			s.redaction(c)
			s.inlineInto(b, c)
		case isElement(c, "a") && !hasClass(c, "ref"):
			s.links = append(s.links, shownLink{href: attr(c, "href")})
			s.inlineInto(b, c)
		case hasClass(c, "ref"):
			if isElement(c, "a") {
				s.links = append(s.links, shownLink{href: attr(c, "href")})
			}
			s.only(c)
			b.WriteString(computed)
		case c.Data == "sup":
			s.noteMark(c)
			b.WriteString(noteMark + strings.TrimSpace(textOf(c)) + noteMark)
		case c.Data == "img":
			b.WriteString(imageWord + attr(c, "alt"))
			s.images = append(s.images, attr(c, "src"))
		case c.Data == "br":
			b.WriteByte(' ')
		case c.Data == "s":
			b.WriteString(struckFrom)
			s.inlineInto(b, c)
			b.WriteString(struckTo)
		default:
			s.inlineInto(b, c)
		}
	}
}

// noteMark looks at the mark of a footnote: a link to it, or its name alone.
func (s *shown) noteMark(n *html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "a" {
			s.links = append(s.links, shownLink{attr(d, "href"), strings.TrimSpace(textOf(n))})
		}
		if d.Type == html.ElementNode && (d.Data != "a" || d.Parent != n || !isAllowed(d, map[string]form{"a": {"", "href"}})) {
			s.refuse(d)
		}
	}
}
