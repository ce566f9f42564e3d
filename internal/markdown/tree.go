package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
)

// document parses the body and makes its tree: sections first, footnotes at the end.
func (b *builder) document(p parser.Parser) []*clause.Clause {
	root := p.Parse(gtext.NewReader(b.body), parser.WithContext(b.context()))
	clauses := b.sections(b.blocks(root))
	b.checkNotes()
	b.checkDefinitions()
	return append(clauses, b.footnotes...)
}

// blocks makes clauses and groups of the children of a block. The depth of its recursion is bounded by MaxDepth.
func (b *builder) blocks(parent ast.Node) []*clause.Clause {
	var made []*clause.Clause
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if block, ok := n.(*attributeBlock); ok {
			made = b.attach(block, made)
			continue
		}
		if run := enumerationRun(n); len(run) > 0 {
			made = append(made, b.enumerated(run)...)
			n = run[len(run)-1]
			continue
		}
		c := b.block(n)
		if c == nil || c.Kind == clause.Quote && len(c.Children) == 0 {
			continue // a footnote, or a quotation of nothing
		}
		made = append(made, c)
	}
	return made
}

// block makes a clause of one block, or nil if it is none of its own.
func (b *builder) block(n ast.Node) *clause.Clause {
	switch n := n.(type) {
	case *ast.Heading:
		return b.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return b.paragraph(n)
	case *ast.List:
		return b.list(n)
	case *ast.Blockquote:
		return b.group(clause.Quote, n)
	case *ast.FencedCodeBlock:
		return b.fenced(n)
	case *ast.CodeBlock:
		return b.code(n)
	case *ast.HTMLBlock:
		return b.htmlBlock(n)
	case *ast.ThematicBreak:
		return b.clause(clause.Rule, n)
	case *extast.Table:
		return b.table(n)
	case *extast.DefinitionList:
		return b.definitions(n)
	case *extast.Footnote:
		b.footnote(n)
	case *ast.LinkReferenceDefinition:
		b.define(n)
	}
	return nil
}

// clause makes a clause with the place of its block.
func (b *builder) clause(kind clause.Kind, n ast.Node) *clause.Clause {
	start := n.Pos()
	if at, ok := b.starts[n]; ok {
		start = at
	}
	c := &clause.Clause{Kind: kind}
	lines := n.Lines()
	if lines.Len() > 0 {
		first, last := lines.At(0), lines.At(lines.Len()-1)
		if start < 0 || start > first.Start {
			start = first.Start
		}
		c.End = b.offset(last.Stop)
	}
	c.Start = b.position(max(start, 0))
	c.End = max(c.End, c.Start.Offset)
	return c
}

// group makes a group of a block that holds blocks.
func (b *builder) group(kind clause.Kind, n ast.Node) *clause.Clause {
	c := b.clause(kind, n)
	c.Children = b.blocks(n)
	c.End = endOf(c)
	return c
}

// endOf is where the last clause of a group ends.
func endOf(c *clause.Clause) int {
	end := c.End
	for _, child := range c.Children {
		end = max(end, child.End)
	}
	return end
}

func (b *builder) paragraph(n ast.Node) *clause.Clause {
	c := b.clause(clause.Paragraph, n)
	b.warnLookalikes(n)
	c.Text = b.inline(n)
	b.give(c, b.cutFrom(n))
	return c
}

// lift makes the first paragraph of an item, a definition or a footnote its own text, and the rest its children.
func (b *builder) lift(c *clause.Clause, n ast.Node) {
	children := b.blocks(n)
	if block, ok := n.FirstChild().(*attributeBlock); ok && !block.attributes.used {
		b.give(c, block.attributes) // "- {#x}": attributes and no text
		block.attributes.used = true
	}
	if len(children) > 0 && children[0].Kind == clause.Paragraph {
		first := children[0]
		c.Text, c.End = first.Text, first.End
		c.Attrs = b.merge(c.Attrs, first.Attrs)
		if c.ID == "" {
			c.ID = first.ID
		}
		children = children[1:]
	}
	c.Children = children
}

// attach gives the attributes of a paragraph of their own to the block before it.
func (b *builder) attach(block *attributeBlock, before []*clause.Clause) []*clause.Clause {
	a := block.attributes
	_, first := block.Parent().(*ast.Document)
	if len(before) > 0 && (before[len(before)-1].Kind.IsGroup() || before[len(before)-1].Kind.IsCode()) {
		b.give(before[len(before)-1], a)
		a.used = true
		return before
	}
	if len(before) == 0 && !first && block.PreviousSibling() == nil && canLift(block.Parent()) {
		return before // the first block of an item: see lift
	}
	if b.plain {
		in := &inliner{b: b}
		in.exact(a.start, a.end, clause.Run{})
		in.flush()
		c := &clause.Clause{Kind: clause.Paragraph, Text: in.runs, Start: b.position(a.start), End: b.offset(a.end)}
		return append(before, c)
	}
	b.errorf(a.start, "attribute-place", "write those of a paragraph, heading or item at the end of its last line",
		"attributes of their own stand behind a table, quotation, list or code block")
	return before
}

