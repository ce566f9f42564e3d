package redline

import "rspsite/internal/clause"

// Between shows how the old clauses of a change became the new ones: as phrases that gave way to phrases, and as what changed
// where the words did not. A clause that came or went has an empty other side.
func Between(old, new []*clause.Clause) ([]Edit, []MarkChange) {
	g := grainOf(old, new)
	a, b := newPassage(old, g), newPassage(new, g)
	if g == byWord {
		joinParted(a, b)
	}
	l := &lexicon{ids: map[string]int{}}
	l.number(a)
	l.number(b)
	m := newMatcher(a, b, l)
	var hs hunks
	if len(old) == 1 && len(new) == 1 && old[0].Kind == clause.Row && new[0].Kind == clause.Row {
		hs = m.rows(a, b)
	} else {
		hs = m.phrases(hunk{0, len(a.tokens), 0, len(b.tokens)})
	}
	w := editWriter{old: writerSide{passage: a}, new: writerSide{passage: b}}
	if g != uncut {
		w.marks.catalogue = giveLooks(a, b)
	}
	w.write(hs)
	return w.edits, append(kindChange(old, new), w.marks.found...)
}

func grainOf(old, new []*clause.Clause) grain {
	switch {
	case onlyCode(old) && onlyCode(new):
		return byLine
	case len(old) == 1 && len(new) == 1 && clause.Same(old[0], new[0]) && old[0].PlainText() == new[0].PlainText():
		return uncut
	}
	return byWord
}

// phrases finds the hunks between two stretches that a reader takes in as one.
func (m *matcher) phrases(h hunk) hunks { return m.slide(h, m.joinHunks(m.within(h, nil))) }

func onlyCode(cs []*clause.Clause) bool {
	for _, c := range cs {
		if !c.Kind.IsCode() {
			return false
		}
	}
	return true
}
