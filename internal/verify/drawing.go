package verify

import (
	"strings"

	"golang.org/x/net/html"
)

// code reads the one pre below n.
func (s *shown) code(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			s.strayText(c)
		case c.Type != html.ElementNode:
		case !isAllowed(c, map[string]form{"pre": {"code|", "tabindex role aria-label"}}):
			s.refuse(c)
		default:
			s.codeInto(&b, c)
		}
	}
	return b.String()
}

func (s *shown) codeInto(b *strings.Builder, pre *html.Node) {
	for d := range pre.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Type != html.ElementNode:
		case isElement(d, "code") && d.Parent == pre && len(d.Attr) == 0:
		case !isAllowed(d, inCode):
			s.refuse(d)
		case isElement(d, "a"):
			s.redaction(d)
		}
	}
}

// drawing reads a picture and its source, which stands behind it.
func (s *shown) drawing(c *html.Node, now *block) {
	for n := range c.ChildNodes() {
		switch {
		case n.Type == html.TextNode:
			s.strayText(n)
		case n.Type != html.ElementNode:
		case isElement(n, "div") && attr(n, "class") == "frame" && isAllowed(n, frame):
			s.picture(n, now)
		case isElement(n, "details") && len(n.Attr) == 0:
			now.words = append(now.words, normalCode(s.source(n)))
		default:
			s.refuse(n)
		}
	}
}

// source reads the text of a drawing, below a summary that says what it is.
func (s *shown) source(details *html.Node) string {
	summary := details.FirstChild
	if summary == nil || !isElement(summary, "summary") || len(summary.Attr) > 0 || normal(textOf(summary)) != "The drawing as text" {
		s.refuse(details)
		return ""
	}
	s.only(summary)
	details.RemoveChild(summary)
	defer details.InsertBefore(summary, details.FirstChild)
	return s.code(details)
}

// picture reads the words in the picture of a drawing, or its source where nothing could be drawn.
func (s *shown) picture(n *html.Node, now *block) {
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && isElement(d.Parent, "text"):
			now.drawn = append(now.drawn, d.Data)
		case d.Type == html.TextNode && standsIn(d, n, "pre"):
			now.drawn = append(now.drawn, strings.Split(normalCode(d.Data), "\n")...)
		case d.Type == html.TextNode:
			s.strayText(d)
		case d.Type != html.ElementNode, isElement(d, "pre") && len(d.Attr) == 0, standsIn(d, n, "pre") && isAllowed(d, inCode):
		case d.Namespace != "svg", !isAllowed(d, picture), isElement(d, "g") && attr(d, "transform") != "translate(8,16)":
			s.refuse(d)
		}
	}
}

// standsIn reports whether a node stands in an element below another.
func standsIn(d, below *html.Node, tag string) bool {
	for p := range d.Ancestors() {
		if p == below {
			return false
		}
		if isElement(p, tag) {
			return true
		}
	}
	return false
}
