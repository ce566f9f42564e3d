package cadence

import (
	"fmt"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

// Problems warns of reports that come too early or too late by the rule of their policy, while that can still be mended: of those
// that are not public yet, and of the newest that is, if it came too early and is not marked as off the cycle. What came late is a
// fact once it is public.
func Problems(c *corpus.Corpus) problem.List {
	var list problem.List
	for _, p := range c.Policies {
		s := Of(p, c.ReportsOf(p), c.AsOf)
		if s == nil {
			continue
		}
		for _, l := range []*Line{&s.Real, &s.Specimen} {
			for i := range l.Planned {
				l.Planned[i].untimely(&list)
			}
			if n := len(l.Reports); n > 0 && l.Reports[n-1].Standing == Early {
				l.Reports[n-1].untimely(&list)
			}
		}
	}
	list.Sort()
	return list
}

// untimely warns of a report that is early or late.
func (e *Entry) untimely(list *problem.List) {
	if e.Report.Withdrawn != nil || e.Report.Published.IsZero() || e.Window == nil {
		return
	}
	far := "" // a month does not say how far
	if e.Days == 1 {
		far = "1 day "
	} else if e.Days > 0 {
		far = fmt.Sprintf("%d days ", e.Days)
	}
	at, w := e.Report.Field("published"), e.Window
	switch e.Standing {
	case Early:
		list.Warnf(at, "early", "publish it in time, or add off-cycle: true; without it the next report is counted from this one",
			"%s is %sbefore %s, from when a report is due after %s", e.Report.Published, far, w.Earliest, w.After.Name)
	case Late:
		list.Warnf(at, "late", "check the date; add off-cycle: true if this is not the report that is due",
			"%s is %safter %s, by when a report is due after %s", e.Report.Published, far, w.Latest, w.After.Name)
	}
}
