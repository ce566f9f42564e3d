package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
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
	revised // the text here is the same, and a record says that the wording was another, which no source states
	changed
	redescribed
	wentInto // other clauses were made from it
	left
)

// turnOf says what may be said of the clause of h in one of its steps.
func turnOf(h *corpus.History, step corpus.Step) turn {
	said := isPublishersChange(h, step.Version)
	switch {
	case step.State == corpus.Added && len(step.Clause.Attrs.Words(clause.AttrFrom)) > 0:
		return cameFrom
	case step.State == corpus.Added && said:
		return added
	case step.State == corpus.Added:
		return described
	case step.State == corpus.Changed && said:
		return changed
	case step.State == corpus.Changed:
		return redescribed
	case step.State == corpus.Unchanged && isWordingUnknown(h, step.Version):
		return revised
	case step.State == corpus.Unchanged:
		return unchanged
	case step.State == corpus.Left && len(successors(h, step)) > 0:
		return wentInto
	case step.State == corpus.Left:
		return left
	}
	return absent
}

// isPublishersChange reports whether a difference in v is one of the policy: its text is no reconstruction, or a change
// record with an outcome names the clause.
func isPublishersChange(h *corpus.History, v *corpus.Version) bool {
	if clause.Basis(v.Basis) != clause.Reconstruction {
		return true
	}
	return v.Changes != nil && slices.ContainsFunc(v.Changes.Records, func(r corpus.ChangeRecord) bool {
		return r.Outcome != "" && r.Outcome != corpus.OutcomeRetained && namesAny(r.Clauses, h)
	})
}

// isWordingUnknown reports whether a change record says that no source states the wording that the clause took on in v.
func isWordingUnknown(h *corpus.History, v *corpus.Version) bool {
	return v.Changes != nil && slices.ContainsFunc(v.Changes.Records, func(r corpus.ChangeRecord) bool {
		return r.Wording == corpus.WordingNotStated && namesAny(r.Clauses, h)
	})
}

// origins are the clauses of the version before that a clause says it was made from.
func origins(c *clause.Clause) []string {
	var ids []string
	for _, word := range c.Attrs.Words(clause.AttrFrom) {
		ids = append(ids, word.Value)
	}
	return ids
}

// successors are the clauses that were made from the clause of h when it left.
func successors(h *corpus.History, step corpus.Step) []clause.ID {
	id := idBefore(h, slices.IndexFunc(h.Steps, func(s corpus.Step) bool { return s.Version == step.Version }))
	t, _ := step.Version.Tombstone(id)
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
