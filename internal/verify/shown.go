package verify

import (
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
	links    []shownLink
	permas   []perma
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
	s.permalink(n)
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && !isAllowed(d, aside) {
			s.refuse(d)
		}
		s.permalink(d)
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
