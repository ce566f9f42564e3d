package ids

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
	"rspsite/internal/problem"
)

// maxReadings bounds how often a source is read to find the edits that do not hold. Few do not, as a rule; where thousands do
// not, those that are not proved in time are left out.
const maxReadings = 100

// A trial holds a source against what edits make of it.
type trial struct {
	file     string
	src      []byte
	before   *markdown.Source
	readings int
}

// settle leaves out the edits that do not hold: first those that can be told from one reading, then by halves.
func (t *trial) settle(edits []edit) []edit {
	for t.readings < maxReadings/2 {
		after, problems := t.read(edits)
		if t.same(after, problems, edits) {
			return edits
		}
		bad := t.suspects(after, problems, edits)
		if len(bad) == 0 {
			break
		}
		edits = slices.DeleteFunc(edits, func(e edit) bool { return bad[e.clause] })
	}
	return t.halve(edits)
}

// halve leaves out the edits that do not hold by halves.
func (t *trial) halve(edits []edit) []edit {
	switch {
	case len(edits) == 0 || t.readings >= maxReadings:
		return nil
	case t.holds(edits):
		return edits
	case len(edits) == 1:
		return nil
	}
	half := len(edits) / 2
	return append(t.halve(edits[:half:half]), t.halve(edits[half:])...)
}

// holds reports whether the source with the edits is the same text with more IDs.
func (t *trial) holds(edits []edit) bool {
	after, problems := t.read(edits)
	return t.same(after, problems, edits)
}

func (t *trial) read(edits []edit) (*markdown.Source, problem.List) {
	t.readings++
	return markdown.Parse(t.file, apply(t.src, edits))
}

// same reports whether a reading with edits has the same clauses in the same order, with the same text and attributes, the old
// IDs where they were and the new ones where they were meant to be.
func (t *trial) same(after *markdown.Source, problems problem.List, edits []edit) bool {
	if problems.Errors() > 0 {
		return false
	}
	ids := given(edits)
	old, now := slices.Collect(t.before.All()), slices.Collect(after.All())
	return slices.EqualFunc(old, now, func(a, b *clause.Clause) bool { return sameBut(a, b, ids[a]) })
}

// suspects are the clauses whose edits a reading shows to be wrong: an error stands in their line, or the clause is not the
// same behind it. There are none if the reading has other clauses, so that nobody knows which is which.
func (t *trial) suspects(after *markdown.Source, problems problem.List, edits []edit) map[*clause.Clause]bool {
	bad := map[*clause.Clause]bool{}
	if after == nil {
		return bad
	}
	if problems.Errors() > 0 {
		lines := map[int]bool{}
		for _, p := range problems {
			if p.Severity == problem.Error {
				lines[p.Line] = true
			}
		}
		added := 0 // bytes
		for _, e := range edits {
			added += len(e.text)
			if lines[after.Position(e.at+added).Line] {
				bad[e.clause] = true
			}
		}
		return bad
	}
	ids := given(edits)
	old, now := slices.Collect(t.before.All()), slices.Collect(after.All())
	if len(old) != len(now) {
		return bad
	}
	for i, c := range old {
		if ids[c] != "" && !sameBut(c, now[i], ids[c]) {
			bad[c] = true
		}
	}
	return bad
}

// given are the new IDs by their clauses.
func given(edits []edit) map[*clause.Clause]clause.ID {
	ids := map[*clause.Clause]clause.ID{}
	for _, e := range edits {
		ids[e.clause] = e.id
	}
	return ids
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
