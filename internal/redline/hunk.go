package redline

// A hunk is a stretch of the old tokens that gave way to a stretch of the new ones; one of the two may be empty. Between the
// hunks of a redline, and before and behind them, the tokens of both sides are the same, one for one.
type hunk struct{ o0, o1, n0, n1 int }

// hunks are hunks in their order.
type hunks []hunk

// add appends h, or lengthens the last hunk if h follows it directly.
func (hs hunks) add(h hunk) hunks {
	if h.o0 == h.o1 && h.n0 == h.n1 {
		return hs
	}
	if n := len(hs); n > 0 && hs[n-1].o1 == h.o0 && hs[n-1].n1 == h.n0 {
		hs[n-1].o1, hs[n-1].n1 = h.o1, h.n1
		return hs
	}
	return append(hs, h)
}

// A matcher finds the hunks of two passages whose tokens have their ids.
type matcher struct {
	old, new         []int   // ids
	oldEdge, newEdge []uint8 // before each token and at the end: how well a hunk begins or ends there
	weight           []int   // by id
	table            table
}

func newMatcher(a, b *passage, l *lexicon) *matcher {
	return &matcher{old: a.ids(), new: b.ids(), oldEdge: a.edges(), newEdge: b.edges(), weight: l.weight}
}

func (p *passage) ids() []int {
	ids := make([]int, len(p.tokens))
	for i := range p.tokens {
		ids[i] = p.tokens[i].id
	}
	return ids
}

// within finds the hunks between two stretches of the passages, and appends them.
func (m *matcher) within(h hunk, found hunks) hunks {
	for h.o0 < h.o1 && h.n0 < h.n1 && m.old[h.o0] == m.new[h.n0] {
		h.o0++
		h.n0++
	}
	for h.o0 < h.o1 && h.n0 < h.n1 && m.old[h.o1-1] == m.new[h.n1-1] {
		h.o1--
		h.n1--
	}
	switch o, n := h.o1-h.o0, h.n1-h.n0; {
	case o == 0 || n == 0:
		return found.add(h)
	case o <= maxCells/n:
		return m.best(h, found)
	}
	return m.anchored(h, found)
}
