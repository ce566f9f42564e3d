package wording

import (
	"fmt"
	"strconv"
	"strings"
)

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
			q.sentence, q.units = k, []string{"date"}
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
		return quantity{value: dateValue(year, months[r.low(i+1)], dayOf(r.low(i))), at: stretch{i, end}}, true
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
		return quantity{value: dateValue(year, month, r.low(end+3)), at: stretch{i, end + 4}}, true
	}
	if i > 0 && r.lexemes[i].glued || end < len(r.lexemes) && r.lexemes[end].glued && r.low(end) == "-" {
		return quantity{}, false
	}
	return quantity{value: year, at: stretch{i, end}}, true
}

func (r *reading) monthAt(i int, s stretch) (quantity, bool) {
	day, at := "", i+1
	if r.isDay(at) {
		day, at = dayOf(r.low(at)), at+1
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
	return quantity{value: dateValue(year, months[r.low(i)], day), at: stretch{i, end}}, true
}

// dateValue is a date in one spelling. Its parts are set apart: 11 January and 1 November have the same digits.
func dateValue(year string, month int, day string) string {
	return fmt.Sprintf("%s-%d-%s", year, month, strings.TrimPrefix(day, "0"))
}

// isMonth reports whether the name of a month stands at i. "May" begins with a capital there.
func (r *reading) isMonth(i int) bool { return months[r.low(i)] > 0 && r.lexemes[i].capital }

// isDay reports whether a day of a month stands at i: "15", "4th".
func (r *reading) isDay(i int) bool {
	if i >= len(r.lexemes) || !r.lexemes[i].digit {
		return false
	}
	n, err := strconv.Atoi(dayOf(r.low(i)))
	return err == nil && n >= 1 && n <= 31
}

func dayOf(low string) string { return strings.TrimRight(low, "sthndr") }

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
