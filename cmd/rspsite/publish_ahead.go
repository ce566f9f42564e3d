package main

import (
	"fmt"

	"rspsite/internal/corpus"
)

// today is the day of the computer's clock.
func (p *Program) today() (corpus.Date, error) {
	today, err := corpus.ParseDate(p.Now().Format("2006-01-02"))
	if err != nil {
		return today, fmt.Errorf("the computer's date: %w", err)
	}
	return today, nil
}

// aheadOf says how far a day lies after today, or nothing if it does not.
func aheadOf(today, on corpus.Date) string {
	if !on.After(today) {
		return ""
	}
	days, _ := corpus.DaysBetween(today, on)
	if years := days * 100 / 36525; years > 0 {
		return count(years, "year") + " ahead"
	}
	return count(days, "day") + " ahead"
}

// lookAhead notes that a publication is as of a day that has not come, which cannot be taken back. Where nobody is asked the user must
// have said that it is meant.
func (p *Program) lookAhead(w *publishing, today corpus.Date) error {
	if w.on.String() == lastDay(w.record) {
		return nil
	}
	w.ahead = aheadOf(today, w.on)
	if w.ahead == "" || w.meant || w.dryRun || !w.yes && p.canAsk() {
		return nil
	}
	return usagef("what is dated until then becomes public, and as-of never moves back: look whether the year is right, and add --ahead if it is meant",
		"--today %s lies %s: the computer says that today is %s", w.on, w.ahead, today)
}
