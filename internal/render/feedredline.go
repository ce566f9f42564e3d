package render

import (
	"cmp"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// The redline of a feed is two texts, the one before and the one now, each under words that say which it is. What is gone from
// the one is in del, what came into the other in ins. Where a reader drops these two, as previews and plain text do, "We will
// aims to pause" would be left of a redline in one text, and nobody could tell the words of the one from those of the other;
// of two texts both are left whole. Marks in brackets around each edit would stay too, but would stand in the way wherever
// ins and del are shown.

// How much of a text stands around what changed, in words. A stretch that is longer is cut in its middle, where it reads as before.
const (
	longStretch = 60
	aroundEdit  = 16
	longText    = 400 // of what came or went whole
	ofLongText  = 150
)

// A feedSide is one text of a redline, and what is said before it.
type feedSide struct {
	show shownSide
	name string
}

// A textPair is two texts of which the one became the other.
type textPair struct{ old, new comparedText }

// pair is the two texts of a step.
func (s *step) pair() textPair { return textPair{versionText(s.old), versionText(s.new)} }

// feedSides are the texts of a change that a feed shows.
func feedSides(to textPair, ch *stepChange) []feedSide {
	old, new := feedSide{oldSide, "Before, in " + to.old.Name + ": "}, feedSide{newSide, "Now, in " + to.new.Name + ": "}
	switch ch.fate {
	case fateSame, fateVeiled:
		return []feedSide{{newSide, "Reads in the text held here as before: "}}
	case fateMoved:
		return []feedSide{{newSide, "Moved, in the same words: "}}
	case fateAdded:
		return []feedSide{{newSide, "New: "}}
	case fateRemoved:
		return []feedSide{{oldSide, "Struck: "}}
	case fateDescribed:
		return []feedSide{{newSide, "The text of " + to.new.Name + ": "}}
	case fateUndescribed:
		return []feedSide{{oldSide, "The text of " + to.old.Name + ": "}}
	case fateRedescribed:
		old.name, new.name = "The text of "+to.old.Name+": ", "The text of "+to.new.Name+": "
	}
	if !hasEdits(ch.Redline) {
		return []feedSide{{newSide, "The same words: "}}
	}
	return []feedSide{old, new}
}

// hasEdits reports whether a word differs.
func hasEdits(edits []diff.Edit) bool {
	for _, e := range edits {
		if e.Op != diff.Equal {
			return true
		}
	}
	return false
}

// change adds a change of the step to a version, under its place.
func (b *feedBody) change(to textPair, ch *stepChange) {
	b.block(func(t *telling) {
		t.start("h4")
		t.link(b.at.placeOf(to, ch))
		t.text(": " + fateNames[ch.fate])
		t.end()
		t.redline(to, ch)
		t.changeNotes(to, ch)
	})
}

// placeOf leads to the clause of a change: in the new version where it stands there or has its tombstone.
func (at *view) placeOf(to textPair, ch *stepChange) link {
	in, c := to.new, diff.Clause{}
	switch {
	case len(ch.new) > 0:
		c = ch.new[0]
	case ch.old[0].Derived || to.new.version == nil: // it has no tombstone
		in, c = to.old, ch.old[0]
	default:
		c = ch.old[0]
	}
	section := ""
	if headings := c.Headings(); len(headings) > 0 {
		section = headings[len(headings)-1]
	}
	id := string(c.ID)
	if c.Derived {
		id = ""
	}
	return at.to(in.Address+permalink.Fragment(c.ID), cmp.Or(join(" · ", string(c.Label), section, id), string(c.ID)))
}

// redline writes the texts of a change.
func (t *telling) redline(to textPair, ch *stepChange) {
	r := &redliner{old: t.at.write(to.old.File, to.old.Address), new: t.at.write(to.new.File, to.new.Address)}
	x := redlined{old: ch.old, new: ch.new, edits: ch.Redline}
	for _, side := range feedSides(to, ch) {
		t.side(r, x, side)
	}
}

// side writes one text of a redline.
func (t *telling) side(r *redliner, x redlined, side feedSide) {
	code := x.lead().Kind.IsCode()
	t.start("p")
	t.element("strong", strings.TrimSpace(side.name))
	t.text(" ")
	for i, l := range redlineLines(x.edits, side.show) {
		if i > 0 {
			t.lineBreak()
		}
		if code {
			break
		}
		t.redlineLine(r, x, l, side.show)
	}
	t.end()
	if code {
		t.code(r, x.edits, side.show)
	}
}

// code writes one side of a redline of code, line by line.
func (t *telling) code(r *redliner, edits []diff.Edit, show shownSide) {
	t.start("pre")
	for _, e := range edits {
		switch {
		case !show.shows(e.Op):
		case e.Break != diff.NoBreak:
			t.text("\n")
		default:
			_, in := t.edit(r, e, show)
			for _, run := range in { // its lines are part of it
				t.write(run.Text)
			}
		}
	}
	t.end()
}

// redlineLine writes the words of one clause of a side; the cells of a row under the names of their columns.
func (t *telling) redlineLine(r *redliner, x redlined, l redlineLine, show shownSide) {
	c := x.clauseOf(l, show)
	var names []clause.Cell
	if c != nil && c.Kind == clause.Row {
		names = columnNames(*c)
	}
	if c != nil && c.Marker != "" {
		t.text(c.Marker + " ")
	}
	for i, cell := range l.cells {
		if i > 0 {
			t.text("; ")
		}
		column := cell.new
		if show == oldSide {
			column = cell.old
		}
		if name := columnName(names, column); name != "" {
			t.text(name + ": ")
		}
		for _, e := range cell.edits {
			t.writeRuns(t.edit(r, e, show))
		}
	}
}

// edit writes a run of a redline on one side as HTML, its middle cut if it is long, and returns what it wrote by which writer.
func (t *telling) edit(r *redliner, e diff.Edit, show shownSide) (*writer, clause.Inline) {
	if !show.shows(e.Op) {
		return r.new, nil
	}
	w, in, text, tag := r.new, e.New, e.NewText, ""
	if show == oldSide {
		w, in, text = r.old, e.Old, e.OldText
	}
	if len(in) == 0 && text != "" {
		in = clause.Inline{{Text: text}}
	}
	most, keep := longStretch, aroundEdit
	switch e.Op {
	case diff.Insert:
		tag, most, keep = "ins", longText, ofLongText
	case diff.Delete:
		tag, most, keep = "del", longText, ofLongText
	}
	in = cutMiddle(in, most, keep)
	if tag != "" {
		t.m.start(tag)
	}
	w.inline(&t.m, in)
	if tag != "" {
		t.m.end()
	}
	return w, in
}

// changeNotes say what of a change its words alone do not show.
func (t *telling) changeNotes(to textPair, ch *stepChange) {
	if ch.standing == revision.OfPolicy {
		t.signals(to, ch)
	}
	for _, k := range ch.Marks {
		t.start("p")
		t.text(capital(k.What) + ": " + markWords(k))
		if k.Text != "" {
			t.text(" on “" + firstWords(k.Text) + "”")
		}
		t.end()
	}
	if to.new.version != nil {
		t.claims(t.at.write(to.new.File, to.new.Address), claimsOn(to.new.version, string(ch.claimed())))
	}
}

// signals writes what the words of a change say of how far anyone is bound, with the words.
func (t *telling) signals(to textPair, ch *stepChange) {
	var said []string
	for _, s := range ch.Signals {
		said = append(said, strings.ToLower(signalName(s))+" ("+join(" → ", s.Old, s.New)+")")
	}
	if len(said) == 0 {
		return
	}
	whose := "Read off the wording: "
	if !isOfficial(to.old.Common) || !isOfficial(to.new.Common) {
		whose = "Read off the wording of the texts held here: "
	}
	t.paragraph(whose + strings.Join(said, "; ") + ".")
}
