package redline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rspsite/internal/clause"
)

// A MarkChange is a difference that the words do not show.
type MarkChange struct {
	What     string // "emphasis", "link target", "footnote", "kind", …: docs/diff.md lists them
	Old, New string // empty where a side has none
	Text     string // the words that carry it
}

// The words of MarkChange.What.
const (
	markKind      = "kind"
	markLink      = "link target"
	markReference = "reference"
	markFootnote  = "footnote"
	markImage     = "image"
	markLineBreak = "line break"
)

// kindChange says that clauses became ones of other kinds: a paragraph an item, a heading a paragraph.
func kindChange(old, new []*clause.Clause) []MarkChange {
	a, b := kindsOf(old), kindsOf(new)
	if a == b || a == "" || b == "" {
		return nil
	}
	return []MarkChange{{What: markKind, Old: a, New: b}}
}

// kindsOf are the kinds of clauses, each named once, in their order.
func kindsOf(cs []*clause.Clause) string {
	var names []string
	for _, c := range cs {
		if name := c.Kind.String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// A part is a stretch of a token under one set of marks and targets, or what hangs on it.
type part struct {
	run  clause.Run // without its text and offset
	size int        // in characters; 0 if it hangs on the token
}

// A catalogue holds the looks of tokens, so that two of them can be compared by number. Look 0 is plain.
type catalogue struct {
	numbers map[string]int
	looks   [][]part
}

// giveLooks numbers the looks of all tokens of two passages.
func giveLooks(a, b *passage) *catalogue {
	c := &catalogue{looks: [][]part{nil}}
	if !a.hasLooks() && !b.hasLooks() {
		return c
	}
	c.numbers = map[string]int{"": 0}
	c.number(a)
	c.number(b)
	return c
}

func (p *passage) hasLooks() bool {
	return slices.ContainsFunc(p.pieces, func(p piece) bool { return !isPlain(p.run) })
}

func isPlain(r *clause.Run) bool {
	return r.Marks == 0 && r.Link == "" && r.Ref == "" && r.Note == "" && r.Image == "" && !r.Break
}

func (c *catalogue) number(p *passage) {
	for t, parts := range p.parts() {
		if slices.ContainsFunc(parts, func(p part) bool { return !isPlain(&p.run) }) {
			p.tokens[t].look = c.look(parts)
		}
	}
}

// look is the number of a look.
func (c *catalogue) look(parts []part) int {
	key := keyOfLook(parts)
	number, ok := c.numbers[key]
	if !ok {
		number = len(c.looks)
		c.numbers[key] = number
		c.looks = append(c.looks, parts)
	}
	return number
}

// parts are, for each token, its parts. Those of code are none: a line of code is all that it shows.
func (p *passage) parts() [][]part {
	parts := make([][]part, len(p.tokens))
	t := 0 // the last token that starts before the end of the piece
	for i := range p.pieces {
		pc := &p.pieces[i]
		switch {
		case pc.token >= 0:
			parts[pc.token] = appendPart(parts[pc.token], pc.run, 0)
			continue
		case pc.run.Break:
			for t+1 < len(p.tokens) && p.tokens[t+1].end <= pc.start {
				t++
			}
			parts[t] = appendPart(parts[t], pc.run, 0)
			p.tokens[t].lineEnd = true
			continue
		}
		for t > 0 && p.tokens[t].start > pc.start {
			t--
		}
		for ; t < len(p.tokens) && p.tokens[t].start < pc.end; t++ {
			from, to := max(p.tokens[t].start, pc.start), min(p.tokens[t].end, pc.end)
			if from < to {
				parts[t] = appendPart(parts[t], pc.run, utf8.RuneCountInString(p.text[from:to]))
			}
		}
		t = max(0, t-1)
	}
	return parts
}

// appendPart appends a run, or lengthens the last part if it goes on in the same look.
func appendPart(parts []part, run *clause.Run, size int) []part {
	r := *run
	r.Text, r.Offset = "", 0
	if n := len(parts); n > 0 && size > 0 && parts[n-1].size > 0 && parts[n-1].run == r {
		parts[n-1].size += size
		return parts
	}
	return append(parts, part{r, size})
}
