package render

import (
	"html/template"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// A redline is written into a text as an edited book has it: what is gone struck through, what came in underlined, both in
// the place where they stand. Those who hear the text are told where either begins and ends, since few screen readers speak
// of ins and del.

// A shownSide says which text of a redline is written.
type shownSide uint8

const (
	bothSides shownSide = iota // the old and the new in one
	oldSide                    // the old alone, what is gone from it marked
	newSide                    // the new alone, what came in marked
)

// shows reports whether what stands on the side of an edit is written.
func (s shownSide) shows(op diff.Op) bool {
	return op == diff.Equal || s == bothSides || (s == oldSide) == (op == diff.Delete)
}

// A redliner writes redlines: old text by the writer of the old version, new text by that of the new, so that what either
// refers to is found where it was meant.
type redliner struct {
	old, new *writer
	words    editWords
}

// editWords are what is said before and behind inserted and deleted text to those who do not see it.
type editWords struct{ added, addedEnd, removed, removedEnd string }

var (
	policyWords = editWords{"Added: ", " (end of addition) ", "Removed: ", " (end of removal) "}
	// Of two descriptions nobody says that one was made of the other.
	descriptionWords = editWords{"Here: ", " (end) ", "Before: ", " (end) "}
)

// A redlineLine is the part of a redline that belongs to one clause of a group: its cells, where it is a row, else one.
type redlineLine struct {
	cells    []redlineCell
	old, new int     // which clause of the group it belongs to on either side
	broken   diff.Op // on which side the break stands that ends the line
	last     bool
}

// A redlineCell is a cell of a row.
type redlineCell struct {
	edits    []diff.Edit
	old, new int     // the column on either side
	side     diff.Op // on which side the cell stands
}

// redlineLines parts a redline at its breaks. Breaks of a side that is not shown do not part it.
func redlineLines(edits []diff.Edit, show shownSide) []redlineLine {
	lines := []redlineLine{{cells: []redlineCell{{}}}}
	for _, e := range edits {
		if !show.shows(e.Op) {
			continue
		}
		line := &lines[len(lines)-1]
		cell := &line.cells[len(line.cells)-1]
		switch e.Break {
		case diff.CellBreak:
			next := redlineCell{old: cell.old, new: cell.new, side: e.Op}
			stepSides(&next.old, &next.new, e.Op)
			line.cells = append(line.cells, next)
		case diff.ClauseBreak:
			line.broken = e.Op
			next := redlineLine{cells: []redlineCell{{}}, old: line.old, new: line.new}
			stepSides(&next.old, &next.new, e.Op)
			lines = append(lines, next)
		default:
			cell.edits = append(cell.edits, e)
		}
	}
	lines[len(lines)-1].last = true
	return lines
}

// stepSides counts on by one on the sides on which a break stands.
func stepSides(old, new *int, op diff.Op) {
	if op != diff.Insert {
		*old++
	}
	if op != diff.Delete {
		*new++
	}
}

// edits writes a run of edits without breaks.
func (r *redliner) edits(m *markup, edits []diff.Edit) {
	for _, e := range edits {
		r.edit(m, e)
	}
}

func (r *redliner) edit(m *markup, e diff.Edit) {
	switch e.Op {
	case diff.Insert:
		r.marked(m, "ins", r.words.added, r.words.addedEnd, func() { r.new.inline(m, e.New) })
	case diff.Delete:
		r.marked(m, "del", r.words.removed, r.words.removedEnd, func() { r.old.inline(m, e.Old) })
	default:
		r.new.inline(m, e.New)
	}
}

// marked writes an ins or del, with what those hear who do not see it.
func (r *redliner) marked(m *markup, tag, before, behind string, text func()) {
	m.start(tag)
	m.element("span", before, "class", "vh")
	text()
	m.element("span", behind, "class", "vh")
	m.end()
}

// lineBreak writes the sign of a break between two clauses that only one side has.
func (r *redliner) lineBreak(m *markup, l redlineLine) {
	if l.last || l.broken == diff.Equal {
		return
	}
	tag, before := "ins", r.words.added
	if l.broken == diff.Delete {
		tag, before = "del", r.words.removed
	}
	m.start(tag, "class", "break")
	m.element("span", before+"a new paragraph ", "class", "vh")
	m.element("span", "¶", "aria-hidden", "true")
	m.end()
}

// code writes the redline of code, line by line as it was written.
func (r *redliner) code(m *markup, edits []diff.Edit, show shownSide) {
	m.start("pre", "class", "code", "tabindex", "0", "role", "region", "aria-label", "Code")
	m.start("code")
	for _, e := range edits {
		switch {
		case !show.shows(e.Op):
		case e.Break != diff.NoBreak:
			m.text("\n")
		case e.Op == diff.Equal:
			m.text(codeText(e.New, e.NewText))
		case e.Op == diff.Insert:
			r.marked(m, "ins", r.words.added, r.words.addedEnd, func() { m.text(codeText(e.New, e.NewText)) })
		default:
			r.marked(m, "del", r.words.removed, r.words.removedEnd, func() { m.text(codeText(e.Old, e.OldText)) })
		}
	}
	m.end()
	m.end()
}

// codeText is code as written: the runs keep the ends of its lines, which the compared text has not.
func codeText(in clause.Inline, text string) string {
	if len(in) == 0 {
		return text
	}
	written := ""
	for _, run := range in {
		written += run.Text
	}
	return written
}

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
	case lead.Kind == clause.Code || lead.Kind == clause.Drawing:
		m.start("div", "class", class)
		r.code(m, x.edits, show)
		m.end()
	case lead.Kind == clause.Heading && x.level > 0 && len(lines) == 1:
		m.start(headingTag(x.level), "class", class)
		r.line(m, x, lines[0])
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
		r.row(m, x, l)
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
	r.line(m, x, l)
	m.end()
}

// line writes the words of one clause.
func (r *redliner) line(m *markup, x redlined, l redlineLine) {
	for i, cell := range l.cells {
		if i > 0 {
			m.text(" | ")
		}
		r.edits(m, cell.edits)
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
func (r *redliner) row(m *markup, x redlined, l redlineLine) {
	var oldNames, newNames []clause.Cell
	if l.old < len(x.old) {
		oldNames = columnNames(x.old[l.old])
	}
	if l.new < len(x.new) {
		newNames = columnNames(x.new[l.new])
	}
	if newNames == nil && oldNames == nil { // the head, or a row of a table without one
		m.start("p")
		r.line(m, x, l)
		m.end()
		return
	}
	m.start("dl", "class", "cells")
	for _, cell := range l.cells {
		name := columnName(newNames, cell.new)
		if cell.side == diff.Delete || len(x.new) == 0 {
			name = columnName(oldNames, cell.old)
		}
		m.start("div")
		m.element("dt", name)
		m.start("dd")
		r.edits(m, cell.edits)
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

// asHTML is what a redline writes, in a string of its own.
func (r *redliner) asHTML(x redlined, class string, show shownSide) template.HTML {
	var m markup
	r.body(&m, x, class, show)
	return m.html()
}
