package render

import (
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// sourcesIn are the sources of a clause of v: its own, those from around it, or those of the whole text.
func (at *view) sourcesIn(v *corpus.Version, path []*clause.Clause, c *clause.Clause) []link {
	if attrs := corpus.SourcesOf(path, c); attrs != nil {
		return sourceLinks(at, attrs)
	}
	return at.sourceLinks(v.Source)
}

// introduced are the clauses that a clause leads to: the items of the list, or the rows of the table, right behind it.
func (at *view) introduced(p *corpus.Policy, path []*clause.Clause, c *clause.Clause) []link {
	if len(path) == 0 || !strings.HasSuffix(strings.TrimSpace(c.PlainText()), ":") {
		return nil
	}
	around := path[len(path)-1].Children
	next := slices.Index(around, c) + 1
	if next >= len(around) || !around[next].Kind.IsGroup() {
		return nil
	}
	var items []link
	for _, item := range around[next].Children {
		if h := p.History(item.ID); h != nil && item.Kind != clause.Term {
			items = append(items, at.to(permalink.ClauseHistory(p.Name, h.ID), firstWords(item.PlainText())))
		}
	}
	return items
}

// clauseAlone makes a clause out of its place, around which path stands. Of a section it makes the heading: the clauses in it
// have pages of their own.
func (w *writer) clauseAlone(c *clause.Clause, path []*clause.Clause) template.HTML {
	var m markup
	switch c.Kind {
	case clause.Heading:
		alone := *c
		alone.Children = nil
		w.heading(&m, &alone, nil)
	case clause.Row:
		w.loneRow(&m, c, path)
	case clause.Item:
		m.start("ul", "class", "items")
		w.block(&m, c, nil)
		m.end()
	case clause.Term, clause.Definition:
		m.start("dl", "class", "terms")
		w.loneTerm(&m, c)
		m.end()
	default:
		w.block(&m, c, nil)
	}
	return m.html()
}

// loneRow writes a row of a table as a list: each cell under the name of its column.
func (w *writer) loneRow(m *markup, row *clause.Clause, path []*clause.Clause) {
	var names []clause.Cell
	if len(path) > 0 {
		names = path[len(path)-1].Children[0].Cells
	}
	m.start("div", "class", "clause")
	m.start("dl", "class", "body cells")
	for i, cell := range row.Cells {
		name := ""
		if i < len(names) {
			name = names[i].Text.Plain()
		}
		m.start("div")
		m.element("dt", name)
		m.start("dd")
		w.inline(m, cell.Text)
		w.cellNote(m, cell.Attrs, cell.Attrs)
		m.end()
		m.end()
	}
	m.end()
	w.note(m, row, nil)
	m.end()
}

// loneTerm writes a term or definition with an empty other half, as a list of terms must have both.
func (w *writer) loneTerm(m *markup, c *clause.Clause) {
	if c.Kind == clause.Definition {
		m.element("dt", string(c.Label), "class", "vh")
	}
	w.block(m, c, nil)
	if c.Kind == clause.Term {
		m.element("dd", "Defined in the text", "class", "vh")
	}
}

// goneRun is the version in which the clause of h was gone, at index i.
func (at *view) goneRun(h *corpus.History, i int) clauseRun {
	v, id := h.Steps[i].Version, idBefore(h, i)
	run := clauseRun{ID: "_" + v.Name, Title: v.Name, Date: v.Published.Long(), State: "No longer there", Kind: "weak", Change: at.wordingChange(h, i)}
	switch len(successors(h, i)) {
	case 0:
		if at.s.turnOf(h, i) == undescribed {
			run.State, run.Kind = "No longer described", "flat"
		}
	case 1:
		run.State, run.Kind = "Went into another clause", "move"
	default:
		run.State, run.Kind = "Split", "move"
	}
	run.Places = []link{at.to(permalink.Clause(v.Policy.Name, v.Name, id), v.Name)}
	if t, ok := v.Tombstone(id); ok {
		stone := at.write(&v.File, v.Address()).tombstone(v, t)
		run.Gone = &stone
		for _, c := range stone.Claims {
			run.Claims = append(run.Claims, runClaim{claim: c})
		}
	}
	return run
}
