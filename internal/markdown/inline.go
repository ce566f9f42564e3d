package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"rspsite/internal/clause"
	"rspsite/internal/redaction/publicform"
)

// An inliner flattens the inline nodes of one block into runs.
type inliner struct {
	b     *builder
	cell  bool // in a table, where \| is a bar also in a code span
	stop  int  // where the block ends in the body
	runs  clause.Inline
	start int // the run that is being gathered: src[start:end] as it stands, in the file
	end   int
	style clause.Run      // its marks and link
	tags  map[string]bool // names of HTML tags that were reported
}

// inline makes runs of a block's inlines.
func (b *builder) inline(n ast.Node) clause.Inline {
	_, cell := n.(*extast.TableCell)
	in := &inliner{b: b, cell: cell, stop: len(b.body)}
	if lines := n.Lines(); lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		in.stop = last.TrimRightSpace(b.body).Stop
	}
	in.children(n, clause.Run{})
	in.flush()
	return in.runs
}

// children goes through the inlines in a node. How deep they nest is bounded by MaxMarks.
func (in *inliner) children(parent ast.Node, style clause.Run) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		in.node(n, style)
	}
}

func (in *inliner) node(n ast.Node, style clause.Run) {
	b := in.b
	switch n := n.(type) {
	case *ast.Text:
		in.text(n, style)
	case *ast.CodeSpan:
		style.Marks |= clause.Monospace
		in.children(n, style)
	case *ast.Emphasis:
		style.Marks |= [...]clause.Marks{clause.Emphasis, clause.Strong}[min(n.Level, 2)-1]
		in.children(n, style)
	case *extast.Strikethrough:
		style.Marks |= clause.Strike
		in.children(n, style)
	case *ast.Link:
		b.use(n.Reference)
		style.Link = b.target(n.Pos(), n.Destination, n.Title)
		in.children(n, style)
	case *ast.AutoLink:
		in.autoLink(n, style)
	case *ast.Image:
		in.image(n, style)
	case *ast.RawHTML:
		in.rawHTML(n, style)
	case *noteMark:
		style.Note = n.name
		in.special(style, n.Pos())
	case *redacted:
		style.Redaction, style.Text = n.redaction, n.redaction.Words()
		in.special(style, n.Pos())
	case *reference:
		style.Ref, style.Text = n.target, n.text
		if style.Link != "" {
			b.errorf(n.Pos(), "reference", "take it out of the link", "a reference cannot stand in the text of a link (found %q)", "[["+n.target+"]]")
		}
		in.special(style, n.Pos())
	}
}

// text adds a stretch of text and the line break behind it.
func (in *inliner) text(n *ast.Text, style clause.Run) {
	b, s := in.b, n.Segment
	if style.Marks&clause.Monospace != 0 {
		in.raw(s.Start, s.Stop, style)
		return
	}
	in.unescape(s.Start, s.Stop, style)
	if !n.SoftLineBreak() && !n.HardLineBreak() {
		return
	}
	at := bytes.IndexByte(b.body[s.Stop:], '\n')
	if at < 0 {
		return
	}
	at += s.Stop
	if n.HardLineBreak() {
		style.Break, style.Text = true, "\n"
		in.special(style, at)
		return
	}
	in.exact(at, at+1, style)
}

// raw adds the text of a code span, redactions in it as such.
func (in *inliner) raw(from, to int, style clause.Run) {
	for i := from; i < to; i++ {
		if !publicform.Begins(in.b.body[i:to]) {
			continue
		}
		r, size := in.b.redaction(in.b.body[i:to], i, in.cell)
		if r == nil {
			continue
		}
		in.verbatim(from, i, style)
		style.Redaction, style.Text = r, r.Words()
		in.special(style, i)
		style.Redaction, style.Text = nil, ""
		from = i + size
		i = from - 1
	}
	in.verbatim(from, to, style)
}

// verbatim adds text of a code span in which nothing is redacted.
func (in *inliner) verbatim(from, to int, style clause.Run) {
	if in.cell {
		for i := from; i+1 < to; i++ {
			if in.b.body[i] == '\\' && in.b.body[i+1] == '|' {
				in.exact(from, i, style)
				from = i + 1
			}
		}
	}
	in.exact(from, to, style)
}

