package cadence

import "rspsite/internal/corpus"

// A Window is the time in which a report is due. Its bounds are days, or months where the report before is dated to a month.
type Window struct {
	Rule     *corpus.Cadence
	After    *corpus.Report // it is counted from
	Earliest corpus.Date    // zero if the rule names no earliest time
	Latest   corpus.Date
}

// windowAfter counts a rule from a report. It is nil if there is no rule, or the report's month is not known.
func windowAfter(r *corpus.Report, rule *corpus.Cadence) *Window {
	if rule == nil {
		return nil
	}
	w := &Window{Rule: rule, After: r, Latest: r.Published.AddMonths(rule.Latest)}
	if rule.Earliest > 0 {
		w.Earliest = r.Published.AddMonths(rule.Earliest)
	}
	if w.Latest.IsZero() {
		return nil
	}
	return w
}

// State says how a day stands to the window, and how far it is: until the earliest day, until the latest, or since it. The
// days are 0 where they are not known.
func (w *Window) State(today corpus.Date) (s State, days int) {
	switch {
	case w.Earliest.After(today):
		s = NotYet
		days, _ = corpus.DaysBetween(today, w.Earliest)
	case today.After(w.Latest):
		s = Overdue
		days, _ = corpus.DaysBetween(w.Latest, today)
	default:
		s = DueNow
		days, _ = corpus.DaysBetween(today, w.Latest)
	}
	return s, days
}

// judge says whether e came in time, by the rule that its own version has, counted from the report before.
func (e *Entry) judge(rule *corpus.Cadence, before *corpus.Report) {
	published := e.Report.Published
	switch {
	case rule == nil:
		e.Standing = NoRule
		return
	case before == nil:
		e.Standing = First
		return
	}
	w := windowAfter(before, rule)
	e.Window = w
	switch {
	case w == nil:
		e.Standing = NotKnown
	case w.Earliest.After(published):
		e.Standing = Early
		e.Days, _ = corpus.DaysBetween(published, w.Earliest)
	case published.After(w.Latest):
		e.Standing = Late
		e.Days, _ = corpus.DaysBetween(w.Latest, published)
	case !isNotBefore(published, w.Earliest) || !isNotBefore(w.Latest, published):
		e.Standing = NotKnown
	default:
		e.Standing = InTime
	}
}

// isNotBefore reports whether a is certainly not earlier than b. Nothing is earlier than a date that is not stated.
func isNotBefore(a, b corpus.Date) bool { return b.IsZero() || a.First() >= b.Last() }
