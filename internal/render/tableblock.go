package render

import (
	"cmp"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// alignClass are the classes of the columns that are not aligned left.
var alignClass = map[clause.Align]string{clause.AlignCenter: "ac", clause.AlignRight: "ar"}

// table writes a table in a frame that scrolls by itself, with the header and the first column kept in view. Rows have
// their permalinks in the first column; sources of rows stand in a column of their own, those of cells in the cell.
func (w *writer) table(m *markup, c *clause.Clause, path []*clause.Clause) {
	notes := hasRowNotes(c)
	class := "clause table"
	if columns(c, notes) > wideTable {
		class += " wide"
	}
	m.start("div", "class", class, "id", w.id(c))
	w.landing(m, c)
	if c.ID != "" {
		w.label(m, c)
	}
	heading := headingAbove(path)
	name := join(" · ", heading, string(c.Label))
	frame := "frame"
	if riskNames(c) != nil {
		frame += " carded"
	}
	m.start("div", "class", frame, "tabindex", "0", "role", "region", "aria-label", cmp.Or(name, "Table"))
	m.start("table")
	if c.ID != "" { // the label stands beside the table
		name = heading
	}
	if name != "" {
		m.start("caption")
		m.element("span", name)
		m.end()
	}
	w.tableRows(m, c, path, notes)
	m.end()
	m.end()
	w.note(m, c, path)
	for _, row := range c.Children {
		w.below(m, row)
	}
	m.end()
	m.line()
}

// tableRows writes the head and the body of a table; notes says that it has a column for sources.
func (w *writer) tableRows(m *markup, table *clause.Clause, path []*clause.Clause, notes bool) {
	path = append(path[:len(path):len(path)], table)
	inBody := false
	for _, row := range table.Children {
		switch {
		case row.Header:
			m.start("thead")
			w.tableRow(m, row, path, notes)
			m.end()
			continue
		case !inBody:
			m.start("tbody")
			inBody = true
		}
		w.tableRow(m, row, path, notes)
	}
	if inBody {
		m.end()
	}
}

// wideTable is the number of columns beyond which a table takes the gutter and the margin too.
const wideTable = 4

// riskNames are the header cells of a table of risks, or nil: on a narrow screen its rows are cards, for the ratings stand in its
// last column, and a reader who does not see that there is one does not miss it.
func riskNames(table *clause.Clause) []string {
	if len(table.Children) == 0 || !table.Children[0].Header {
		return nil
	}
	var names []string
	known := 0
	for _, cell := range table.Children[0].Cells {
		name := cell.Text.Plain()
		names = append(names, name)
		if slices.ContainsFunc(corpus.RiskColumns, func(c string) bool { return strings.EqualFold(c, name) }) {
			known++
		}
	}
	if known < len(corpus.RiskColumns) {
		return nil
	}
	return names
}

// columns counts the columns of a table, with that of the sources where it has one.
func columns(table *clause.Clause, notes bool) int {
	n := 0
	if len(table.Children) > 0 {
		n = len(table.Children[0].Cells)
	}
	if notes {
		n++
	}
	return n
}

// headingAbove is the text of the nearest heading among the nodes around a clause.
func headingAbove(path []*clause.Clause) string {
	if h := clause.HeadingAbove(path); h != nil {
		return h.Text.Plain()
	}
	return ""
}

// hasRowNotes reports whether a table needs a column for what is known about its rows.
func hasRowNotes(table *clause.Clause) bool {
	for _, row := range table.Children {
		for _, a := range row.Attrs {
			if a.Key == clause.AttrSource || a.Key == clause.AttrCommitment || a.Key == clause.AttrBasis {
				return true
			}
		}
	}
	return false
}

// tableRow writes a row; path holds the nodes around it, its table last. notes says that the table has a column for sources.
func (w *writer) tableRow(m *markup, row *clause.Clause, path []*clause.Clause, notes bool) {
	table := path[len(path)-1]
	names := riskNames(table)
	m.start("tr", "id", w.id(row))
	for i := range row.Cells {
		name := ""
		if i < len(names) {
			name = names[i]
		}
		w.tableCell(m, row, i, table.Align, name)
	}
	switch {
	case notes && row.Header:
		m.start("th", "scope", "col", "class", "src")
		m.text("Source")
		m.end()
	case notes:
		m.start("td", "class", "src")
		w.cellNote(m, row.Attrs, corpus.SourcesOf(path, row)) // an empty cell would look like no source
		m.end()
	}
	m.end()
	m.line()
}

// tableCell writes the cell of a row in column i. The first stands for its row: it bears the permalink and the state. A name of the
// column stands before the cell where the rows are shown as cards.
func (w *writer) tableCell(m *markup, row *clause.Clause, i int, align []clause.Align, name string) {
	class := ""
	if i < len(align) {
		class = alignClass[align[i]]
	}
	switch {
	case row.Header:
		m.start("th", "scope", "col", "class", class)
	case i == 0:
		m.start("th", "scope", "row", "class", class)
	default:
		m.start("td", "class", class, "data-name", name)
	}
	if i == 0 {
		w.landing(m, row)
		if w.ids && row.IsCitable() {
			w.permalinkMark(m, row)
			m.text(" ")
		}
	}
	cell := row.Cells[i]
	w.inline(m, cell.Text)
	w.cellNote(m, cell.Attrs, cell.Attrs)
	if i == 0 {
		w.rowState(m, row)
	}
	m.end()
}

// rowState writes since when a row stands as it does, and its change records, as the gutter and margin do for other clauses.
func (w *writer) rowState(m *markup, row *clause.Clause) {
	var lines markup
	if mark, ok := w.know.since(row); ok {
		lines.start("p")
		w.sinceLink(&lines, row, mark)
		lines.end()
	}
	w.noteRecords(&lines, row)
	if h := lines.html(); h != "" {
		m.start("div", "class", "cellnote")
		m.add(h)
		m.end()
	}
}

// cellNote writes chips of a cell or row, and its sources.
func (w *writer) cellNote(m *markup, attrs, sources clause.Attrs) {
	var lines markup
	w.noteChips(&lines, attrs)
	w.noteLinks(&lines, "src", sourceLinks(w.view, sources))
	if h := lines.html(); h != "" {
		m.start("div", "class", "cellnote")
		m.add(h)
		m.end()
	}
}