// unescape adds text with escapes and entities resolved (CommonMark 0.31.2, 2.4 and 2.5).
func (in *inliner) unescape(from, to int, style clause.Run) {
	body := in.b.body
	for i := from; i < to; i++ {
		if len(in.runs) >= maxRuns {
			style.Text = in.b.resolve(body[from:to])
			in.special(style, from)
			return
		}
		switch {
		case body[i] == '{':
			in.warnBrace(i)
		case body[i] == '\\' && i+1 < to && util.IsPunct(body[i+1]):
			in.exact(from, i, style)
			from = i + 1
			i++
		case body[i] == '&':
			text, size := entity(body[i:to])
			if size == 0 {
				continue
			}
			in.exact(from, i, style)
			in.b.checkEntity(i, text)
			style.Text = text
			in.special(style, i)
			style.Text = ""
			from = i + size
			i = from - 1
		}
	}
	in.exact(from, to, style)
}

// entity resolves the character reference with which s begins; its size is 0 if there is none.
func entity(s []byte) (string, int) {
	end := bytes.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		return "", 0
	}
	found := s[:end+1]
	resolved := util.ResolveNumericReferences(found)
	if found[1] != '#' {
		resolved = util.ResolveEntityNames(found)
	}
	if bytes.Equal(resolved, found) {
		return "", 0
	}
	return string(resolved), len(found)
}

const maxEntity = 40 // bytes; the longest name, CounterClockwiseContourIntegral, has 31 letters

// checkEntity holds the characters that an entity stands for to the rules for all others.
func (b *builder) checkEntity(at int, text string) {
	for _, r := range text {
		switch {
		case isBidi(r):
			b.errorf(at, "bidi", "remove it", "the text holds the direction override U+%04X, which makes it read otherwise than it is", r)
		case isControl(r):
			b.errorf(at, "control", "remove it", "the text holds the control character U+%04X", r)
		}
	}
}

// exact adds bytes of the body as they stand, to the run before if they follow it without a gap. A line end that is
// another in the file is a run of its own.
func (in *inliner) exact(from, to int, style clause.Run) {
	for from < to {
		end := to
		if i := bytes.IndexByte(in.b.body[from:to], '\n'); i == 0 {
			end = from + 1
		} else if i > 0 {
			end = from + i
		}
		start := in.b.offset(from)
		switch {
		case in.b.src[start] == '\r':
			style.Text = "\n"
			in.special(style, from)
			style.Text = ""
		case in.end > in.start && in.end == start && sameStyle(in.style, style):
			in.end += end - from
		default:
			in.flush()
			in.start, in.end, in.style = start, start+end-from, style
		}
		from = end
	}
}

func sameStyle(a, b clause.Run) bool { return a.Marks == b.Marks && a.Link == b.Link }

// flush ends the run that is being gathered.
func (in *inliner) flush() {
	if in.end > in.start {
		run := in.style
		run.Text, run.Offset = string(in.b.src[in.start:in.end]), in.start
		in.runs = append(in.runs, run)
	}
	in.start, in.end = 0, 0
}

// special adds a run that is more than text, or other text than stands in the source.
func (in *inliner) special(run clause.Run, at int) {
	in.flush()
	run.Offset = in.b.offset(at)
	in.runs = append(in.runs, run)
}

// autoLink adds an address that is its own text: <https://x.org>, or a bare one.
func (in *inliner) autoLink(n *ast.AutoLink, style clause.Run) {
	label := n.Label(in.b.body)
	at := max(n.Pos(), 0)
	if i := bytes.Index(in.b.body[at:], label); i > 0 { // behind '<', or a space that the parser took too
		at += i
	}
	address := n.URL(in.b.body)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(address), []byte("mailto:")) {
		address = append([]byte("mailto:"), address...)
	}
	style.Link = in.b.target(at, address, nil)
	in.exact(at, at+len(label), style)
}

// image adds an image as a run: its text is the alternative.
func (in *inliner) image(n *ast.Image, style clause.Run) {
	alt := &inliner{b: in.b, cell: in.cell, stop: in.stop}
	alt.children(n, clause.Run{})
	alt.flush()
	style.Text = alt.runs.Plain()
	in.b.use(n.Reference)
	style.Image = in.b.target(n.Pos(), n.Destination, n.Title)
	if style.Text == "" {
		in.b.warnf(n.Pos(), "image-alt", "describe it: ![what it shows](address)", "the image has no alternative text (found %q)", style.Image)
	}
	in.special(style, n.Pos())
}

// resolve is the text of a stretch without inlines: escapes and entities resolved.
func (b *builder) resolve(s []byte) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			i++
			out.WriteByte(s[i])
			continue
		}
		if s[i] == '&' {
			if text, size := entity(s[i:]); size > 0 {
				out.WriteString(text)
				i += size - 1
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}
