package render

import (
	"strings"

	"rspsite/internal/dataset"
)

// csvExtra are the columns behind those of the table: which row it is, who says so, what the text is, where it stands.
var csvExtra = []string{"row", "sources", "basis", "permalink", "specimen"}

// csvFile writes a table: a head, and a line for each row. The page tells what it is: basis says so in each row.
func csvFile(page *tablesData, t *tableData) ([]byte, error) {
	rows := [][]string{append(append([]string{}, t.Columns...), csvExtra...)}
	for _, row := range t.Rows {
		var fields []string
		for i := range t.Columns {
			text := ""
			if i < len(row.Cells) {
				text = row.Cells[i].Text
			}
			fields = append(fields, text)
		}
		rows = append(rows, append(fields, row.ID, csvSources(t, &row), csvBasis(page, &row), row.URL, csvSpecimen[page.Specimen]))
	}
	return dataset.CSV(rows)
}

// csvSources names the sources of a row, and behind it those of cells that have their own, by column.
func csvSources(t *tableData, row *rowData) string {
	parts := []string{sourceWords(row.Sources)}
	for i, c := range row.Cells {
		if c.From == "cell" && i < len(t.Columns) {
			parts = append(parts, t.Columns[i]+": "+sourceWords(c.Sources))
		}
	}
	return join("; ", parts...)
}

// sourceWords writes sources as source files do: wiki#pause essay.
func sourceWords(list []sourceData) string {
	var words []string
	for _, s := range list {
		word := s.Source
		if s.Place != "" {
			word += "#" + s.Place
		}
		if !s.Consulted {
			word += " (not consulted)"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// compiledBasis is the basis of what the site says in its own words, from the sources named.
const compiledBasis = "compiled"

// csvSpecimen says in each row whether the table was made up.
var csvSpecimen = map[bool]string{true: "yes", false: "no"}

// csvBasis says what the text of a row rests on, and that it was made up if it was.
func csvBasis(page *tablesData, row *rowData) string {
	var words []string
	if page.Specimen {
		words = append(words, "specimen")
	}
	if page.Draft {
		words = append(words, "draft")
	}
	basis := row.Basis
	if basis == "" && page.Basis != nil {
		basis = *page.Basis
	}
	if basis == "" && !page.Specimen {
		basis = compiledBasis
	}
	return join("; ", append(words, basis)...)
}
