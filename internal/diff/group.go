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

// markMoved finds what stands elsewhere than before: the changes outside the heaviest run of changes that stand in the same
// order on both sides, and those whose section went on without them.
func (c *Comparison) markMoved() {
	var paired []int // changes with both sides, in the order of the new side
	for i := range c.Changes {
		if ch := &c.Changes[i]; len(ch.Old) > 0 && len(ch.New) > 0 {
			paired = append(paired, i)
		}
	}
	slices.SortFunc(paired, func(a, b int) int { return c.Changes[a].New[0] - c.Changes[b].New[0] })
	stays := c.heaviestRun(paired)
	partners := c.partners()
	for k, i := range paired {
		ch := &c.Changes[i]
		ch.Moved = !stays[k] || c.leftItsSection(ch, partners)
	}
}

// heaviestRun says which of the paired changes form the run in the order of both sides that holds the most text.
func (c *Comparison) heaviestRun(paired []int) []bool {
	type best struct{ weight, at int }         // at: the index into paired that ends the run
	tree := make([]best, len(c.Old.Clauses)+1) // a Fenwick tree of maxima over old positions
	before := make([]int, len(paired))
	oldWeights, newWeights := c.Old.weights(), c.New.weights()
	top := best{0, -1}
	for k, i := range paired {
		ch := &c.Changes[i]
		prefix := best{0, -1}
		for p := ch.Old[0]; p > 0; p -= p & -p {
			if tree[p].weight > prefix.weight {
				prefix = tree[p]
			}
		}
		weight := 1
		for _, o := range ch.Old {
			weight += oldWeights[o]
		}
		for _, n := range ch.New {
			weight += newWeights[n]
		}
		before[k] = prefix.at
		now := best{prefix.weight + weight, k}
		for p := ch.Old[0] + 1; p < len(tree); p += p & -p {
			if now.weight > tree[p].weight {
				tree[p] = now
			}
		}
		if now.weight > top.weight {
			top = now
		}
	}
	stays := make([]bool, len(paired))
	for k := top.at; k >= 0; k = before[k] {
		stays[k] = true
	}
	return stays
}

// weights are how much text would move with each clause: its own, and that of its section. A paragraph that changes places with
// a heading has gone to another section; the heading has not moved.
func (s *Side) weights() []int {
	weights := make([]int, len(s.Clauses))
	at := map[*clause.Clause]int{}
	for i, c := range s.Clauses {
		at[c.Clause] = i
		weights[i] += len(c.Text)
		for _, p := range c.Path {
			if p.Kind == clause.Heading {
				weights[at[p]] += len(c.Text)
			}
		}
	}
	return weights
}

// partners are, for the headings of either side, the ones that they are linked with.
func (c *Comparison) partners() map[*clause.Clause][]*clause.Clause {
	partners := map[*clause.Clause][]*clause.Clause{}
	for _, l := range c.Links {
		o, n := c.Old.Clauses[l.Old].Clause, c.New.Clauses[l.New].Clause
		if o.Kind == clause.Heading && n.Kind == clause.Heading {
			partners[o], partners[n] = append(partners[o], n), append(partners[n], o)
		}
	}
	return partners
}

// leftItsSection reports whether the change stands in another section than before, though its own section and the other one
// stand on both sides. A heading that was put in above it, or taken out, did not move it.
func (c *Comparison) leftItsSection(ch *Change, partners map[*clause.Clause][]*clause.Clause) bool {
	o, n := c.Old.Clauses[ch.Old[0]], c.New.Clauses[ch.New[0]]
	was, is := partners[heading(o)], partners[heading(n)]
	return len(was) > 0 && len(is) > 0 && !holds(was, n.Path) && !holds(is, o.Path)
}

// holds reports whether one of the sections is on the path.
func holds(sections, path []*clause.Clause) bool {
	return slices.ContainsFunc(sections, func(s *clause.Clause) bool { return slices.Contains(path, s) })
}

// heading is the nearest heading above c, or nil.
func heading(c Clause) *clause.Clause {
	for _, p := range slices.Backward(c.Path) {
		if p.Kind == clause.Heading {
			return p
		}
	}
	return nil
}

// markTaken says of what moved with what above it, heading or item, it moved.
func (c *Comparison) markTaken() {
	at := map[*clause.Clause]int{}
	for i := range c.Changes {
		ch := &c.Changes[i]
		if len(ch.Old) == 1 && len(ch.New) == 1 {
			at[c.New.Clauses[ch.New[0]].Clause] = i
		}
	}
	for i := range c.Changes {
		ch := &c.Changes[i]
		if !ch.Moved {
			continue
		}
		o, n := above(c.Old.Clauses[ch.Old[0]]), above(c.New.Clauses[ch.New[0]])
		if k, ok := at[n]; ok && o != nil && c.Changes[k].Moved && c.Old.Clauses[c.Changes[k].Old[0]].Clause == o {
			ch.With = k
		}
	}
}

// above is the nearest clause above c, groups left out, or nil.
func above(c Clause) *clause.Clause {
	for _, p := range slices.Backward(c.Path) {
		if !p.Kind.IsGroup() {
			return p
		}
	}
	return nil
}
