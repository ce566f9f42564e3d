package cadence

import (
	"cmp"
	"slices"

	"rspsite/internal/corpus"
)

// A Schedule is when the reports of a policy came, and when the next is due. Made-up reports have a line of their own.
type Schedule struct {
	Policy         *corpus.Policy
	InForce        string          // name of the version in force today; empty if none is known
	Rule           *corpus.Cadence // that it has; nil if it has none
	Real, Specimen Line
}

// A Line is a row of reports of which each is due some months after the one before.
type Line struct {
	Reports  []Entry // on cycle, oldest first
	OffCycle []Entry // they move no date; oldest first
	Planned  []Entry // drafts, and those with a date ahead, which a public site never has; oldest first
	Next     *Window // when the next one is due; nil if that cannot be said
}

// IsEmpty reports whether the line has no report at all.
func (l *Line) IsEmpty() bool { return len(l.Reports)+len(l.OffCycle)+len(l.Planned) == 0 }

// Last is the newest report on cycle, or nil.
func (l *Line) Last() *corpus.Report {
	if len(l.Reports) == 0 {
		return nil
	}
	return l.Reports[len(l.Reports)-1].Report
}

// An Entry is a report and whether it came in time.
type Entry struct {
	Report   *corpus.Report
	Window   *Window // in which it was due; nil if the rule was counted from nothing, or there was no rule
	Standing Standing
	Days     int // how many days too early or too late; 0 if it was neither, or the days are not known
}

// Of makes the schedule of a policy from the reports under it, in any order. It is nil if the policy has no rule.
func Of(p *corpus.Policy, reports []*corpus.Report, today corpus.Date) *Schedule {
	if len(p.Cadence) == 0 {
		return nil
	}
	s := &Schedule{Policy: p, InForce: p.InForce(today)}
	s.Rule = ruleOf(p, s.InForce)
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b *corpus.Report) int { // oldest first, in one order
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Name, b.Name))
	})
	for _, r := range reports {
		line := &s.Real
		if r.Specimen {
			line = &s.Specimen
		}
		line.add(p, r, today)
	}
	s.Real.next(s.Rule)
	s.Specimen.next(s.Rule)
	return s
}

// Line returns the line that a report stands on.
func (s *Schedule) Line(r *corpus.Report) *Line {
	if r.Specimen {
		return &s.Specimen
	}
	return &s.Real
}

// ruleOf is the rule that a version has: the last one of those that began with it or before. It is nil if there is none.
func ruleOf(p *corpus.Policy, version string) *corpus.Cadence {
	if version == "" {
		return nil
	}
	for i := range slices.Backward(p.Cadence) {
		if rule := &p.Cadence[i]; rule.Latest > 0 && p.IsSince(version, rule.Since) {
			return rule
		}
	}
	return nil
}

// add puts the next report in order on the line.
func (l *Line) add(p *corpus.Policy, r *corpus.Report, today corpus.Date) {
	e := Entry{Report: r}
	if r.OffCycle {
		e.Standing = OffCycle
	} else {
		e.judge(ruleOf(p, r.PolicyVersion), l.Last())
	}
	switch {
	case r.Draft || r.Published.After(today):
		l.Planned = append(l.Planned, e)
	case r.OffCycle:
		l.OffCycle = append(l.OffCycle, e)
	default:
		l.Reports = append(l.Reports, e)
	}
}

// next says when the report after the last one is due.
func (l *Line) next(rule *corpus.Cadence) {
	if last := l.Last(); last != nil {
		l.Next = windowAfter(last, rule)
	}
}
