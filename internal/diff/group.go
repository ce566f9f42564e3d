package diff

import (
	"slices"

	"rspsite/internal/clause"
)

// group makes changes of links: a connected group of links is one change, a clause without any is one too.
func (c *Comparison) group() {
	n := len(c.Old.Clauses)
	sets := newSets(n + len(c.New.Clauses))
	for _, l := range c.Links {
		sets.join(l.Old, n+l.New)
	}
	at := map[int]int{} // root of a set → index of its change
	change := func(member int) *Change {
		root := sets.find(member)
		if _, ok := at[root]; !ok {
			at[root] = len(c.Changes)
			c.Changes = append(c.Changes, Change{With: -1})
		}
		return &c.Changes[at[root]]
	}
	for i := range c.Old.Clauses {
		ch := change(i)
		ch.Old = append(ch.Old, i)
	}
	for j := range c.New.Clauses {
		ch := change(n + j)
		ch.New = append(ch.New, j)
	}
	for i := range c.Changes {
		ch := &c.Changes[i]
		ch.Kind = c.kind(ch)
		ch.Split = len(ch.Old) > 0 && len(ch.New) > len(ch.Old) || len(ch.Old) > 1 && len(ch.New) > 1
		ch.Merged = len(ch.New) > 0 && len(ch.Old) > len(ch.New) || len(ch.Old) > 1 && len(ch.New) > 1
	}
}

func (c *Comparison) kind(ch *Change) Kind {
	switch {
	case len(ch.Old) == 0:
		return Added
	case len(ch.New) == 0:
		return Removed
	case len(ch.Old) == 1 && len(ch.New) == 1 && clause.Same(c.Old.Clauses[ch.Old[0]].Clause, c.New.Clauses[ch.New[0]].Clause):
		return Unchanged
	}
	return Changed
}

// readsAlike reports whether a change turned out to be none: its clauses differ in nothing but quote marks, dashes, and
// hyphens at line ends, which readers do not see as a change.
func (c *Comparison) readsAlike(ch *Change) bool {
	return ch.Kind == Changed && len(ch.Old) == 1 && len(ch.New) == 1 && len(ch.Marks) == 0 && len(ch.Signals) == 0 &&
		c.Old.Clauses[ch.Old[0]].Kind == c.New.Clauses[ch.New[0]].Kind &&
		!slices.ContainsFunc(ch.Redline, func(e Edit) bool { return e.Op != Equal })
}

// sets are disjoint sets of numbers, joined by rank.
type sets struct{ parent, rank []int }

func newSets(n int) *sets {
	s := &sets{make([]int, n), make([]int, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) find(x int) int {
	for s.parent[x] != x {
		s.parent[x] = s.parent[s.parent[x]]
		x = s.parent[x]
	}
	return x
}

func (s *sets) join(a, b int) {
	a, b = s.find(a), s.find(b)
	switch {
	case a == b:
	case s.rank[a] < s.rank[b]:
		s.parent[a] = b
	case s.rank[a] > s.rank[b]:
		s.parent[b] = a
	default:
		s.parent[b] = a
		s.rank[a]++
	}
}
