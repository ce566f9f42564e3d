package main

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/render"
	"rspsite/internal/revision"
)

// compareVersions is the revision between two versions, with what the project knows of it.
func compareVersions(set *revision.Set, old, new *corpus.Version, baseURL string) *comparison {
	r := set.Between(old, new)
	c := &comparison{Comparison: r.Comparison, facts: render.ComparisonFacts(r, baseURL)}
	c.remarks.Notes, c.remarks.Retold = basisNotes(old, new), isRebuilt(old) || isRebuilt(new)
	if old.Policy != new.Policy {
		c.Old.Name, c.New.Name = fullName(old), fullName(new)
		c.remarks.Notes = append([]string{"These are versions of two different policies: one did not become the other."}, c.remarks.Notes...)
		return c
	}
	policy, described := standings(r)
	if len(described) > 0 {
		c.remarks.Summary = standingSummary(r, len(policy), len(described))
		c.remarks.Notes = append(c.remarks.Notes, standingNote)
		c.remarks.Number = func(i int) int { return policy[i] }
	}
	c.remarks.Fate = func(i int) string { return fateOf(&r.Changes[i]) }
	c.remarks.Describes = func(i int) bool { return r.Changes[i].Standing == revision.Description }
	c.remarks.Extra = func(i int) []string { return recordsOf(r, i) }
	return c
}

func fullName(v *corpus.Version) string { return v.Policy.Name + "/" + v.Name }

// basisNotes say which texts are not the publisher's wording. A version may be nil: of a file nobody knows.
func basisNotes(old, new *corpus.Version) []string {
	const sources = "reconstructed from secondary sources and not the publisher's wording."
	switch {
	case old != new && isRebuilt(old) && isRebuilt(new):
		return []string{"Both texts are " + sources}
	case isRebuilt(old):
		return []string{old.Name + " is " + sources}
	case isRebuilt(new):
		return []string{new.Name + " is " + sources}
	}
	return nil
}

// isRebuilt reports whether the text of v is not in the publisher's words.
func isRebuilt(v *corpus.Version) bool {
	return v != nil && clause.Basis(v.Basis) == clause.Reconstruction
}

// standings are the changes of the policy with their numbers, which are those of the compare page, and the differences of
// description.
func standings(r *revision.Revision) (policy map[int]int, described []int) {
	policy = map[int]int{}
	for i := range r.Changes {
		switch c := &r.Changes[i]; {
		case !c.IsChange():
		case c.Standing == revision.OfPolicy:
			policy[i] = len(policy) + 1
		default:
			described = append(described, i)
		}
	}
	return policy, described
}

// standingSummary keeps apart what changed in the policy and what is described otherwise.
func standingSummary(r *revision.Revision, policy, described int) string {
	return fmt.Sprintf("%s of the policy, %s of description; %d unchanged.",
		count(policy, "change"), count(described, "difference"), len(r.Changes)-policy-described)
}

// standingNote says which differences have a number.
const standingNote = "Numbered is what changed in the policy, by its own wording or by a change record. " +
	"The others are differences between two descriptions, of which no source says that the policy changed."

// fateOf is what to call a difference between two descriptions; empty for a change of the policy.
func fateOf(c *revision.Change) string {
	switch {
	case c.Standing == revision.OfPolicy || !c.IsChange():
		return ""
	case c.Kind == diff.Added:
		return "described for the first time"
	case c.Kind == diff.Removed:
		return "no longer described"
	case c.Kind == diff.Unchanged:
		return "described elsewhere"
	}
	return "described otherwise"
}

// recordsOf are the editors' change records that name a clause of a change.
func recordsOf(r *revision.Revision, i int) []string {
	var lines []string
	for _, k := range r.Changes[i].Records {
		record := r.Records[k]
		line := "change record of " + record.Version.Name + ": " + record.Title
		if record.Outcome != "" {
			line += " (" + string(record.Outcome) + ")"
		}
		lines = append(lines, line)
	}
	return lines
}
