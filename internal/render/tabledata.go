package render

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// tableSchema names the form of the data of a page of tables; docs/table.schema.json describes it.
const tableSchema = "rspsite.table/1"

// A tablesData is a page of comparison tables as data.
type tablesData struct {
	fileData
	Covers string      `json:"covers,omitempty"` // the day or month whose state the tables show
	Tables []tableData `json:"tables"`
}

// A tableData is one table.
type tableData struct {
	ID      string       `json:"id"`    // its own, or that of the heading above it
	Title   string       `json:"title"` // the heading above it
	URL     string       `json:"url"`
	CSV     string       `json:"csv"` // address of the same table as CSV
	Columns []string     `json:"columns"`
	Rows    []rowData    `json:"rows"`
	Sources []sourceData `json:"sources"` // of the table as a whole
	Claims  []claimData  `json:"claims"`
}

// A rowData is a row below the head.
type rowData struct {
	ID         string       `json:"id"`
	Derived    bool         `json:"derived,omitempty"` // the ID was made up and holds for this edition of the text alone
	URL        string       `json:"url"`
	Basis      string       `json:"basis,omitempty"`
	Commitment string       `json:"commitment,omitempty"`
	Cells      []cellData   `json:"cells"`
	Sources    []sourceData `json:"sources"` // of the row, its own or those of what it stands in
	Claims     []claimData  `json:"claims"`
}

// A cellData is a field of a row, in the order of the columns.
type cellData struct {
	Text    string       `json:"text"`
	Links   []linkData   `json:"links"`
	Sources []sourceData `json:"sources"`
	From    string       `json:"sourcesFrom"` // what names them: cell, row, around (the table or a heading), page or none
}

// A sheet is a table of a page with what is around it.
type sheet struct {
	id    clause.ID // of the table or of the heading above it, with a number where that is taken
	title string    // of that heading
	table *clause.Clause
	path  []*clause.Clause // the nodes around it, outermost first
}

// sheets lists the tables of a text, each with an ID by which its files are named.
func sheets(t *corpus.Table) []sheet {
	var list []sheet
	taken := map[clause.ID]int{}
	for path, c := range t.Doc.WithPath() {
		if c.Kind != clause.Table {
			continue
		}
		s := sheet{id: c.ID, title: headingAbove(path), table: c, path: append([]*clause.Clause(nil), path...)}
		if s.title == "" {
			s.title = t.Title
		}
		if s.id == "" {
			s.id = headingIDAbove(path)
		}
		if s.id == "" {
			s.id = clause.ID(t.Name)
		}
		if taken[s.id]++; taken[s.id] > 1 {
			s.id = clause.ID(fmt.Sprintf("%s~%d", s.id, taken[s.id])) // no written ID has a '~'
		}
		list = append(list, s)
	}
	return list
}

// headingIDAbove is the ID of the nearest heading among the nodes around a clause, or "".
func headingIDAbove(path []*clause.Clause) clause.ID {
	if h := clause.HeadingAbove(path); h != nil {
		return h.ID
	}
	return ""
}

// tablesData is a page of tables as data.
func (s *site) tablesData(t *corpus.Table) *tablesData {
	home := permalink.Table(t.Name)
	d := &tablesData{fileData: s.fileData(tableSchema, home, &t.File, &t.Common), Covers: t.Covers.String(), Tables: []tableData{}}
	for _, sh := range sheets(t) {
		d.Tables = append(d.Tables, s.tableData(t, sh, home))
	}
	return d
}

func (s *site) tableData(t *corpus.Table, sh sheet, home string) tableData {
	at := home
	if sh.table.ID != "" {
		at += permalink.Fragment(sh.table.ID)
	} else if id := headingIDAbove(sh.path); id != "" {
		at += permalink.Fragment(id)
	}
	d := tableData{ID: string(sh.id), Title: sh.title, URL: s.whole(at), CSV: s.whole(permalink.TableCSV(t.Name, sh.id)),
		Columns: []string{}, Rows: []rowData{}, Sources: s.sourceData(namedSources(corpus.SourcesOf(sh.path, sh.table))),
		Claims: s.claimsOnClause(t, sh.table.ID)}
	path := append(sh.path[:len(sh.path):len(sh.path)], sh.table)
	for _, row := range sh.table.Children {
		if row.Header {
			for _, cell := range row.Cells {
				d.Columns = append(d.Columns, s.plain(cell.Text, &t.File))
			}
			continue
		}
		d.Rows = append(d.Rows, s.rowData(t, path, row, home))
	}
	return d
}

func (s *site) rowData(t *corpus.Table, path []*clause.Clause, row *clause.Clause, home string) rowData {
	sources, from := s.sourcesOfRow(t, path, row)
	d := rowData{ID: string(row.ID), Derived: row.Derived, URL: s.whole(home + permalink.Fragment(row.ID)), Basis: row.Attrs.Get(clause.AttrBasis),
		Commitment: row.Attrs.Get(clause.AttrCommitment), Cells: []cellData{}, Sources: sources, Claims: s.claimsOnClause(t, row.ID)}
	for _, cell := range row.Cells {
		c := cellData{Text: s.plain(cell.Text, &t.File), Links: s.linkData(cell.Text, &t.File, home), Sources: sources, From: from}
		if own := namedSources(cell.Attrs); len(own) > 0 {
			c.Sources, c.From = s.sourceData(own), "cell"
		}
		d.Cells = append(d.Cells, c)
	}
	return d
}

// sourcesOfRow are the sources that a row has, and what names them: the row itself, what it stands in, or the whole page.
func (s *site) sourcesOfRow(t *corpus.Table, path []*clause.Clause, row *clause.Clause) (sources []sourceData, from string) {
	named := namedSources(corpus.SourcesOf(path, row))
	switch {
	case row.Attrs.Get(clause.AttrSource) != "":
		from = "row"
	case len(named) > 0:
		from = "around"
	case len(t.Source) > 0:
		named, from = t.Source, "page"
	default:
		from = "none"
	}
	return s.sourceData(named), from
}

// claimsOnClause are the claims of a page of tables on one clause.
func (s *site) claimsOnClause(t *corpus.Table, id clause.ID) []claimData {
	list := []claimData{}
	for _, c := range t.Claims {
		if id != "" && c.Field == string(id) {
			list = append(list, s.claimData(c, &t.File))
		}
	}
	return list
}
