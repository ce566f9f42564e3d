package main

import (
	"fmt"
	"time"

	"rspsite/internal/corpus"
)

// A day is the value of a flag that takes a whole date. Its zero value is a flag that was not given.
type day struct{ corpus.Date }

// Set takes what stands behind the flag.
func (d *day) Set(s string) (err error) {
	if len(s) != len(time.DateOnly) {
		return &badDay{fmt.Errorf("bad date %q (want YYYY-MM-DD)", s)}
	}
	if d.Date, err = corpus.ParseDate(s); err != nil {
		return &badDay{err}
	}
	return nil
}

// Type is what help calls the value.
func (d *day) Type() string { return "YYYY-MM-DD" }

// A badDay says itself what is wrong with the value of a flag.
type badDay struct{ error }
