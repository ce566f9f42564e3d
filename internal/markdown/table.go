package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/clause"
)

// A tableRow is what goldmark does not know of a row.
type tableRow struct {
	line       gtext.Segment // without white space and attributes around it
	attributes *attributes   // behind the closing bar
	cells      []*attributes // by column, nil where there are none
}

// A tableTransformer makes tables of paragraphs. Around goldmark's own it cuts the attributes of rows before cells are
// told apart and those of cells after, and keeps cells beyond the last column, which goldmark drops.
type tableTransformer struct{ parser.ParagraphTransformer }

func (t tableTransformer) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	b := builderOf(pc)
	head := b.findTable(node.Lines())
	if head < 0 {
		return
	}
	if b.cells += b.countCells(node.Lines(), head); b.cells > MaxCells {
		b.errorOnce("cells", node.Lines().At(head).Start, "split the file", "more than %d cells of tables in the file", MaxCells)
		return
	}
	rows, own := b.cutRows(node.Lines(), head)
	parent, before := node.Parent(), node.PreviousSibling()
	t.ParagraphTransformer.Transform(node, reader, pc)
	table := newTableIn(parent, before)
	if table == nil {
		return // goldmark found none: heads and delimiters differ in number
	}
	if own != nil {
		b.tables[table] = own
	}
	i := 0
	for row := table.FirstChild(); row != nil && i < len(rows); row = row.NextSibling() {
		b.keepExcess(row, rows[i], len(table.Alignments))
		b.cutCells(row, rows[i])
		b.rows[row] = rows[i]
		i++
	}
}

// findTable is the index of the line that heads a table, or -1. It follows goldmark: the first line of delimiters
// decides, and the head must have as many cells.
func (b *builder) findTable(lines *gtext.Segments) int {
	for i := 1; i < lines.Len(); i++ {
		columns := delimiters(lines.At(i), b.body)
		if columns == 0 {
			continue
		}
		head := b.trim(lines.At(i - 1))
		if at := b.rowAttributes(head); at >= 0 {
			head.Stop = head.Start + at
		}
		if len(b.splitRow(head)) == columns {
			return i - 1
		}
		return -1
	}
	return -1
}

// countCells is at most how many cells a table gets: goldmark fills short rows up to the width of the head, so that a few
// bytes can stand for many cells.
func (b *builder) countCells(lines *gtext.Segments, head int) int {
	columns, n := delimiters(lines.At(head+1), b.body), 0
	for i := range lines.Len() {
		line := lines.At(i)
		n += max(columns, 1+bytes.Count(b.body[line.Start:line.Stop], []byte("|")))
	}
	return n
}

