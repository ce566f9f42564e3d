package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A landing is a line for readers whom a permalink brings into the middle of a long page: which text this is, and what
// became of the clause. It shows only where it is the target.
type landing struct {
	Text    string // "RSP v2.5 · reconstruction, not the publisher’s wording"
	Fate    string // "gone in v3.0"; empty for the newest, and for what has no history
	History link   // without Href if there is none
}

// basisPhrases say what a text is, shortly.
var basisPhrases = map[clause.Basis]string{clause.Reconstruction: "reconstruction, not the publisher’s wording",
	clause.Excerpt: "excerpt of the publisher’s wording", clause.Official: "the publisher’s wording"}

// landingText names a version and what its text is.
func landingText(v *corpus.Version) string {
	return join(" · ", shortName(v.Policy)+" "+v.Name, basisPhrases[clause.Basis(v.Basis)])
}

// landings makes the lines of all clauses of v that have a history.
func (at *view) landings(v *corpus.Version) map[clause.ID]landing {
	lines := map[clause.ID]landing{}
	p := v.Policy
	index, text := slices.Index(p.Versions, v), landingText(v)
	for _, h := range p.Histories() {
		if c := h.Steps[index].Clause; c != nil {
			lines[c.ID] = landing{Text: text, Fate: at.s.fateAfter(h, index), History: at.to(permalink.ClauseHistory(p.Name, h.ID), "all versions of this clause")}
		}
	}
	return lines
}

// fateAfter says what became of a clause after the version at index: how long it stayed, and how that ended.
func (s *site) fateAfter(h *corpus.History, index int) string {
	stays := ""
	for i := index + 1; i < len(h.Steps); i++ {
		name := h.Steps[i].Version.Name
		switch s.turnOf(h, i) {
		case unchanged, moved:
			if stays == "" {
				stays = "same text in " + name
			} else {
				stays = "same text to " + name
			}
		case revised:
			return join(", ", stays, "revised in "+name+", wording not stated")
		case changed:
			return join(", ", stays, "changed in "+name)
		case redescribed:
			return join(", ", stays, "described otherwise in "+name)
		case wentInto:
			return join(", ", stays, wentIntoWords(successors(h, i))+" in "+name)
		case left:
			return join(", ", stays, "gone in "+name)
		case undescribed:
			return join(", ", stays, "no longer described in "+name)
		}
	}
	return stays
}

// landing writes the line of a clause, if the page has such lines.
func (w *writer) landing(m *markup, c *clause.Clause) {
	if !w.ids || w.know == nil || w.know.landings == nil || c.ID == "" {
		return
	}
	line, ok := w.know.landings[c.ID]
	if !ok { // a derived ID, which holds for this version alone
		line = landing{Text: w.know.text}
	}
	m.start("p", "class", "landing", "role", "note")
	m.text(join(" · ", line.Text, line.Fate))
	if line.History.Href != "" {
		m.text(" · ")
		m.element("a", line.History.Text, "href", line.History.Href)
	}
	m.end()
}
