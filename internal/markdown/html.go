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
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	in := &inliner{b: b}
	for i, line := range lines {
		if i == len(lines)-1 {
			line = line.TrimRightSpace(b.body)
			c.End = b.offset(line.Stop)
		}
		in.exact(line.Start, line.Stop, clause.Run{})
	}
	in.flush()
	c.Text = in.runs
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		b.refuseHTML(b.bodyStart(first.Start), b.body[first.Start:first.Stop], false)
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
	if n.Segments.Len() == 0 {
		return
	}
	s := n.Segments.At(0)
	found := in.b.body[s.Start:s.Stop]
	name := tagName(found)
	if bytes.HasPrefix(found, []byte("</")) && in.tags[name] {
		return // told with the tag that it closes
	}
	if in.tags == nil {
		in.tags = map[string]bool{}
	}
	in.tags[name] = true
	in.b.refuseHTML(s.Start, found, in.cell)
}

// tagName is the name of a tag in lower case, "" for comments and the like.
func tagName(tag []byte) string {
	name := bytes.TrimLeft(tag, "</ ")
	end := 0
	for end < len(name) && (isLetter(name[end]) || isDigit(name[end]) || name[end] == '-') {
		end++
	}
	return strings.ToLower(string(name[:end]))
}

// refuseHTML reports raw HTML with what to write instead.
func (b *builder) refuseHTML(at int, found []byte, cell bool) {
	tag := bytes.TrimSpace(found)
	if i := bytes.IndexByte(tag, '>'); i >= 0 {
		tag = tag[:i+1]
	}
	mend := insteadOf[tagName(tag)]
	switch {
	case bytes.HasPrefix(tag, []byte("<!--")):
		mend = "remove the comment"
	case cell && tagName(tag) == "br":
		mend = "a cell has one line: write a semicolon, or another row"
	case mend == "":
		mend = `write Markdown, or \< for the character`
	}
	b.errorf(at, "html", mend, "raw HTML is not part of the dialect (found %q)", tag)
}

// insteadOf says what to write instead of a tag.
var insteadOf = map[string]string{
	"a":      "write [text](address), or {#id} at the end of the block",
	"b":      "write **text**",
	"br":     "end the line with a backslash",
	"code":   "write `text`",
	"del":    "write ~~text~~",
	"em":     "write *text*",
	"hr":     "write ***",
	"i":      "write *text*",
	"img":    "write ![what it shows](address)",
	"li":     "write - text",
	"ol":     "write 1. text",
	"p":      "part paragraphs by a blank line",
	"pre":    "put the code between lines of ```",
	"strong": "write **text**",
	"sub":    "write the Unicode character",
	"sup":    "write a footnote [^1], or the Unicode character",
	"table":  "write a table with bars: | a | b |",
	"td":     "write a table with bars: | a | b |",
	"ul":     "write - text",
}
