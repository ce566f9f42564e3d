package revision

import (
	"maps"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// A tracer finds the changes between two versions that somebody means who names clauses of a step between them.
//
// An ID means its clause, with what stands below it and has no ID of its own. The ID of a list, a table, a quotation means
// what it holds. The ID of a heading means the heading alone: who says that a section changed says which of its clauses did.
type tracer struct {
	chain          []*index // oldest first
	oldest, newest map[*clause.Clause]int
}

// trace returns the tracer of r, whose versions are chain.
func (s *Set) trace(r *Revision, chain []*corpus.Version, reversed bool) *tracer {
	t := &tracer{oldest: map[*clause.Clause]int{}, newest: map[*clause.Clause]int{}}
	for _, v := range chain {
		t.chain = append(t.chain, s.index(v))
	}
	first, last := t.oldest, t.newest
	if reversed {
		first, last = last, first
	}
	for i, c := range r.Changes {
		place(first, &r.Comparison.Old, c.Old, i)
		place(last, &r.Comparison.New, c.New, i)
	}
	return t
}

func place(at map[*clause.Clause]int, side *diff.Side, clauses []int, change int) {
	for _, k := range clauses {
		at[side.Clauses[k].Clause] = change
	}
}

// changes are the indexes of the changes that a list of IDs means, which somebody names of a step: of the version at that
// place of Revision.Steps, or the one before it.
func (t *tracer) changes(step int, ids []string) []int {
	before, after := named(t.chain[step], ids), named(t.chain[step+1], ids)
	back, on := maps.Clone(before), maps.Clone(after)
	for id := range after {
		put(back, t.chain[step+1].origins(id, t.chain[step]))
	}
	for id := range before {
		put(on, t.chain[step+1].heirs(id))
	}
	for k := step; k > 0; k-- {
		back = follow(back, func(id clause.ID) []clause.ID { return t.chain[k].origins(id, t.chain[k-1]) })
	}
	for k := step + 2; k < len(t.chain); k++ {
		on = follow(on, t.chain[k].heirs)
	}
	found := map[int]bool{}
	meant(found, back, t.chain[0], t.oldest)
	meant(found, on, t.chain[len(t.chain)-1], t.newest)
	return slices.Sorted(maps.Keys(found))
}

// named are the clauses of a version that IDs name, those within groups included.
func named(x *index, ids []string) map[clause.ID]bool {
	set := map[clause.ID]bool{}
	for _, id := range ids {
		c := x.clauses[clause.ID(id)]
		if c == nil {
			continue
		}
		set[c.ID] = true
		if c.Kind.IsGroup() {
			inside := clause.Document{Clauses: c.Children}
			for below := range inside.All() {
				if x.clauses[below.ID] == below {
					set[below.ID] = true
				}
			}
		}
	}
	return set
}

// follow takes every ID of a set one version further.
func follow(set map[clause.ID]bool, step func(clause.ID) []clause.ID) map[clause.ID]bool {
	next := map[clause.ID]bool{}
	for id := range set {
		put(next, step(id))
	}
	return next
}

func put(set map[clause.ID]bool, ids []clause.ID) {
	for _, id := range ids {
		set[id] = true
	}
}

// meant adds the changes in which the clauses of a set stand, with what is below them without an ID.
func meant(found map[int]bool, ids map[clause.ID]bool, x *index, at map[*clause.Clause]int) {
	var add func(c *clause.Clause)
	add = func(c *clause.Clause) {
		if i, ok := at[c]; ok {
			found[i] = true
		}
		if c.Kind == clause.Heading {
			return
		}
		for _, below := range c.Children {
			if below.ID == "" || below.Derived {
				add(below)
			}
		}
	}
	for id := range ids {
		add(x.clauses[id])
	}
}
