package render

import (
	"strings"
	"unicode/utf8"

	"rspsite/internal/cadence"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A calendarEvent is an event of a whole day or month.
type calendarEvent struct {
	uid         string // never changes
	first, last corpus.Date
	summary     string
	description string
	address     string
	categories  []string
	isPlanned   bool
}

// calendarFile plans the calendar of reports as an iCalendar file, RFC 5545. A file of no event is none.
func (s *site) calendarFile() {
	events := s.calendarEvents()
	if len(events) == 0 {
		return
	}
	s.addFile(permalink.ReportCalendar, func() ([]byte, error) { return s.calendarOf(events), nil })
}

// calendarEvents are the days on which reports were published, newest first, and those between which the next ones are due.
func (s *site) calendarEvents() []calendarEvent {
	var events []calendarEvent
	for _, r := range s.corpus.Reports {
		address := permalink.Report(r.Name)
		events = append(events, calendarEvent{uid: s.permanentID(address), first: r.Published, last: r.Published, address: address,
			summary:    join(" ", eventMark(&r.Common), r.Title),
			categories: eventCategories(&r.Common), isPlanned: r.Draft || r.Published.After(s.corpus.AsOf),
			description: join(" ", s.saysOf(&r.Common), "Covers "+r.Covers.Long()+".", precision(r.Published))})
	}
	for _, schedule := range s.schedules() {
		for _, l := range []*cadence.Line{&schedule.Real, &schedule.Specimen} {
			events = append(events, s.dueEvents(schedule, l)...)
		}
	}
	return events
}

// dueEvents are the first and the last day on which the next report of a line is due. Their UIDs hang on the report before,
// which is what the months are counted from.
func (s *site) dueEvents(schedule *cadence.Schedule, l *cadence.Line) []calendarEvent {
	w := l.Next
	if w == nil {
		return nil
	}
	after := permalink.Report(w.After.Name)
	common := corpus.Common{Specimen: w.After.Specimen}
	event := func(which string, on corpus.Date, what string) calendarEvent {
		return calendarEvent{uid: s.permanentID(after + "#_next-" + which), first: on, last: on, isPlanned: true,
			address: permalink.Reports + "#" + scheduleID(schedule.Policy), categories: eventCategories(&common),
			summary:     join(" ", eventMark(&common), shortName(schedule.Policy)+": next Risk Report "+what),
			description: join(" ", saysOfDue(&common), "By "+ruleName(schedule.Policy, w.Rule)+", "+span(w.Rule)+" after "+w.After.Title+".", precision(on))}
	}
	var events []calendarEvent
	if !w.Earliest.IsZero() {
		events = append(events, event("earliest", w.Earliest, "due from this day"))
	}
	return append(events, event("latest", w.Latest, "due by this day"))
}

// saysOfDue says of a date that was counted from a specimen's that nobody owes anything on it.
func saysOfDue(c *corpus.Common) string {
	if c.Specimen {
		return "Specimen: counted from a date that was made up; nobody owes this report."
	}
	return ""
}

// eventMark stands before the summary of what nobody published.
func eventMark(c *corpus.Common) string {
	switch {
	case c.Specimen && c.Draft:
		return "SPECIMEN, DRAFT:"
	case c.Specimen:
		return "SPECIMEN:"
	case c.Draft:
		return "DRAFT:"
	}
	return ""
}

func eventCategories(c *corpus.Common) []string {
	list := []string{"Risk Report"}
	for _, m := range marks(c) {
		list = append(list, m.Text)
	}
	return list
}

// calendarOf writes the events. What a calendar must have of a clock, the time at which it was made, is the site's own date.
func (s *site) calendarOf(events []calendarEvent) []byte {
	var f calendarText
	f.line("BEGIN", "VCALENDAR")
	f.line("VERSION", "2.0")
	f.line("PRODID", "-//rspsite//Risk Reports//EN")
	f.line("CALSCALE", "GREGORIAN")
	f.text("NAME", s.corpus.Config.Title+": Risk Reports")
	f.text("X-WR-CALNAME", s.corpus.Config.Title+": Risk Reports")
	for _, e := range events {
		f.line("BEGIN", "VEVENT")
		f.text("UID", e.uid)
		f.line("DTSTAMP", strings.ReplaceAll(s.corpus.AsOf.First(), "-", "")+"T000000Z")
		f.line("DTSTART;VALUE=DATE", day(e.first.First()).Format("20060102"))
		if end := day(e.last.Last()).AddDate(0, 0, 1); end.Year() < 10_000 { // the day after the last; without it an event has a day
			f.line("DTEND;VALUE=DATE", end.Format("20060102"))
		}
		f.text("SUMMARY", e.summary)
		f.text("DESCRIPTION", e.description)
		f.list("CATEGORIES", e.categories)
		if s.options.BaseURL != "" {
			f.line("URL", absolute(s.options.BaseURL, e.address))
		}
		f.line("TRANSP", "TRANSPARENT") // nobody is busy for it
		if e.isPlanned {
			f.line("STATUS", "TENTATIVE")
		} else {
			f.line("STATUS", "CONFIRMED")
		}
		f.line("END", "VEVENT")
	}
	f.line("END", "VCALENDAR")
	return []byte(f.String())
}

// A calendarText writes the lines of an iCalendar file.
type calendarText struct{ strings.Builder }

// foldAt is how many octets a line has at most, without its end: RFC 5545, 3.1.
const foldAt = 75

// line writes a property, folded, no character in two.
func (f *calendarText) line(name, value string) {
	rest := name + ":" + value
	for limit := foldAt; len(rest) > limit; limit = foldAt - 1 {
		cut := limit
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		f.WriteString(rest[:cut] + "\r\n ")
		rest = rest[cut:]
	}
	f.WriteString(rest + "\r\n")
}

// escapeCalendar escapes a text: RFC 5545, 3.3.11. Other control characters have no place in one.
var escapeCalendar = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// text writes a property whose value is a text. One without a value is left out.
func (f *calendarText) text(name, value string) {
	if value != "" {
		f.line(name, calendarValue(value))
	}
}

// list writes a property whose value is a list of texts.
func (f *calendarText) list(name string, values []string) {
	escaped := make([]string, len(values))
	for i, v := range values {
		escaped[i] = calendarValue(v)
	}
	f.line(name, strings.Join(escaped, ","))
}

func calendarValue(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, escapeCalendar.Replace(s))
}
