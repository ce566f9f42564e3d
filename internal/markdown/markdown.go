// Package markdown reads the source dialect: the bytes of one file in, its front matter and a tree of clauses out.
//
// The dialect is CommonMark with tables, strikethrough, bare links, definition lists and footnotes, and with what policies
// need besides: trailing attributes on every kind of block, the enumerations of legal texts, references in double square
// brackets. docs/dialect.md specifies it with examples. Guaranteed, whatever comes in:
//
//   - No input makes it panic, and every input is done in time and memory bounded by the limits of this package
//     ([MaxSize] and its neighbours); what goes beyond one is refused with the limit named.
//   - All problems of a file are found in one run, each with its true line and column, through byte-order mark, CRLF
//     line ends and front matter.
//   - Every byte of text lands in exactly one clause, and every run of text knows the byte at which it stands: a run
//     equals the source at its Offset, unless an entity, an image, a reference or a line break stands there.
//   - The document keeps the invariants of package clause: IDs are unique, derived IDs and labels assigned.
package markdown

import (
	"errors"
	"strings"

	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// A Source is one file as its front matter and the tree of its clauses, labels and derived IDs assigned.
type Source struct {
	clause.Document

	// Header is the YAML between the opening and the closing line of front matter, as written; nil if there is none. If
	// nothing closes it, it is the lines that look like it.
	Header     []byte
	HeaderLine int // line of the file on which Header begins

	text *text
}

// Position is the place of a byte of the file. An offset outside the file counts as its nearest end.
func (s *Source) Position(offset int) problem.Position {
	line, column := s.text.lineColumn(offset)
	return problem.Position{File: s.text.file, Line: line, Column: column}
}

// Parse reads src as the dialect. The Source is nil only if the text cannot be read at all: bad UTF-8, a NUL byte, more
// than [MaxSize] bytes or [MaxLines] lines.
func Parse(file string, src []byte) (*Source, problem.List) {
	return parse(file, src, false)
}

// ParsePlain reads src as any Markdown: what the dialect refuses is text. Problems are those that leave no Source.
func ParsePlain(file string, src []byte) (*Source, problem.List) {
	return parse(file, src, true)
}

func parse(file string, src []byte, plain bool) (*Source, problem.List) {
	var problems problem.List
	if !readable(file, src, &problems) {
		return nil, problems
	}
	t, header := newText(file, src, plain)
	b := newBuilder(t, plain)
	if header.unclosed {
		b.fileError(t.starts[0], "front-matter", "close it with a line of three hyphens", "front matter is not closed (want a line --- after it)")
	}
	if !plain {
		checkCharacters(b)
	}
	s := &Source{Header: header.yaml, HeaderLine: header.line, text: t}
	s.Clauses = b.document(parsers[plain])
	s.Derive()
	s.Number()
	return s, b.problems.list
}

// Inline reads s as one paragraph of the dialect: the value of a front-matter field. Offsets of its runs count from the
// first byte of s that is no white space.
func Inline(s string) (clause.Inline, error) {
	var problems problem.List
	src := []byte(strings.TrimSpace(s))
	if !readable("", src, &problems) {
		return nil, errors.New(problems[0].Message)
	}
	t := &text{src: src, starts: lineStarts(src, 0)}
	t.body, t.bodyStarts = unixLines(src, 0)
	b := newBuilder(t, false)
	checkCharacters(b)
	root := inlineParser.Parse(gtext.NewReader(joinParagraphs(t.body)), parser.WithContext(b.context()))
	in := clause.Inline{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		in = append(in, b.inline(n)...)
	}
	b.problems.list.Sort()
	for _, p := range b.problems.list {
		if p.Severity == problem.Error {
			return nil, errors.New(summary(p))
		}
	}
	return in, nil
}

// summary is a problem without its place, for a caller that knows a better one.
func summary(p problem.Problem) string {
	p.Position = problem.Position{}
	return strings.TrimPrefix(p.String(), ": ")
}
