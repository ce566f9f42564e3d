package corpus

import "slices"

// A Span is a time in which one version of a policy was the one in force. A month as From or Until stands for some day in it.
type Span struct {
	Version string
	Held    *Version    // nil of one that is recorded alone
	From    Date        // the day on which it took effect; of a version that counts again, that of the other's withdrawal
	Until   Date        // the day on which it no longer was; zero where it still is
	Ended   SpanEnd     // why; empty where it still is
	Again   bool        // it had been in force before, and counts again since a later one is withdrawn
	Sources Sources     // who gives the day from which; none of a version that counts again
	Others  []Otherwise // what other records and claims say of it
	Maybe   []*Version  // of one that is recorded alone: the held ones that a claim ties to it, whose text may be its own
}

// A SpanEnd says how a version ceased to be in force.
type SpanEnd string

// The ends of spans.
const (
	Superseded SpanEnd = "superseded" // another took effect
	TakenBack  SpanEnd = "withdrawn"
	Unresolved SpanEnd = "superseded-within" // another took effect on the same day or in the same month, and how long this one held is not known
)

// May reports whether the version may have been in force on a day, as far as the dates tell.
func (s Span) May(on string) bool {
	return s.From.First() <= on && (s.Until.IsZero() || on < s.Until.First() || !s.Until.IsDay() && on <= s.Until.Last())
}

// Spans are the times in which versions of p were in force, held and recorded ones alike, oldest first: on each day the one that InForce
// gives. Those that have not begun yet are among them.
func (p *Policy) Spans() []Span { return spansOf(p.succession()) }

func spansOf(terms []term) []Span {
	at := func(name string) int { return slices.IndexFunc(terms, func(t term) bool { return t.version == name }) }
	var spans []Span
	for _, turn := range turns(terms) {
		name, last := inForce(terms, firstDay(turn)), len(spans)-1
		if last >= 0 && spans[last].Version == name && spans[last].Until.IsZero() {
			continue
		}
		if last >= 0 && spans[last].Until.IsZero() {
			spans[last].Until, spans[last].Ended = turn, terms[at(spans[last].Version)].end(turn)
		}
		if name == "" {
			continue
		}
		t := terms[at(name)]
		s := Span{Version: name, Held: t.held, From: turn, Maybe: t.maybe, Again: slices.ContainsFunc(spans, func(s Span) bool { return s.Version == name })}
		s.Others = t.others
		if !s.Again {
			s.From, s.Sources = t.since, t.by
		}
		spans = append(spans, s)
	}
	return withoutSpan(terms, spans)
}

// turns are the dates on which the version in force may change, in order, one for each first day.
func turns(terms []term) []Date {
	var dates []Date
	for _, t := range terms {
		dates = append(dates, t.since)
		if !t.until.IsZero() {
			dates = append(dates, t.until)
		}
	}
	slices.SortStableFunc(dates, Date.Compare)
	return slices.CompactFunc(dates, func(a, b Date) bool { return a.First() == b.First() })
}

// firstDay is the first day that a date can mean.
func firstDay(d Date) Date {
	day, _ := ParseDate(d.First())
	return day
}

// end says how a version ceased to be in force on a date.
func (t term) end(on Date) SpanEnd {
	if !t.until.IsZero() && t.until.First() == on.First() {
		return TakenBack
	}
	return Superseded
}

// withoutSpan adds the versions that have no span, each before the one that took its place.
func withoutSpan(terms []term, spans []Span) []Span {
	for i, t := range terms {
		if slices.ContainsFunc(spans, func(s Span) bool { return s.Version == t.version }) {
			continue
		}
		later := func(s Span) bool {
			j := slices.IndexFunc(terms, func(t term) bool { return t.version == s.Version })
			return j > i && s.From.First() <= t.since.First() && (s.Until.IsZero() || t.since.First() < s.Until.First())
		}
		k := slices.IndexFunc(spans, later)
		if k < 0 {
			continue
		}
		spans = slices.Insert(spans, k, Span{Version: t.version, Held: t.held, From: t.since, Sources: t.by, Until: spans[k].From, Ended: Unresolved, Others: t.others, Maybe: t.maybe})
	}
	return spans
}

// Begins is the date on which v takes effect, by its own header: that of publication where it names no other.
func (v *Version) Begins() Date { return v.start() }