// delimiters counts the columns of a line such as |:--|--:|, or gives 0.
func delimiters(segment gtext.Segment, body []byte) int {
	line := segment.Value(body)
	indent := len(line) - len(bytes.TrimLeft(line, " "))
	line = bytes.TrimSpace(line)
	if indent > 3 || len(bytes.Trim(line, "-:| \t")) > 0 || len(bytes.Trim(line, "-")) == 0 {
		return 0
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	n := 0
	for column := range bytes.SplitSeq(line, []byte("|")) {
		column = bytes.TrimSpace(column)
		column = bytes.TrimSuffix(bytes.TrimPrefix(column, []byte(":")), []byte(":"))
		if len(column) == 0 || len(bytes.Trim(column, "-")) > 0 {
			return 0
		}
		n++
	}
	return n
}

// trim takes the white space around a line.
func (b *builder) trim(line gtext.Segment) gtext.Segment {
	line = line.TrimLeftSpace(b.body)
	return line.TrimRightSpace(b.body)
}

// rowAttributes is where attributes behind the closing bar of a row begin, or -1.
func (b *builder) rowAttributes(line gtext.Segment) int {
	s := b.body[line.Start:line.Stop]
	at := trailingBrace(s)
	if at < 0 {
		return -1
	}
	before := bytes.TrimRight(s[:at], " \t")
	if len(before) == 0 || before[len(before)-1] != '|' || isEscaped(before, len(before)-1) {
		return -1
	}
	return at
}

// splitRow gives the cells of a row as goldmark does: a bar parts them unless a backslash stands before it.
func (b *builder) splitRow(line gtext.Segment) []gtext.Segment {
	s := b.body[line.Start:line.Stop]
	at, end := 0, len(s)
	if end > 0 && s[0] == '|' {
		at++
	}
	if end > 0 && s[end-1] == '|' {
		end--
	}
	var cells []gtext.Segment
	for at < end {
		to := at
		for to < end && (s[to] != '|' || to > 0 && s[to-1] == '\\') {
			to++
		}
		cells = append(cells, b.trim(gtext.NewSegment(line.Start+at, line.Start+to)))
		at = to + 1
	}
	return cells
}

// cutRows cuts the attributes behind the closing bars, and those of the table itself from a last line of its own.
func (b *builder) cutRows(lines *gtext.Segments, head int) (rows []*tableRow, own *attributes) {
	for n := lines.Len() - 1; n > head+1; n-- {
		line := b.trim(lines.At(n))
		if trailingBrace(b.body[line.Start:line.Stop]) != 0 {
			break
		}
		_, a := b.cutAttributes(line, own)
		if a == nil {
			break
		}
		own = a
		lines.SetSliced(0, n)
	}
	for i := head; i < lines.Len(); i++ {
		if i == head+1 {
			continue
		}
		row := &tableRow{line: b.trim(lines.At(i))}
		if b.rowAttributes(row.line) >= 0 {
			row.line, row.attributes = b.cutAttributes(row.line, nil)
			lines.Set(i, row.line)
		}
		rows = append(rows, row)
	}
	return rows, own
}

// newTableIn finds the table that goldmark put behind a block.
func newTableIn(parent, before ast.Node) *extast.Table {
	n := parent.FirstChild()
	if before != nil {
		n = before.NextSibling()
	}
	for ; n != nil; n = n.NextSibling() {
		if table, ok := n.(*extast.Table); ok {
			return table
		}
	}
	return nil
}

// keepExcess adds the cells beyond the last column: their text must not vanish.
func (b *builder) keepExcess(row ast.Node, r *tableRow, columns int) {
	cells := b.splitRow(r.line)
	if len(cells) < columns {
		b.warnf(r.line.Start, "table-width", "add the cells, empty ones too", "the row has another number of cells than the head (found %d, want %d)", len(cells), columns)
		return
	}
	for _, segment := range cells[columns:] {
		cell := extast.NewTableCell()
		cell.Lines().Append(segment)
		row.AppendChild(row, cell)
	}
	if len(cells) == columns+1 {
		if word := braceWord(b.body[cells[columns].Start:cells[columns].Stop]); word != "" {
			b.errorf(cells[columns].Start, "table-width", "write {#"+clip(word)+"} for the ID of the row", "braces without # behind the row are a cell (found %q)", "{"+word+"}")
			return
		}
	}
	if len(cells) > columns {
		b.errorf(cells[columns].Start, "table-width", `take the cell out, or write \| for the character`, "the row has another number of cells than the head (found %d, want %d)", len(cells), columns)
	}
}

// cutCells cuts the attributes at the end of each cell.
func (b *builder) cutCells(row ast.Node, r *tableRow) {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		var a *attributes
		if lines := cell.Lines(); lines.Len() > 0 {
			var segment gtext.Segment
			if segment, a = b.cutCell(lines.At(0)); a != nil {
				lines.Set(0, segment)
			}
		}
		r.cells = append(r.cells, a)
	}
}

// table makes a group of a table.
func (b *builder) table(n *extast.Table) *clause.Clause {
	c := b.clause(clause.Table, n)
	for _, align := range n.Alignments {
		c.Align = append(c.Align, aligns[align])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if r := b.rows[row]; r != nil {
			c.Children = append(c.Children, b.row(row, r))
		}
	}
	if len(c.Children) > 0 { // goldmark places it at text that stands right above
		c.Start = c.Children[0].Start
	}
	c.End = endOf(c)
	b.give(c, b.tables[n])
	return c
}

var aligns = map[extast.Alignment]clause.Align{extast.AlignLeft: clause.AlignLeft, extast.AlignRight: clause.AlignRight,
	extast.AlignCenter: clause.AlignCenter, extast.AlignNone: clause.AlignNone}

func (b *builder) row(n ast.Node, r *tableRow) *clause.Clause {
	_, header := n.(*extast.TableHeader)
	c := &clause.Clause{Kind: clause.Row, Header: header, Start: b.position(r.line.Start), End: b.offset(r.line.Stop)}
	b.give(c, r.attributes)
	i := 0
	for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
		var made clause.Cell
		if lines := cell.Lines(); lines.Len() > 0 {
			made.Start = b.position(lines.At(0).Start)
			made.Text = b.inline(cell)
		} else {
			made.Start = b.position(r.line.Stop)
		}
		if a := r.cells[i]; a != nil {
			made.Attrs = a.list
		}
		c.Cells = append(c.Cells, made)
		i++
	}
	return c
}
