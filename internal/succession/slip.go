package succession

import "rspsite/internal/corpus"

// A Slip is a goal that was given another date between the publications of two reports, or whose date passed.
type Slip struct {
	Goal   *corpus.Goal
	Old    *corpus.GoalDate // the date that stood when the older report came out; nil if none did
	New    *corpus.GoalDate // the one that stands when the newer came out
	Passed bool             // the date that stands lies between the two publications
}

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

// slips are the goals whose dates moved, or passed, between two days.
func slips(goals []*corpus.Goal, from, to corpus.Date) []Slip {
	var all []Slip
	for _, g := range goals {
		s := Slip{Goal: g, Old: standing(g, from), New: standing(g, to)}
		if s.New == nil {
			continue
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

// standing is the date that a goal had on a day: the last one stated by then, or nil. One of which nobody says when it was stated
// stands with the one before it in the list. A date that was stated in the month of that day counts as stated.
func standing(g *corpus.Goal, day corpus.Date) *corpus.GoalDate {
	last := -1
	for i, d := range g.Dates {
		if d.Stated.After(day) {
			break // the list is in the order in which they were stated
		}
		last = i
	}
	if last < 0 {
		return nil
	}
	return &g.Dates[last]
}
