package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// A Date is a day, or a month or year where that is all a source says. Its zero value is "not stated".
type Date struct{ text string }

var dateForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// ParseDate reads YYYY-MM-DD, YYYY-MM or YYYY.
func ParseDate(s string) (Date, error) {
	if !dateForm.MatchString(s) {
		return Date{}, fmt.Errorf("bad date %q (want YYYY-MM-DD, or YYYY-MM or YYYY where a source says no more)", s)
	}
	if _, err := time.Parse(time.DateOnly, s+"-01-01"[len(s)-len("2006"):]); err != nil {
		return Date{}, fmt.Errorf("bad date %q: there is no such day", s)
	}
	return Date{s}, nil
}

// UnmarshalText parses b.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}

// String is the date as written.
func (d Date) String() string { return d.text }

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d.text == "" }

// IsDay reports whether the date is known to the day.
func (d Date) IsDay() bool { return len(d.text) == len(time.DateOnly) }

// First is the first day that d can mean, as YYYY-MM-DD.
func (d Date) First() string { return d.text + "-01-01"[max(0, len(d.text)-len("2006")):] }

// Last is the last day that d can mean, as YYYY-MM-DD.
func (d Date) Last() string {
	if first, err := time.Parse("2006-01", d.text); err == nil {
		return first.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return d.text + "-12-31"[max(0, len(d.text)-len("2006")):]
}

// Next is the day after the last that d can mean; zero if d is, or if that is beyond the year 9999.
func (d Date) Next() Date {
	last, err := time.Parse(time.DateOnly, d.Last())
	if err != nil {
		return Date{}
	}
	return dateOn(last.AddDate(0, 0, 1), time.DateOnly)
}

// AddMonths moves d on by n months. A day that the month does not have becomes the month's last: 31 August and six months are 28
// February, or the 29th in a leap year. A month gives a month; of a year nothing can be said, and the result is zero.
func (d Date) AddMonths(n int) Date {
	first, err := time.Parse(time.DateOnly, d.First())
	if err != nil || len(d.text) < len("2006-01") {
		return Date{}
	}
	start := time.Date(first.Year(), first.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	if !d.IsDay() {
		return dateOn(start, "2006-01")
	}
	end := start.AddDate(0, 1, -1)
	return dateOn(start.AddDate(0, 0, min(first.Day(), end.Day())-1), time.DateOnly)
}

// dateOn is a time written as a date; one beyond the year 9999 is none.
func dateOn(t time.Time, layout string) Date {
	d, err := ParseDate(t.Format(layout))
	if err != nil {
		return Date{}
	}
	return d
}

// DaysBetween counts the days from one date to another, negative if the other is earlier. It is not known if one of them is no day.
func DaysBetween(from, to Date) (n int, known bool) {
	a, errA := time.Parse(time.DateOnly, from.text)
	b, errB := time.Parse(time.DateOnly, to.text)
	if errA != nil || errB != nil {
		return 0, false
	}
	return int(b.Sub(a).Hours() / 24), true // UTC has no day of 23 or 25 hours
}

// After reports whether d is certainly later than e: a month proves no order within itself.
func (d Date) After(e Date) bool { return !d.IsZero() && !e.IsZero() && d.First() > e.Last() }

// Compare orders dates for lists: by their first day, the less exact one first.
func (d Date) Compare(e Date) int {
	return cmp.Or(strings.Compare(d.First(), e.First()), cmp.Compare(len(d.text), len(e.text)))
}

// Long writes the date for readers: 24 February 2026, October 2025, 2024.
func (d Date) Long() string {
	layout := map[int]string{len(time.DateOnly): "2 January 2006", len("2006-01"): "January 2006"}[len(d.text)]
	if layout == "" {
		return d.text
	}
	t, err := time.Parse(time.DateOnly, d.First())
	if err != nil { // cannot be: ParseDate made it
		return d.text
	}
	return t.Format(layout)
}
