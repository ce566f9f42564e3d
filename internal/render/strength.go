package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
	"rspsite/internal/wording"
)

// strengthSeparator stands between what a clause was and what it became.
const strengthSeparator = " → "

// strengths say how strongly the clause of h binds through the versions, oldest first, each once in a row.
func strengths(h *corpus.History) []string {
	var words []string
	for _, at := range h.Steps {
		if at.Clause == nil || at.State == corpus.Unchanged {
			continue
		}
		if word := strengthOf(at); len(words) == 0 || words[len(words)-1] != word {
			words = append(words, word)
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// strengthOf says who is bound by a clause and, where the words are the publisher's own, how strongly: in a text made from
// other sources the verbs are those of whoever describes the policy.
func strengthOf(at corpus.Step) string {
	commitment := at.Clause.Attrs.Get(clause.AttrCommitment)
	if !isPublishersWording(at) || at.Clause.Kind == clause.Heading || at.Clause.Kind.IsGroup() {
		return commitment
	}
	level := ""
	if s := wording.StrengthOf(at.Clause.PlainText()); s != wording.Unstated {
		level = s.String()
	}
	return join(", ", level, commitment)
}

func isPublishersWording(at corpus.Step) bool {
	basis := clause.Basis(at.Clause.Attrs.Get(clause.AttrBasis))
	if basis == "" || basis == clause.Carried {
		basis = clause.Basis(at.Version.Basis)
	}
	return basis != clause.Reconstruction
}

// A lean says which way the words of a change point.
type lean struct{ sign, word string }

// leanOf says whether a change of the policy made a clause bind less or more. Where its words point both ways, or the
// difference is one of description, it says nothing.
func leanOf(ch *stepChange) lean {
	if ch == nil || ch.standing != revision.OfPolicy {
		return lean{}
	}
	binds := func(d diff.Direction) bool {
		return slices.ContainsFunc(ch.Signals, func(s diff.Signal) bool {
			return s.Direction == d && (s.Type == diff.Obligation || s.Type == diff.Commitment)
		})
	}
	switch weaker, stronger := binds(diff.Weaker), binds(diff.Stronger); {
	case weaker && !stronger:
		return lean{"↓", "weaker, "}
	case stronger && !weaker:
		return lean{"↑", "stronger, "}
	}
	return lean{}
}
