package redaction

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// headerMarks are the marks of front matter, and the header with a token in place of each: words that YAML reads, and that
// stand nowhere else.
type headerMarks struct {
	*source
	from, to int // bytes of the header in the source
	marks    []mark
	tokens   []string
	header   *header
}

// readHeaderMarks finds in which values the marks stand, and sets their texts. What YAML or a value cannot hold is reported.
func (s *source) readHeaderMarks(from, to int, marks []mark) *headerMarks {
	h := &headerMarks{source: s, from: from, to: to, marks: marks, tokens: s.tokens(len(marks))}
	var err error
	if h.header, err = readHeader(h.with(func(k int) string { return h.tokens[k] })); err != nil {
		s.errorf(marks[0].start, "mark-header", "put the value that holds the mark in double quotes; without its marks the front matter must be YAML",
			"the front matter with this private mark cannot be read as YAML")
		return nil
	}
	for k := range marks {
		h.value(k)
	}
	if len(s.problems) == 0 {
		h.checkTexts()
	}
	return h
}

// tokens are n words that do not occur in the source.
func (s *source) tokens(n int) []string {
	word := "redactedhere"
	for bytes.Contains(s.src, []byte(word)) {
		word += "x"
	}
	list := make([]string, n)
	for k := range list {
		list[k] = fmt.Sprintf("%s%dz", word, k)
	}
	return list
}

// with is the header with texts in place of its marks, as they are.
func (h *headerMarks) with(text func(k int) string) []byte {
	var b bytes.Buffer
	at := h.from
	for k, m := range h.marks {
		b.Write(h.src[at:m.start])
		b.WriteString(text(k))
		at = m.end
	}
	b.Write(h.src[at:h.to])
	return b.Bytes()
}

// value finds the value in which a mark stands, and with it the mark's text.
func (h *headerMarks) value(k int) {
	m := &h.marks[k]
	in := func(one scalar) bool { return strings.Contains(one.value, h.tokens[k]) }
	i := slices.IndexFunc(h.header.scalars, in)
	switch {
	case slices.ContainsFunc(h.header.keys, in):
		h.errorf(m.start, "mark-header", "put the mark around the value alone", "a private mark stands in the name of a field")
		return
	case i < 0:
		h.errorf(m.start, "mark-header", "take the comment out", "a private mark stands in a comment of the front matter, or in an anchor or a tag")
		return
	case h.header.scalars[i].to == 0 && h.header.scalars[i].from == 0:
		h.errorf(m.start, "mark-header", "write the value without an anchor and without a tag", "a private mark stands in a value of front matter that is not plain text")
		return
	}
	var ok bool
	if m.text, ok = h.header.scalars[i].decode(string(h.src[m.textStart:m.textEnd])); !ok || m.text == "" {
		h.notOneValue(k)
	}
}

func (h *headerMarks) notOneValue(k int) {
	h.errorf(h.marks[k].start, "mark-header", "put quotes around the whole value, outside of the mark, and a mark into each value of a list",
		"the text of this private mark is not a part of one value of the front matter")
}

// checkTexts holds the texts against YAML: with all of them in place of their marks, the header must say what it says with them
// as values.
func (h *headerMarks) checkTexts() {
	if h.holds(func(int) bool { return true }) {
		return
	}
	const tried = 50 // marks, one by one, to find which it is
	for k := range h.marks[:min(len(h.marks), tried)] {
		if !h.holds(func(other int) bool { return other == k }) {
			h.notOneValue(k)
		}
	}
	if len(h.problems) == 0 {
		h.notOneValue(0)
	}
}

// holds reports whether the header is sound with the texts of some marks in place of them.
func (h *headerMarks) holds(some func(k int) bool) bool {
	var pairs []string
	restored, err := readHeader(h.with(func(k int) string {
		if !some(k) {
			return h.tokens[k]
		}
		m := h.marks[k]
		pairs = append(pairs, h.tokens[k], m.text)
		return string(h.src[m.textStart:m.textEnd])
	}))
	return err == nil && restored.is(h.header, strings.NewReplacer(pairs...), true)
}

// public writes the header with public forms, and reports a value that does not give them back.
func (h *headerMarks) public(forms []string) []byte {
	written := h.header.write(h.tokens, forms)
	var pairs []string
	for k, form := range forms {
		pairs = append(pairs, h.tokens[k], form)
	}
	read, err := readHeader(written)
	if err == nil {
		written, _ = read.withoutComments()
		read, err = readHeader(written)
	}
	if err != nil || !read.is(h.header, strings.NewReplacer(pairs...), false) {
		h.errorf(h.marks[0].start, "mark-header", "put the value in double quotes, on one line", "the redactions of the front matter cannot be written as YAML")
		return nil
	}
	return written
}
