package main

import (
	"fmt"

	"rspsite/internal/alignment"
	"rspsite/internal/clause"
)

// A score counts links.
type score struct{ right, predicted, gold int }

func (s score) precision() float64 { return ratio(s.right, s.predicted) }
func (s score) recall() float64    { return ratio(s.right, s.gold) }
func (s score) f1() float64        { return ratio(2*s.right, s.predicted+s.gold) }

func (s score) plus(o score) score {
	return score{s.right + o.right, s.predicted + o.predicted, s.gold + o.gold}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// A report is what score.py of the shared papers reports.
type report struct {
	core, oneToOne, many score
	removedRight         int
	removed              int
}

func (r report) String() string {
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f  1:1 %.3f  n:m %.3f  removed %d/%d", r.core.precision(), r.core.recall(), r.core.f1(),
		r.oneToOne.f1(), r.many.f1(), r.removedRight, r.removed)
}

func (r report) plus(o report) report {
	return report{r.core.plus(o.core), r.oneToOne.plus(o.oneToOne), r.many.plus(o.many), r.removedRight + o.removedRight, r.removed + o.removed}
}

// A shape says which clauses the known links join one to one.
type shape struct {
	oldLinks, newLinks map[int]int
	oldOne, newOne     map[int]bool
}

func shapeOf(gold map[alignment.Pair]bool) shape {
	s := shape{map[int]int{}, map[int]int{}, map[int]bool{}, map[int]bool{}}
	for p := range gold {
		s.oldLinks[p.Old]++
		s.newLinks[p.New]++
	}
	for p := range gold {
		if s.isOne(p) {
			s.oldOne[p.Old], s.newOne[p.New] = true, true
		}
	}
	return s
}

// isOne reports whether a known link is the only one of both its ends.
func (s shape) isOne(p alignment.Pair) bool { return s.oldLinks[p.Old] == 1 && s.newLinks[p.New] == 1 }

// judge holds predicted links against the known ones, as score.py does. Loose links count neither way.
func judge(s *sample, predicted []alignment.Pair) report {
	var r report
	known := shapeOf(s.gold)
	for p := range s.gold {
		if known.isOne(p) {
			r.oneToOne.gold++
		} else {
			r.many.gold++
		}
	}
	r.core.gold = len(s.gold)
	touched := map[int]bool{}
	for _, p := range predicted {
		if s.mute(p) {
			continue
		}
		touched[p.Old] = true
		if s.loose[p] {
			continue
		}
		isRight := s.gold[p]
		r.core.count(isRight)
		if known.oldOne[p.Old] || known.newOne[p.New] {
			r.oneToOne.count(isRight && known.isOne(p))
		} else {
			r.many.count(isRight)
		}
	}
	r.removedRight, r.removed = s.leftAlone(touched)
	return r
}

func (s *score) count(isRight bool) {
	s.predicted++
	if isRight {
		s.right++
	}
}

// leftAlone is how many of the clauses without any counterpart were given none.
func (s *sample) leftAlone(touched map[int]bool) (right, all int) {
	linked := map[int]bool{}
	for _, links := range []map[alignment.Pair]bool{s.gold, s.loose} {
		for p := range links {
			linked[p.Old] = true
		}
	}
	for i, c := range s.task.Old {
		if linked[i] || !s.titled && c.Kind == clause.Heading {
			continue
		}
		all++
		if !touched[i] {
			right++
		}
	}
	return right, all
}
