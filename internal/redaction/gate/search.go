package gate

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"rspsite/internal/redaction"
	"rspsite/internal/redaction/publicform"
)

// What a search may find.
const (
	nothing = iota
	markFound
	openingsFound
	keyFound
	tooMuch // to be searched: nobody knows what it holds
)

// A finding is the first private thing in a file, and its place.
type finding struct {
	what         int
	line, column int
	packed       bool // it stands in something that is packed in the file; it has no line then
}

// IsPrivate reports whether what is read holds a private mark, or openings: for files that are read after the gate was passed.
func IsPrivate(r io.Reader, name string) (bool, error) {
	found, err := search(r, sought{isText: isText(name), published: isPublished(name)})
	return found.what != nothing, err
}

// IsOpenings reports whether a text is a file of openings, whole or broken.
func IsOpenings(text []byte) bool { return openingsForm.Match(withoutNUL(text)) }

// The forms of what is looked for.
var (
	openingsForm = regexp.MustCompile(`["']?schema["']?\s*:\s*["']?rspsite\.openings\\?/`)
	saltForm     = regexp.MustCompile(`["']?salt["']?\s*[:=]\s*["']?[0-9a-fA-F]{64}`) // of openings that another program wrote
	closingForm  = regexp.MustCompile(`~\s{0,9}\}\s{0,9}\{\s{0,9}(` + strings.Join(redaction.MarkKeys, "|") + `)\s{0,9}=`)
)

const (
	chunkSize = 256 << 10 // bytes that are looked at together
	overlap   = 4 << 10   // bytes of one chunk that are looked at again with the next: more than any form has
)

// Sought is what a file is searched for. In text of any encoding of ASCII that is marks; in other files, which may hold any two bytes by
// chance, a mark is one with its attributes. In a file that is published a salt is one of openings; in others it may be an example.
type sought struct {
	isText, published bool
	keys              Key
	onlyKeys          bool
}

// search reads a file to its end or to the first thing found.
func search(r io.Reader, what sought) (finding, error) {
	s := searcher{sought: what, line: 1, column: 1}
	buffer := make([]byte, 0, chunkSize)
	for {
		n, err := io.ReadFull(r, buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		if isFirst := s.line == 1 && s.column == 1; isFirst && (bytes.HasPrefix(buffer, []byte("\xFF\xFE")) || bytes.HasPrefix(buffer, []byte("\xFE\xFF"))) {
			s.isText = true // UTF-16 says so itself
		}
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return finding{}, err
		}
		if s.look(buffer) || last {
			return s.result(), nil
		}
		keep := len(buffer) - overlap
		s.pass(buffer[:keep])
		buffer = append(buffer[:0], buffer[keep:]...)
	}
}

// A searcher looks through one file, chunk by chunk.
type searcher struct {
	sought
	binary       bool    // it holds a NUL byte and is no text by its name
	line, column int     // of the next chunk's first byte
	escaped      bool    // an odd number of backslashes stands before it
	loose        finding // a mark's beginning, which counts in text
	strict       finding // a mark's end with its attributes, which counts in any file
}

// look looks at a chunk, and reports whether what it found settles the search.
func (s *searcher) look(chunk []byte) bool {
	hasNUL := bytes.IndexByte(chunk, 0) >= 0
	s.binary = s.binary || hasNUL && !s.isText
	plain := withoutNUL(chunk) // UTF-16 is ASCII with NUL bytes between
	if i := s.keys.find(plain); i >= 0 {
		s.strict, s.binary = s.at(keyFound, plain, i), true
		return true
	}
	if s.onlyKeys {
		return false
	}
	if at := s.findOpenings(plain); at != nil {
		s.strict, s.binary = s.at(openingsFound, plain, at[0]), true
		return true
	}
	if i := findClosing(plain); i >= 0 && s.strict.what == nothing {
		s.strict = s.at(markFound, plain, i)
	}
	if s.loose.what == nothing {
		if i := s.begin(plain); i >= 0 {
			s.loose = s.at(markFound, plain, i)
		}
	}
	return s.loose.what != nothing && s.isText
}

// findOpenings finds what an openings file begins with, or a salt. The forms are looked for only where their words stand, for speed.
func (s *searcher) findOpenings(chunk []byte) (at []int) {
	if bytes.Contains(chunk, []byte("rspsite.openings")) {
		at = openingsForm.FindIndex(chunk)
	}
	if at == nil && s.published && bytes.Contains(chunk, []byte("salt")) {
		at = saltForm.FindIndex(chunk)
	}
	return at
}

// findClosing finds the first end of a mark with attributes behind it, or gives -1. It tells of a mark whose beginning has a slip in
// it. One that a backslash escapes is none.
func findClosing(chunk []byte) int {
	for from := 0; ; {
		n := bytes.IndexByte(chunk[from:], '~')
		if n < 0 {
			return -1
		}
		i := from + n
		if at := closingForm.FindIndex(chunk[i:min(len(chunk), i+closingSize)]); at != nil && at[0] == 0 && !publicform.IsEscaped(chunk, i) {
			return i
		}
		from = i + 1
	}
}

const closingSize = 64 // bytes; more than the form of a closing has

// begin finds the first mark that begins in a chunk, or gives -1.
func (s *searcher) begin(chunk []byte) int {
	for from := 0; ; {
		n := bytes.Index(chunk[from:], []byte(redaction.MarkBegin))
		if n < 0 {
			return -1
		}
		i := from + n
		escaped := publicform.IsEscaped(chunk, i)
		if s.escaped && len(bytes.Trim(chunk[:i], `\`)) == 0 {
			escaped = !escaped
		}
		if !escaped {
			return i
		}
		from = i + 1
	}
}

// result is what was found in the whole file.
func (s *searcher) result() finding {
	if s.binary || s.loose.what == nothing {
		return s.strict
	}
	return s.loose
}

// at is the place of a byte of the chunk.
func (s *searcher) at(what int, chunk []byte, i int) finding {
	t := *s // a copy, which may count on
	t.pass(chunk[:i])
	return finding{what: what, line: t.line, column: t.column}
}

// pass counts the lines and columns of what will not be looked at again.
func (s *searcher) pass(b []byte) {
	s.escaped = publicform.IsEscaped(b, len(b)) != (s.escaped && len(bytes.Trim(b, `\`)) == 0)
	b = withoutNUL(b)
	if s.line == 1 && s.column == 1 {
		for _, mark := range []string{"\uFEFF", "\xFF\xFE", "\xFE\xFF"} {
			b = bytes.TrimPrefix(b, []byte(mark))
		}
	}
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		s.line += bytes.Count(b, []byte("\n"))
		s.column, b = 1, b[i+1:]
	}
	s.column += utf8.RuneCount(b)
}

func withoutNUL(b []byte) []byte {
	if bytes.IndexByte(b, 0) < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte{0}, nil)
}
