package citation

import (
	"strings"
	"time"
)

// A Date is YYYY-MM-DD, YYYY-MM or YYYY: as much as is known. Empty is "not stated".
type Date string

// layouts are those of a date, by how long it is.
var layouts = map[int]string{len("2006"): "2006", len("2006-01"): "2006-01", len(time.DateOnly): time.DateOnly}

// parts are year, month and day, as far as they are known; none of what is no day, month or year of the calendar.
func (d Date) parts() []int {
	t, err := time.Parse(layouts[len(d)], string(d))
	if d == "" || err != nil {
		return nil
	}
	return []int{t.Year(), int(t.Month()), t.Day()}[:1+strings.Count(string(d), "-")]
}

// known is the date; empty of what is none.
func (d Date) known() Date {
	if d.parts() == nil {
		return ""
	}
	return d
}

// isDay reports whether the date is known to the day.
func (d Date) isDay() bool { return len(d.parts()) == 3 }

// long writes the date for readers: 24 February 2026, February 2026, 2026.
func (d Date) long() string {
	layout := map[int]string{2: "January 2006", 3: "2 January 2006"}[len(d.parts())]
	full := string(d) + "-01-01"[min(max(0, len(d)-len("2006")), len("-01-01")):]
	t, err := time.Parse(time.DateOnly, full)
	if layout == "" || err != nil {
		return string(d)
	}
	return t.Format(layout)
}

// undisputed is the date for a field that holds a date and no doubt: none where other sources differ. The note has it then, with the doubt.
func (o *Original) undisputed() Date {
	if o.Disputed {
		return ""
	}
	return o.On
}

// on is the date behind a verb: "on 24 February 2026", "in February 2026".
func (d Date) on() string {
	switch {
	case d == "":
		return ""
	case d.isDay():
		return "on " + d.long()
	}
	return "in " + d.long()
}
