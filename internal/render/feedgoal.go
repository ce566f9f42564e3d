package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// goalPublished are the entries of a goal: each date that it was given, and all evidence, as far as it is stated when.
func (s *site) goalPublished(g *corpus.Goal) []publication {
	var list []publication
	seen := map[string]int{}
	add := func(kind, title, what string, on corpus.Date, tell func(*feedBody)) {
		if on.IsZero() {
			return
		}
		seen[what]++
		p := s.publicationOf(&g.File, &g.Common, kind, permalink.Goal(g.Name), title, on)
		p.feed.alone, p.feed.text = true, nil
		p.feed.policy = s.policyOfClauses(g.Clauses, &g.File)
		p.feed.id = correctionID(p.address, what, seen[what])
		p.feed.tell = tell
		list = append(list, p)
	}
	for i := range g.Dates {
		d := &g.Dates[i]
		add("Goal date", g.Title+": due "+d.Due.Long(), "date-"+d.Stated.String(), d.Stated, func(b *feedBody) { b.goalDate(g, i) })
	}
	for i := range g.Evidence {
		e := &g.Evidence[i]
		add("Evidence", "Evidence: "+g.Title, "evidence-"+e.On.String(), e.On, func(b *feedBody) { b.evidence(g, e) })
	}
	return list
}

// goalDate tells a date that a goal was given, and which one it had before.
func (b *feedBody) goalDate(g *corpus.Goal, i int) {
	d := &g.Dates[i]
	b.rest = b.at.to(permalink.Goal(g.Name), g.Title)
	b.block(func(t *telling) {
		t.start("p")
		t.link(b.rest)
		t.text(": due " + d.Due.Long() + ", as stated " + onDate(d.Stated) + ".")
		if i > 0 {
			t.text(" Before: " + g.Dates[i-1].Due.Long() + ".")
		}
		t.sources(d.Source)
		t.end()
	})
	b.labelled(b.at.write(&g.File, permalink.Goal(g.Name)), "Note", d.Note)
}

// evidence tells what bears on a goal.
func (b *feedBody) evidence(g *corpus.Goal, e *corpus.Evidence) {
	w := b.at.write(&g.File, permalink.Goal(g.Name))
	b.rest = b.at.to(permalink.Goal(g.Name), g.Title)
	b.block(func(t *telling) {
		t.start("p")
		t.link(b.rest)
		t.text(", " + onDate(e.On) + ": ")
		t.prose(w, e.Says)
		t.sources(e.Source)
		t.end()
	})
}
