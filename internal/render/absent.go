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
	Text    string // what the page's text is, as a landing says it
	Version string
	Name    string // of the clause: "Section “Purpose” (purpose)", "Clause pause"
	Here    *link  // the same clause, which had another ID then
	First   string // how it came into the first text that has it
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
			a := absentClause{ID: string(id), Text: landingText(v), Version: v.Name, Name: absentName(h, id), First: at.s.firstWords(h, index),
				History: at.to(permalink.ClauseHistory(p.Name, h.ID), "All versions of this clause")}
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

// absentName names a clause by an ID that it has in some version.
func absentName(h *corpus.History, id clause.ID) string {
	if c := h.Newest().Clause; c != nil && c.Kind == clause.Heading {
		return "Section “" + h.Title + "” (" + string(id) + ")"
	}
	return "Clause " + string(id)
}

// firstWords say how a clause came into the first text that has it, where that is one after the version at index. That the policy was
// without it before may be said where the text, or a record, says so.
func (s *site) firstWords(h *corpus.History, index int) string {
	i := slices.IndexFunc(h.Steps, func(step corpus.Step) bool { return step.Clause != nil })
	if i <= index {
		return ""
	}
	name := h.Steps[i].Version.Name
	switch s.turnOf(h, i) {
	case added:
		return "It is new in " + name + "."
	case cameFrom:
		return "It was made in " + name + " from other clauses."
	}
	return "It is described for the first time in " + name + ", which does not mean that it was new."
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
