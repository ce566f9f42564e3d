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
		said := slices.ContainsFunc(c.Records, func(k int) bool { return isMaterial(r.Records[k].ChangeRecord) })
		if !said && !(isPublishers(r.Old, &r.Comparison.Old, c.Old) && isPublishers(r.New, &r.Comparison.New, c.New)) {
			c.Standing = Description
		}
	}
}

// isMaterial reports whether a record says that the policy changed in substance.
func isMaterial(r *corpus.ChangeRecord) bool {
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

// isOfPolicy reports whether c is a change that the policy made.
func (c Change) isOfPolicy() bool { return c.IsChange() && c.Standing == OfPolicy }
