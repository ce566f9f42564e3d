package diff

import (
	"fmt"
	"strconv"
	"strings"
)

// A timeUnit is a unit of time as a number of a smaller one that divides it exactly: months or days.
type timeUnit struct {
	months, days, hours int
}

var timeUnits = map[string]timeUnit{
	"hour": {hours: 1}, "day": {days: 1}, "week": {days: 7}, "month": {months: 1}, "quarter": {months: 3}, "year": {months: 12},
}

// cadences are words that say how often.
var cadences = map[string]timeUnit{
	"daily": {days: 1}, "weekly": {days: 7}, "monthly": {months: 1}, "quarterly": {months: 3}, "yearly": {months: 12}, "annually": {months: 12},
	"annual": {months: 12},
}

// everyWords stand before a unit and make it a cadence: "every year", "once a year".
var everyWords = wordSet("every each per")

// dayKinds may stand between a number and its unit.
var dayKinds = wordSet("business calendar working consecutive full")

// The names that lengths have in place of a unit: what happens every so often is no deadline.
const (
	lengthOfTime = "length"
	oftenness    = "cadence"
)

// periodSignals says which lengths of time and dates became others, came in or went.
func (c *sidesRead) periodSignals() []foundSignal {
	lengths := c.quantitySignals(rulePeriodLength, c.old.lengths(), c.new.lengths())
	return append(lengths, c.quantitySignals(rulePeriodDate, c.old.dates(), c.new.dates())...)
}

// lengths are the lengths of time that the text names.
func (r *reading) lengths() []quantity {
	var found []quantity
	for k, s := range r.sentences {
		for i := s.from; i < s.to; {
			q, ok := r.lengthAt(i, s)
			if !ok {
				i++
				continue
			}
			q.sentence = k
			found = append(found, q)
			i = q.at.to
		}
	}
	return found
}

func (r *reading) lengthAt(i int, s stretch) (quantity, bool) {
	low := r.low(i)
	if u, ok := cadences[low]; ok {
		return u.times(1, oftenness, stretch{i, i + 1}), true
	}
	if low == "once" || low == "twice" {
		return r.onceA(i)
	}
	n, at := 1, i
	isEvery := everyWords[low]
	if isEvery {
		at++
	}
	value, end := "", at
	if at < s.to {
		value, end = r.number(at, s)
	}
	switch number, err := strconv.Atoi(value); {
	case value == "" && r.low(at) == "one":
		end = at + 1
	case value == "" && isEvery:
		end = at
	case value == "" || err != nil:
		return quantity{}, false
	default:
		n = number
	}
	name := lengthOfTime
	if isEvery {
		name = oftenness
	}
	return r.unitOfTime(n, name, stretch{i, end})
}

// unitOfTime reads the unit behind a number.
func (r *reading) unitOfTime(n int, name string, at stretch) (quantity, bool) {
	end := at.to
	for r.low(end) == "-" || dayKinds[r.low(end)] {
		end++
	}
	u, ok := timeUnits[strings.TrimSuffix(strings.TrimSuffix(r.low(end), "'"), "s")]
	if !ok {
		return quantity{}, false
	}
	q := u.times(n, name, stretch{at.from, end + 1})
	for k := at.to; k < end; k++ {
		if w := r.low(k); dayKinds[w] && w != "full" {
			q.value += " " + w
		}
	}
	return q, true
}

// onceA reads "once a year", "twice per month".
func (r *reading) onceA(i int) (quantity, bool) {
	u, ok := timeUnits[r.low(i+2)]
	if !ok || r.low(i+1) != "a" && !everyWords[r.low(i+1)] {
		return quantity{}, false
	}
	q := u.times(1, oftenness, stretch{i, i + 3})
	if r.low(i) == "twice" {
		q.value = "2x " + q.value
	}
	return q, true
}

// times is n of the unit, in one spelling: a year is 12 months, and half a day 12 hours.
func (u timeUnit) times(n int, name string, at stretch) quantity {
	return quantity{value: fmt.Sprintf("%dm%dd%dh", n*u.months, n*u.days, n*u.hours), unit: name, at: at}
}

var months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12}

// dates are the days, months and years that the text names.
func (r *reading) dates() []quantity {
	var found []quantity
	for k, s := range r.sentences {
		for i := s.from; i < s.to; {
			q, ok := r.dateAt(i, s)
			if !ok {
				i++
				continue
			}
			q.sentence, q.unit = k, "date"
			found = append(found, q)
			i = q.at.to
		}
	}
	return found
}

// dateAt reads "15 May 2025", "May 15, 2025", "May 2025", "2025-05-15" and "2025".
func (r *reading) dateAt(i int, s stretch) (quantity, bool) {
	if r.isDay(i) && r.isMonth(i+1) {
		at := i + 2
		if r.low(at) == "," && r.isDigits(at+1, 4) {
			at++
		}
		year, end := r.yearAt(at, s)
		return quantity{value: fmt.Sprint(year, months[r.low(i+1)], r.low(i)), at: stretch{i, end}}, true
	}
	if r.isMonth(i) {
		return r.monthAt(i, s)
	}
	year, end := r.yearAt(i, s)
	if year == "" {
		return quantity{}, false
	}
	if r.low(end) == "-" && r.low(end+2) == "-" && r.isDigits(end+1, 2) && r.isDigits(end+3, 2) {
		month, _ := strconv.Atoi(r.low(end + 1))
		return quantity{value: fmt.Sprint(year, month, strings.TrimPrefix(r.low(end+3), "0")), at: stretch{i, end + 4}}, true
	}
	if i > 0 && r.lexemes[i].glued || end < len(r.lexemes) && r.lexemes[end].glued && r.low(end) == "-" {
		return quantity{}, false
	}
	return quantity{value: year, at: stretch{i, end}}, true
}

func (r *reading) monthAt(i int, s stretch) (quantity, bool) {
	day, at := "", i+1
	if r.isDay(at) {
		day, at = r.low(at), at+1
		if r.low(at) == "," {
			at++
		}
	}
	year, end := r.yearAt(at, s)
	if year == "" && day == "" {
		return quantity{}, false
	}
	if year == "" {
		end = i + 2
	}
	return quantity{value: fmt.Sprint(year, months[r.low(i)], day), at: stretch{i, end}}, true
}

// isMonth reports whether the name of a month stands at i. "May" begins with a capital there.
func (r *reading) isMonth(i int) bool { return months[r.low(i)] > 0 && r.lexemes[i].capital }

func (r *reading) isDay(i int) bool {
	n, err := strconv.Atoi(r.low(i))
	return err == nil && n >= 1 && n <= 31
}

func (r *reading) isDigits(i, n int) bool {
	return i < len(r.lexemes) && len(r.low(i)) == n && strings.Trim(r.low(i), "0123456789") == ""
}

// yearAt is the year at i, from 1990 to 2099, and where it ends.
func (r *reading) yearAt(i int, s stretch) (string, int) {
	if i < s.to && r.isDigits(i, 4) && r.low(i) >= "1990" && r.low(i) < "2100" {
		return r.low(i), i + 1
	}
	return "", i
}
