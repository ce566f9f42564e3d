package render

import (
	"fmt"
	"html/template"
)

// A numberOf is one number of the list below the strip.
type numberOf struct {
	N    int
	Word string
	Kind string
}

// numbers lists the fates that came up. The changes of the policy come first: they are the answer.
func (t *fateCount) numbers() []numberOf {
	var numbers []numberOf
	for _, f := range shownFates {
		if t.of[f] > 0 && f < fateDescribed {
			numbers = append(numbers, numberOf{t.of[f], fateNames[f], fateKinds[f]})
		}
	}
	if n := t.described(); n > 0 {
		numbers = append(numbers, numberOf{n, verb(make([]string, n), "differs", "differ") + " in description alone", fateKinds[fateDescribed]})
	}
	return numbers
}

// shownFates are the fates in the order of strip and numbers.
var shownFates = []fate{fateRemoved, fateChanged, fateMoved, fateAdded, fateSame, fateVeiled, fateRedescribed, fateUndescribed, fateDescribed}

// strip draws the numbers in true proportion.
func (t *fateCount) strip() template.HTML {
	total := 0
	for _, n := range t.of {
		total += n
	}
	if total == 0 {
		return ""
	}
	var m markup
	m.start("svg", "class", "strip", "width", "100%", "height", "14", "aria-hidden", "true")
	before := 0
	for _, f := range shownFates {
		if n := t.of[f]; n > 0 {
			part(&m, f, percent(before, total), percent(n, total))
			before += n
		}
	}
	m.end()
	return m.html()
}

// part draws the part of one fate. What was changed has the colours of both removed and added.
func part(m *markup, f fate, x, width string) {
	if f == fateChanged {
		shape(m, "rect", "class", fateKinds[fateRemoved], "x", x, "width", width, "height", "7")
		shape(m, "rect", "class", fateKinds[fateAdded], "x", x, "y", "7", "width", width, "height", "7")
		return
	}
	shape(m, "rect", "class", fateKinds[f], "x", x, "width", width, "height", "14")
}

// percent is a share of a whole, as a length.
func percent(n, of int) string { return fmt.Sprintf("%.2f%%", 100*float64(n)/float64(of)) }
