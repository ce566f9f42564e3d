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
	Majors []majorStep // to the next, the newest first
	Spans  []link      // over several majors
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
	pick := &picker{All: len(pairs) == len(p.Versions)*(len(p.Versions)-1)/2}
	pick.Majors, pick.Spans = at.majors(p)
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

// majors are the shortcuts from one major to the next, and those over several.
func (at *view) majors(p *corpus.Policy) (steps []majorStep, spans []link) {
	for _, sc := range slices.Backward(revision.Shortcuts(p)) {
		l := at.to(permalink.Compare(p.Name, sc.Old, sc.New), sc.Old+" → "+sc.New)
		if sc.Pair.New.Previous() != sc.Pair.Old {
			spans = append(spans, l)
			continue
		}
		m := majorStep{link: l}
		for _, f := range at.s.stepTo(sc.Pair.New).flagships {
			m.Flagships = append(m.Flagships, link{f.title, l.Href + fragment(f.id)})
		}
		steps = append(steps, m)
	}
	return steps, spans
}
