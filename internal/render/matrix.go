package render

import (
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A turnCell is how a matrix shows what became of a clause in a version: a sign, what it means, and its class.
type turnCell struct{ sign, word, class string }

var turnCells = map[turn]turnCell{
	added:       {"+", "added in ", "n"},
	described:   {"○", "first described in ", "d"},
	cameFrom:    {"←", "came from others in ", "n"},
	unchanged:   {"=", "same text in ", "s"},
	moved:       {"↕", "at another place in ", "d"},
	revised:     {"?", "revised, wording not stated, in ", "c"},
	changed:     {"~", "changed in ", "c"},
	redescribed: {"≈", "described otherwise in ", "d"},
	wentInto:    {"→", "went into others in ", "x"},
	left:        {"×", "gone from ", "x"},
	undescribed: {"∅", "no longer described in ", "d"},
}

// afterMatrix is the ID of what follows the table: its legend.
const afterMatrix = "_legend"

// matrix makes a table that shows which clause stood in which version: clauses × versions, newest version first. It is empty
// where there is nothing to show. It is written here and not by a template because it is the largest thing on a site, with a
// cell for every clause of every version.
func (at *view) matrix(p *corpus.Policy) template.HTML {
	if len(p.Histories()) == 0 {
		return ""
	}
	name := "Clauses of " + p.Title + " by version"
	var m markup
	m.element("a", "Skip the table", "href", "#"+afterMatrix, "class", "skip here")
	m.line()
	m.start("div", "class", "frame matrix", "tabindex", "0", "role", "region", "aria-label", name)
	m.start("table")
	m.element("caption", name+", newest version first", "class", "vh")
	m.start("thead")
	m.start("tr")
	m.element("th", "Clause", "scope", "col")
	for _, v := range slices.Backward(p.Versions) {
		m.start("th", "scope", "col")
		m.element("a", v.Name, "href", at.href(v.Address()))
		m.end()
	}
	m.end()
	m.end()
	m.start("tbody")
	for _, h := range p.Histories() {
		at.matrixRow(&m, p, h)
	}
	m.end()
	m.end()
	m.end()
	return m.html()
}

// matrixRow writes one clause through all versions. A heading is named by its text, any other clause by its ID.
func (at *view) matrixRow(m *markup, p *corpus.Policy, h *corpus.History) {
	newest := h.Newest().Clause
	if newest == nil {
		return
	}
	class, name, title := "", string(h.ID), h.Title
	if newest.Kind == clause.Heading {
		class, name, title = "sect", h.Title, ""
	}
	m.start("tr", "class", class)
	m.start("th", "scope", "row")
	m.element("a", name, "href", at.href(permalink.ClauseHistory(p.Name, h.ID)), "title", title)
	if words := strengths(h); len(words) > 0 {
		m.element("span", strings.Join(words, strengthSeparator), "class", "force")
	}
	m.end()
	for i := range slices.Backward(h.Steps) {
		at.matrixCell(m, h, i, name)
	}
	m.end()
	m.line()
}

// matrixCell writes what became of a clause in one version. It leads to the redline of that step or, where the clause reads and
// stands as before, to the clause.
func (at *view) matrixCell(m *markup, h *corpus.History, i int, name string) {
	cell, shown := turnCells[at.s.turnOf(h, i)]
	m.start("td", "class", cell.class)
	if shown {
		v := h.Steps[i].Version
		to, c := at.s.stepTo(v), lastClause(h, i)
		href := permalink.Clause(v.Policy.Name, v.Name, idBefore(h, i))
		if redline := to.redlineOf(c); redline != "" {
			href = redline
		}
		lean := leanOf(to.of(c))
		word := lean.word + cell.word + v.Name
		m.start("a", "href", at.href(href), "title", word)
		m.text(cell.sign + lean.sign)
		m.element("span", " "+word+": "+name, "class", "vh")
		m.end()
	}
	m.end()
}

// idBefore is the ID that a clause has in step i or, where it is not there, had last: that of its tombstone.
func idBefore(h *corpus.History, i int) clause.ID {
	if c := lastClause(h, i); c != nil {
		return c.ID
	}
	return h.ID
}

// lastClause is the clause in step i or, where it is not there, as it was last.
func lastClause(h *corpus.History, i int) *clause.Clause {
	for _, step := range slices.Backward(h.Steps[:i+1]) {
		if step.Clause != nil {
			return step.Clause
		}
	}
	return nil
}
