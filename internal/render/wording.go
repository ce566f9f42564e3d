package render

import (
	"cmp"
	"html/template"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// A wordingChange says how a wording came from the one before it.
type wordingChange struct {
	Between string // "From v2.5 to v3.0"
	Old     []link // the clauses that were made into others; empty where one stayed itself
	New     []link
	ByText  bool
	Text    template.HTML // the redline with what its words say in the margin; empty where no word differs
	Compare link

	Standing string // of a difference between two descriptions, what it is not
}

// wordingChange is what the step to v made of the clause of h at index i; nil if it changed nothing that can be shown.
func (at *view) wordingChange(h *corpus.History, i int) *wordingChange {
	to := at.s.stepTo(h.Steps[i].Version)
	c := lastClause(h, i)
	ch := to.of(c)
	if ch == nil || !ch.IsChange() {
		return nil
	}
	x := &wordingChange{Between: "From " + to.old.Name + " to " + to.new.Name, Compare: at.to(to.redlineOf(c), "In the comparison of "+to.old.Name+" and "+to.new.Name)}
	if ch.standing == revision.Description {
		x.Between = "The text of " + to.new.Name + " against that of " + to.old.Name
	}
	if len(ch.old) == 0 || len(ch.new) == 0 {
		return x
	}
	if len(ch.old)+len(ch.new) > 2 || ch.old[0].ID != ch.new[0].ID {
		x.Old, x.New = at.clausesIn(to.old, ch.old), at.clausesIn(to.new, ch.new)
	}
	x.ByText = ch.byText
	if ch.standing == revision.Description {
		x.Standing = "No source that we have says that the policy changed in that way."
	}
	x.Text = at.wordingText(to, ch)
	return x
}

// clausesIn are links to clauses of v, by their IDs or, where those are made up, by their labels.
func (at *view) clausesIn(v *corpus.Version, cs []diff.Clause) []link {
	links := make([]link, len(cs))
	for i, c := range cs {
		name := string(c.ID)
		if c.Derived {
			name = cmp.Or(string(c.Label), name)
		}
		links[i] = at.to(permalink.Clause(v.Policy.Name, v.Name, c.ID), name)
	}
	return links
}

// wordingText writes the redline of a change, if a word differs, and what is known of it in the margin.
func (at *view) wordingText(to *step, ch *stepChange) template.HTML {
	words := policyWords
	if ch.standing == revision.Description {
		words = descriptionWords
	}
	var m, notes markup
	if ch.isMoved() {
		moveNote(&notes, ch.old[0], ch.new[0])
	}
	signalNotes(&notes, ch.Signals, wordsOf(ch.standing, isOfficial(&to.old.Common) && isOfficial(&to.new.Common)))
	markNotes(&notes, ch.Marks)
	margin := notes.html()
	differs := slices.ContainsFunc(ch.Redline, func(e diff.Edit) bool { return e.Op != diff.Equal })
	if !differs && margin == "" {
		return ""
	}
	m.start("div", "class", "clause")
	if differs {
		r := &redliner{at.write(&to.old.File, to.old.Address()), at.write(&to.new.File, to.new.Address()), words}
		r.body(&m, redlined{old: ch.old, new: ch.new, edits: ch.Redline}, "body", bothSides)
	}
	if margin != "" {
		m.start("div", "class", "note")
		m.add(margin)
		m.end()
	}
	m.end()
	return m.html()
}
