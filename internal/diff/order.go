package diff

import "slices"

// order puts the changes into reading order: that of the new text; what was removed stands behind what it followed in the
// old text.
func (c *Comparison) order() {
	c.markMoved()
	order := make([]int, 0, len(c.Changes))
	for _, s := range c.Stops() {
		if s.Role == Here {
			order = append(order, s.Change)
		}
	}
	sorted := make([]Change, len(order))
	for to, from := range order {
		sorted[to] = c.Changes[from]
	}
	c.Changes = sorted
	c.markTaken()
}

// A Role says what a reader meets at a stop.
type Role uint8

// The roles.
const (
	Here   Role = iota // the change itself: each change has exactly one such stop
	Origin             // the place that a moved change left
	Part               // a further new clause of a split, away from the first
)

// A Stop is a place in the reading order of a comparison.
type Stop struct {
	Change int // index into Changes
	Role   Role
	Clause int // index of the clause that stands there: of the old side at an Origin, and of a removed change; else of the new
}

// Stops are the places that a reader meets, top to bottom: the new text in its order, with what was removed, and the places
// that moved changes left, where the old text had them.
func (c *Comparison) Stops() []Stop {
	oldAt, newAt := make([]int, len(c.Old.Clauses)), make([]int, len(c.New.Clauses)) // clause → change
	for i := range c.Changes {
		for _, o := range c.Changes[i].Old {
			oldAt[o] = i
		}
		for _, n := range c.Changes[i].New {
			newAt[n] = i
		}
	}
	// What has no place in the new text stands behind the nearest clause before it in the old text that stayed.
	behind := make([][]Stop, len(c.New.Clauses)+1) // by the new clause that they follow, counted from 1
	after := 0
	for o := range c.Old.Clauses {
		ch := &c.Changes[oldAt[o]]
		switch {
		case len(ch.New) == 0:
			behind[after] = append(behind[after], Stop{oldAt[o], Here, o})
		case ch.Moved:
			if ch.Old[0] == o {
				behind[after] = append(behind[after], Stop{oldAt[o], Origin, o})
			}
		default:
			after = max(after, ch.New[len(ch.New)-1]+1)
		}
	}
	stops := slices.Clone(behind[0])
	for n := range c.New.Clauses {
		ch := &c.Changes[newAt[n]]
		switch {
		case ch.New[0] == n:
			stops = append(stops, Stop{newAt[n], Here, n})
		case newAt[n-1] != newAt[n]:
			stops = append(stops, Stop{newAt[n], Part, n})
		}
		stops = append(stops, behind[n+1]...)
	}
	return stops
}
