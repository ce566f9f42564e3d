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

// judge gives every change its standing.
func (r *Revision) judge() {
	for i := range r.Changes {
		c := &r.Changes[i]
		said := slices.ContainsFunc(c.Records, func(k int) bool { return r.Records[k].IsMaterial() })
		if !said && !(isPublishers(r.Old, &r.Comparison.Old, c.Old) && isPublishers(r.New, &r.Comparison.New, c.New)) {
			c.Standing = Description
		}
	}
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
