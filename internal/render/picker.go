package render

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// A picker leads to the comparison of any two versions of a policy, without a script: a form could send two names and
// not make an address of them.
type picker struct {
	Majors []majorStep
	Rows   []pickerRow // the newest version first
	Older  []pickerRow // those of older versions, folded away where there are many
	All    bool        // every two versions have a compare page
}

// A pickerRow is the choice of an older version to compare a version with, the one right before it first.
type pickerRow struct {
	Version string
	With    []link
}

// A majorStep is the step from one major to the next, with the changes that the editors hold for the greatest.
type majorStep struct {
	link
	Flagships []link
}

// openRows is how many rows of the picker are open.
const openRows = 8

func (at *view) picker(p *corpus.Policy) *picker {
	pairs := revision.Pairs(p)
	if len(pairs) == 0 {
		return nil
	}
	older := map[*corpus.Version][]link{}
	for _, pair := range slices.Backward(pairs) {
		older[pair.New] = append(older[pair.New], at.to(permalink.Compare(p.Name, pair.Old.Name, pair.New.Name), pair.Old.Name))
	}
	pick := &picker{Majors: at.majorSteps(p), All: len(pairs) == len(p.Versions)*(len(p.Versions)-1)/2}
	for _, v := range slices.Backward(p.Versions) {
		if with := older[v]; len(with) > 0 {
			pick.Rows = append(pick.Rows, pickerRow{v.Name, with})
		}
	}
	if len(pick.Rows) > openRows+1 {
		pick.Rows, pick.Older = pick.Rows[:openRows], pick.Rows[openRows:]
	}
	return pick
}

// majorSteps are the shortcuts from one major to the next, the newest first.
func (at *view) majorSteps(p *corpus.Policy) []majorStep {
	var steps []majorStep
	for _, sc := range slices.Backward(revision.Shortcuts(p)) {
		if sc.Pair.New.Previous() != sc.Pair.Old {
			continue
		}
		to := at.s.stepTo(sc.Pair.New)
		m := majorStep{link: at.to(to.address, sc.Old+" → "+sc.New)}
		for _, f := range to.flagships {
			m.Flagships = append(m.Flagships, at.to(to.address+fragment(f.id), f.title))
		}
		steps = append(steps, m)
	}
	return steps
}
