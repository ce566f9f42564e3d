package transcript

import (
	"fmt"
	"strconv"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// what says in a word or two what became of the clauses of a change.
func what(ch *diff.Change) string {
	switch {
	case ch.Kind == diff.Unchanged:
		return "moved"
	case ch.Moved && ch.With < 0:
		return ch.Kind.String() + " and moved"
	}
	return ch.Kind.String()
}

// parts says how many clauses went into how many, if not one into one.
func parts(ch *diff.Change) string {
	switch {
	case ch.Split && ch.Merged:
		return fmt.Sprintf(", %d clauses made into %d", len(ch.Old), len(ch.New))
	case ch.Split:
		return fmt.Sprintf(", split in %d", len(ch.New))
	case ch.Merged:
		return fmt.Sprintf(", merged from %d", len(ch.Old))
	}
	return ""
}

// where names the clauses of a change: kinds, labels, the written ID, and lines.
func where(c *diff.Comparison, ch *diff.Change) []string {
	labels := arrow(each(&c.Old, ch.Old, labelOf), each(&c.New, ch.New, labelOf))
	if kind := kindOf(c, ch); kind != "" {
		labels = kind + " " + labels
	}
	parts := []string{labels}
	if id := arrow(writtenID(&c.Old, ch.Old), writtenID(&c.New, ch.New)); id != "" {
		parts = append(parts, id)
	}
	return append(parts, "line "+arrow(each(&c.Old, ch.Old, lineOf), each(&c.New, ch.New, lineOf)))
}

func labelOf(c diff.Clause) string { return string(c.Label) }
func lineOf(c diff.Clause) string  { return strconv.Itoa(c.Start.Line) }

// maxEach is how many clauses of one side of a change are named.
const maxEach = 4

func each(s *diff.Side, indexes []int, form func(diff.Clause) string) string {
	var forms []string
	for _, i := range indexes[:min(len(indexes), maxEach)] {
		forms = append(forms, form(s.Clauses[i]))
	}
	if more := len(indexes) - maxEach; more > 0 {
		forms = append(forms, fmt.Sprintf("%d more", more))
	}
	return strings.Join(forms, ", ")
}

// arrow leads from the old to the new, where both are there and differ.
func arrow(old, new string) string {
	switch {
	case old == "" || old == new:
		return new
	case new == "":
		return old
	}
	return old + " → " + new
}

// kindOf is the kind of the clauses of a change if it says something: nothing of paragraphs, nor where kinds differ.
func kindOf(c *diff.Comparison, ch *diff.Change) string {
	kind, first := clause.Paragraph, true
	for _, side := range []struct {
		s       *diff.Side
		indexes []int
	}{{&c.Old, ch.Old}, {&c.New, ch.New}} {
		for _, i := range side.indexes {
			k := side.s.Clauses[i].Kind
			if !first && k != kind {
				return ""
			}
			kind, first = k, false
		}
	}
	if kind == clause.Paragraph {
		return ""
	}
	return kind.String()
}

// writtenID is the written ID of the one clause that a change has on a side, with the sign of a fragment.
func writtenID(s *diff.Side, indexes []int) string {
	if len(indexes) != 1 || s.Clauses[indexes[0]].Derived {
		return ""
	}
	return "#" + string(s.Clauses[indexes[0]].ID)
}

// company counts, for each change that is a heading, the changes that moved with its section.
func company(c *diff.Comparison) []int {
	counts := make([]int, len(c.Changes))
	for i := range c.Changes {
		if w := c.Changes[i].With; w >= 0 {
			counts[w]++
		}
	}
	for i := range c.Changes { // sections below sections count for the outermost; a heading stands before what it takes along
		at := len(c.Changes) - 1 - i
		if w := c.Changes[at].With; w >= 0 {
			counts[w] += counts[at]
		}
	}
	return counts
}

// movement says from where to where a change moved, and with how many clauses; empty if it did not move by itself, or where
// its labels and lines say all.
func movement(c *diff.Comparison, ch *diff.Change, with int) string {
	if !ch.Moved || ch.With >= 0 {
		return ""
	}
	old, new := c.Old.Clauses[ch.Old[0]], c.New.Clauses[ch.New[0]]
	from, to := section(old.Headings()), section(new.Headings())
	if with == 0 && from == to {
		return ""
	}
	s := "moved"
	if with > 0 {
		s += " with " + counted(with, "clause")
	}
	if from == to {
		from, to = "", ""
	}
	return s + ", from " + place(from, old.Start.Line) + " to " + place(to, new.Start.Line)
}

// place is a section and a line.
func place(section string, line int) string {
	if section == "" {
		return fmt.Sprintf("line %d", line)
	}
	return fmt.Sprintf("%s (line %d)", quoted(section), line)
}

// signal says what a signal is: obligation weaker: “will” → “aim to”. quote puts the words in quote marks, or does not.
func signal(s diff.Signal, quote func(string) string) string {
	words := pair(s.Old, s.New, quote)
	if s.Direction == diff.Gained && s.Old == "" || s.Direction == diff.Lost && s.New == "" {
		words = quote(s.Old + s.New) // the direction says which side has them
	}
	switch {
	case s.Redacted && s.Direction == diff.Lost:
		return s.Type.String() + " now redacted: " + words
	case s.Redacted:
		return s.Type.String() + " no longer redacted: " + words
	}
	return s.Type.String() + " " + s.Direction.String() + ": " + words
}

// mark says what a change of marks is: link target of “the list”: “https://a” → “https://b”.
func mark(m diff.MarkChange) string {
	s := m.What
	if m.Text != "" {
		s += " of " + quoted(m.Text)
	}
	if m.What == diff.MarkRedaction {
		return s + ": " + diff.RedactionWords(m)
	}
	return s + ": " + pair(m.Old, m.New, quoted)
}

// pair shows an old and a new value, of which one may be missing.
func pair(old, new string, quote func(string) string) string {
	switch {
	case old == "" && new == "":
		return "none"
	case old == "":
		return "none → " + quote(new)
	case new == "":
		return quote(old) + " → none"
	}
	return quote(old) + " → " + quote(new)
}

func quoted(s string) string { return "“" + s + "”" }

// unquoted leaves words without quote marks: nobody wrote them in that form.
func unquoted(s string) string { return s }
