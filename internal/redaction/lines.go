package redaction

import (
	"fmt"
	"sort"
	"strings"

	"rspsite/internal/redaction/layout"
)

// Lines tells on which line of a private source stands what stands on a line of its public one, which is shorter: a mark over
// several lines becomes a form on one, and the lines of its block are joined. Of those it is the first.
func Lines(private []byte) func(public int) int {
	s := newSource("", private)
	marks := s.marks()
	_, to := s.headerOf(marks)
	n := sort.Search(len(marks), func(k int) bool { return marks[k].start >= to })
	assembled := assemble(s.src[:to], 0, marks[:n], make([]string, n))
	head := strings.Count(string(assembled), "\n")
	inHead := numbered(head) // the line that each line of the public header was
	if h, err := readHeader(assembled[min(s.starts[min(1, len(s.starts)-1)], len(assembled)):]); err == nil && to > 0 {
		_, kept := h.withoutComments()
		inHead = inHead[:1]
		for _, i := range kept {
			inHead = append(inHead, i+1)
		}
	}
	forms := make([]string, len(marks)-n)
	texts := map[string]string{}
	for k, m := range marks[n:] {
		id := fmt.Sprintf("m%d", k)
		forms[k], texts[id] = opening+` id="`+id+`"}`, string(s.src[m.textStart:m.textEnd])
	}
	_, from := layout.Level(assemble(s.src[to:], to, marks[n:], forms), func(id string) bool { return layout.IsBlocks(texts[id]) })
	return func(public int) int {
		line := public
		switch i := public - len(inHead) - 1; {
		case i >= 0 && i < len(from):
			line = head + from[i] + 1
		case i < 0 && public > 0:
			line = inHead[public-1] + 1
		}
		for _, m := range marks {
			if first := s.line(m.start) + 1; line > first {
				line += s.line(m.end-1) + 1 - first
			}
		}
		return line
	}
}
