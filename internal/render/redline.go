package render

import (
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
func (r *redliner) edits(m *markup, edits []diff.Edit, show shownSide) {
	for _, e := range edits {
		r.edit(m, e, show)
	}
}

func (r *redliner) edit(m *markup, e diff.Edit, show shownSide) {
	switch {
	case e.Op == diff.Insert:
		r.marked(m, "ins", r.words.added, r.words.addedEnd, func() { r.new.inline(m, e.New) })
	case e.Op == diff.Delete:
		r.marked(m, "del", r.words.removed, r.words.removedEnd, func() { r.old.inline(m, e.Old) })
	case show == oldSide:
		r.old.inline(m, e.Old)
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
			r.new.codeRuns(m, codeText(e.New, e.NewText)) // code is compared letter by letter
		case e.Op == diff.Insert:
			r.marked(m, "ins", r.words.added, r.words.addedEnd, func() { r.new.codeRuns(m, codeText(e.New, e.NewText)) })
		default:
			r.marked(m, "del", r.words.removed, r.words.removedEnd, func() { r.old.codeRuns(m, codeText(e.Old, e.OldText)) })
		}
	}
	m.end()
	m.end()
}

// codeText is code as written: the runs keep the ends of its lines, which the compared text has not.
func codeText(in clause.Inline, text string) clause.Inline {
	if len(in) == 0 {
		return clause.Inline{{Text: text}}
	}
	return in
}
