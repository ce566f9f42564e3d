package corpus

import "slices"

// A Line is what one line of versions of a policy says was in force: that of the versions held, or that of the recorded ones. Two
// sources may number and date versions differently, and then the lines say different things.
type Line struct {
	Recorded bool
	Versions []string // oldest first; several where a month proves no order, none where none had begun
}

// LinesOn says what may have been in force at a date, by the versions held first, then by the recorded ones. A line that has no
// version at all is left out.
func (p *Policy) LinesOn(on Date) []Line {
	var held, recorded []begun
	for _, v := range p.Versions {
		if v.Draft || v.Withdrawn != nil && on.After(v.Withdrawn.On) {
			continue
		}
		since := v.Effective
		if since.IsZero() {
			since = v.Published
		}
		held = append(held, begun{v.Name, since})
	}
	for _, r := range p.Recorded {
		known := func(b begun) bool { return b.version == r.Version }
		if r.Seen.IsZero() && !slices.ContainsFunc(recorded, known) {
			recorded = append(recorded, begun{r.Version, r.Published})
		}
	}
	slices.SortStableFunc(recorded, func(a, b begun) int { return a.since.Compare(b.since) })
	var lines []Line
	if len(held) > 0 {
		lines = append(lines, Line{Versions: inForce(held, on)})
	}
	if len(recorded) > 0 {
		lines = append(lines, Line{Recorded: true, Versions: inForce(recorded, on)})
	}
	return lines
}

// A begun version is in force since a date, until the next one is.
type begun struct {
	version string
	since   Date
}

// inForce are the versions of a line, oldest first, that may have been in force on some day that the date can mean.
func inForce(line []begun, on Date) []string {
	var names []string
	for i, b := range line {
		superseded := slices.ContainsFunc(line[i+1:], func(next begun) bool { return next.since.Last() <= on.First() })
		if b.since.First() <= on.Last() && !superseded {
			names = append(names, b.version)
		}
	}
	return names
}
