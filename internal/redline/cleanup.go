package redline

// The clean-up of hunks, on tokens and never on text: so no word is ever cut.

// An island is what stays the same between two hunks. The wider the passages around it changed, the longer it must be to be
// worth a reader's jump back and forth: a few words that survive in a paragraph written anew are chance.
const (
	islandShare = 8   // an island must be worth an eighth of the smaller of the hunks around it, above what a hunk costs
	islandMost  = 400 // but whatever is worth so much, about 30 words, stays
)

// joinHunks joins hunks over islands that are too small for what is around them.
func (m *matcher) joinHunks(hs hunks) hunks {
	kept := hs[:0]
	for _, h := range hs {
		for len(kept) > 0 && m.isLost(kept[len(kept)-1], h) {
			last := kept[len(kept)-1]
			kept = kept[:len(kept)-1]
			h.o0, h.n0 = last.o0, last.n0
		}
		kept = append(kept, h)
	}
	return kept
}

// isLost reports whether what lies between two hunks is too small to stand.
func (m *matcher) isLost(a, b hunk) bool {
	around := min(m.size(a), m.size(b))
	need := min(hunkCost+around/islandShare, islandMost)
	return m.worth(m.old[a.o1:b.o0], need) < need
}

// size is how much text a hunk replaces. What is beyond the size that counts is not looked at.
func (m *matcher) size(h hunk) int {
	return max(m.worth(m.old[h.o0:h.o1], islandShare*islandMost), m.worth(m.new[h.n0:h.n1], islandShare*islandMost))
}

// worth is the weight of tokens, as far as enough.
func (m *matcher) worth(ids []int, enough int) int {
	worth := 0
	for i := 0; i < len(ids) && worth < enough; i++ {
		worth += m.weight[ids[i]]
	}
	return worth
}

// slide moves each hunk that only adds or only takes away to the place where it reads best, as far as the words allow: in
// "We stop. We test." it is "We test." that was added behind "We stop.", not "stop. We".
func (m *matcher) slide(within hunk, hs hunks) hunks {
	var slid hunks
	for k, h := range hs {
		least, most := within.o0, within.o1 // how far the old place may move
		if k > 0 {
			least = slid[len(slid)-1].o1
		}
		if k+1 < len(hs) {
			most = hs[k+1].o0
		}
		switch {
		case h.o0 == h.o1:
			h = m.bestPlace(h, m.new, h.n0, h.n1, h.o0-least, most-h.o1)
		case h.n0 == h.n1:
			h = m.bestPlace(h, m.old, h.o0, h.o1, h.o0-least, most-h.o1)
		}
		slid = slid.add(h)
	}
	return slid
}

// bestPlace tries all places to which a hunk of the tokens from start to end can move, by so many to the left and right.
func (m *matcher) bestPlace(h hunk, ids []int, start, end, left, right int) hunk {
	back, ahead := 0, 0
	for back < left && ids[start-back-1] == ids[end-back-1] {
		back++
	}
	for ahead < right && ids[start+ahead] == ids[end+ahead] {
		ahead++
	}
	best, worth := h, -1
	for by := -back; by <= ahead; by++ {
		moved := hunk{h.o0 + by, h.o1 + by, h.n0 + by, h.n1 + by}
		if w := m.edge(moved.o0, moved.n0) + m.edge(moved.o1, moved.n1); w >= worth {
			best, worth = moved, w
		}
	}
	return best
}
