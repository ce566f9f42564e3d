package diff

import "rspsite/internal/clause"

// redline shows how the old clauses of a change became the new ones: as phrases that gave way to phrases. docs/diff.md says
// what counts as a difference.
//
// It compares tokens, in the order of these files: token*.go cut both sides into them, redlinerow.go pairs the cells of a row,
// redlinebest.go and redlineanchor.go find what stayed, cleanup.go drops what a reader should not have to see as unchanged,
// redlineedit.go and redlinesame.go turn tokens into runs of text, and mark*.go find what changed where the words did not.
func redline(old, new []Clause) ([]Edit, []MarkChange) {
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

func grainOf(old, new []Clause) grain {
	switch {
	case onlyCode(old) && onlyCode(new):
		return byLine
	case len(old) == 1 && len(new) == 1 && old[0].Text == new[0].Text && clause.Same(old[0].Clause, new[0].Clause):
		return uncut
	}
	return byWord
}

// phrases finds the hunks between two stretches that a reader takes in as one.
func (m *matcher) phrases(h hunk) hunks { return m.slide(h, m.joinHunks(m.within(h, nil))) }

func onlyCode(cs []Clause) bool {
	for _, c := range cs {
		if !isCode(c) {
			return false
		}
	}
	return true
}
