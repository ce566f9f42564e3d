package diff

import (
	"slices"

	"rspsite/internal/clause"
)

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
