// Package ids writes clause IDs into a source that lacks them.
//
// In: the bytes of one source in the dialect. Out: the same bytes with an ID behind every clause that had only a derived
// one. Guaranteed: nothing but attributes is added and no byte is taken away; every ID that was written stays; the new ones
// are unique in the file, and both texts have the same clauses, which is checked by reading the result again. A clause where
// that does not hold, because its text has no place for attributes, is skipped.
package ids

import (
	"bytes"
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
	"rspsite/internal/problem"
)

// A Result is a source with its new IDs.
type Result struct {
	Text    []byte
	Given   int // clauses that got an ID
	Skipped []problem.Position
	edits   []edit
}

// An edit inserts text before a byte of the source.
type edit struct {
	at     int
	text   string
	clause *clause.Clause
	id     clause.ID
}

// Add gives every clause of src an ID that has none yet. The head of a table needs none. Problems are those of src, which
// is only changed if there are no errors among them.
func Add(file string, src []byte) (Result, problem.List) {
	s, problems := markdown.Parse(file, src)
	if problems.Errors() > 0 {
		return Result{Text: src}, problems
	}
	t := &trial{file: file, src: src, before: s}
	edits := t.settle(t.wanted())
	if len(edits) > 0 && !t.holds(edits) { // each half holds, and both together do not
		edits = nil
	}
	named := given(edits)
	result := Result{Text: apply(src, edits), Given: len(edits), edits: edits}
	for c := range s.All() {
		if lacksID(c) && named[c] == "" {
			result.Skipped = append(result.Skipped, s.Position(c.Start.Offset))
		}
	}
	return result, problems
}

// lacksID reports whether a clause should get an ID.
func lacksID(c *clause.Clause) bool { return c.Derived && !c.Header }

// wanted are the edits that give every clause its ID, in the order of the text.
func (t *trial) wanted() (edits []edit) {
	names := newNames(t.before)
	for path, c := range t.before.WithPath() {
		if !lacksID(c) {
			continue
		}
		e, ok := insertion(t.src, c)
		if !ok {
			continue
		}
		id := names.name(path, c)
		if !names.take(c, id) {
			continue
		}
		e.text, e.clause, e.id = fmt.Sprintf(e.text, id), c, clause.ID(id)
		edits = append(edits, e)
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return a.at - b.at })
	return edits
}

func apply(src []byte, edits []edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.at]...), e.text...)
		at = e.at
	}
	return append(out, src[at:]...)
}

// insertion is where the ID of a clause goes; its text has a verb for the ID.
func insertion(src []byte, c *clause.Clause) (edit, bool) {
	if len(c.Attrs) > 0 { // first in the braces that are there
		brace := bytes.LastIndexByte(src[:c.Attrs[0].Pos.Offset], '{')
		return edit{at: brace + 1, text: "#%s "}, brace >= 0
	}
	switch c.Kind {
	case clause.Code, clause.Drawing:
		return besideCode(src, c)
	case clause.Item, clause.Definition, clause.Footnote:
		if c.End <= c.Start.Offset {
			return edit{}, false // no text of its own
		}
	}
	return edit{at: trimmed(src, c.End), text: " {#%s}"}, true
}

// besideCode is behind the language of a fenced block, and in a paragraph of its own behind an indented one.
func besideCode(src []byte, c *clause.Clause) (edit, bool) {
	start := c.Start.Offset
	if fence := src[start:]; bytes.HasPrefix(fence, []byte("```")) || bytes.HasPrefix(fence, []byte("~~~")) {
		end := bytes.IndexAny(fence, "\r\n")
		if end < 0 {
			end = len(fence)
		}
		return edit{at: trimmed(src, start+end), text: " {#%s}"}, true
	}
	end := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		end = "\r\n"
	}
	return edit{at: trimmed(src, c.End), text: end + end + "{#%s}"}, true
}

// trimmed is at without the white space before it.
func trimmed(src []byte, at int) int { return len(bytes.TrimRight(src[:at], " \t\r\n")) }
