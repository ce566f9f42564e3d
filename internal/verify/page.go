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
	kind  string   // by its class; empty where that does not say it
	form  string   // of its words: row, cells, code, drawing or words
	words []string // of each cell of a row, of all others one; see [normal]
	names []string // of the columns of a row that stands alone, or beside the cells of one that becomes a card
	drawn []string // the words in the picture of a drawing
}

// The forms in which words stand.
const (
	formRow     = "row"
	formCells   = "cells" // a row that stands alone
	formCode    = "code"
	formDrawing = "drawing"
	formWords   = "words"
)

// A shown text is what a page shows of a document's text.
type shown struct {
	blocks   []*block
	stray    []string // words in the text that stand in no clause
	hidden   []string // elements that rspsite never writes there, or not so
	captions []string // of tables
	images   []string // addresses of pictures
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
	return n != nil && n.Type == html.ElementNode && slices.ContainsFunc(strings.Fields(attr(n, "class")), func(c string) bool { return slices.Contains(names, c) })
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
	return slices.DeleteFunc(allTexts(page), isInGone)
}

// allTexts are the same with those that hold clauses which are no longer there.
func allTexts(page *html.Node) []*html.Node {
	var all []*html.Node
	for n := range page.Descendants() {
		if isElement(n, "div") && hasClass(n, "text") {
			all = append(all, n)
		}
	}
	return all
}

// isInGone reports whether a text is that of clauses that are no longer there.
func isInGone(n *html.Node) bool {
	return isElement(n.Parent, "section") && hasClass(n.Parent, "gone")
}

// ids are the fragments that a page answers.
func ids(page *html.Node) map[string]bool {
	found, _ := allIDs(page)
	return found
}

// allIDs are the same, and those that stand more than once.
func allIDs(page *html.Node) (found map[string]bool, twice []string) {
	found = map[string]bool{}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if found[id] {
				twice = append(twice, id)
			}
			found[id] = true
		}
	}
	return found, twice
}

// show reads the text that elements hold.
func show(texts []*html.Node) *shown {
	s := &shown{}
	for _, n := range texts {
		if !onlyHas(n, "class") || attr(n, "class") != "text" {
			s.refuse(n)
		}
		if p := concealing(n); p != nil {
			s.refuse(p)
		}
		s.walk(n, nil)
	}
	return s
}

// refuse notes an element that rspsite would not have written.
func (s *shown) refuse(n *html.Node) { s.hidden = append(s.hidden, written(n)) }

// walk reads what stands below n, within the clause now.
func (s *shown) walk(n *html.Node, now *block) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			s.strayText(c)
		case c.Type != html.ElementNode:
		case isAround(c):
			s.around(c)
		case !isAllowed(c, frame), hasClass(c, "lab", "note", "below", "landing", "vh"): // where they do not belong
			s.refuse(c)
			if words := normal(textOf(c)); words != "" {
				s.stray = append(s.stray, words)
			}
		case isElement(c, "caption"):
			s.caption(c)
		case hasClass(c, "body"):
			if now == nil || !hasClass(n, "clause") {
				s.stray = append(s.stray, normal(textOf(c)))
				continue
			}
			s.body(c, now)
		case isElement(c, "th", "td"):
			s.cell(c, now)
		case hasClass(c, "clause", "group"), isElement(c, "tr"):
			inner := &block{id: attr(c, "id"), kind: kindOf(c)}
			s.blocks = append(s.blocks, inner)
			s.walk(c, inner)
			if inner.words == nil && hasClass(c, "clause") && !hasClass(c, "table") && !hasClass(n, "group") {
				s.refuse(c)
			}
		default:
			s.walk(c, now)
		}
	}
}

// kindOf is the kind of a clause by its class.
func kindOf(n *html.Node) string {
	names := strings.Fields(attr(n, "class"))
	if len(names) < 2 || names[0] != "clause" {
		return ""
	}
	return names[1]
}

func (s *shown) strayText(n *html.Node) {
	if words := normal(n.Data); words != "" {
		s.stray = append(s.stray, words)
	}
}

// around looks through what stands around the words of a clause: it may say what it says, in elements that hide nothing.
func (s *shown) around(n *html.Node) {
	if !isAllowed(n, aroundForms) {
		s.refuse(n)
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && !isAllowed(d, aside) {
			s.refuse(d)
		}
	}
}

// caption reads the name of a table.
func (s *shown) caption(n *html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (d.Data != "span" || len(d.Attr) > 0) {
			s.refuse(d)
		}
	}
	s.captions = append(s.captions, normal(textOf(n)))
}

// spoken are the blocks that have words of their own.
func (s *shown) spoken() []*block {
	return slices.DeleteFunc(slices.Clone(s.blocks), func(b *block) bool { return b.words == nil })
}

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
		case d.Type == html.TextNode && within(d, n, "pre"):
			now.drawn = append(now.drawn, strings.Split(normalCode(d.Data), "\n")...)
		case d.Type == html.TextNode:
			s.strayText(d)
		case d.Type != html.ElementNode, isElement(d, "pre") && len(d.Attr) == 0, within(d, n, "pre") && isAllowed(d, inCode):
		case d.Namespace != "svg", !isAllowed(d, picture), isElement(d, "g") && attr(d, "transform") != "translate(8,16)":
			s.refuse(d)
		}
	}
}

// within reports whether a node stands in an element below another.
func within(d, below *html.Node, tag string) bool {
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
		case hasClass(c, "ref"):
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
		if d.Type == html.ElementNode && (d.Data != "a" || d.Parent != n || !isAllowed(d, map[string]form{"a": {"", "href"}})) {
			s.refuse(d)
		}
	}
}
