package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A turn is what may be said of a clause in one version. That the policy added or changed it may be said where the text is
// the publisher's, or where a change record says so. Else a text made from other sources only describes it for the first
// time, or otherwise: the sources changed, and nobody says that the policy did.
type turn uint8

const (
	absent turn = iota
	added
	described
	cameFrom // made from clauses of the version before
	unchanged
	moved   // it reads as before, and stands elsewhere
	revised // the text here is the same, and a record says that the wording was another, which no source states
	changed
	redescribed
	wentInto // other clauses were made from it
	left
	undescribed // the text has it no more, and nobody says that the policy dropped it
)

// turnOf says what may be said of the clause of h in the step at index i.
func (s *site) turnOf(h *corpus.History, i int) turn {
	at := h.Steps[i]
	switch at.State {
	case corpus.Added:
		switch {
		case len(at.Clause.Attrs.Words(clause.AttrFrom)) > 0:
			return cameFrom
		case s.isOfPolicy(at):
			return added
		}
		return described
	case corpus.Changed:
		if s.isOfPolicy(at) {
			return changed
		}
		return redescribed
	case corpus.Unchanged:
		switch to := s.stepTo(at.Version); {
		case to.isWordingUnknown(at.Clause):
			return revised
		case to.of(at.Clause).isMoved():
			return moved
		}
		return unchanged
	case corpus.Left:
		if len(successors(h, i)) > 0 {
			return wentInto
		}
		if s.stepTo(at.Version).isOfPolicy(lastClause(h, i)) {
			return left
		}
		return undescribed
	}
	return absent
}

// isMoved reports whether what c is about stands elsewhere, and not for what it stands in.
func (c *stepChange) isMoved() bool { return c != nil && c.Moved && c.With < 0 }

// turn is what may be said of the clauses of a change that have no history.
func (c *stepChange) turn() turn {
	said := c.standing == revision.OfPolicy
	switch {
	case c.Kind == diff.Unchanged:
		return moved
	case c.Kind == diff.Added && said:
		return added
	case c.Kind == diff.Added:
		return described
	case said:
		return changed
	}
	return redescribed
}

// isOfPolicy reports whether a difference in a step is one of the policy. Of the first text that is held it says whose it is.
func (s *site) isOfPolicy(at corpus.Step) bool {
	if to := s.stepTo(at.Version); to != nil {
		return to.isOfPolicy(at.Clause)
	}
	return clause.Basis(at.Version.Basis) != clause.Reconstruction
}

// isOfPolicy reports whether the policy changed c. A group has what its clauses have.
func (s *step) isOfPolicy(c *clause.Clause) bool {
	if c.Kind.IsGroup() {
		return slices.ContainsFunc(c.Children, s.isOfPolicy)
	}
	ch := s.of(c)
	return ch != nil && ch.IsChange() && ch.standing == revision.OfPolicy
}

// isWordingUnknown reports whether a record says that no source states the wording that c took on.
func (s *step) isWordingUnknown(c *clause.Clause) bool {
	if c.Kind.IsGroup() {
		return slices.ContainsFunc(c.Children, s.isWordingUnknown)
	}
	ch := s.of(c)
	return ch != nil && ch.wordingUnknown
}

// origins are the clauses of the version before that a clause says it was made from.
func origins(c *clause.Clause) []string {
	var ids []string
	for _, word := range c.Attrs.Words(clause.AttrFrom) {
		ids = append(ids, word.Value)
	}
	return ids
}

// successors are the clauses that were made from the clause of h when it left, in the step at index i.
func successors(h *corpus.History, i int) []clause.ID {
	t, _ := h.Steps[i].Version.Tombstone(idBefore(h, i))
	return t.Into
}

// wentIntoWords say what became of a clause that others were made from.
func wentIntoWords(ids []clause.ID) string {
	if len(ids) == 1 {
		return "went into " + string(ids[0])
	}
	return "split into " + list(ids)
}

// namesAny reports whether one of the IDs is, or was, that of the clause.
func namesAny(ids []string, h *corpus.History) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		return id == string(h.ID) || slices.Contains(h.Formerly, clause.ID(id))
	})
}
