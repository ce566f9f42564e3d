package revision

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// A Standing says on what a difference between two texts rests.
type Standing uint8

// The standings.
const (
	OfPolicy    Standing = iota // the policy changed: the texts are the publisher's, or a change record says so
	Description                 // the sources describe it for the first time, or otherwise; nobody says that the policy changed
)

// judge gives every change its standing. In a reversed revision what was added reads as removed.
func (r *Revision) judge(reversed bool) {
	for i := range r.Changes {
		c := &r.Changes[i]
		said := slices.ContainsFunc(c.Records, func(k int) bool { return r.says(r.Records[k], c, reversed) })
		if !said && !(isPublishers(r.Old, &r.Comparison.Old, c.Old) && isPublishers(r.New, &r.Comparison.New, c.New)) {
			c.Standing = Description
		}
	}
}

// says reports whether a record that names a change says that the policy changed so. Over several steps a clause may be missing on
// one side because no source speaks of it there: a record that it was weakened later does not say that it was added.
func (r *Revision) says(record Record, c *Change, reversed bool) bool {
	added, removed := corpus.OutcomeAdded, corpus.OutcomeRemoved
	if reversed {
		added, removed = removed, added
	}
	switch {
	case !record.IsMaterial():
		return false
	case len(r.Steps) > 1 && c.Kind == diff.Added:
		return record.Outcome == added
	case len(r.Steps) > 1 && c.Kind == diff.Removed:
		return record.Outcome == removed
	}
	return true
}

// IsMaterial reports whether r says that the policy changed in substance.
func (r Record) IsMaterial() bool {
	return !r.Event && r.Outcome != "" && r.Outcome != corpus.OutcomeRetained
}

// isPublishers reports whether what one side of a change says is the publisher's own: the wording of its clauses, or, if it
// has none, the text as a whole that has nothing of the kind.
func isPublishers(v *corpus.Version, side *diff.Side, clauses []int) bool {
	if len(clauses) == 0 {
		return clause.Basis(v.Basis) != clause.Reconstruction
	}
	for _, i := range clauses {
		basis := clause.Basis(side.Clauses[i].Attrs.Get(clause.AttrBasis))
		if basis == "" || basis == clause.Carried {
			basis = clause.Basis(v.Basis)
		}
		if basis == clause.Reconstruction {
			return false
		}
	}
	return true
}

// IsOfPolicy reports whether c is a change of the policy, and no mere difference of description.
func (c *Change) IsOfPolicy() bool { return c.IsChange() && c.Standing == OfPolicy }
