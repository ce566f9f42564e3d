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
	held := slices.DeleteFunc(p.heldTerms(), func(t term) bool { return t.held.Draft || t.isOver(on) })
	var lines []Line
	if len(held) > 0 {
		lines = append(lines, Line{Versions: mayRun(held, on)})
	}
	if recorded := p.recordedTerms(); len(recorded) > 0 {
		lines = append(lines, Line{Recorded: true, Versions: mayRun(recorded, on)})
	}
	return lines
}

// mayRun are the versions of a line, oldest first, that may have been in force on some day that the date can mean.
func mayRun(line []term, on Date) []string {
	var names []string
	for i, t := range line {
		isSuperseded := slices.ContainsFunc(line[i+1:], func(next term) bool { return next.must(on) })
		if t.may(on) && !isSuperseded {
			names = append(names, t.version)
		}
	}
	return names
}
