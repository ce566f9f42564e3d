package diff

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
)

// What a MarkChange says of redactions, in two texts of which the one corrects the other (see [Options]).
const (
	MarkRedaction     = "redaction"               // the commitment is another; Old and New are the IDs
	MarkJustification = "redaction justification" // the publisher's reason in words is another
)

// A RedactionPair is a redaction, and the one that stood in its place in the older text.
type RedactionPair struct{ Old, New *clause.Redaction }

// Exchanged are the redactions of a change that no longer commit to what the redaction in their place did.
func (c *Comparison) Exchanged(ch *Change) []RedactionPair {
	return slices.DeleteFunc(c.redactions(ch), func(p RedactionPair) bool { return p.Old.Commitment == p.New.Commitment })
}

// noteCommitments notes the redactions of a change that no longer commit to what they did, or are justified in other words. A
// change with one is a change, though every word of it reads alike.
func (c *Comparison) noteCommitments(ch *Change) {
	var found []redline.MarkChange
	for _, p := range c.redactions(ch) {
		if p.Old.Commitment != p.New.Commitment {
			found = append(found, redline.MarkChange{What: MarkRedaction, Old: p.Old.ID, New: p.New.ID, Text: p.New.Words()})
		}
		if p.Old.Note != p.New.Note {
			found = append(found, redline.MarkChange{What: MarkJustification, Old: p.Old.Note, New: p.New.Note, Text: p.New.Words()})
		}
	}
	if len(found) > 0 {
		ch.Marks = slices.Concat(ch.Marks, found)
		ch.Kind = Changed
	}
}

// redactions pairs those of both sides of a change. Those of the same commitment are the same as far as they stand in the same
// order; between them each old one is held against the next new one. Where all of them changed places alone, each place is held
// against the same place.
func (c *Comparison) redactions(ch *Change) []RedactionPair {
	old, new := redactionsOf(pick(&c.Old, ch.Old)), redactionsOf(pick(&c.New, ch.New))
	var pairs []RedactionPair
	if isReordered(old, new) {
		for i := range old {
			pairs = append(pairs, RedactionPair{old[i], new[i]})
		}
		return pairs
	}
	for len(old) > 0 && len(new) > 0 {
		o, n := nextKept(old, new)
		for i := range min(o, n) {
			pairs = append(pairs, RedactionPair{old[i], new[i]})
		}
		if o == len(old) {
			break
		}
		pairs = append(pairs, RedactionPair{old[o], new[n]})
		old, new = old[o+1:], new[n+1:]
	}
	return pairs
}

// isReordered reports whether two passages have the same commitments, in whatever order.
func isReordered(old, new []*clause.Redaction) bool {
	sorted := func(rs []*clause.Redaction) []string {
		var commitments []string
		for _, r := range rs {
			commitments = append(commitments, r.Commitment)
		}
		slices.Sort(commitments)
		return commitments
	}
	return slices.Equal(sorted(old), sorted(new))
}

func redactionsOf(clauses []*clause.Clause) []*clause.Redaction {
	var all []*clause.Redaction
	for _, c := range clauses {
		all = append(all, c.Redactions()...)
	}
	return all
}

// nextKept finds the first redaction of the old text whose commitment the new one has, and where in either they stand; the lengths
// of both if there is none.
func nextKept(old, new []*clause.Redaction) (o, n int) {
	for o, r := range old {
		if n := slices.IndexFunc(new, func(x *clause.Redaction) bool { return x.Commitment == r.Commitment }); n >= 0 {
			return o, n
		}
	}
	return len(old), len(new)
}

// RedactionWords say of a [MarkRedaction] what readers can know of it: that the commitment is another, and so perhaps what is hidden.
func RedactionWords(m redline.MarkChange) string {
	if m.Old == m.New {
		return "another commitment (" + m.New + ")"
	}
	return "another commitment (" + m.Old + " → " + m.New + ")"
}
