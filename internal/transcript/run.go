package transcript

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// A run is a stretch of a redline as it is written down. Breaks between clauses and cells are part of its text.
type run struct {
	op       diff.Op
	old, new string // of an equal run both, else that of its side
}

// What stands for the breaks of a redline, the same as in the plain text of a row and of the clauses of a change.
const (
	betweenClauses = "\n"
	betweenCells   = " | "
)

// runs are the edits of a redline with neighbours of one kind joined, and without those that hold no text.
func runs(edits []diff.Edit) []run {
	var joined []run
	for _, e := range edits {
		r := runOf(e)
		if r.old == "" && r.new == "" {
			continue
		}
		if last := len(joined) - 1; last >= 0 && joined[last].op == r.op {
			joined[last].old += r.old
			joined[last].new += r.new
			continue
		}
		joined = append(joined, r)
	}
	return joined
}

func runOf(e diff.Edit) run {
	r := run{e.Op, e.OldText, e.NewText}
	switch e.Break {
	case diff.ClauseBreak:
		r.old, r.new = betweenClauses, betweenClauses
	case diff.CellBreak:
		r.old, r.new = betweenCells, betweenCells
	}
	switch e.Op {
	case diff.Insert:
		r.old = ""
	case diff.Delete:
		r.new = ""
	}
	return r
}

// A hunk is a place where two texts differ, and the text before it in which they do not.
type hunk struct{ equal, deleted, inserted string }

// hunks are the runs of a redline in the form in which people read them: what stays, what went, what came. The text that
// stays is the new one. Breaks between clauses that only one side has are shown as a sign.
func hunks(edits []diff.Edit) []hunk {
	var hs []hunk
	open := false
	for _, r := range runs(edits) {
		if r.op == diff.Equal || !open {
			hs = append(hs, hunk{})
		}
		h := &hs[len(hs)-1]
		open = true
		switch r.op {
		case diff.Equal:
			h.equal = r.new
		case diff.Delete:
			h.deleted += strings.ReplaceAll(r.old, betweenClauses, shownBreak)
		case diff.Insert:
			h.inserted += strings.ReplaceAll(r.new, betweenClauses, shownBreak)
		}
	}
	return hs
}

// standing is the clause at the place of a change.
func standing(c *diff.Comparison, ch *diff.Change) diff.Clause {
	if len(ch.New) > 0 {
		return c.New.Clauses[ch.New[0]]
	}
	return c.Old.Clauses[ch.Old[0]]
}

// section joins headings to one line.
func section(headings []string) string {
	shown := slices.DeleteFunc(slices.Clone(headings), func(h string) bool { return h == "" })
	return strings.Join(shown, " › ")
}

// sectionOf is the section that a change is in, as one line. A heading is in the section that it opens.
func sectionOf(c *diff.Comparison, ch *diff.Change) string {
	one := standing(c, ch)
	path := one.Headings()
	if one.Kind == clause.Heading {
		path = append(path, one.Text)
	}
	switch name := section(path); {
	case name != "":
		return name
	case one.Kind == clause.Footnote:
		return "(footnotes)"
	}
	return outside
}

// outside is the section of what stands below no heading.
const outside = "(outside all headings)"
