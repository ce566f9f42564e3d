package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A block is a clause as a page shows it.
type block struct {
	id    string
	words []string // of each cell of a row, of all others one; see [normal]
	names []string // of the columns of a row that stands alone
	drawn []string // the words in the picture of a drawing
}

// A shown text is what a page shows of a document's text.
type shown struct {
	blocks []*block
	stray  []string // words in the text that stand in no clause
	hidden bool     // an element in the text has a style of its own, or is hidden
}

// parsePage reads a page as browsers do. Package html refuses what is nested too deep.
func parsePage(data []byte) (page *html.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			page, err = nil, fmt.Errorf("it cannot be read: %v", r)
		}
	}()
	return html.Parse(bytes.NewReader(data))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func hasClass(n *html.Node, names ...string) bool {
	return n.Type == html.ElementNode && slices.ContainsFunc(strings.Fields(attr(n, "class")), func(c string) bool { return slices.Contains(names, c) })
}

func isElement(n *html.Node, tags ...string) bool {
	return n.Type == html.ElementNode && slices.Contains(tags, n.Data)
}

// textOf is all text below a node.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// texts are the elements of a page, or of a part of it, that hold the text of a document.
func texts(page *html.Node) []*html.Node {
	var all []*html.Node
	for n := range page.Descendants() {
		if isElement(n, "div") && hasClass(n, "text") && !isInGone(n) {
			all = append(all, n)
		}
	}
	return all
}

// isInGone reports whether a text is that of clauses that are no longer there.
func isInGone(n *html.Node) bool {
	for p := range n.Ancestors() {
		if hasClass(p, "gone") {
			return true
		}
	}
	return false
}

// ids are the fragments that a page answers.
func ids(page *html.Node) map[string]bool {
	found := map[string]bool{}
	for n := range page.Descendants() {
		if n.Type == html.ElementNode {
			if id := attr(n, "id"); id != "" {
				found[id] = true
			}
		}
	}
	return found
}

// around are the classes of what pages put around the words of a clause: its label, what is known about it, where it led a reader.
var around = []string{"lab", "note", "below", "landing", "cellnote", "vh", "perma", "back"}

func isAround(n *html.Node) bool { return hasClass(n, around...) || isElement(n, "caption") }

// show reads the text that elements hold.
func show(texts []*html.Node) *shown {
	s := &shown{}
	for _, n := range texts {
		s.walk(n, &block{})
	}
	return s
}

// walk reads what stands below n, within the clause now.
func (s *shown) walk(n *html.Node, now *block) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			if words := normal(c.Data); words != "" {
				s.stray = append(s.stray, words)
			}
		case c.Type != html.ElementNode:
		case hasAttr(c, "style"), hasAttr(c, "hidden"):
			s.hidden = true
		case isAround(c):
		case hasClass(c, "body"):
			s.body(c, now)
		case isElement(c, "th", "td") && isElement(n, "tr"):
			s.cell(c, now)
		case hasClass(c, "clause", "group"), isElement(c, "tr"):
			inner := &block{id: attr(c, "id")}
			s.blocks = append(s.blocks, inner)
			s.walk(c, inner)
		default:
			s.walk(c, now)
		}
	}
}

// spoken are the blocks that have words of their own.
func (s *shown) spoken() []*block {
	return slices.DeleteFunc(slices.Clone(s.blocks), func(b *block) bool { return b.words == nil })
}

func (s *shown) cell(c *html.Node, now *block) {
	if !hasClass(c, "src") {
		now.words = append(now.words, normal(s.inline(c)))
	}
}

// body reads the element with the words of a clause.
func (s *shown) body(c *html.Node, now *block) {
	switch {
	case isElement(c, "dl"): // a row that stands alone: each cell behind the name of its column
		for n := range c.Descendants() {
			switch {
			case isElement(n, "dt"):
				now.names = append(now.names, normal(s.inline(n)))
			case isElement(n, "dd"):
				now.words = append(now.words, normal(s.inline(n)))
			}
		}
	case isElement(c, "figure"):
		s.drawing(c, now)
	default:
		for n := range c.Descendants() {
			if isElement(n, "pre") {
				now.words = append(now.words, normalCode(s.inline(n)))
				return
			}
		}
		now.words = append(now.words, normal(s.inline(c)))
	}
}

// drawing reads a picture and its source, which stands behind it.
func (s *shown) drawing(c *html.Node, now *block) {
	source := ""
	for n := range c.Descendants() {
		switch {
		case isElement(n, "text"):
			now.drawn = append(now.drawn, textOf(n))
		case isElement(n, "pre"):
			source = s.inline(n)
		}
	}
	now.words = append(now.words, normalCode(source))
}

// inline is the text below a node as wordsOf has it.
func (s *shown) inline(n *html.Node) string {
	var b strings.Builder
	s.inlineInto(&b, n)
	return b.String()
}

func (s *shown) inlineInto(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type != html.ElementNode:
		case hasAttr(c, "style"), hasAttr(c, "hidden"):
			s.hidden = true
		case isAround(c):
		case hasClass(c, "ref"):
			b.WriteString(computed)
		case c.Data == "sup":
			b.WriteString(noteMark + strings.TrimSpace(textOf(c)) + noteMark)
		case c.Data == "img":
			b.WriteString(imageWord + attr(c, "alt"))
		case c.Data == "br":
			b.WriteByte(' ')
		default:
			s.inlineInto(b, c)
		}
	}
}
