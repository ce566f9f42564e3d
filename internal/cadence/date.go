package cadence

import (
	"time"

	"rspsite/internal/corpus"
)

// months moves a date on by n months. A day that the month does not have becomes the month's last: 31 August and six months
// are 28 February, or the 29th in a leap year. A date of a month gives a month; of a year nothing can be said.
func months(d corpus.Date, n int) corpus.Date {
	first, err := time.Parse(time.DateOnly, d.First())
	if err != nil || len(d.String()) < len("2006-01") {
		return corpus.Date{}
	}
	start := time.Date(first.Year(), first.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	if !d.IsDay() {
		return date(start.Format("2006-01"))
	}
	end := start.AddDate(0, 1, -1)
	return date(start.AddDate(0, 0, min(first.Day(), end.Day())-1).Format(time.DateOnly))
}

// date reads a date that was just written; one beyond the year 9999 is none.
func date(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		return corpus.Date{}
	}
	return d
}

// Days counts the days from one date to another, negative if the other is earlier. It is not known if one of them is no day.
func Days(from, to corpus.Date) (n int, known bool) {
	a, errA := time.Parse(time.DateOnly, from.String())
	b, errB := time.Parse(time.DateOnly, to.String())
	if errA != nil || errB != nil {
		return 0, false
	}
	return int(b.Sub(a).Hours() / 24), true // UTC has no day of 23 or 25 hours
}

// lastDay is the last day that a date can mean.
func lastDay(d corpus.Date) string {
	first, err := time.Parse(time.DateOnly, d.First())
	if err != nil || d.IsDay() || len(d.String()) < len("2006-01") {
		return d.Last()
	}
	return first.AddDate(0, 1, -1).Format(time.DateOnly)
}
