package ids

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

// A trial holds a source against what edits make of it.
type trial struct {
	file   string
	src    []byte
	before *markdown.Source
}

// settle leaves out the edits that do not hold, by halves: few do not, so few readings are needed.
func (t *trial) settle(edits []edit) []edit {
	switch {
	case len(edits) == 0 || t.holds(edits):
		return edits
	case len(edits) == 1:
		return nil
	}
	half := len(edits) / 2
	return append(t.settle(edits[:half:half]), t.settle(edits[half:])...)
}

// holds reads the source with the edits and reports whether it has the same clauses in the same order, with the same text
// and attributes, the old IDs where they were and the new ones where they were meant to be.
func (t *trial) holds(edits []edit) bool {
	after, problems := markdown.Parse(t.file, apply(t.src, edits))
	if problems.Errors() > 0 {
		return false
	}
	ids := map[*clause.Clause]clause.ID{}
	for _, e := range edits {
		ids[e.clause] = e.id
	}
	old, now := slices.Collect(t.before.All()), slices.Collect(after.All())
	if len(old) != len(now) {
		return false
	}
	for i, c := range old {
		if !sameBut(c, now[i], ids[c]) {
			return false
		}
	}
	return true
}

// sameBut reports whether b is a with the given ID, or with its own if that is empty.
func sameBut(a, b *clause.Clause, id clause.ID) bool {
	if id != "" && (b.ID != id || b.Derived) {
		return false
	}
	if id == "" && (a.Derived != b.Derived || !a.Derived && a.ID != b.ID) {
		return false
	}
	return a.Kind == b.Kind && a.Label == b.Label && a.Marker == b.Marker && a.Lang == b.Lang && a.Code == b.Code &&
		a.PlainText() == b.PlainText() && sameAttrs(a.Attrs, b.Attrs)
}

func sameAttrs(a, b clause.Attrs) bool {
	return slices.EqualFunc(a, b, func(x, y clause.Attr) bool { return x.Key == y.Key && x.Value == y.Value })
}
