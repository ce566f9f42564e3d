package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// attributes are what one {…} holds.
type attributes struct {
	id    clause.ID
	idAt  int // place of '#' in the body
	list  clause.Attrs
	start int // place of '{' in the body
	end   int // place behind '}'
	used  bool
}

// An attributeBlock is a paragraph that holds attributes and nothing else: they belong to the block before it.
type attributeBlock struct {
	ast.BaseBlock
	attributes *attributes
}

var kindAttributeBlock = ast.NewNodeKind("AttributeBlock")

func (n *attributeBlock) Kind() ast.NodeKind            { return kindAttributeBlock }
func (n *attributeBlock) IsRaw() bool                   { return true }
func (n *attributeBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// An attributeTransformer cuts attributes from the end of each paragraph before its inlines are parsed. It also runs for
// paragraphs that become the text of tight items, of definitions and of underlined headings.
type attributeTransformer struct{}

func (attributeTransformer) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	b := builderOf(pc)
	lines := node.Lines()
	var cut *attributes
	for lines.Len() > 0 {
		last := lines.Len() - 1
		line, a := b.cutAttributes(lines.At(last), cut)
		if a != nil {
			cut = a
		}
		if cut == nil {
			return
		}
		if line.Len() > 0 {
			lines.Set(last, line)
		} else {
			lines.SetSliced(0, last)
		}
		if line.Len() > 0 && a == nil {
			b.cut[line.Stop] = cut
			return
		}
	}
	block := &attributeBlock{attributes: cut}
	block.SetBlankPreviousLines(node.HasBlankPreviousLines())
	node.Parent().ReplaceChild(node.Parent(), node, block)
}

// cutFrom gives the attributes that were cut from the end of a block.
func (b *builder) cutFrom(n ast.Node) *attributes {
	lines := n.Lines()
	if lines.Len() == 0 {
		return nil
	}
	return b.cut[lines.At(lines.Len()-1).Stop]
}

// cutAttributes takes the attributes from the end of a line, and adds to those that an earlier cut took from behind them.
// It returns nil if the line ends in none.
func (b *builder) cutAttributes(line gtext.Segment, behind *attributes) (gtext.Segment, *attributes) {
	p := attributeParser{b: b}
	if behind != nil {
		p.behind = behind.id
	}
	line, a := p.cut(line)
	if a == nil || behind == nil {
		return line, a
	}
	if a.id == "" {
		a.id, a.idAt = behind.id, behind.idAt
	}
	a.list = b.merge(a.list, behind.list)
	a.end = behind.end
	return line, a
}

// cutCell takes the attributes from the end of a table's cell, which has no ID.
func (b *builder) cutCell(cell gtext.Segment) (gtext.Segment, *attributes) {
	p := attributeParser{b: b, cell: true}
	return p.cut(cell)
}

// trailingBrace finds the '{' of attributes that end the line, or -1: braces that a backslash escapes, that hold a code
// span, or that begin with neither '#' nor a word and '=' are text.
func trailingBrace(line []byte) int {
	if len(line) < 2 || line[len(line)-1] != '}' || isEscaped(line, len(line)-1) {
		return -1
	}
	at, quoted := -1, false
	for i := len(line) - 2; i >= 0 && at < 0; i-- {
		switch line[i] {
		case '"':
			quoted = !quoted
		case '{':
			if !quoted {
				at = i
			}
		}
	}
	if at < 0 { // a quote is not closed: the message comes from the parser
		at = bytes.LastIndexByte(line, '{')
	}
	if at < 0 || isEscaped(line, at) || bytes.IndexByte(line[at:], '`') >= 0 || !beginsAttributes(line[at+1:]) {
		return -1
	}
	return at
}

// isEscaped reports whether an odd number of backslashes stands before line[i].
func isEscaped(line []byte, i int) bool {
	n := 0
	for i--; i >= 0 && line[i] == '\\'; i-- {
		n++
	}
	return n%2 == 1
}

func beginsAttributes(s []byte) bool {
	s = bytes.TrimLeft(s, " \t")
	if len(s) > 0 && s[0] == '#' {
		return true
	}
	word := len(s) - len(bytes.TrimLeftFunc(s, isKeyRune))
	return word > 0 && bytes.HasPrefix(bytes.TrimLeft(s[word:], " \t"), []byte("="))
}

func isKeyRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == ':'
}

// give puts attributes on a clause.
func (b *builder) give(c *clause.Clause, a *attributes) {
	if a == nil {
		return
	}
	if c.ID != "" && a.id != "" {
		b.errorf(a.idAt, "id-two", "keep one", "a clause has one ID (found %q and %q)", c.ID, a.id)
	} else if a.id != "" {
		c.ID = a.id
	}
	c.Attrs = b.merge(c.Attrs, a.list)
}

// merge adds attributes that stand in braces further on to those before.
func (b *builder) merge(list, more clause.Attrs) clause.Attrs {
	for _, attr := range more {
		if _, twice := list.Lookup(attr.Key); !twice {
			list = append(list, attr)
			continue
		}
		at := problem.Position{File: b.file, Line: attr.Pos.Line, Column: attr.Pos.Column}
		b.add(problem.Problem{Position: at, Rule: "attribute-twice", Mend: "keep one", Message: sprintf("the attribute %q stands twice", attr.Key)})
	}
	return list
}
