package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A change is written as an article: its gutter, its text, what the editors recorded of it, its margin.

// change writes a change, or a clause that has none.
func (t *compareText) change(m *markup, s diff.Stop) {
	ch := &t.Changes[s.Change]
	x := t.redlined(ch)
	f := fateOf(ch)
	class := "clause " + x.lead().Kind.String() + " " + fateKinds[f]
	if ch.Moved && ch.With < 0 && f != fateMoved {
		class += " moved"
	}
	if ch.Kind == diff.Changed && hasSameWords(ch) {
		class += " samewords"
	}
	id := t.ids[s.Change]
	t.anchored[id] = true
	tag, name := "div", ""
	if isOfPolicy(ch) {
		class, tag, name = class+" change", "article", t.nameOf(s.Change)
	}
	m.start(tag, "class", class, "id", id, "aria-label", name)
	t.anchors(m, ch)
	t.gutter(m, ch, t.labels(ch), id)
	t.bodies(m, ch, x)
	if isOfPolicy(ch) || len(ch.Records) > 0 {
		t.recordsBelow(m, ch)
	}
	t.note(m, ch, s.Change)
	m.end()
	m.line()
}

// nameOf names a change to those who go from one to the next without seeing it.
func (t *compareText) nameOf(i int) string {
	ch := &t.Changes[i]
	return "Change " + t.number(ch) + ": " + t.labels(ch) + ", " + fateWords(ch)
}

// fateWords say in a word or two what became of a clause.
func fateWords(ch *revision.Change) string {
	word := fateNames[fateOf(ch)]
	switch {
	case ch.Split && ch.Merged:
		word = "split and merged"
	case ch.Split:
		word = "split"
	case ch.Merged:
		word = "merged"
	case ch.Kind == diff.Changed && isRecommitted(ch) && hasSameWords(ch):
		word = "another redaction"
	case ch.Kind == diff.Changed && hasSameWords(ch):
		word = "same words"
	}
	if ch.Moved && ch.With < 0 && fateOf(ch) == fateChanged {
		word += ", moved"
	}
	return word
}

// hasSameWords reports whether a change is one of marks, targets or the commitment alone.
func hasSameWords(ch *revision.Change) bool {
	return !slices.ContainsFunc(ch.Redline, func(e diff.Edit) bool { return e.Op != diff.Equal })
}

// redlined is a change with its clauses and, if it is a heading, the level of that.
func (t *compareText) redlined(ch *revision.Change) redlined {
	x := redlined{edits: ch.Redline}
	for _, o := range ch.Old {
		x.old = append(x.old, t.Comparison.Old.Clauses[o])
	}
	for _, n := range ch.New {
		x.new = append(x.new, t.Comparison.New.Clauses[n])
	}
	if lead := x.lead(); lead.Kind == clause.Heading {
		x.level = t.headingLevel(lead)
	}
	return x
}

// bodies writes the text of a change: as one redline and, where both sides have one, a second time side by side. Only one
// of them is shown.
func (t *compareText) bodies(m *markup, ch *revision.Change, x redlined) {
	r := t.redliner
	if ch.Standing == revision.Description {
		r = t.plain
	}
	if fateOf(ch) == fateDescribed { // there is nothing that it differs from
		x.edits = unmarked(x.edits)
	}
	r.body(m, x, "body", bothSides)
	if ch.Kind == diff.Changed {
		r.sides(m, x, t.Old.Name, t.New.Name)
	}
}

// unmarked is a redline of new text as that text alone.
func unmarked(edits []diff.Edit) []diff.Edit {
	plain := slices.Clone(edits)
	for i := range plain {
		plain[i].Op = diff.Equal
	}
	return plain
}

// anchors writes the fragments of clauses that have no place of their own, and those of the lists and tables that begin here.
func (t *compareText) anchors(m *markup, ch *revision.Change) {
	var ids []string
	for k, n := range ch.New {
		ids = append(ids, groupIDs(t.Comparison.New.Clauses[n])...)
		if k > 0 && ch.New[k-1] == n-1 { // no stop of its own
			ids = append(ids, string(t.Comparison.New.Clauses[n].ID))
		}
	}
	for _, k := range ch.Old {
		o := t.Comparison.Old.Clauses[k]
		for _, id := range groupIDs(o) {
			if !t.newIDs[id] {
				ids = append(ids, id)
			}
		}
		if id := string(o.ID); !t.newIDs[id] {
			ids = append(ids, id)
		} else if len(ch.New) > 0 && !t.isOfNew(ch, id) && !ch.Moved {
			ids = append(ids, "_old-"+id)
		}
	}
	for _, id := range ids {
		if !t.anchored[id] {
			t.anchored[id] = true
			m.element("span", "", "id", id, "class", "anchor")
		}
	}
}

// isOfNew reports whether one of the new clauses of a change has the ID.
func (t *compareText) isOfNew(ch *revision.Change, id string) bool {
	return slices.ContainsFunc(ch.New, func(n int) bool { return string(t.Comparison.New.Clauses[n].ID) == id })
}

// groupIDs are the IDs of the lists, tables and quotations that a clause stands in.
func groupIDs(c diff.Clause) []string {
	var ids []string
	for _, p := range c.Path {
		if p.Kind.IsGroup() && p.ID != "" {
			ids = append(ids, string(p.ID))
		}
	}
	return ids
}
