package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A matrix shows which clause stood in which version: clauses × versions, newest version first.
type matrix struct {
	Name     string
	Versions []link
	Rows     []matrixRow
}

// A matrixRow is one clause through all versions.
type matrixRow struct {
	Clause  link
	ID      string
	Heading bool
	Cells   []matrixCell
}

// A matrixCell is a clause in a version: a sign, what it means, and the place. It is empty where the clause is absent.
type matrixCell struct {
	Sign, Word, Href, Class string
}

var stateCells = map[corpus.State]matrixCell{
	corpus.Added:     {Sign: "+", Word: "added in", Class: "n"},
	corpus.Unchanged: {Sign: "=", Word: "unchanged in", Class: "s"},
	corpus.Changed:   {Sign: "~", Word: "changed in", Class: "c"},
	corpus.Left:      {Sign: "×", Word: "gone from", Class: "x"},
}

// matrix is nil where there is nothing to show.
func (at *view) matrix(p *corpus.Policy) *matrix {
	if len(p.Versions) == 0 || len(p.Histories()) == 0 {
		return nil
	}
	m := &matrix{Name: "Clauses of " + p.Title + " by version"}
	for _, v := range slices.Backward(p.Versions) {
		m.Versions = append(m.Versions, at.to(v.Address(), v.Name))
	}
	for _, h := range p.Histories() {
		newest := h.Newest()
		if newest.Clause == nil {
			continue
		}
		row := matrixRow{Clause: at.to(permalink.ClauseHistory(p.Name, h.ID), h.Title), ID: string(h.ID), Heading: newest.Clause.Kind == clause.Heading}
		id := newest.Clause.ID
		var cells []matrixCell
		for _, step := range h.Steps { // oldest first, so that a tombstone has the ID that the clause had last
			if step.Clause != nil {
				id = step.Clause.ID
			}
			cell := stateCells[step.State]
			if cell.Sign != "" {
				cell.Word += " " + step.Version.Name
				cell.Href = at.href(permalink.Clause(p.Name, step.Version.Name, id))
			}
			cells = append(cells, cell)
		}
		slices.Reverse(cells)
		row.Cells = cells
		m.Rows = append(m.Rows, row)
	}
	return m
}
