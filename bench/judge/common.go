package judge

import (
	"math/bits"
	"sort"
)

// common is the length of the longest common subsequence of two lists of words, exactly: by bit vectors (Hyyrö 2004), in
// time of the product of the lengths over 64.
func common(a, b []string) int {
	size := (len(a) + 63) / 64
	at := map[string][]uint64{} // word → where it stands in a
	for i, w := range a {
		if at[w] == nil {
			at[w] = make([]uint64, size)
		}
		at[w][i/64] |= 1 << (i % 64)
	}
	open := make([]uint64, size) // a zero bit for each word of the subsequence
	for i := range open {
		open[i] = ^uint64(0)
	}
	for _, w := range b {
		if at[w] != nil {
			match(open, at[w])
		}
	}
	n := 0
	for i := range a {
		n += int(^open[i/64] >> (i % 64) & 1)
	}
	return n
}

// match is one step of common: V = (V + (V & M)) | (V & ^M).
func match(open, where []uint64) {
	carry := uint64(0)
	for i, v := range open {
		u := v & where[i]
		var sum uint64
		sum, carry = bits.Add64(v, u, carry)
		open[i] = sum | v&^u
	}
}

// A wordPair is a word that is shown as kept: its index on either side.
type wordPair struct{ old, new int }

// inOrder is how many of the pairs stand in the same order on both sides, at most.
func inOrder(pairs []wordPair) int {
	sort.Slice(pairs, func(i, j int) bool { return pairs[i].old < pairs[j].old })
	var tails []int // tails[n] is the least new index that ends a run of n+1 pairs
	for _, p := range pairs {
		n := sort.SearchInts(tails, p.new)
		if n == len(tails) {
			tails = append(tails, p.new)
		} else {
			tails[n] = p.new
		}
	}
	return len(tails)
}
