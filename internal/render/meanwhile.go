package render

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// arrivals and departures name how a clause appears in a version and how it leaves.
var (
	arrivals   = map[turn]string{added: "came in with ", described: "first described in ", cameFrom: "made from others in "}
	departures = map[turn]string{wentInto: "went into others in ", left: "gone in ", undescribed: "no longer described in "}
)

// meanwhile says what happened between two versions to a clause that only one of them has, where there is more to say than
// that: "first described in v2.0, relocated in v3.0". Else the reader sees a clause that was relocated as one that came in.
func (s *site) meanwhile(r *revision.Revision, ch *revision.Change) string {
	if r == nil || len(r.Steps) < 2 || ch.Kind != diff.Added && ch.Kind != diff.Removed {
		return ""
	}
	h := r.New.Policy.History(onlyClause(r, ch))
	if h == nil {
		return ""
	}
	var parts []string
	for _, v := range r.Steps {
		i := slices.Index(v.Policy.Versions, v)
		turn := s.turnOf(h, i)
		if word := arrivals[turn]; word != "" {
			parts = append(parts, word+v.Name)
		}
		parts = append(parts, outcomesIn(v, h)...)
		if word := departures[turn]; word != "" {
			parts = append(parts, word+v.Name)
		}
	}
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts, ", ")
}

// onlyClause is the ID of the first clause of a change that only one side has.
func onlyClause(r *revision.Revision, ch *revision.Change) clause.ID {
	if len(ch.New) > 0 {
		return r.Comparison.New.Clauses[ch.New[0]].ID
	}
	return r.Comparison.Old.Clauses[ch.Old[0]].ID
}

// outcomesIn are the outcomes that the records of v have for the clause of h, besides those that its coming and going says.
func outcomesIn(v *corpus.Version, h *corpus.History) []string {
	if v.Changes == nil {
		return nil
	}
	var words []string
	for i := range v.Changes.Records {
		r := &v.Changes.Records[i]
		if isMaterial(r) && r.Outcome != corpus.OutcomeAdded && r.Outcome != corpus.OutcomeRemoved && namesAny(r.Clauses, h) {
			words = append(words, string(r.Outcome)+" in "+v.Name)
		}
	}
	return words
}
