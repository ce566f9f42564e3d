package render

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

var alignClass = map[clause.Align]string{clause.AlignCenter: "ac", clause.AlignRight: "ar"}

// table writes a table in a frame that scrolls by itself, with the header and the first column kept in view. Rows have
// their permalinks in the first column; sources of rows stand in a column of their own, those of cells in the cell.
func (w *writer) table(m *markup, c *clause.Clause, path []*clause.Clause) {
	sources := hasRowNotes(c)
	class := "clause table"
	if columns(c, sources) > wideTable {
		class += " wide"
	}
	m.start("div", "class", class, "id", w.id(c))
	w.landing(m, c)
	if c.ID != "" {
		w.label(m, c)
	}
	heading := headingAbove(path)
	m.start("div", "class", "frame", "tabindex", "0", "role", "region", "aria-label", join(" · ", heading, string(c.Label)))
	caption := heading
	if c.ID == "" { // else the label stands beside the table
		caption = join(" · ", heading, string(c.Label))
	}
	m.start("table")
	m.start("caption")
	m.element("span", caption)
	m.end()
	inBody := false
	for _, row := range c.Children {
		if row.Header {
			m.start("thead")
			w.tableRow(m, row, append(path[:len(path):len(path)], c), sources)
			m.end()
			continue
		}
		if !inBody {
			m.start("tbody")
			inBody = true
		}
		w.tableRow(m, row, append(path[:len(path):len(path)], c), sources)
	}
	if inBody {
		m.end()
	}
	m.end()
	m.end()
	w.note(m, c, path)
	for _, row := range c.Children {
		w.below(m, row)
	}
	m.end()
	m.line()
}

// wideTable is the number of columns beyond which a table takes the gutter and the margin too.
const wideTable = 4

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
	for _, p := range slices.Backward(path) {
		if p.Kind == clause.Heading {
			return p.Text.Plain()
		}
	}
	return ""
}

// join joins the words that are not empty.
func join(separator string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), separator)
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
	m.start("tr", "id", w.id(row))
	for i, cell := range row.Cells {
		class := ""
		if i < len(table.Align) {
			class = alignClass[table.Align[i]]
		}
		switch {
		case row.Header:
			m.start("th", "scope", "col", "class", class)
		case i == 0:
			m.start("th", "scope", "row", "class", class)
		default:
			m.start("td", "class", class)
		}
		if i == 0 {
			w.landing(m, row)
		}
		if i == 0 && w.ids && row.IsCitable() {
			w.permalinkMark(m, row)
			m.text(" ")
		}
		w.inline(m, cell.Text)
		w.cellNote(m, cell.Attrs, cell.Attrs)
		if i == 0 {
			w.rowState(m, row)
		}
		m.end()
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
