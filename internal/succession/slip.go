package succession

import "rspsite/internal/corpus"

// A Slip is a goal that was given another date between the publications of two reports, or whose date passed.
type Slip struct {
	Goal   *corpus.Goal
	Old    *corpus.GoalDate // the date that stood when the older report came out; nil if none did
	New    *corpus.GoalDate // the one that stands when the newer came out
	Dates  []corpus.Date    // from the one to the other, as they were stated one after the other; both are among them
	Passed bool             // the date that stands lies between the two publications
	Today  corpus.Date      // the day for which the goal says how it stands, which is not that of the newer report
}

// IsMet reports whether the goal is met today. Of one that is, nobody can say that its date passed in vain.
func (s *Slip) IsMet() bool { return s.Goal.Status == corpus.GoalMet }

// A Shift says whether a goal was put off.
type Shift uint8

// The shifts.
const (
	Kept    Shift = iota // the date is the same
	Later                // it was put off
	Sooner               // it was brought forward
	First                // it had no date before
	Another              // it has another date, of which it is not certain that it is later or sooner
)

// Shift says how the date moved.
func (s *Slip) Shift() Shift {
	switch {
	case s.Old == nil:
		return First
	case s.New.Due == s.Old.Due:
		return Kept
	case s.New.Due.After(s.Old.Due):
		return Later
	case s.Old.Due.After(s.New.Due):
		return Sooner
	}
	return Another
}

// slips are the goals whose dates moved, or passed, between two days. Today they stand as they say.
func slips(goals []*corpus.Goal, from, to, today corpus.Date) []Slip {
	var all []Slip
	for _, g := range goals {
		old, new := standing(g, from), standing(g, to)
		if new < 0 {
			continue
		}
		s := Slip{Goal: g, New: &g.Dates[new], Today: today}
		if old >= 0 {
			s.Old = &g.Dates[old]
		}
		for i := max(old, 0); i <= new; i++ {
			s.Dates = append(s.Dates, g.Dates[i].Due)
		}
		s.Passed = to.After(s.New.Due) && !from.After(s.New.Due)
		if s.Passed || s.Old != s.New {
			all = append(all, s)
		}
	}
	return all
}

// dated counts the goals that were ever given a date.
func dated(goals []*corpus.Goal) int {
	n := 0
	for _, g := range goals {
		if len(g.Dates) > 0 {
			n++
		}
	}
	return n
}

// standing is the index of the date that a goal had on a day: of the last one stated by then, or -1. One of which nobody says when it was stated
// stands with the one before it in the list. A date that was stated in the month of that day counts as stated.
func standing(g *corpus.Goal, day corpus.Date) int {
	last := -1
	for i, d := range g.Dates {
		if d.Stated.After(day) {
			break // the list is in the order in which they were stated
		}
		last = i
	}
	return last
}
