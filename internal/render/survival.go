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
	Lost     []lostClauses
}

// lostClauses are clauses of any version that the newest has no more, and that others were not made from.
type lostClauses struct {
	How     string // "Removed"
	Clauses []link
}

// An ending is what became of a clause by the newest version.
type ending uint8

const (
	readsTheSame ending = iota
	readsOtherwise
	madeIntoOthers
	isRemoved
	isUndescribed // the newest text does not have it, and nobody says that the policy dropped it
	endings
)

// endingWords say it of one clause and of several.
var endingWords = [endings][2]string{{"reads the same", "read the same"}, {"reads otherwise", "read otherwise"},
	{"went into others", "went into others"}, {"is removed", "are removed"},
	{"is no longer described", "are no longer described"}}

// lostWords head the lists of what the newest version has no more.
var lostWords = map[ending]string{isRemoved: "Removed", isUndescribed: "No longer described"}

// endingOf says what became of the clause of h since the text that it had first.
func (s *site) endingOf(h *corpus.History) ending {
	first := slices.IndexFunc(h.Steps, func(s corpus.Step) bool { return s.Clause != nil })
	switch last := h.Steps[len(h.Steps)-1].Clause; {
	case last != nil && clause.Same(h.Steps[first].Clause, last):
		return readsTheSame
	case last != nil:
		return readsOtherwise
	case livesOn(h):
		return madeIntoOthers
	case s.turnOf(h, lastLeft(h)) == left:
		return isRemoved
	}
	return isUndescribed
}

// lastLeft is the index of the step in which the clause of h left for good, or -1.
func lastLeft(h *corpus.History) int {
	for i, step := range slices.Backward(h.Steps) {
		if step.State == corpus.Left {
			return i
		}
	}
	return -1
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
	lost := map[ending][]link{}
	for _, h := range p.Histories() {
		if kind := h.Newest().Clause.Kind; kind.IsGroup() || kind == clause.Heading {
			continue
		}
		end := at.s.endingOf(h)
		if h.Steps[0].Clause != nil {
			of[end]++
			all++
		}
		if lostWords[end] != "" {
			lost[end] = append(lost[end], at.to(permalink.ClauseHistory(p.Name, h.ID), string(h.ID)))
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
	s.Sentence = "Besides headings, " + p.Versions[0].Name + " has " + count(all, "clause", "clauses") + " here. In " +
		p.Versions[len(p.Versions)-1].Name + ", " + list(parts) + "."
	for _, end := range []ending{isRemoved, isUndescribed} {
		if len(lost[end]) > 0 {
			s.Lost = append(s.Lost, lostClauses{lostWords[end], lost[end]})
		}
	}
	return s
}
