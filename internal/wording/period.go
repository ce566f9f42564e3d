package wording

import (
	"fmt"
	"slices"
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

// What lengths of time have in place of a unit. What happens every so often is no deadline, but "yearly" and "one year" are
// the same length.
const (
	lengthOfTime = "length"
	oftenness    = "cadence"
)

// oversight are the stems of what a publisher does to check itself: doing it more rarely is weaker.
var oversight = stemSet("review reassess revisit assess evaluate test audit update report publish discuss discussion examine inspect monitor assessment evaluation")

// periodSignals says which lengths of time and dates became others, came in or went.
func (c *twoReadings) periodSignals() []foundSignal {
	lengths := c.quantitySignals(c.old.lengths(), c.new.lengths(), c.judgeLength)
	dates := c.quantitySignals(c.old.dates(), c.new.dates(), func(_, _ *quantity) (rule, Direction) { return rulePeriodDate, Otherwise })
	return append(lengths, dates...)
}

// judgeLength says what a change of a length of time means: nothing certain, unless it is how often oversight happens.
func (c *twoReadings) judgeLength(old, new *quantity) (rule, Direction) {
	if old != nil && !old.isCadence() || new != nil && !new.isCadence() {
		return rulePeriodLength, Otherwise
	}
	if old == nil || new == nil || old.days == new.days || !c.isOversight(*old, *new) {
		return rulePeriodCadence, Otherwise
	}
	if new.days > old.days {
		return rulePeriodCadence, Weaker
	}
	return rulePeriodCadence, Stronger
}

func (q quantity) isCadence() bool { return slices.Contains(q.units, oftenness) }

// isOversight reports whether the sentences of both name the same act of oversight, and none speaks to "you".
func (c *twoReadings) isOversight(old, new quantity) bool {
	a, b := c.old.sentences[old.sentence], c.new.sentences[new.sentence]
	for w := range c.old.content(a) {
		if oversight[w] && c.new.content(b)[w] && !c.old.addresses(a) && !c.new.addresses(b) {
			return true
		}
	}
	return false
}

// addresses reports whether a sentence speaks to "you".
func (r *reading) addresses(s stretch) bool {
	return slices.ContainsFunc(r.lexemes[s.from:s.to], func(l lexeme) bool { return l.low == "you" || l.low == "your" })
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
		q.value, q.days = "2x "+q.value, q.days/2
	}
	return q, true
}

// times is n of the unit, in one spelling: a year is 12 months.
func (u timeUnit) times(n int, name string, at stretch) quantity {
	q := quantity{value: fmt.Sprintf("%dm%dd%dh", n*u.months, n*u.days, n*u.hours), units: []string{lengthOfTime}, at: at}
	q.days = float64(n) * (float64(u.months)*365.25/12 + float64(u.days) + float64(u.hours)/24)
	if name == oftenness {
		q.units = append(q.units, oftenness)
	}
	return q
}
