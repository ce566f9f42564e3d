package redaction

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// pendingComment is a comment that says what is still to be written or confirmed: it goes along, so that what is asked of the public
// report is asked of it too.
var pendingComment = regexp.MustCompile(`^#[ \t]*To (confirm|write):`)

// withoutComments is the header without its comments and without spaces at the ends of its lines: its source is published, and an
// editor notes in comments what is for editors. It says too, of each line, which one it was. What cannot be told from a value stays.
func (h *header) withoutComments() (text []byte, from []int) {
	held := h.held()
	for i, start := range h.starts {
		end := len(h.text)
		if i+1 < len(h.starts) {
			end = h.starts[i+1]
		}
		if start == end {
			continue
		}
		close := lineEnd(h.text[:end], start)
		line := h.text[start:close]
		cut, pending := commentOf(line, held[start:close])
		kept := trimOutside(line[:cut], held[start:])
		switch {
		case pending:
			if len(kept) > 0 {
				kept = append(slices.Clone(kept), ' ')
			}
			kept = slices.Concat(kept, bytes.TrimRight(line[cut:], " \t"))
		case len(kept) == 0 && cut < len(line):
			continue
		}
		text, from = append(append(text, kept...), h.text[close:end]...), append(from, i)
	}
	if again, err := readHeader(text); err != nil || !again.is(h, strings.NewReplacer(), false) {
		return h.text, numbered(len(h.starts))
	}
	return text, from
}

// commentOf is where the comment of a line begins, its length if it has none. Held says which bytes are of values.
func commentOf(line []byte, held []bool) (cut int, pending bool) {
	for i, c := range line {
		if c == '#' && !held[i] && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return i, pendingComment.Match(line[i:])
		}
	}
	return len(line), false
}

// trimOutside takes the spaces off the end of a line that are of no value.
func trimOutside(line []byte, held []bool) []byte {
	n := len(line)
	for n > 0 && !held[n-1] && (line[n-1] == ' ' || line[n-1] == '\t') {
		n--
	}
	return line[:n]
}

// held says of each byte of the header whether it is of a key or a value.
func (h *header) held() []bool {
	held := make([]bool, len(h.text))
	nodes := slices.Concat(h.scalars, h.keys)
	slices.SortStableFunc(nodes, func(a, b scalar) int { return a.from - b.from })
	for i, one := range nodes {
		if one.isBlock() {
			next := len(h.text)
			if i+1 < len(nodes) {
				next = nodes[i+1].from
			}
			one.from, one.to = h.blockLines(one.from, next)
		}
		for at := one.from; at < one.to; at++ {
			held[at] = true
		}
	}
	return held
}

// blockLines is where the lines of a block begin and end, which begins at a byte and has the next value behind it.
func (h *header) blockLines(at, next int) (from, to int) {
	from = lineEnd(h.text, at)
	least := -1 // indent of its first line that is not blank
	for to = from; to < len(h.text); {
		line := to + len(lineBreak(h.text[to:]))
		end := lineEnd(h.text, line)
		indent := len(h.text[line:end]) - len(bytes.TrimLeft(h.text[line:end], " "))
		blank := len(bytes.TrimSpace(h.text[line:end])) == 0
		if !blank && least < 0 {
			least = indent
		}
		if !blank && indent < max(least, 1) || next >= line && next <= end && next < len(h.text) {
			break
		}
		to = end
	}
	return from, to
}

// lineBreak is the line end with which s begins.
func lineBreak(s []byte) []byte {
	switch {
	case bytes.HasPrefix(s, []byte("\r\n")):
		return s[:2]
	case len(s) > 0 && (s[0] == '\n' || s[0] == '\r'):
		return s[:1]
	}
	return nil
}

func numbered(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
