package corpus_test

import (
	"testing"

	"rspsite/internal/corpus"
)

func TestLastAndNext(t *testing.T) {
	for _, test := range []struct{ date, last, next string }{
		{"2025-06-15", "2025-06-15", "2025-06-16"}, {"2025-06", "2025-06-30", "2025-07-01"}, {"2025-02", "2025-02-28", "2025-03-01"},
		{"2028-02", "2028-02-29", "2028-03-01"}, {"2025-12", "2025-12-31", "2026-01-01"}, {"2025", "2025-12-31", "2026-01-01"},
		{"2024-02-29", "2024-02-29", "2024-03-01"}, {"9999-12-31", "9999-12-31", ""}, {"9999-12", "9999-12-31", ""},
	} {
		d := written(test.date)
		if last, next := d.Last(), d.Next().String(); last != test.last || next != test.next {
			t.Errorf("%s: the last day is %s, the next %q, want %s and %q", d, last, next, test.last, test.next)
		}
	}
	if next := (corpus.Date{}).Next(); !next.IsZero() {
		t.Errorf("the day after no date is %s", next)
	}
}

func TestDaysBetween(t *testing.T) {
	for _, test := range []struct {
		from, to string
		days     int
		known    bool
	}{
		{"2025-01-01", "2025-01-01", 0, true}, {"2024-02-28", "2024-03-01", 2, true}, {"2025-12-31", "2025-12-01", -30, true},
		{"1999-12-31", "2025-12-31", 9497, true}, {"2025-01", "2025-02-01", 0, false}, {"2025-01-01", "2026", 0, false},
	} {
		if n, known := corpus.DaysBetween(written(test.from), written(test.to)); n != test.days || known != test.known {
			t.Errorf("from %s to %s: %d days, known: %t; want %d, %t", test.from, test.to, n, known, test.days, test.known)
		}
	}
}

func TestMonthsKeepToTheMonth(t *testing.T) {
	for _, test := range []struct {
		from string
		n    int
		want string
	}{
		{"2025-08-31", 6, "2026-02-28"}, {"2027-08-31", 6, "2028-02-29"}, {"1899-08-31", 6, "1900-02-28"}, {"1999-08-31", 6, "2000-02-29"},
		{"2028-02-29", 12, "2029-02-28"}, {"2025-10-31", 1, "2025-11-30"}, {"2025-01-15", 25, "2027-02-15"}, {"2025-08", 6, "2026-02"},
		{"2025", 3, ""}, {"9999-12-31", 1, ""},
	} {
		if got := written(test.from).AddMonths(test.n); got.String() != test.want {
			t.Errorf("%s and %d months: got %q, want %q", test.from, test.n, got, test.want)
		}
	}
}
