package alignment

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// An offer is a pair that may be matched, and what that is worth: more than nothing.
type offer struct {
	Pair
	gain int64
}

// maxOptimal bounds the groups for which the best matching is computed, as the number of old clauses times the number of
// offers in a group of offers that hang together. A larger group is matched greedily, the best offer first.
const maxOptimal = 1 << 25

// assign finds the one-to-one matching with the highest total gain, as indexes of offers.
func assign(offers []offer) []int {
	var chosen []int
	for _, group := range hangingTogether(offers) {
		m := newMatcher(offers, group)
		if len(m.offers)*len(group) > maxOptimal {
			chosen = append(chosen, greedy(offers, group)...)
		} else {
			chosen = append(chosen, m.solve()...)
		}
	}
	return chosen
}

// hangingTogether cuts the offers into groups that share no clause.
func hangingTogether(offers []offer) [][]int {
	ofOld, ofNew := map[int][]int{}, map[int][]int{}
	for k, o := range offers {
		ofOld[o.Old] = append(ofOld[o.Old], k)
		ofNew[o.New] = append(ofNew[o.New], k)
	}
	seen := make([]bool, len(offers))
	var groups [][]int
	for start := range offers {
		if seen[start] {
			continue
		}
		seen[start] = true
		group := []int{start}
		for at := 0; at < len(group); at++ {
			o := offers[group[at]]
			for _, list := range [][]int{ofOld[o.Old], ofNew[o.New]} {
				for _, k := range list {
					if !seen[k] {
						seen[k] = true
						group = append(group, k)
					}
				}
			}
			delete(ofOld, o.Old) // walked once
			delete(ofNew, o.New)
		}
		groups = append(groups, group)
	}
	return groups
}

// greedy matches the best offer first.
func greedy(offers []offer, group []int) []int {
	slices.SortFunc(group, func(a, b int) int {
		x, y := offers[a], offers[b]
		return cmp.Or(cmp.Compare(y.gain, x.gain), cmp.Compare(x.Old+x.New, y.Old+y.New), cmp.Compare(x.Old, y.Old))
	})
	oldTaken, newTaken := map[int]bool{}, map[int]bool{}
	var chosen []int
	for _, k := range group {
		if o := offers[k]; !oldTaken[o.Old] && !newTaken[o.New] {
			oldTaken[o.Old], newTaken[o.New] = true, true
			chosen = append(chosen, k)
		}
	}
	return chosen
}

// A matcher finds the best matching of one group by shortest augmenting paths (Dijkstra with potentials, as Jonker and
// Volgenant do, on sparse costs). A cost is a gain with its sign changed; each row may also stay alone, which costs nothing.
type matcher struct {
	offers  [][]edge // by row
	rowDual []int64
	colDual []int64
	colRow  []int // the row that a column is matched with, -1 if none
	colEdge []int // the offer by which it is
}

type edge struct {
	col   int
	cost  int64
	offer int
}

func newMatcher(offers []offer, group []int) *matcher {
	slices.Sort(group)
	rows, cols := map[int]int{}, map[int]int{}
	m := &matcher{}
	for _, k := range group {
		o := offers[k]
		r, ok := rows[o.Old]
		if !ok {
			r = len(rows)
			rows[o.Old] = r
			m.offers = append(m.offers, nil)
			m.rowDual = append(m.rowDual, 0)
		}
		c, ok := cols[o.New]
		if !ok {
			c = len(cols)
			cols[o.New] = c
		}
		m.offers[r] = append(m.offers[r], edge{c, -o.gain, k})
		m.rowDual[r] = min(m.rowDual[r], -o.gain)
	}
	m.colDual, m.colRow, m.colEdge = make([]int64, len(cols)), make([]int, len(cols)), make([]int, len(cols))
	for c := range m.colRow {
		m.colRow[c] = -1
	}
	return m
}

func (m *matcher) solve() []int {
	for r := range m.offers {
		m.augment(r)
	}
	var chosen []int
	for c, r := range m.colRow {
		if r >= 0 {
			chosen = append(chosen, m.colEdge[c])
		}
	}
	return chosen
}

// A search is one search for the cheapest way to take in one more row.
type search struct {
	dist    map[int]int64 // by column: the shortest way known
	by      map[int]step  // by column: its last step
	done    []int         // columns whose distance is settled
	settled map[int]bool
	queue   queue
	alone   int64 // the cheapest way that ends with a row that stays alone
	end     int   // that row
}

type step struct{ row, offer int }

// augment takes in one more row, by the cheapest chain of changes.
func (m *matcher) augment(start int) {
	s := search{dist: map[int]int64{}, by: map[int]step{}, settled: map[int]bool{}, alone: math.MaxInt64, end: -1}
	m.relax(&s, start, 0)
	for s.queue.Len() > 0 {
		top := heap.Pop(&s.queue).(reach)
		if s.settled[top.col] {
			continue
		}
		if top.dist >= s.alone {
			break
		}
		if m.colRow[top.col] < 0 { // a free column
			m.updateDuals(&s, start, top.dist)
			m.flip(&s, start, top.col)
			return
		}
		s.settled[top.col] = true
		s.done = append(s.done, top.col)
		m.relax(&s, m.colRow[top.col], top.dist)
	}
	m.updateDuals(&s, start, s.alone)
	if s.end == start {
		return
	}
	for c, r := range m.colRow { // the row at the end gives up its column
		if r == s.end && s.settled[c] {
			m.flip(&s, start, c)
			return
		}
	}
}

// relax goes on from a row.
func (m *matcher) relax(s *search, row int, dist int64) {
	if alone := dist - m.rowDual[row]; alone < s.alone {
		s.alone, s.end = alone, row
	}
	for _, e := range m.offers[row] {
		d := dist + e.cost - m.rowDual[row] - m.colDual[e.col]
		if known, ok := s.dist[e.col]; !s.settled[e.col] && (!ok || d < known) {
			s.dist[e.col], s.by[e.col] = d, step{row, e.offer}
			heap.Push(&s.queue, reach{d, e.col})
		}
	}
}

// updateDuals keeps all reduced costs at 0 or more.
func (m *matcher) updateDuals(s *search, start int, total int64) {
	m.rowDual[start] += total
	for _, c := range s.done {
		gain := total - s.dist[c]
		m.rowDual[m.colRow[c]] += gain
		m.colDual[c] -= gain
	}
}

// flip gives col to the row that reached it, that row's column to the one before, and so on back to start.
func (m *matcher) flip(s *search, start, col int) {
	owned := map[int]int{} // row → the column that it had
	for _, c := range s.done {
		owned[m.colRow[c]] = c
	}
	for {
		by := s.by[col]
		m.colRow[col], m.colEdge[col] = by.row, by.offer
		if by.row == start {
			return
		}
		col = owned[by.row]
	}
}

// A queue gives the nearest column first, of equally near ones the lower.
type queue []reach

type reach struct {
	dist int64
	col  int
}

func (q queue) Len() int { return len(q) }
func (q queue) Less(a, b int) bool {
	return q[a].dist < q[b].dist || q[a].dist == q[b].dist && q[a].col < q[b].col
}
func (q queue) Swap(a, b int) { q[a], q[b] = q[b], q[a] }

// Push is heap.Interface's.
func (q *queue) Push(x any) { *q = append(*q, x.(reach)) }

// Pop is heap.Interface's.
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
