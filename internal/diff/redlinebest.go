package diff

// The choice between all ways to turn the old tokens into the new ones. The shortest script is not the one that reads best:
// there are many shortest ones, and each sprinkles the text with words that both sides happen to have. So this finds the one
// that leaves the most weight of text unchanged, where each hunk costs something. A phrase between two hunks stays only if
// it is worth more than the hunk that it makes necessary, and hunks begin and end with sentences and clauses where that costs
// nothing. It is Gotoh's alignment with affine gaps (J. Mol. Biol. 162, 1982) with insertions and deletions in one state.

const (
	hunkCost = 50      // what a hunk must save to be worth a further one: about three long words
	maxCells = 1 << 22 // the size of the table, in cells of a byte: stretches of 2000 by 2000 words. Longer ones are first cut at anchors
)

// Where a cell's value came from.
const (
	sameAfterHunk = 1 << iota // the same tokens, behind a hunk
	hunkOld                   // in a hunk, an old token
	hunkNew                   // in a hunk, a new token
)

const never = -1 << 30

// A table holds, for each pair of stretches from the start, the best value with the last tokens the same, and in a hunk.
type table struct {
	from       []uint8
	same, hunk []int // the values of one row
}

// best finds the best hunks between two stretches, and appends them.
func (m *matcher) best(h hunk, found hunks) hunks {
	inHunk := m.fill(h)
	return m.walk(h, inHunk, found)
}

// fill computes the table, and reports whether the best way ends in a hunk.
func (m *matcher) fill(h hunk) bool {
	rows, columns := h.o1-h.o0+1, h.n1-h.n0+1
	t := &m.table
	t.size(rows, columns)
	for i := range rows {
		from := t.from[i*columns : (i+1)*columns]
		diagonalSame, diagonalHunk := never, never // the values of the row above, one column to the left
		for j := range columns {
			same, bits := never, uint8(0)
			edge := m.edge(h.o0+i, h.n0+j)
			switch {
			case i == 0 && j == 0:
				same = 0
			case i > 0 && j > 0 && m.old[h.o0+i-1] == m.new[h.n0+j-1]:
				same = diagonalSame
				if closed := diagonalHunk + m.edge(h.o0+i-1, h.n0+j-1); closed > same {
					same, bits = closed, sameAfterHunk
				}
				same += m.weight[m.old[h.o0+i-1]]
			}
			best := same - hunkCost + edge
			if i > 0 && t.hunk[j] > best {
				best, bits = t.hunk[j], bits|hunkOld
			}
			if j > 0 && t.hunk[j-1] > best {
				best, bits = t.hunk[j-1], bits&^hunkOld|hunkNew
			}
			diagonalSame, diagonalHunk = t.same[j], t.hunk[j]
			t.same[j], t.hunk[j], from[j] = same, best, bits
		}
	}
	return t.hunk[columns-1]+m.edge(h.o1, h.n1) > t.same[columns-1]
}

func (t *table) size(rows, columns int) {
	if cap(t.from) < rows*columns {
		t.from = make([]uint8, rows*columns)
	}
	if cap(t.same) < columns {
		t.same, t.hunk = make([]int, columns), make([]int, columns)
	}
	t.from, t.same, t.hunk = t.from[:rows*columns], t.same[:columns], t.hunk[:columns]
	for j := range t.same {
		t.same[j], t.hunk[j] = never, never
	}
}

// edge is what it is worth that a hunk begins or ends at a place.
func (m *matcher) edge(o, n int) int { return int(m.oldEdge[o]) + int(m.newEdge[n]) }

// walk follows the table back from its end.
func (m *matcher) walk(h hunk, inHunk bool, found hunks) hunks {
	columns := h.n1 - h.n0 + 1
	var backwards hunks
	end := h // of the hunk that the walk is in
	i, j := h.o1-h.o0, h.n1-h.n0
	for i > 0 || j > 0 || inHunk {
		bits := m.table.from[i*columns+j]
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
