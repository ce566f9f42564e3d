package markdown

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// heads say which lines of a body begin with a mark, so that it can be asked whether the next one comes further on.
type heads struct {
	marks  map[string][]int // starts of the lines that begin with a mark
	blocks []int            // starts of the lines behind a blank one, and of headings
}

// lookAhead finds the heads of the body, when first asked for.
func (b *builder) lookAhead() *heads {
	if b.heads != nil {
		return b.heads
	}
	b.heads = &heads{marks: map[string][]int{}, blocks: []int{0}}
	at, parted := 0, true
	for line := range bytes.Lines(b.body) {
		start := at
		at += len(line)
		line = bytes.TrimLeft(line, " \t>")
		switch {
		case len(bytes.TrimSpace(line)) == 0:
			parted = true
			continue
		case parted || line[0] == '#':
			b.heads.blocks = append(b.heads.blocks, start)
		}
		parted = line[0] == '#'
		if marks, _ := parseMarks(line, start); len(marks) > 0 {
			b.heads.marks[marks[0].text] = append(b.heads.marks[marks[0].text], start)
		}
	}
	return b.heads
}

// block gives the start of a block, counted from the one in which at lies: 1 is the next one.
func (h *heads) block(at, count int) int {
	i := sort.SearchInts(h.blocks, at+1) - 1 + count
	if i >= len(h.blocks) {
		return maxPlace
	}
	return h.blocks[max(i, 0)]
}

const maxPlace = MaxSize + 1 // behind any body

// has reports whether a line that begins with the mark starts in [from, to).
func (h *heads) has(mark string, from, to int) bool {
	places := h.marks[mark]
	i := sort.SearchInts(places, from)
	return i < len(places) && places[i] < to
}

// next is where the first line from at on starts that begins with the mark.
func (h *heads) next(mark string, at int) int {
	places := h.marks[mark]
	if i := sort.SearchInts(places, at); i < len(places) {
		return places[i]
	}
	return maxPlace
}

const maxAhead = 64 << 10 // bytes in which the second item of an enumeration must begin

// isFollowed reports whether a line that comes soon after a place in the body begins with the mark after m.
func (b *builder) isFollowed(m mark, at int) bool {
	h := b.lookAhead()
	return slices.ContainsFunc(m.readings, func(r reading) bool { return h.hasBeside(r, 1, at, at+maxAhead) })
}

// beginsHere reports whether m is a first mark whose next one begins a line further down in the same paragraph, before
// another line begins with m. So a sentence that is wrapped before "(a) of the Act" begins none.
func (b *builder) beginsHere(m mark, at int) bool {
	h := b.lookAhead()
	end := min(h.block(at-1, 1), h.next(m.text, at))
	return slices.ContainsFunc(m.readings, func(r reading) bool {
		return r.last() == 1 && h.hasBeside(r, 1, at, end)
	})
}

// neighbour is the mark before m if it begins an earlier line, or the one after it if it begins a later line, of the block
// in which the line at a place stands or of one beside it; else "".
func (b *builder) neighbour(m mark, at int) string {
	h := b.lookAhead()
	from, to := h.block(at, -1), h.block(at, 2)
	if h.has(m.text, from, at) {
		return "" // "(b) as said in\n(b) of the Act": it is the other's neighbour
	}
	for _, r := range m.readings {
		if h.hasBeside(r, -1, from, at) {
			return r.beside(-1)
		}
		if h.hasBeside(r, 1, at+1, to) {
			return r.beside(1)
		}
	}
	return ""
}

// hasBeside reports whether a line in [from, to) begins with the mark that is so many numbers away from r.
func (h *heads) hasBeside(r reading, away, from, to int) bool {
	word := r.beside(away)
	return word != "" && (h.has(word, from, to) || r.style.parts > 1 && h.has(word+".", from, to))
}

// beside writes the mark whose last number is that of r and so many more, or "" if there is none. Of several parts, it
// has no stop at the end.
func (r reading) beside(away int) string {
	n := slices.Clone(r.number)
	last := len(n) - 1
	if n[last] += away; n[last] < 1 {
		return ""
	}
	var s string
	switch r.style.alphabet {
	case decimal:
		parts := make([]string, len(n))
		for i, part := range n {
			parts[i] = strconv.Itoa(part)
		}
		s = strings.Join(parts, ".")
	case lowerLetter, upperLetter:
		s = strings.Repeat(string(rune('a'+(n[0]-1)%26)), 1+(n[0]-1)/26)
	default:
		s = toRoman(n[0])
	}
	if r.style.alphabet == upperLetter || r.style.alphabet == upperRoman {
		s = strings.ToUpper(s)
	}
	if r.style.open {
		s = "(" + s
	}
	if r.style.close != 0 {
		s += string(r.style.close)
	}
	return s
}
