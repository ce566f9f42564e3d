package redline

import "slices"

// The choice between all ways to turn the old tokens into the new ones. A shortest script, as go-diff and others find it, is not the
// one that reads best: there are many shortest ones, each sprinkles the text with words that both sides happen to have, and
// what a clean-up finds afterwards is what the first choice has left. TestRedlinesAgainstShortestScripts measures that. So this finds
// the way that leaves the most weight of text unchanged, where each hunk costs something: a phrase between two hunks stays only if
// it is worth more than the hunk that it makes necessary, and hunks begin and end with sentences and phrases where they can.
// It is Gotoh's alignment with affine gaps (J. Mol. Biol. 162, 1982), with insertions and deletions in one state.

const (
	hunkCost = 52      // what a phrase must be worth to stand between two hunks: three long words and a mark or two
	maxCells = 1 << 19 // the most ways to be weighed at once: stretches of 700 by 700 words. Longer ones are first cut at anchors
)

// Where a cell's value came from.
const (
	sameAfterHunk = 1 << iota // the same tokens, behind a hunk
	hunkOld                   // in a hunk, an old token
	hunkNew                   // in a hunk, a new token
)

// never is the value of what cannot be. It stays below all others whatever is added.
const never = -1 << 30

// A table holds what is known of each pair of stretches that start where the table does, by the ends of the stretches.
type table struct {
	from  []uint8 // where the values came from
	ends  []ending
	edges []int32 // of the new side
	width int
	cells int // of all tables so far: the work that was done
}

// An ending is the best value of a pair of stretches of which the last tokens are the same, and of one that ends in a hunk.
type ending struct{ same, hunk int32 }

// best finds the best hunks between two stretches, and appends them.
func (m *matcher) best(h hunk, found hunks) hunks {
	t := &m.table
	t.prepare(m, h)
	last := t.ends[t.width-1]
	for i := h.o0; i <= h.o1; i++ {
		last = m.fillRow(h, i)
	}
	return m.walk(h, last.hunk+int32(m.edge(h.o1, h.n1)) > last.same, found)
}

// prepare makes room, and starts with the value of nothing against nothing.
func (t *table) prepare(m *matcher, h hunk) {
	t.width = h.n1 - h.n0 + 1
	t.cells += (h.o1 - h.o0 + 1) * t.width
	t.from = slices.Grow(t.from[:0], (h.o1-h.o0+1)*t.width)[:(h.o1-h.o0+1)*t.width]
	t.ends = slices.Grow(t.ends[:0], t.width)[:t.width]
	t.edges = t.edges[:0]
	for j := h.n0; j <= h.n1; j++ {
		t.edges = append(t.edges, int32(m.newEdge[j]))
	}
	for j := range t.ends {
		t.ends[j] = ending{never, never}
	}
}

// fillRow fills in the row of the old stretch that ends before token i, and returns its last value.
func (m *matcher) fillRow(h hunk, i int) ending {
	t := &m.table
	from := t.from[(i-h.o0)*t.width:][:t.width]
	ends, edges, news := t.ends[:len(from)], t.edges[:len(from)], m.new[h.n0:h.n1]
	token, weight, edgeBefore := -1, int32(0), int32(0) // the last of the old stretch
	if i > h.o0 {
		token, weight, edgeBefore = m.old[i-1], int32(m.weight[m.old[i-1]]), int32(m.oldEdge[i-1])
	}
	edge := int32(m.oldEdge[i])
	diagonal, left := ending{never, never}, ending{never, never}
	for j := range from {
		above := ends[j]
		now, bits := ending{never, never}, uint8(0)
		switch {
		case j > 0 && news[j-1] == token:
			now.same = diagonal.same
			if closed := diagonal.hunk + edgeBefore + edges[j-1]; closed > now.same {
				now.same, bits = closed, sameAfterHunk
			}
			now.same += weight
		case j == 0 && i == h.o0:
			now.same = 0
		}
		now.hunk = now.same - hunkCost + edge + edges[j]
		if above.hunk > now.hunk {
			now.hunk, bits = above.hunk, bits|hunkOld
		}
		if left.hunk > now.hunk {
			now.hunk, bits = left.hunk, bits&^hunkOld|hunkNew
		}
		ends[j], from[j] = now, bits
		diagonal, left = above, now
	}
	return left
}

// edge is what it is worth that a hunk begins or ends at a place.
func (m *matcher) edge(o, n int) int { return int(m.oldEdge[o]) + int(m.newEdge[n]) }

// walk follows the table back from its end.
func (m *matcher) walk(h hunk, inHunk bool, found hunks) hunks {
	var backwards hunks
	end := h // of the hunk that the walk is in
	i, j := h.o1-h.o0, h.n1-h.n0
	for i > 0 || j > 0 || inHunk {
		bits := m.table.from[i*m.table.width+j]
		switch {
		case inHunk && bits&hunkOld != 0:
			i--
		case inHunk && bits&hunkNew != 0:
			j--
		case inHunk:
			backwards = append(backwards, hunk{h.o0 + i, end.o1, h.n0 + j, end.n1})
			inHunk = false
		default:
			i, j = i-1, j-1
			inHunk = bits&sameAfterHunk != 0
			end.o1, end.n1 = h.o0+i, h.n0+j
		}
	}
	for k := len(backwards) - 1; k >= 0; k-- {
		found = found.add(backwards[k])
	}
	return found
}
