package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// clauseFeed plans the feed of one clause: each version in which it came, changed, moved or left, what the editors recorded of it,
// and what was corrected in it. It has Atom alone: there are as many as clauses.
func (s *site) clauseFeed(p *corpus.Policy, h *corpus.History) {
	page := permalink.ClauseHistory(p.Name, h.ID)
	f := feed{page, s.corpus.Config.Title + ": " + shortName(p) + ", clause " + string(h.ID), "One clause of " + p.Title + " through all versions.",
		func() []publication { return s.clauseAnnounced(p, h) }}
	s.addFile(permalink.Feed(page), func() ([]byte, error) { return s.atom(f) })
}

// clauseAnnounced lists what has a date in the life of a clause, newest first.
func (s *site) clauseAnnounced(p *corpus.Policy, h *corpus.History) []publication {
	var list []publication
	for i, v := range p.Versions {
		if t := s.turnOf(h, i); t != absent && t != unchanged {
			list = append(list, s.clauseTurn(p, h, i, t))
		}
		for _, r := range recordsPublished(p, v) {
			if namesAny(r.feed.clauses, h) {
				list = append(list, r)
			}
		}
	}
	for d := range s.corpus.Documents() {
		if of, _ := s.policyOf(d); of != p {
			continue
		}
		switch d.Meta.(type) {
		case *corpus.VersionMeta, *corpus.ChangesMeta:
		default:
			continue // clauses of a text of its own
		}
		for _, e := range s.corrections(d) {
			if namesAny(e.feed.clauses, h) {
				list = append(list, e)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b publication) int { return b.date.Compare(a.date) }) // newest first
	return list
}

// turnTitles say what became of a clause in a version.
var turnTitles = map[turn]string{added: "new", described: "first described", cameFrom: "made from other clauses", moved: "moved",
	revised: "revised, wording not stated", changed: "changed", redescribed: "described otherwise", wentInto: "went into other clauses",
	left: "gone", undescribed: "no longer described"}

// clauseTurn is the entry of the version at index i in the feed of a clause.
func (s *site) clauseTurn(p *corpus.Policy, h *corpus.History, i int, t turn) publication {
	v := h.Steps[i].Version
	var id clause.ID
	if c := h.Steps[i].Clause; c != nil {
		id = c.ID
	} else {
		id = idBefore(h, i)
	}
	e := s.versionPublished(v)
	e.address = permalink.Clause(p.Name, v.Name, id)
	e.title = shortName(p) + " " + v.Name + ", " + string(id) + ": " + turnTitles[t]
	if i == 0 {
		e.title = shortName(p) + " " + v.Name + ", " + string(id) + ": in the first version held"
	}
	e.kind, e.summary = "Clause", nil
	e.feed.id, e.feed.clauses = e.address, []string{string(id)}
	e.feed.updated = clauseCorrection(v, id)
	e.feed.tell = func(b *feedBody) { b.clause(p, h, i) }
	return e
}

// clauseCorrection is when a version's text of a clause was corrected last.
func clauseCorrection(v *corpus.Version, id clause.ID) corpus.Date {
	var last corpus.Date
	for _, e := range v.Errata {
		if slices.Contains(e.Clauses, string(id)) {
			last = newest(last, e.On)
		}
	}
	return last
}

// clause tells what became of a clause in the version at index i.
func (b *feedBody) clause(p *corpus.Policy, h *corpus.History, i int) {
	v, c := h.Steps[i].Version, lastClause(h, i)
	page := b.at.to(permalink.ClauseHistory(p.Name, h.ID), "the clause through all versions")
	b.rest = page
	to := b.at.s.stepTo(v)
	ch := to.of(c)
	switch {
	case ch != nil:
		b.change(to.pair(), ch)
	case h.Steps[i].Clause != nil:
		b.clauseText(v, c)
	}
	if g := h.Steps[i].Gone; g != nil {
		b.labelled(b.at.write(&v.File, v.Address()), "Why", g.Why)
	}
	if ch == nil {
		b.claims(b.at.write(&v.File, v.Address()), claimsOn(v, string(c.ID)))
	}
	b.block(func(t *telling) {
		t.start("p")
		t.links("See ", ", ", b.waysOf(v, to, c, page), ".")
		t.end()
	})
}

// waysOf lead to the comparison in which a clause changed, and to the page of the clause.
func (b *feedBody) waysOf(v *corpus.Version, to *step, c *clause.Clause, page link) []link {
	if redline := to.redlineOf(c); redline != "" {
		return []link{b.at.to(redline, "the comparison of "+to.old.Name+" and "+v.Name), page}
	}
	return []link{page}
}

// clauseText adds the text of a clause. A list has its items: they have feeds of their own.
func (b *feedBody) clauseText(v *corpus.Version, c *clause.Clause) {
	w := b.at.write(&v.File, v.Address())
	b.block(func(t *telling) {
		t.start("p")
		t.element("strong", "The text of "+v.Name+":")
		t.text(" ")
		switch {
		case c.Kind == clause.Row:
			for i, cell := range c.Cells {
				if i > 0 {
					t.text("; ")
				}
				t.inline(w, cell.Text)
			}
		case c.Kind.IsCode():
			t.text(c.Code)
		case c.Kind.IsGroup():
			t.text(count(len(c.Children), "part", "parts") + ".")
		default:
			t.inline(w, cutMiddle(c.Text, longText, ofLongText))
		}
		t.end()
	})
}
