package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// formerWords add what a text said before a correction and what it says since then, as far as that is kept, and lead to where it stands.
func (b *feedBody) formerWords(w *writer, e *corpus.Erratum) {
	f, before := w.formerBy(*e), w.before(*e)
	if f == nil {
		return
	}
	for _, ch := range f.changesOf("") {
		if len(e.Clauses) == 0 || f.names(ch, e.Clauses) {
			b.formerWording(w, f, ch)
		}
	}
	b.block(func(t *telling) {
		t.start("p")
		if view := w.formerView(f, ""); view.Absent != "" {
			t.text("What it said before " + view.Absent)
		} else {
			t.link(*before)
		}
		t.end()
	})
}

// names reports whether a change of a former text is one of the clauses with the given IDs.
func (f *former) names(ch *diff.Change, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(f.changesOf(clause.ID(id)), ch) })
}

// formerWording adds one change of a former text: the two texts of it, as of any redline.
func (b *feedBody) formerWording(w *writer, f *former, ch *diff.Change) {
	c := f.compared()
	change := &stepChange{Change: ch, fate: fateOf(&revision.Change{Change: ch, Standing: revision.OfPolicy}),
		old: clausesOf(&c.Old, ch.Old), new: clausesOf(&c.New, ch.New)}
	text := comparedText{Common: f.document.Common, File: w.file, Address: f.page()}
	before, after := text, text
	before.Name, after.Name = "the text until "+longDay(f.On), "the text since then"
	b.block(func(t *telling) {
		x := redlined{old: change.old, new: change.new}
		t.start("h4")
		t.link(w.nowOf(f, x))
		t.end()
		t.redline(textPair{before, after}, change)
	})
}
