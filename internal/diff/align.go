package diff

import (
	"slices"

	"rspsite/internal/alignment"
	"rspsite/internal/clause"
)

// align links the clauses that are not settled by what is written about them. What is settled is evidence for the rest.
func align(old, new *Side, fixed []Link, settled settlement) []Link {
	if !slices.Contains(settled.old, false) || !slices.Contains(settled.new, false) {
		return nil // one side has nothing left to link: so it is between versions whose clauses all have IDs
	}
	t := alignment.Task{Old: old.toAlign(), New: new.toAlign(), OldSettled: settled.old, NewSettled: settled.new}
	for _, l := range fixed {
		t.Fixed = append(t.Fixed, alignment.Pair{Old: l.Old, New: l.New})
	}
	var links []Link
	for _, l := range alignment.Find(&t) {
		links = append(links, Link{l.Old, l.New, ByText, l.Confidence})
	}
	return links
}

// toAlign is the side as the aligner sees it: no ID, no mark, no label.
func (s *Side) toAlign() []alignment.Clause {
	return alignment.Clauses(func(yield func([]*clause.Clause, *clause.Clause) bool) {
		for _, c := range s.Clauses {
			if !yield(c.Path, c.Clause) {
				return
			}
		}
	})
}
