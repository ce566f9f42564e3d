package main

import (
	"testing"
	"time"
)

// The day of the preview's clock is that of the place where it runs.
func TestClockIsTheDayOfThePreview(t *testing.T) {
	late := time.Date(2026, 3, 1, 23, 30, 0, 0, time.FixedZone("", -5*60*60))
	for now, want := range map[time.Time]string{late: "2026-03-01", late.UTC(): "2026-03-02", late.AddDate(9000, 0, 0): ""} {
		s := &serving{Program: &Program{Now: func() time.Time { return now }}}
		if got := s.clock().String(); got != want {
			t.Errorf("at %s: got %q, want %q", now, got, want)
		}
	}
}
