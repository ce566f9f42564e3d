package redaction

import (
	"bytes"

	"rspsite/internal/redaction/layout"
	"rspsite/internal/redaction/publicform"
)

// assemble writes a part of the source with public forms in place of its marks. Offsets of marks count from before the part.
func assemble(part []byte, from int, marks []mark, forms []string) []byte {
	between := make([][]byte, 0, len(marks)+1)
	at := 0
	for _, m := range marks {
		between = append(between, part[at:m.start-from])
		at = m.end - from
	}
	return layout.Assemble(append(between, part[at:]), forms)
}

// fencedLines reports of lines behind a byte whether they stand in fenced code, where a backslash escapes nothing.
func (s *source) fencedLines(from int) func(line int) bool {
	if !bytes.Contains(s.src, []byte(`\`+publicform.Begin)) {
		return func(int) bool { return false }
	}
	lines := make([]string, len(s.starts))
	for i, start := range s.starts {
		if start >= from {
			lines[i] = string(s.src[start:lineEnd(s.src, start)])
		}
	}
	code, _ := layout.CodeLines(lines)
	return func(line int) bool { return code[line] }
}

// checkCode refuses a mark of which one end stands in fenced code and the other does not: what is left would read otherwise.
func (s *source) checkCode(marks []mark) {
	var whole []byte // the source with the texts in place of their marks
	at := 0
	ends := make([][2]int, len(marks)) // of the texts, in whole
	for k, m := range marks {
		whole = append(whole, s.src[at:m.start]...)
		ends[k][0] = len(whole)
		whole = append(whole, s.src[m.textStart:m.textEnd]...)
		ends[k][1] = len(whole)
		at = m.end
	}
	all := newSource("", append(whole, s.src[at:]...))
	lines := make([]string, len(all.starts))
	for i, start := range all.starts {
		lines[i] = string(all.src[start:lineEnd(all.src, start)])
	}
	_, open := layout.CodeLines(lines)
	for k, m := range marks {
		first, last := all.line(ends[k][0]), all.line(max(ends[k][0], ends[k][1]-1))
		if before := first > 0 && open[first-1]; before != open[last] {
			s.errorf(m.start, "mark-code", "let it begin before the code and end behind it, or stand within it",
				"a private mark takes in one end of a block of code and not the other")
		}
	}
}
