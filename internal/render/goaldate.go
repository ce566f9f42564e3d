package render

import (
	"rspsite/internal/corpus"
)

var overdueChip = chip{"Overdue", "weak"}

// lastDue is the date that a goal was given last, or "".
func lastDue(g *corpus.Goal) string {
	if len(g.Dates) == 0 {
		return ""
	}
	return g.Dates[len(g.Dates)-1].Due.Long()
}

// overdue says by how much an open goal is overdue on a day, or "" if it certainly is not: a month is over when it has ended.
func overdue(g *corpus.Goal, on corpus.Date) string {
	if len(g.Dates) == 0 || g.Status != corpus.GoalOpen {
		return ""
	}
	due := g.Dates[len(g.Dates)-1].Due
	if !on.After(due) {
		return ""
	}
	if words := distance(due, on); words != "" {
		return words
	}
	return "less than can be counted"
}

// hasSlipped reports whether the date given last is certainly later than the first.
func hasSlipped(g *corpus.Goal) bool {
	return len(g.Dates) > 1 && g.Dates[len(g.Dates)-1].Due.After(g.Dates[0].Due)
}

// slipOf says how often a goal was given a later date, and how far the last one is from the first. It is empty for a goal that was
// given one date at most.
func slipOf(g *corpus.Goal) string {
	if len(g.Dates) < 2 {
		return ""
	}
	later := 0
	for i := 1; i < len(g.Dates); i++ {
		if g.Dates[i].Due.After(g.Dates[i-1].Due) {
			later++
		}
	}
	first, last := g.Dates[0].Due, g.Dates[len(g.Dates)-1].Due
	says := dateMove(first, last)
	if later > 0 {
		says = "put off " + times(later) + ", in all " + says
	}
	return says + " than first given"
}

// times counts how often something happened.
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return count(n, "time", "times")
}

// dateMove says how far a date moved: in days between two days, in months where one is a month, in years where one is a year. What the
// dates do not prove is said to be so.
func dateMove(from, to corpus.Date) string {
	switch by := distance(from, to); {
	case from == to:
		return "no other date"
	case to.After(from):
		return by + " later"
	case from.After(to):
		return distance(to, from) + " earlier"
	}
	return "no certainly earlier or later date"
}

// moveClass is how the chip of a move looks: weak where the goal was put off.
func moveClass(from, to corpus.Date) string {
	switch {
	case to.After(from):
		return "weak"
	case from.After(to):
		return "strong"
	}
	return "flat"
}

// distance is how far it is from a date to one that is certainly later, in the unit that both dates have.
func distance(from, to corpus.Date) string {
	if n, known := corpus.DaysBetween(from, to); known {
		return count(n, "day", "days")
	}
	start, end := yearMonth(from), yearMonth(to)
	years, months := end[0]-start[0], end[1]-start[1]
	if start[1] == 0 || end[1] == 0 { // one of them is a year
		return count(years, "year", "years")
	}
	return count(12*years+months, "month", "months")
}

// yearMonth splits a date; a year alone has month 0.
func yearMonth(d corpus.Date) [2]int {
	s := d.String()
	ym := [2]int{number(s[:min(len(s), len("2006"))])}
	if len(s) >= len("2006-01") {
		ym[1] = number(s[len("2006-"):len("2006-01")])
	}
	return ym
}
