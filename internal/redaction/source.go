package redaction

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// MaxSize is the most bytes that a source may have: as many as package markdown reads.
const MaxSize = 16 << 20

// maxProblems are reported of one file; more would help nobody.
const maxProblems = 1000

// A source is a file whose bytes can be told as places. What is reported of it quotes none of them.
type source struct {
	file     string
	src      []byte
	starts   []int // offset of the first byte of each line; the first line begins after a byte-order mark
	problems problem.List
	last     struct{ line, offset, column int } // the place that was told last: on a long line most are asked for in order
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

func newSource(file string, src []byte) *source {
	s := &source{file: file, src: src}
	start := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		start = len(byteOrderMark)
	}
	s.starts = []int{start}
	for i := start; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// place is where a byte stands.
func (s *source) place(offset int) problem.Position {
	offset = min(max(offset, s.starts[0]), len(s.src))
	line := s.line(offset)
	if line != s.last.line || offset < s.last.offset || s.last.column == 0 {
		s.last.line, s.last.offset, s.last.column = line, s.starts[line], 1
	}
	s.last.column += utf8.RuneCount(s.src[s.last.offset:offset])
	s.last.offset = offset
	return problem.Position{File: s.file, Line: line + 1, Column: s.last.column}
}

// line is the index of the line in which a byte stands.
func (s *source) line(offset int) int { return max(0, sort.SearchInts(s.starts, offset+1)-1) }

// errorf reports what is wrong at a byte.
func (s *source) errorf(offset int, rule, mend, format string, args ...any) {
	if len(s.problems) < maxProblems {
		s.problems.Errorf(s.place(offset), rule, mend, format, args...)
	}
}

// readable refuses what is no text, or too much of it.
func (s *source) readable() bool {
	switch nul := bytes.IndexByte(s.src, 0); {
	case len(s.src) > MaxSize:
		s.problems.Errorf(problem.Position{File: s.file}, "size", "split the file", "the file has more than %d bytes", MaxSize)
	case !utf8.Valid(s.src):
		s.errorf(firstInvalid(s.src), "utf-8", "save the file as UTF-8", "the text is not UTF-8")
	case nul >= 0:
		s.errorf(nul, "nul", "remove it", "the text holds a NUL byte")
	default:
		return true
	}
	return false
}

func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(src)
}

// isEscaped reports whether a backslash takes from s[i] what it means.
func isEscaped(s []byte, i int) bool { return publicform.IsEscaped(s, i) }

// lineEnd is where the line of a byte ends, before its line end.
func lineEnd(s []byte, i int) int {
	if n := bytes.IndexAny(s[i:], "\r\n"); n >= 0 {
		return i + n
	}
	return len(s)
}
