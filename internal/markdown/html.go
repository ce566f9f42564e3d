package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rspsite/internal/clause"
)

// htmlBlock makes a paragraph of raw HTML, as it stands, and reports it.
func (b *builder) htmlBlock(n *ast.HTMLBlock) *clause.Clause {
	c := b.clause(clause.Paragraph, n)
	in := &inliner{b: b}
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		in.exact(line.Start, line.Stop, clause.Run{})
	}
	if n.HasClosure() {
		in.exact(n.ClosureLine.Start, n.ClosureLine.Stop, clause.Run{})
		c.End = b.offset(n.ClosureLine.Stop)
	}
	in.flush()
	c.Text = in.runs
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		b.refuseHTML(b.bodyStart(first.Start), b.body[first.Start:first.Stop])
	}
	return c
}

// bodyStart skips white space.
func (b *builder) bodyStart(at int) int {
	return at + len(b.body[at:]) - len(bytes.TrimLeft(b.body[at:], " \t"))
}

// rawHTML adds raw HTML in a line of text, as it stands, and reports it.
func (in *inliner) rawHTML(n *ast.RawHTML, style clause.Run) {
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		in.exact(s.Start, s.Stop, style)
	}
	if n.Segments.Len() > 0 {
		s := n.Segments.At(0)
		in.b.refuseHTML(s.Start, in.b.body[s.Start:s.Stop])
	}
}

// refuseHTML reports raw HTML with what to write instead.
func (b *builder) refuseHTML(at int, found []byte) {
	tag := strings.TrimSpace(clip(string(found)))
	if i := strings.IndexByte(tag, '>'); i >= 0 {
		tag = tag[:i+1]
	}
	b.errorf(at, "html", insteadOf(tag), "raw HTML is not part of the dialect (found %q)", tag)
}

// insteadOf says what to write instead of a tag.
func insteadOf(tag string) string {
	name := strings.ToLower(strings.Trim(tag, "</ >"))
	if i := strings.IndexAny(name, " \t\n/>"); i >= 0 {
		name = name[:i]
	}
	switch {
	case strings.HasPrefix(tag, "<!--"):
		return "remove the comment"
	case name == "br":
		return "end the line with a backslash"
	case name == "a":
		return `write [text](address), or {#id} at the end of the block`
	case name == "img":
		return "write ![what it shows](address)"
	case name == "sup" || name == "sub":
		return "write a footnote [^1], or the Unicode character"
	case name == "table" || name == "tr" || name == "td" || name == "th":
		return "write a table with bars: | a | b |"
	case name == "b" || name == "strong":
		return "write **text**"
	case name == "i" || name == "em":
		return "write *text*"
	}
	return `write Markdown, or \< for the character`
}
