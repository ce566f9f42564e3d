package redaction

import (
	"bytes"

	"rspsite/internal/clause"
)

// MarkBegin is what a private mark begins with.
const MarkBegin = "{~"

// What a private mark consists of.
const (
	markBegin = MarkBegin
	markEnd   = "~}"
)

// A mark is a private mark as it stands in a source. Its text is without the white space at both ends, which belongs to the mark.
type mark struct {
	start, end         int // bytes of the whole mark, attributes included
	textStart, textEnd int
	attributes

	text string // as it is committed to; of a value of front matter the value, not the way in which YAML writes it
}

// attributes are what stands behind the text of a mark.
type attributes struct {
	id     string // empty where redact is to give one
	reason clause.Reason
	note   string
	extent clause.Extent
	at     map[string]int // byte at which each value begins
}

// mendMark says how a mark is written.
const mendMark = `write {~ text ~}{reason="…" note="…" extent="…"}, or \{~ if no mark is meant`

// marks finds the private marks of a source, and reports what is wrong with their form. They stand in order.
func (s *source) marks() (found []mark) {
	for i := s.starts[0]; i+1 < len(s.src); {
		switch {
		case s.begins(i):
			m, next := s.mark(i)
			if m != nil {
				found = append(found, *m)
			}
			i = next
		case s.ends(i) && isAttributes(s.src[i+len(markEnd):]):
			s.errorf(i, "mark-end", "write {~ where its text begins", "a private mark ends here that begins nowhere")
			i = lineEnd(s.src, i)
		case s.src[i] == '{' && !isEscaped(s.src, i) && isAttributes(s.src[i:]):
			s.errorf(i, "mark-end", `write the text as {~ text ~} right before them, or \{ if no mark is meant`,
				"attributes of a private mark stand here behind no mark")
			i = lineEnd(s.src, i)
		default:
			i++
		}
	}
	return found
}

func (s *source) begins(i int) bool {
	return bytes.HasPrefix(s.src[i:], []byte(markBegin)) && !isEscaped(s.src, i)
}

func (s *source) ends(i int) bool {
	return bytes.HasPrefix(s.src[i:], []byte(markEnd)) && !isEscaped(s.src, i)
}

// isAttributes reports whether s begins with attributes that only a private mark has, white space before them.
func isAttributes(s []byte) bool {
	s, ok := bytes.CutPrefix(bytes.TrimLeft(s, " \t"), []byte("{"))
	s = bytes.TrimLeft(s, " \t")
	for _, key := range MarkKeys[:3] {
		if rest, is := bytes.CutPrefix(s, []byte(key)); ok && is && bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte("=")) {
			return true
		}
	}
	return false
}

// mark reads the mark that begins at a byte, and says where to go on. It is nil if its form is wrong, which is reported.
func (s *source) mark(start int) (*mark, int) {
	end, ok := s.closing(start)
	if !ok {
		return nil, lineEnd(s.src, end)
	}
	m := &mark{start: start, textStart: start + len(markBegin), textEnd: end}
	m.textEnd -= len(s.src[m.textStart:m.textEnd]) - len(bytes.TrimRight(s.src[m.textStart:m.textEnd], whiteSpace))
	m.textStart += len(s.src[m.textStart:m.textEnd]) - len(bytes.TrimLeft(s.src[m.textStart:m.textEnd], whiteSpace))
	ok = m.textStart < m.textEnd
	if !ok {
		s.errorf(start, "mark-empty", "put the text between {~ and ~}, or take the mark out", "the private mark holds no text")
	}
	r := attributeReader{source: s, mark: m, i: end + len(markEnd)}
	if !r.read() || !ok {
		return nil, r.i
	}
	m.end = r.i
	return m, m.end
}

// whiteSpace is what belongs to a mark at both ends of its text.
const whiteSpace = " \t\r\n"

// closing finds the ~} of the mark that begins at a byte. Where marks are nested or not closed it reports it, and says where to
// go on.
func (s *source) closing(start int) (at int, ok bool) {
	depth, nested := 1, false
	for i := start + len(markBegin); i+1 < len(s.src); {
		switch {
		case s.begins(i):
			first := s.place(start)
			s.errorf(i, "mark-nested", "close the outer one with ~} and its attributes before it, or make one mark of both",
				"a private mark begins within another one, which began at %d:%d", first.Line, first.Column)
			depth, nested = depth+1, true
			i += len(markBegin)
		case s.ends(i):
			if depth--; depth == 0 {
				return i, !nested
			}
			i += len(markEnd)
		default:
			i++
		}
	}
	if !nested {
		s.errorf(start, "mark-unclosed", mendMark, "the private mark is not closed")
	}
	return len(s.src), false
}