func canLift(n ast.Node) bool {
	switch n.(type) {
	case *ast.ListItem, *enumerationItem, *extast.DefinitionDescription, *extast.Footnote:
		return true
	}
	return false
}

// list makes a group of a list with bullets or numbers.
func (b *builder) list(n *ast.List) *clause.Clause {
	c := b.clause(clause.List, n)
	c.Loose = !n.IsTight
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		child := b.clause(clause.Item, item)
		child.Marker = b.number(child, n)
		b.lift(child, item)
		if !n.IsOrdered() {
			child = fold(child)
		}
		c.Children = append(c.Children, child)
	}
	countUp(c, n)
	c.End = endOf(c)
	return c
}

// fold makes one clause of "- (a) text": a bullet in front of a mark says nothing of its own.
func fold(item *clause.Clause) *clause.Clause {
	if len(item.Text) > 0 || item.ID != "" || len(item.Attrs) > 0 || len(item.Children) == 0 {
		return item
	}
	list := item.Children[0]
	if list.Kind != clause.List || list.ID != "" || len(list.Children) != 1 {
		return item
	}
	folded := list.Children[0]
	if folded.Marker == "" || folded.Start.Line != item.Start.Line {
		return item
	}
	folded.Start = item.Start
	folded.Children = append(folded.Children, item.Children[1:]...)
	return folded
}

// number reads the mark of an item from the source, "" for a bullet.
func (b *builder) number(c *clause.Clause, list *ast.List) string {
	if !list.IsOrdered() {
		return ""
	}
	digits := 0
	rest := b.src[c.Start.Offset:]
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	return string(rest[:digits]) + string(list.Marker)
}

// countUp numbers a list whose source says "1." throughout, as many writers do: Markdown counts for them.
func countUp(c *clause.Clause, list *ast.List) {
	if !list.IsOrdered() || len(c.Children) < 2 {
		return
	}
	for _, item := range c.Children {
		if item.Marker != c.Children[0].Marker {
			return
		}
	}
	for i, item := range c.Children {
		item.Marker = strconv.Itoa(list.Start+i) + string(list.Marker)
	}
}

// fenced makes a clause of a code block between fences. Attributes stand behind the language.
func (b *builder) fenced(n *ast.FencedCodeBlock) *clause.Clause {
	c := b.code(n)
	if n.Info != nil {
		info, a := b.cutAttributes(n.Info.Segment, nil)
		b.give(c, a)
		if words := strings.Fields(b.resolve(b.body[info.Start:info.Stop])); len(words) > 0 {
			c.Lang = words[0]
		}
	}
	if c.Lang == "goat" {
		c.Kind = clause.Drawing
	}
	return c
}

// code makes a clause of a code block, indented or fenced.
func (b *builder) code(n ast.Node) *clause.Clause {
	c := b.clause(clause.Code, n)
	var code strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.codeLine(c, &code, line.Value(b.body), line.Start)
	}
	c.Code = code.String()
	return c
}

// definitions makes a group of terms and what they mean.
func (b *builder) definitions(n *extast.DefinitionList) *clause.Clause {
	c := b.clause(clause.Definitions, n)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			term := b.clause(clause.Term, child)
			term.Text = b.inline(child)
			b.give(term, b.cutFrom(child))
			c.Children = append(c.Children, term)
		case *extast.DefinitionDescription:
			definition := b.clause(clause.Definition, child)
			b.lift(definition, child)
			c.Children = append(c.Children, definition)
		}
	}
	if len(c.Children) > 0 { // goldmark places it at the first colon
		c.Start = c.Children[0].Start
	}
	c.End = endOf(c)
	return c
}

// A descriptionParser cuts attributes from the terms of a definition list, which are the lines before the first colon.
type descriptionParser struct{ parser.BlockParser }

func (p descriptionParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	b := builderOf(pc)
	var whole *attributes // cut from the paragraph, if it was closed before
	list, ok := parent.(*extast.DefinitionList)
	if ok && list.TemporaryParagraph != nil {
		whole = b.cutFrom(list.TemporaryParagraph)
	}
	before := parent.LastChild()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if !ok || node == nil {
		return node, state
	}
	for term := parent.LastChild(); term != nil && term != before; term = term.PreviousSibling() {
		if term.Lines().Len() == 0 {
			continue
		}
		line, a := b.cutAttributes(term.Lines().At(0), nil)
		term.Lines().Set(0, line)
		if whole != nil { // the last term has what ended the paragraph
			a, whole = whole, nil
		}
		if a != nil {
			b.cut[line.Stop] = a
		}
	}
	return node, state
}
