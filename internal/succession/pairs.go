package succession

import (
	"slices"

	"rspsite/internal/corpus"
)

// maxAllPairs is the number of reports of a policy up to which every two of them have a page.
const maxAllPairs = 30

// A Pair is two reports that have a page, the older one first.
type Pair struct{ Old, New *corpus.Report }

// Pairs are the pairs of reports that have a page, in the order of the older, then of the newer: each report and the one that it
// says it follows, each and the last regular one before it, and every two reports of a policy if there are no more than 30. A specimen and a report that is none
// are compared only if one follows the other.
func Pairs(c *corpus.Corpus) []Pair {
	reports := slices.Clone(c.Reports) // newest first
	slices.Reverse(reports)
	type group struct {
		policy   *corpus.Policy
		specimen bool
	}
	of, regular := map[group]int{}, map[*corpus.Report]*corpus.Report{}
	for _, r := range reports {
		of[group{c.PolicyOr(r.Policy), r.Specimen}]++
		regular[r] = Regular(c, r)
	}
	isOfOne := func(old, new *corpus.Report) bool {
		p := c.PolicyOr(new.Policy)
		return c.PolicyOr(old.Policy) == p && old.Specimen == new.Specimen && of[group{p, new.Specimen}] <= maxAllPairs
	}
	var pairs []Pair
	for i, old := range reports {
		for _, new := range reports[i+1:] {
			if new.Previous == old.Name || isOfOne(old, new) || regular[new] == old {
				pairs = append(pairs, Pair{old, new})
			}
		}
	}
	return pairs
}

// Regular is the last report on cycle before r, where r is on cycle itself and the report that it follows is not; else nil. A reader
// of the regular reports alone compares these two.
func Regular(c *corpus.Corpus, r *corpus.Report) *corpus.Report {
	before := Previous(c, r)
	if r.OffCycle || before == nil || !before.OffCycle {
		return nil
	}
	for range c.Reports { // no longer, should they lead back to each other
		if before = Previous(c, before); before == nil || !before.OffCycle {
			break
		}
	}
	if before == r || before != nil && before.OffCycle {
		return nil
	}
	return before
}

// Previous is the report that r says it follows, or nil.
func Previous(c *corpus.Corpus, r *corpus.Report) *corpus.Report {
	if before := c.Report(r.Previous); before != r {
		return before
	}
	return nil
}
