package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"rspsite/internal/clause"
)

// A text is a source made ready for the Markdown parser, which wants LF line ends and no front matter, with the way back
// from each byte of that body to the byte, line and column of the file.
type text struct {
	file       string
	src        []byte // the file as it is
	starts     []int  // offset in src of the first byte of each line; the first line begins after a byte-order mark
	body       []byte // the Markdown: LF line ends, no front matter
	bodyStarts []int  // offset in body of each of its lines
	firstLine  int    // index in starts of the body's first line

	last struct{ line, offset, column int } // of the last position asked for: a long line is then counted once
}

// A header is the front matter of a file.
type header struct {
	yaml     []byte
	line     int
	unclosed bool
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

// newText splits front matter from body.
func newText(file string, src []byte, plain bool) (*text, header) {
	t := &text{file: file, src: src}
	start := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		start = len(byteOrderMark)
	}
	t.starts = lineStarts(src, start)
	h, first := t.frontMatter(plain)
	t.firstLine = first
	t.body, t.bodyStarts = unixLines(src, t.lineStart(first))
	return t, h
}

// frontMatter finds the lines between an opening and a closing line "---", and the index of the line after them.
func (t *text) frontMatter(plain bool) (header, int) {
	if !isFence(t.line(0)) {
		return header{}, 0
	}
	for i := 1; i < len(t.starts); i++ {
		if !isFence(t.line(i)) {
			continue
		}
		yaml := t.src[t.starts[1]:t.starts[i]]
		if plain && !looksLikeYAML(yaml) {
			return header{}, 0 // a thematic break, in a file that has no front matter
		}
		return header{yaml: yaml, line: 2}, i + 1
	}
	if plain {
		return header{}, 0
	}
	return t.unclosed()
}

// unclosed takes for front matter what looks like it behind an opening line that no other closes, and the rest for text:
// the one message is then that of the missing line.
func (t *text) unclosed() (header, int) {
	end := 1 // the line behind the last field
	for i := 1; i < len(t.starts); i++ {
		line := bytes.TrimRight(t.line(i), " \t")
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		inside := i == end && (line[0] == ' ' || line[0] == '-') // a list below its key
		if !inside && !isField(line) {
			break
		}
		end = i + 1
	}
	return header{yaml: t.src[t.lineStart(1):t.lineStart(end)], line: 2, unclosed: true}, end
}

// isField reports whether a line begins with a key in small letters, as those of front matter are.
func isField(line []byte) bool {
	key, value, ok := bytes.Cut(line, []byte(":"))
	isKey := len(key) > 0 && len(bytes.Trim(key, "abcdefghijklmnopqrstuvwxyz-")) == 0
	return ok && isKey && (len(value) == 0 || value[0] == ' ')
}

// lineStart is where the i-th line begins, or where the file ends.
func (t *text) lineStart(i int) int {
	if i < len(t.starts) {
		return t.starts[i]
	}
	return len(t.src)
}

// line is the i-th line of the file without its end.
func (t *text) line(i int) []byte {
	return bytes.TrimRight(t.src[t.starts[i]:t.lineStart(i+1)], "\r\n")
}

func isFence(line []byte) bool {
	return string(bytes.TrimRight(line, " \t")) == "---"
}

// looksLikeYAML reports whether the first line that is not a comment is a key.
func looksLikeYAML(b []byte) bool {
	for line := range bytes.Lines(b) {
		line = bytes.TrimRight(line, "\r\n\t ")
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, ok := bytes.Cut(line, []byte(":"))
		return ok && len(key) > 0 && !bytes.ContainsAny(key, " \t")
	}
	return true
}

// lineStarts lists where the lines of src begin, the first at from. LF, CRLF and a lone CR end a line.
func lineStarts(src []byte, from int) []int {
	starts := []int{from}
	for i := from; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// unixLines returns src from a byte on with LF line ends, and where its lines begin.
func unixLines(src []byte, from int) ([]byte, []int) {
	body := src[from:]
	if bytes.IndexByte(body, '\r') >= 0 {
		body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
		body = bytes.ReplaceAll(body, []byte("\r"), []byte("\n"))
	}
	return body, lineStarts(body, 0)
}

// lineOf is the index of the line of starts in which offset lies.
func lineOf(starts []int, offset int) int {
	return max(0, sort.SearchInts(starts, offset+1)-1)
}

// offset is the place in the file of a byte of the body. It lies on the same line and as far behind its start: only
// line ends differ between the two.
func (t *text) offset(body int) int {
	line := lineOf(t.bodyStarts, body)
	if at := line + t.firstLine; at < len(t.starts) {
		return min(len(t.src), t.starts[at]+body-t.bodyStarts[line])
	}
	return len(t.src)
}

// lineColumn is the line and column of a byte of the file. It is safe for concurrent use.
func (t *text) lineColumn(offset int) (line, column int) {
	offset = min(max(offset, t.starts[0]), len(t.src))
	line = lineOf(t.starts, offset)
	return line + 1, utf8.RuneCount(t.src[t.starts[line]:offset]) + 1
}

// position is the place in the file of a byte of the body. Asked in rising order, it counts no column twice.
func (t *text) position(body int) clause.Position {
	offset := t.offset(body)
	line := lineOf(t.starts, offset)
	from, column := t.starts[line], 1
	if l := t.last; l.line == line+1 && l.offset <= offset {
		from, column = l.offset, l.column
	}
	column += utf8.RuneCount(t.src[min(from, offset):offset])
	t.last.line, t.last.offset, t.last.column = line+1, offset, column
	return clause.Position{Offset: offset, Line: line + 1, Column: column}
}
