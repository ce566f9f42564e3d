package wording

import (
	"slices"
	"strconv"
	"strings"
)

// A quantity is a number with what it counts.
type quantity struct {
	value    string   // in one spelling: "2" for "two", "1000" for "1,000"
	units    []string // the stems of what is counted, which may come with an adjective; or "%", "$"
	at       stretch
	sentence int
	days     float64 // of a length of time, roughly
}

// numberWords are the numbers that are written as words. "one" is none: it is as often a pronoun.
var numberWords = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "ninety": 90}

// labels stand before a number that names a place or an edition and counts nothing.
var labels = wordSet("section sections article articles appendix part chapter table figure step level levels tier note footnote version phase annex clause " +
	"paragraph page no sl asl v vol rule schedule exhibit item point option category class type framework directive regulation nist iso soc gpt claude")

// measures stand before a number that counts although nothing follows that it counts. Without either, digits are a label.
var measures = wordSet("of to than at least most exceed exceeds over under below above from between >")

// numberSignals says which numbers became others, came in or went.
func (c *twoReadings) numberSignals() []foundSignal {
	return c.quantitySignals(c.old.numbers(), c.new.numbers(), func(_, _ *quantity) (rule, Direction) { return ruleNumber, Otherwise })
}

// quantitySignals compares two lists of quantities in sentences that say the same. One that the other side has anywhere is
// no news. What is left is paired by sentence and unit; judge names rule and direction of a pair, and the rule of one alone.
func (c *twoReadings) quantitySignals(old, new []quantity, judge func(old, new *quantity) (rule, Direction)) []foundSignal {
	lost, gained := lacking(old, new, c.pairedOld), lacking(new, old, c.pairedNew)
	var found []foundSignal
	for _, g := range gained {
		k := slices.IndexFunc(lost, func(l quantity) bool {
			return l.sameUnit(g) && c.isPaired[sentencePair{l.sentence, g.sentence}]
		})
		if k < 0 {
			by, _ := judge(nil, &g)
			found = append(found, c.signal(by, Gained, stretch{}, g.at))
			continue
		}
		by, direction := judge(&lost[k], &g)
		found = append(found, c.signal(by, direction, lost[k].at, g.at))
		lost = slices.Delete(lost, k, k+1)
	}
	for _, l := range lost {
		by, _ := judge(&l, nil)
		found = append(found, c.signal(by, Lost, l.at, stretch{}))
	}
	return found
}

// lacking are the quantities that the other side has not, each once.
func lacking(here, there []quantity, paired map[int]bool) []quantity {
	known := map[[2]string]bool{}
	for _, q := range there {
		q.note(known)
	}
	var only []quantity
	for _, q := range here {
		if !q.isNoted(known) && paired[q.sentence] {
			only = append(only, q)
			q.note(known)
		}
	}
	return only
}

func (q quantity) note(known map[[2]string]bool) {
	for _, u := range q.units {
		known[[2]string{q.value, u}] = true
	}
}

func (q quantity) isNoted(known map[[2]string]bool) bool {
	return slices.ContainsFunc(q.units, func(u string) bool { return known[[2]string{q.value, u}] })
}

func (q quantity) sameUnit(other quantity) bool {
	return slices.ContainsFunc(q.units, func(u string) bool { return slices.Contains(other.units, u) })
}

// numbers are the quantities of a text that are neither lengths of time nor dates.
func (r *reading) numbers() []quantity {
	times := map[int]bool{}
	for _, q := range append(r.lengths(), r.dates()...) {
		for k := q.at.from; k < q.at.to; k++ {
			times[k] = true
		}
	}
	var found []quantity
	for k, s := range r.sentences {
		for i := s.from; i < s.to; i++ {
			value, end := r.number(i, s)
			if end == 0 || times[i] {
				continue
			}
			q := quantity{value: value, at: stretch{i, end}, sentence: k}
			q.units, q.at.to = r.units(end, s)
			switch {
			case currencies[r.low(i-1)]:
				q.units, q.at = []string{r.low(i - 1)}, stretch{i - 1, end}
			case len(q.units) == 0 && (strings.HasSuffix(value, "x") || measures[r.low(i-1)]):
				q.units = []string{""}
			}
			if len(q.units) > 0 {
				found = append(found, q)
			}
			i = end - 1
		}
	}
	return found
}

