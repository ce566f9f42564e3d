package markdownpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table adds a table: its caption as a paragraph, then a line for each row. The ID of a row stands in its last cell: Markdown knows no
// table whose head has a cell too many, and shows none of the cells that another row has too many.
func (b *container) table(n *html.Node) {
	if caption := child(n, func(k *html.Node) bool { return k.DataAtom == atom.Caption }); caption != nil && !isOmitted(caption) {
		b.text(b.collect(nil, caption, style{}))
	}
	t := &table{converter: b.converter}
	t.gather(n)
	b.add(t.String())
}

// A table is a table as it is read.
type table struct {
	*converter
	rows  []row
	align []string
	head  bool // the first row is the head
}

// A row is a row of cells, each as Markdown.
type row struct {
	cells []string
	id    string
}

func (t *table) gather(n *html.Node) {
	for k := range n.ChildNodes() {
		switch k.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			t.head = t.head || k.DataAtom == atom.Thead && len(t.rows) == 0
			t.gather(k)
		case atom.Tr:
			t.row(k)
		}
	}
}

// row reads a row. The first one says how the columns are aligned.
func (t *table) row(n *html.Node) {
	r := row{id: clauseID(n)}
	for k := range n.ChildNodes() {
		if k.DataAtom != atom.Td && k.DataAtom != atom.Th {
			continue
		}
		if len(t.rows) == 0 {
			t.align = append(t.align, alignment(k))
		}
		r.cells = append(r.cells, t.cell(k))
	}
	t.rows = append(t.rows, r)
}

func alignment(cell *html.Node) string {
	switch {
	case hasClass(cell, "ac"):
		return ":-:"
	case hasClass(cell, "ar"):
		return "--:"
	}
	return "---"
}

// cell is a cell in one line: Markdown has no blocks there.
func (t *table) cell(n *html.Node) string {
	return t.inCell(joined(t.flat(nil, n)))
}

// flat are the texts of the blocks in an element, however deep they lie.
func (c *converter) flat(parts [][]run, n *html.Node) [][]run {
	var text []run
	for k := range n.ChildNodes() {
		switch {
		case isOmitted(k):
		case isBlock(k):
			parts = c.flat(append(parts, text), k)
			text = nil
		default:
			text = c.collect(text, k, style{})
		}
	}
	return append(parts, text)
}

// String is the table as Markdown.
func (t *table) String() string {
	width := 0
	for _, r := range t.rows {
		width = max(width, len(r.cells))
	}
	if width == 0 {
		return ""
	}
	rows := t.rows
	if !t.head { // which Markdown must have
		rows = slices.Insert(slices.Clone(rows), 0, row{})
	}
	var b strings.Builder
	for i, r := range rows {
		r.write(&b, width)
		if i == 0 {
			b.WriteString("\n|")
			for k := range width {
				align := "---"
				if k < len(t.align) {
					align = t.align[k]
				}
				b.WriteString(align + "|")
			}
		}
		if i < len(rows)-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (r row) write(b *strings.Builder, width int) {
	b.WriteByte('|')
	for k := range width {
		cell := ""
		if k < len(r.cells) {
			cell = r.cells[k]
		}
		if k == width-1 && r.id != "" {
			cell += " {#" + r.id + "}"
		}
		b.WriteString(" " + strings.TrimSpace(cell) + " |")
	}
}
