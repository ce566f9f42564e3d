package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// A redline is set as the kind of block that it belongs to: a paragraph, an item with its mark, a heading, a row, code.

// A redlined is the old and the new clauses of one change, with what became of their words.
type redlined struct {
	old, new []diff.Clause
	edits    []diff.Edit
	level    int // of the element of a heading; 0 for one that is no heading of the page
}

// lead is the clause whose kind the whole is written as.
func (x redlined) lead() diff.Clause {
	if len(x.new) > 0 {
		return x.new[0]
	}
	return x.old[0]
}

// body writes the text of a change as one block: its clauses below one another.
func (r *redliner) body(m *markup, x redlined, class string, show shownSide) {
	lead := x.lead()
	lines := redlineLines(x.edits, show)
	switch {
	case lead.Kind.IsCode():
		m.start("div", "class", class)
		r.code(m, x.edits, show)
		m.end()
	case lead.Kind == clause.Heading && x.level > 0 && len(lines) == 1:
		m.start(headingTag(x.level), "class", class)
		r.line(m, x, lines[0], show)
		m.end()
	default:
		m.start("div", "class", class)
		for _, l := range lines {
			r.block(m, x, l, show)
		}
		m.end()
	}
}

// block writes one clause of a change.
func (r *redliner) block(m *markup, x redlined, l redlineLine, show shownSide) {
	c := x.clauseOf(l, show)
	if c != nil && c.Kind == clause.Row {
		r.row(m, x, l, show)
		return
	}
	class := ""
	switch {
	case c == nil:
	case c.Kind == clause.Item && c.Marker == "":
		class = "bullet"
	case c.Kind == clause.Heading:
		class = "title"
	default:
		class = c.Kind.String()
	}
	m.start("p", "class", class)
	if c != nil && c.Marker != "" {
		m.element("span", c.Marker, "class", "mark")
		m.text(" ")
	}
	r.line(m, x, l, show)
	m.end()
}

// line writes the words of one clause.
func (r *redliner) line(m *markup, x redlined, l redlineLine, show shownSide) {
	for i, cell := range l.cells {
		if i > 0 {
			m.text(" | ")
		}
		r.edits(m, cell.edits, show)
	}
	r.lineBreak(m, l)
}

// clauseOf is the clause that a line belongs to: the new one where there is one and not the old side alone is shown.
func (x redlined) clauseOf(l redlineLine, show shownSide) *diff.Clause {
	switch {
	case l.new < len(x.new) && (show != oldSide || l.old >= len(x.old)):
		return &x.new[l.new]
	case l.old < len(x.old):
		return &x.old[l.old]
	}
	return nil
}

// row writes a row of a table as a list: each cell under the name of its column. A table of redlines would scroll sideways
// on a phone, and most of its rows did not change.
func (r *redliner) row(m *markup, x redlined, l redlineLine, show shownSide) {
	var oldNames, newNames []clause.Cell
	if l.old < len(x.old) {
		oldNames = columnNames(x.old[l.old])
	}
	if l.new < len(x.new) {
		newNames = columnNames(x.new[l.new])
	}
	if newNames == nil && oldNames == nil { // the head, or a row of a table without one
		m.start("p")
		r.line(m, x, l, show)
		m.end()
		return
	}
	m.start("dl", "class", "cells")
	for _, cell := range l.cells {
		name := columnName(newNames, cell.new)
		if cell.side == diff.Delete || len(x.new) == 0 || show == oldSide && len(x.old) > 0 {
			name = columnName(oldNames, cell.old)
		}
		m.start("div")
		m.element("dt", name)
		m.start("dd")
		r.edits(m, cell.edits, show)
		m.end()
		m.end()
	}
	m.end()
	r.lineBreak(m, l)
}

// columnNames are the cells of the head of the table that a row stands in. The head itself has none.
func columnNames(row diff.Clause) []clause.Cell {
	if row.Header || len(row.Path) == 0 {
		return nil
	}
	table := row.Path[len(row.Path)-1]
	if table.Kind != clause.Table || len(table.Children) == 0 || !table.Children[0].Header {
		return nil
	}
	return table.Children[0].Cells
}

func columnName(names []clause.Cell, i int) string {
	if i < len(names) {
		return names[i].Text.Plain()
	}
	return ""
}

// headingTag is the element of a heading.
func headingTag(level int) string { return "h" + px(min(level, 6)) }

// sides writes a redline a second time, as two texts beside each other, each under the name of its version.
func (r *redliner) sides(m *markup, x redlined, old, new string) {
	x.level = 0
	m.start("div", "class", "sides")
	for _, side := range []struct {
		show shownSide
		name string
	}{{oldSide, old}, {newSide, new}} {
		m.start("div", "class", "side")
		m.element("p", side.name, "class", "small")
		r.body(m, x, "sidebody", side.show)
		m.end()
	}
	m.end()
}
