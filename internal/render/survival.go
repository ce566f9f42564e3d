package render

import (
	"slices"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A survival is what the matrix shows, in words. It says what the texts hold, not what the policy did: where they are made
// from other sources, those may have changed alone.
type survival struct {
	Sentence string // what became of the clauses of the first version in the newest
	Gone     []link // clauses of any version that the newest has no more, and that others were not made from
}

// An ending is what became of a clause by the newest version.
type ending uint8

const (
	readsTheSame ending = iota
	readsOtherwise
	madeIntoOthers
	isGone
	endings
)

// endingWords say it of one clause and of several.
var endingWords = [endings][2]string{{"reads the same", "read the same"}, {"reads otherwise", "read otherwise"},
	{"went into others", "went into others"}, {"is gone", "are gone"}}

// endingOf says what became of the clause of h since the text that it had first.
func endingOf(h *corpus.History) ending {
	first := slices.IndexFunc(h.Steps, func(s corpus.Step) bool { return s.Clause != nil })
	switch last := h.Steps[len(h.Steps)-1].Clause; {
	case last != nil && clause.Same(h.Steps[first].Clause, last):
		return readsTheSame
	case last != nil:
		return readsOtherwise
	case livesOn(h):
		return madeIntoOthers
	}
	return isGone
}

// livesOn reports whether others were made from the clause of h when it left.
func livesOn(h *corpus.History) bool {
	for i, step := range h.Steps {
		if step.State == corpus.Left && len(successors(h, i)) > 0 {
			return true
		}
	}
	return false
}

// survival sums up the matrix of p; it is nil where there is nothing to compare.
func (at *view) survival(p *corpus.Policy) *survival {
	s := &survival{}
	var of [endings]int
	all := 0
	for _, h := range p.Histories() {
		if kind := h.Newest().Clause.Kind; kind.IsGroup() || kind == clause.Heading {
			continue
		}
		end := endingOf(h)
		if h.Steps[0].Clause != nil {
			of[end]++
			all++
		}
		if end == isGone {
			s.Gone = append(s.Gone, at.to(permalink.ClauseHistory(p.Name, h.ID), string(h.ID)))
		}
	}
	if len(p.Versions) < 2 || all == 0 {
		return nil
	}
	var parts []string
	for end, n := range of {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+verb(make([]string, n), endingWords[end][0], endingWords[end][1]))
		}
	}
	s.Sentence = "Of the " + count(all, "clause", "clauses") + " that " + p.Versions[0].Name + " has here, " + list(parts) + " in " +
		p.Versions[len(p.Versions)-1].Name + "."
	return s
}
