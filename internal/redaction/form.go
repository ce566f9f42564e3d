package redaction

import (
	"bytes"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// opening is what a public form begins with.
const opening = publicform.Begin

// A form is a public form as it stands in a source.
type form struct {
	clause.Redaction
	start, end int // bytes of the source
	at         problem.Position
	in         scalar // the value of front matter in which it stands; zero elsewhere
}

// forms finds the public forms of a source, in order, and reports those that are not well written.
func (s *source) forms() (found []form) {
	from, to := s.headerOf(nil)
	h, err := readHeader(s.src[from:to])
	if err != nil {
		h = &header{} // each is then read as it stands
	}
	inCode := s.fencedLines(to)
	for i := s.starts[0]; i < len(s.src); {
		n := bytes.Index(s.src[i:], []byte(opening))
		if n < 0 {
			break
		}
		i += n
		if !publicform.Begins(s.src[i:]) || isEscaped(s.src, i) && !inCode(s.line(i)) {
			i += len(opening)
			continue
		}
		f := form{start: i, at: s.place(i)}
		if i >= from && i < to {
			f.in, _ = h.at(i - from)
		}
		r, size, err := f.in.parse(s.src[i:])
		if err != nil {
			s.errorf(i, "redaction", "let rspsite redact write it", "%v", err)
		} else {
			f.Redaction, f.end = r, i+size
			found = append(found, f)
		}
		i += max(size, len(opening))
	}
	return found
}

// HasForms reports whether a public form stands in a source.
func HasForms(src []byte) bool { return len(newSource("", src).forms()) > 0 }

// parse reads the public form with which a part of the scalar begins, as the scalar writes it.
func (s scalar) parse(raw []byte) (clause.Redaction, int, error) {
	escaped := byte(0) // the first of two characters that stand for the second
	switch s.style {
	case yaml.SingleQuotedStyle:
		escaped = '\''
	case yaml.DoubleQuotedStyle:
		escaped = '\\'
	default:
		r, size, err := publicform.Parse(raw)
		if bytes.IndexByte(raw[:size], '\r') >= 0 {
			return publicform.Parse(raw[:lineEnd(raw, 0)])
		}
		return r, size, err
	}
	var plain []byte
	var ends []int // in raw, of each byte of plain
	quoted, closed := false, false
	for i := 0; i < len(raw) && !closed && raw[i] != '\r' && raw[i] != '\n'; i++ {
		if raw[i] == escaped && i+1 < len(raw) && (escaped == '\\' || raw[i+1] == escaped) {
			i++
		}
		plain, ends = append(plain, raw[i]), append(ends, i+1)
		quoted = quoted != (raw[i] == '"')
		closed = raw[i] == '}' && !quoted
	}
	r, size, err := publicform.Parse(plain)
	if size > 0 {
		size = ends[size-1]
	}
	return r, size, err
}