// number reads the number at i, in digits or words, and where it ends; 0 if there is none that counts.
func (r *reading) number(i int, s stretch) (string, int) {
	l := r.lexemes[i]
	if v, ok := numberWords[l.low]; ok {
		end := i + 1
		if r.low(end) == "(" && r.low(end+1) == strconv.Itoa(v) && r.low(end+2) == ")" {
			end += 3 // "thirty (30)"
		}
		return strconv.Itoa(v), end
	}
	if !l.digit || r.isLabel(i, s) {
		return "", 0
	}
	value := strings.TrimRight(strings.ReplaceAll(l.low, ",", ""), ".")
	if r.low(i+1) == "^" && i+2 < s.to && r.lexemes[i+2].digit {
		return value + "^" + r.low(i+2), i + 3
	}
	if strings.Trim(value, "0123456789.x") != "" {
		return "", 0 // "3rd", "4o": a name or a rank
	}
	return value, i + 1
}

// isLabel reports whether the digits at i name something: a section, a standard, a note, an item of a list.
func (r *reading) isLabel(i int, s stretch) bool {
	before, next := r.low(i-1), r.low(i+1)
	glued := i > 0 && r.lexemes[i].glued
	gluedNext := i+1 < len(r.lexemes) && r.lexemes[i+1].glued
	switch {
	case labels[before], before == "§", r.isName(i-1) && i-1 > s.from, r.isName(i + 1):
		return true // "Section 3", "Microsoft 365", "2261 Market Street"
	case glued && before != "(" && !currencies[before] && before != ">" && before != "<" && before != "~" && before != "|":
		return true // "SL-4", "word.2"
	case gluedNext && next == ")" && (i == s.from || !glued || before == "("):
		return true // "1)", "(1)"
	case gluedNext && next == "-" && i+2 < len(r.lexemes) && r.lexemes[i+2].digit:
		return true // "800-53"
	case r.isFirstWord(i, s) && (next == "." || strings.Contains(r.low(i), ".")):
		return true // "3. Reports", "1.2 reports"
	}
	return false
}

// isFirstWord reports whether only marks stand before i in its sentence.
func (r *reading) isFirstWord(i int, s stretch) bool {
	for k := i - 1; k >= s.from; k-- {
		if r.lexemes[k].isWord() {
			return false
		}
	}
	return true
}

// isName reports whether the word at i has one capital, as names and titles have.
func (r *reading) isName(i int) bool {
	if i < 0 || i >= len(r.lexemes) || !r.lexemes[i].capital || r.lexemes[i].stem == "" {
		return false
	}
	tail := r.text[r.lexemes[i].start+1 : r.lexemes[i].end]
	return tail != "" && tail == strings.ToLower(tail)
}

var currencies = wordSet("$ € £")

// unitWords is how many words behind a number may say what it counts.
const unitWords = 3

// units are what a number that ends before i counts, with its adjectives, and where the words that are shown end.
func (r *reading) units(i int, s stretch) ([]string, int) {
	if r.low(i) == "%" || r.low(i) == "percent" {
		return []string{"%"}, i + 1
	}
	at := i
	if r.low(at) == "-" {
		at++
	}
	var units []string
	for ; at < s.to && len(units) < unitWords && r.lexemes[at].stem != "" && !r.lexemes[at].digit; at++ {
		units = append(units, r.lexemes[at].stem)
	}
	if len(units) == 0 {
		return nil, i
	}
	for k := at - len(units); k < at; k++ {
		if strings.HasSuffix(r.low(k), "s") {
			return units, k + 1 // the plural that is counted: "19 random characters"
		}
	}
	return units, at
}
