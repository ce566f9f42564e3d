package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
	"rspsite/internal/redaction/publicform"
)

// A redacted node is the public form of a redaction.
type redacted struct {
	ast.BaseInline
	redaction *clause.Redaction
}

var kindRedacted = ast.NewNodeKind("Redacted")

func (n *redacted) Kind() ast.NodeKind            { return kindRedacted }
func (n *redacted) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A redactionParser reads the public forms of redactions in text.
type redactionParser struct{}

func (redactionParser) Trigger() []byte { return []byte{'{'} }

func (redactionParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !publicform.Begins(line) {
		return nil
	}
	_, cell := parent.(*extast.TableCell)
	r, size := builderOf(pc).redaction(line, segment.Start, cell)
	if r == nil {
		return nil
	}
	block.Advance(size)
	n := &redacted{redaction: r}
	n.SetPos(segment.Start)
	return n
}

// redaction reads the public form with which s begins, which stands at a byte of the body. It is nil if it is not well written,
// which is reported. In a table's cell a bar of its note is written \|.
func (b *builder) redaction(s []byte, at int, cell bool) (*clause.Redaction, int) {
	r, size, err := publicform.Parse(s)
	if cell {
		r.Note = strings.ReplaceAll(r.Note, `\|`, "|")
	}
	switch {
	case err != nil:
		b.errorf(at, "redaction", `let rspsite redact write it, or write \{ for the character`, "%s", whole(clipTo(err.Error(), maxMessage)))
		return nil, size
	case b.redactions[r.ID]:
		b.errorf(at, "redaction-twice", "let rspsite redact number them", "the redaction %q stands twice", r.ID)
	}
	b.redactions[r.ID] = true
	return &r, size
}

// whole is a message that is not cut to the length of a value of the source.
type whole string

const maxMessage = 240 // characters; a message may tell a value

// codeLine adds a line to code, with the words of redactions in place of their public forms.
func (b *builder) codeLine(c *clause.Clause, code *strings.Builder, line []byte, at int) {
	from := 0
	for i := range line {
		if i < from || !publicform.Begins(line[i:]) {
			continue
		}
		r, size := b.redaction(line[i:], at+i, false)
		if r == nil {
			continue
		}
		code.Write(line[from:i])
		c.Redacted = append(c.Redacted, clause.CodeRedaction{Redaction: r, At: code.Len()})
		code.WriteString(r.Words())
		from = i + size
	}
	code.Write(line[from:])
}
