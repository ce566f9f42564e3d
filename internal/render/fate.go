package render

import (
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A fate is what became of a clause, as the page counts it. A difference between two descriptions is never counted as a
// change of the policy.
type fate uint8

const (
	fateSame   fate = iota
	fateVeiled      // reads the same, and what is hidden in it may not be
	fateChanged
	fateMoved
	fateRemoved
	fateAdded
	fateDescribed   // described for the first time
	fateRedescribed // described otherwise, or at another place
	fateUndescribed // no longer described
	fates
)

// fateKinds are the classes of the fates, fateNames what the list of numbers calls them.
var (
	fateKinds = [fates]string{"same", "same", "changed", "moved", "removed", "added", "described", "described", "described"}
	fateNames = [fates]string{"unchanged", "the same as far as can be read", "changed", "moved", "removed", "added", "first described here", "described otherwise", "no longer described"}
)

// fateOf says what became of the clauses of a change.
func fateOf(ch *revision.Change) fate {
	policy := ch.Standing == revision.OfPolicy
	switch {
	case ch.IsChange():
	case ch.Veiled:
		return fateVeiled
	default:
		return fateSame
	}
	switch {
	case policy && ch.Kind == diff.Added:
		return fateAdded
	case policy && ch.Kind == diff.Removed:
		return fateRemoved
	case policy && ch.Kind == diff.Changed:
		return fateChanged
	case policy:
		return fateMoved
	case ch.Kind == diff.Added:
		return fateDescribed
	case ch.Kind == diff.Removed:
		return fateUndescribed
	}
	return fateRedescribed
}

// isOfPolicy reports whether the policy changed here.
func isOfPolicy(ch *revision.Change) bool { return ch.IsChange() && ch.Standing == revision.OfPolicy }
