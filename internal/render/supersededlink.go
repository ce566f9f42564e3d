package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// Whoever reads of a correction finds what the text said before: on the page of the clause, where it stands in sight; of several
// clauses on the page of the text, where it is folded.

// before leads to what the text of the file said before a correction; nil if that is not said anywhere.
func (w *writer) before(e corpus.Erratum) *link {
	if len(e.Clauses) == 1 {
		return w.beforeIn(e, clause.ID(e.Clauses[0]))
	}
	return w.beforeIn(e, "")
}

// beforeIn leads to what one clause said before a correction; without an ID, or where the clause has no page that says it, to what
// the text said.
func (w *writer) beforeIn(e corpus.Erratum, id clause.ID) *link {
	f := w.formerBy(e)
	if f == nil {
		return nil
	}
	page := f.page()
	if history := f.pageOf(id); history != "" && w.s.recorded.changedIn(f, id) {
		page = history
	}
	l := w.to(page+fragment(formerID(f)), "What it said before")
	return &l
}

// formerBy is what the text of the file said before a correction, or nil.
func (w *writer) formerBy(e corpus.Erratum) *former {
	for _, f := range w.s.formerOf(w.file) {
		if f.made[erratumKey(e)] {
			return f
		}
	}
	return nil
}

// pageOf is the page of a clause through all versions that has the text among them; empty if there is none.
func (f *former) pageOf(id clause.ID) string {
	p := f.document.Policy
	if _, ok := f.document.Meta.(*corpus.VersionMeta); !ok || id == "" {
		return ""
	}
	h := p.History(id)
	if h == nil || !slices.ContainsFunc(h.Steps, func(s corpus.Step) bool {
		return &s.Version.File == f.document.File && s.Clause != nil && s.Clause.ID == id
	}) {
		return ""
	}
	return permalink.ClauseHistory(p.Name, h.ID)
}
