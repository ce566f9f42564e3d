package redline

import "slices"

// Stretches that are too long for the table of all ways are first cut at anchors: runs of words that stand once on either
// side, in the same order (the idea of patience diff, with runs for lines). What lies between two anchors is short as a
// rule. Where it is not, it has nothing in common that a reader could hold on to, and is shown as replaced whole.
//
// So the work is bounded: the tables of disjoint stretches, each of maxCells at most, have together at most
// √maxCells/2, some 360, cells for each token, and the anchors of each length are found in one pass.

const (
	longAnchor  = 12 // tokens of the runs that are tried first
	shortAnchor = 3  // and of the last: each time half as many
)

// anchored finds the hunks between two long stretches, and appends them.
func (m *matcher) anchored(h hunk, found hunks) hunks { return m.cutAt(h, longAnchor, found) }

func (m *matcher) cutAt(h hunk, length int, found hunks) hunks {
	if h.o1-h.o0 <= maxCells/max(1, h.n1-h.n0) {
		return m.within(h, found)
	}
	if length < shortAnchor {
		return found.add(h)
	}
	o, n := h.o0, h.n0
	for _, a := range m.anchors(h, length) {
		if a.old < o || a.new < n {
			continue // within what the anchor before was lengthened by
		}
		found = m.cutAt(hunk{o, a.old, n, a.new}, length/2, found)
		for o, n = a.old, a.new; o < h.o1 && n < h.n1 && m.old[o] == m.new[n]; {
			o, n = o+1, n+1
		}
	}
	return m.cutAt(hunk{o, h.o1, n, h.n1}, length/2, found)
}

// An anchor is where a run of tokens starts that both sides have once.
type anchor struct{ old, new int }

// anchors are the longest sequence of anchors of a length that stand in the same order on both sides.
func (m *matcher) anchors(h hunk, length int) []anchor {
	type place struct{ olds, news, old, new int32 } // how often, and where last
	places := make(map[uint64]place, h.o1-h.o0)
	eachRun(m.old[h.o0:h.o1], length, func(at int, sum uint64) {
		p := places[sum]
		p.olds, p.old = p.olds+1, int32(h.o0+at)
		places[sum] = p
	})
	eachRun(m.new[h.n0:h.n1], length, func(at int, sum uint64) {
		if p, ok := places[sum]; ok {
			p.news, p.new = p.news+1, int32(h.n0+at)
			places[sum] = p
		}
	})
	var found []anchor
	eachRun(m.old[h.o0:h.o1], length, func(_ int, sum uint64) {
		p := places[sum]
		a := anchor{int(p.old), int(p.new)}
		if p.olds == 1 && p.news == 1 && slices.Equal(m.old[a.old:a.old+length], m.new[a.new:a.new+length]) {
			found = append(found, a)
		}
	})
	return inOrder(found)
}

// eachRun calls yield for every run of a length, with where it starts and a sum over it (Rabin and Karp's rolling one).
func eachRun(ids []int, length int, yield func(at int, sum uint64)) {
	const base = 0x9E3779B97F4A7C15
	var sum, top uint64 = 0, 1
	for range length {
		top *= base
	}
	for i, id := range ids {
		sum = sum*base + uint64(id) + 1
		if i >= length {
			sum -= top * (uint64(ids[i-length]) + 1)
		}
		if i >= length-1 {
			yield(i-length+1, sum)
		}
	}
}

// inOrder is the longest part of anchors, which are in the order of the old side, that is in the order of the new side too.
func inOrder(anchors []anchor) []anchor {
	var ends []int // by length less one: the anchor with the least new place that ends a sequence of that length
	before := make([]int, len(anchors))
	for i, a := range anchors {
		at, _ := slices.BinarySearchFunc(ends, a.new, func(e, place int) int { return anchors[e].new - place })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	var longest []anchor
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			longest = append(longest, anchors[i])
		}
	}
	slices.Reverse(longest)
	return longest
}
