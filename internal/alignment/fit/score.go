package main

import (
	"fmt"

	"rspsite/internal/alignment"
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

// judge holds predicted links against the known ones. Loose links count neither way.
func judge(s *sample, predicted []alignment.Pair) report {
	var r report
	oldLinks, newLinks := map[int]int{}, map[int]int{}
	linked := map[int]bool{}
	for p := range s.gold {
		oldLinks[p.Old]++
		newLinks[p.New]++
		linked[p.Old] = true
	}
	for p := range s.loose {
		linked[p.Old] = true
	}
	isSingle := func(p alignment.Pair) bool { return s.gold[p] && oldLinks[p.Old] == 1 && newLinks[p.New] == 1 }
	singleOld, singleNew := map[int]bool{}, map[int]bool{}
	for p := range s.gold {
		if isSingle(p) {
			singleOld[p.Old], singleNew[p.New] = true, true
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
		right := 0
		if s.gold[p] {
			right = 1
		}
		r.core = r.core.plus(score{right, 1, 0})
		if singleOld[p.Old] || singleNew[p.New] {
			if isSingle(p) {
				r.oneToOne = r.oneToOne.plus(score{1, 1, 0})
			} else {
				r.oneToOne.predicted++
			}
		} else {
			r.many = r.many.plus(score{right, 1, 0})
		}
	}
	for i := range s.task.Old {
		if linked[i] || s.mute(alignment.Pair{Old: i, New: i % len(s.task.New)}) && s.task.Old[i].Kind == 0 {
			continue
		}
		r.removed++
		if !touched[i] {
			r.removedRight++
		}
	}
	return r
}
