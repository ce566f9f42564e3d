package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An absentClause stands in a version for a clause that only later ones have. It takes no room: a reader sees it whom a link brings to it.
type absentClause struct {
	ID      string
	Version string
	Here    *link  // the same clause, which had another ID then
	Having  string // the versions that have it: "v2.0–v2.5 and v3.0"
	Have    []link // its permalinks in the first and the last of them
	History link
}

// absent lists the IDs that v has not, and no version before it had, and other versions have.
func (at *view) absent(v *corpus.Version) []absentClause {
	p := v.Policy
	index := slices.Index(p.Versions, v)
	known := map[clause.ID]bool{}
	for c := range v.Doc.All() {
		known[c.ID] = true
	}
	var list []absentClause
	for _, h := range p.Histories() {
		for _, id := range append(h.Formerly[:len(h.Formerly):len(h.Formerly)], h.ID) {
			if _, isStone := v.Tombstone(id); known[id] || isStone {
				continue
			}
			known[id] = true
			a := absentClause{ID: string(id), Version: v.Name, History: at.to(permalink.ClauseHistory(p.Name, h.ID), "All versions of this clause")}
			if c := h.Steps[index].Clause; c != nil {
				l := at.to(permalink.Clause(p.Name, v.Name, c.ID), string(c.ID))
				a.Here = &l
			}
			a.Having, a.Have = at.having(h)
			list = append(list, a)
		}
	}
	return list
}

// having names the versions that have a clause, with links to it in the first and the last of them.
func (at *view) having(h *corpus.History) (names string, ends []link) {
	var versions []*corpus.Version
	for _, step := range h.Steps {
		if step.Clause == nil {
			continue
		}
		versions = append(versions, step.Version)
		l := at.to(permalink.Clause(step.Version.Policy.Name, step.Version.Name, step.Clause.ID), step.Version.Name)
		ends = append(ends[:min(len(ends), 1)], l)
	}
	return stretches(versions), ends
}
