package render

import (
	"cmp"
	"html/template"
	"strconv"
	"strings"

	"rspsite/internal/clause"
)

// Where text is shown at its measure it has a gutter for labels and permalinks and a margin for sources. Each block is a
// row of these three columns: .lab, .body, .note. Blocks inside blocks (items of items) are rows of their own, so that
// all labels and all notes stand in line, however deep the text is nested.

// document makes the whole text of the writer's file.
func (w *writer) document() template.HTML { return w.blocks(w.doc().Clauses) }

// blocks makes the given clauses and all below them.
func (w *writer) blocks(cs []*clause.Clause) template.HTML {
	var m markup
	for _, c := range cs {
		w.block(&m, c, nil)
	}
	return m.html()
}

// block writes one node with its children; path holds its ancestors, outermost first.
func (w *writer) block(m *markup, c *clause.Clause, path []*clause.Clause) {
	switch c.Kind {
	case clause.Heading:
		w.heading(m, c, path)
	case clause.List:
		tag := "ul"
		if len(c.Children) > 0 && c.Children[0].Marker != "" {
			tag = "ol"
		}
		w.group(m, c, path, tag, "items")
	case clause.Quote:
		w.group(m, c, path, "blockquote", "quote")
	case clause.Definitions:
		w.group(m, c, path, "dl", "terms")
	case clause.Table:
		w.table(m, c, path)
	case clause.Item:
		w.row(m, "li", c, path, func() { w.item(m, c) })
	case clause.Term:
		w.row(m, "dt", c, path, func() { w.paragraph(m, c) })
	case clause.Definition:
		w.row(m, "dd", c, path, func() { w.paragraph(m, c) })
	case clause.Footnote:
		w.row(m, "div", c, path, func() { w.footnoteText(m, c) })
	case clause.Code:
		w.row(m, "div", c, path, func() { w.code(m, c) })
	case clause.Drawing:
		w.row(m, "div", c, path, func() { w.drawing(m, c, path) })
	case clause.Rule:
		m.void("hr")
		m.line()
	default:
		w.row(m, "div", c, path, func() { w.paragraph(m, c) })
	}
}

// row writes a clause as a row: its label, its body, what is known about it, then its children as rows of their own.
func (w *writer) row(m *markup, tag string, c *clause.Clause, path []*clause.Clause, body func()) {
	m.start(tag, "class", strings.TrimSpace("clause "+c.Kind.String()), "id", w.id(c))
	w.landing(m, c)
	w.label(m, c)
	body()
	w.note(m, c, path)
	w.children(m, c, path)
	m.end()
	m.line()
}

func (w *writer) children(m *markup, c *clause.Clause, path []*clause.Clause) {
	path = append(path[:len(path):len(path)], c)
	for _, child := range c.Children {
		w.block(m, child, path)
	}
}

// headingLevel is the level of the first headings of a text: below the page's title.
const headingLevel = 2

// heading writes a heading and, after it, its section. Its level is its depth, so that none is skipped whatever was written.
func (w *writer) heading(m *markup, c *clause.Clause, path []*clause.Clause) {
	level := headingLevel + w.deeper
	for _, p := range path {
		if p.Kind == clause.Heading {
			level++
		}
	}
	m.start("div", "class", "clause heading", "id", w.id(c))
	w.landing(m, c)
	w.label(m, c)
	m.start("h"+strconv.Itoa(min(level, 6)), "class", "body")
	w.inline(m, c.Text)
	m.end()
	w.note(m, c, path)
	m.end()
	m.line()
	w.children(m, c, path)
}

// group writes a list, quotation or list of terms. One with an ID of its own gets a label before it.
func (w *writer) group(m *markup, c *clause.Clause, path []*clause.Clause, tag, class string) {
	if c.ID != "" {
		m.start("div", "class", "group", "id", w.id(c))
		w.landing(m, c)
		m.start("div", "class", "clause")
		w.label(m, c)
		w.note(m, c, path)
		m.end()
	}
	m.start(tag, "class", class)
	w.children(m, c, path)
	m.end()
	if c.ID != "" {
		m.end()
	}
	m.line()
}

func (w *writer) paragraph(m *markup, c *clause.Clause) {
	tag := "p"
	if c.Kind != clause.Paragraph {
		tag = "div"
	}
	m.start(tag, "class", "body")
	w.inline(m, c.Text)
	m.end()
}

// item writes an item's mark, as written or a bullet by style sheet, and its text.
func (w *writer) item(m *markup, c *clause.Clause) {
	if c.Marker == "" {
		m.start("div", "class", "body bullet")
	} else {
		m.start("div", "class", "body")
		m.element("span", c.Marker, "class", "mark")
		m.text(" ")
	}
	w.inline(m, c.Text)
	m.end()
}

func (w *writer) footnoteText(m *markup, c *clause.Clause) {
	m.start("div", "class", "body")
	m.element("span", c.Marker, "class", "mark")
	m.text(" ")
	w.inline(m, c.Text)
	if w.noted[c.Marker] {
		m.text(" ")
		m.element("a", "↩", "href", "#"+noteMarkID(c.Marker), "aria-label", "Back to the text of note "+c.Marker, "class", "back")
	}
	m.end()
}

// id is the id attribute of a clause's element.
func (w *writer) id(c *clause.Clause) string {
	if !w.ids {
		return ""
	}
	return string(c.ID)
}

// label writes the gutter: the clause's label, which is its permalink, and since when it stands unchanged.
func (w *writer) label(m *markup, c *clause.Clause) {
	if !c.IsCitable() || !w.ids {
		return
	}
	m.start("div", "class", "lab")
	w.permalinkMark(m, c)
	if mark, ok := w.know.since(c); ok {
		m.text(" ")
		w.sinceLink(m, c, mark)
	}
	w.citeLink(m, c)
	m.end()
}

// citeLink leads to how the clause is cited, where it can be in more than one version.
func (w *writer) citeLink(m *markup, c *clause.Clause) {
	if w.know == nil || w.know.cites[c.ID] == "" {
		return
	}
	m.text(" ")
	m.start("a", "href", w.know.cites[c.ID], "class", "citing")
	m.text("cite")
	m.element("span", " clause "+string(c.ID), "class", "vh")
	m.end()
}

// sinceLink writes since when a clause stands as it does. Those who hear the link alone are told of which clause.
func (w *writer) sinceLink(m *markup, c *clause.Clause, mark link) {
	m.start("a", "href", mark.Href, "class", "since")
	m.text(mark.Text)
	m.element("span", ": clause "+string(c.ID), "class", "vh")
	m.end()
}

// permalinkMark writes the link to the clause itself. A derived ID holds for one version, and the mark says so.
func (w *writer) permalinkMark(m *markup, c *clause.Clause) {
	class, title := "perma", ""
	if c.Derived {
		class, title = "perma derived", "This address holds for this version alone"
	}
	m.start("a", "href", w.permalink(c.ID), "class", class, "title", title)
	if c.Label != "" && c.Kind != clause.Row {
		m.text(string(c.Label) + " ")
	}
	m.element("span", "#", "aria-hidden", "true")
	m.element("span", permalinkName(c), "class", "vh")
	m.end()
}

// permalinkName says what the mark is to those who do not see it.
func permalinkName(c *clause.Clause) string {
	if c.Kind == clause.Row || c.Label == "" {
		return "Permalink to " + cmp.Or(string(c.Label), string(c.ID))
	}
	return " permalink"
}
