package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
)

// A headingParser cuts attributes from # headings. Those of underlined headings go with their paragraph.
type headingParser struct{ parser.BlockParser }

func (p headingParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil || node.Lines().Len() == 0 {
		return node, state
	}
	b := builderOf(pc)
	line, a := b.cutAttributes(node.Lines().At(0), nil)
	if a == nil {
		return node, state
	}
	line = b.trimClosingHashes(line)
	node.Lines().Set(0, line)
	b.cut[line.Stop] = a
	return node, state
}

// trimClosingHashes takes the "##" from "Scope ##", which stood before the attributes.
func (b *builder) trimClosingHashes(line gtext.Segment) gtext.Segment {
	s := b.body[line.Start:line.Stop]
	text := bytes.TrimRight(s, "#")
	if len(text) == len(s) || len(text) > 0 && text[len(text)-1] != ' ' && text[len(text)-1] != '\t' {
		return line
	}
	line.Stop = line.Start + len(text)
	return line.TrimRightSpace(b.body)
}

// heading makes a clause of a heading.
func (b *builder) heading(n *ast.Heading) *clause.Clause {
	c := b.clause(clause.Heading, n)
	c.Level = n.Level
	c.Text = b.inline(n)
	b.give(c, b.cutFrom(n))
	if len(c.Text) == 0 {
		b.warnAt(c.Start, "heading-empty", "write its text, or remove it", "the heading is empty")
	}
	return c
}

// sections puts under each heading what stands between it and the next one of its level or above.
func (b *builder) sections(flat []*clause.Clause) []*clause.Clause {
	root := &clause.Clause{}
	open := []*clause.Clause{root}
	last := 0
	for _, c := range flat {
		if c.Kind == clause.Heading {
			switch {
			case last == 0 && c.Level > maxFirst:
				b.warnAt(c.Start, "heading-skip", "write ##", "the first heading is of level %d (want 1 or 2)", c.Level)
			case last > 0 && c.Level > last+1:
				b.warnAt(c.Start, "heading-skip", "", "the heading skips a level (found level %d after %d)", c.Level, last)
			}
			last = c.Level
			for len(open) > 1 && open[len(open)-1].Level >= c.Level {
				open = open[:len(open)-1]
			}
		}
		parent := open[len(open)-1]
		parent.Children = append(parent.Children, c)
		if c.Kind == clause.Heading {
			open = append(open, c)
		}
	}
	return root.Children
}

const maxFirst = 2 // level of the first heading: the title of a text may be in its front matter
