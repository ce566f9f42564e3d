package cadence

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rspsite/internal/corpus"
)

func mustDate(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// policy has no rule in v1, 3 to 6 months from v2, at most 12 from v3.
func policy() *corpus.Policy {
	p := &corpus.Policy{File: corpus.File{Name: "p"}}
	for _, name := range []string{"v1", "v2"} {
		v := &corpus.Version{File: corpus.File{Name: name}}
		v.Published = mustDate(map[string]string{"v1": "2024-01-01", "v2": "2025-01-01"}[name])
		p.Versions = append(p.Versions, v)
	}
	p.Recorded = []corpus.Recorded{{Version: "v3", Published: mustDate("2027-01-01")}}
	p.Cadence = []corpus.Cadence{{Since: "v2", Earliest: 3, Latest: 6}, {Since: "v3", Latest: 12}}
	return p
}

type option func(*corpus.Report)

func specimen(r *corpus.Report) { r.Specimen = true }
func offCycle(r *corpus.Report) { r.OffCycle = true }
func draft(r *corpus.Report)    { r.Draft = true }

func report(published, version string, options ...option) *corpus.Report {
	r := &corpus.Report{File: corpus.File{Name: "r-" + published}}
	r.Published, r.PolicyVersion = mustDate(published), version
	for _, o := range options {
		o(r)
	}
	return r
}

// told writes a line in short: each report with its window, standing and days, then the next window.
func told(l Line) (says []string) {
	for _, part := range []struct {
		name    string
		entries []Entry
	}{{"", l.Reports}, {"apart ", l.OffCycle}, {"planned ", l.Planned}} {
		for _, e := range part.entries {
			says = append(says, fmt.Sprintf("%s%s %s %s %d", part.name, e.Report.Published, toldWindow(e.Window), e.Standing, e.Days))
		}
	}
	if l.Next != nil {
		says = append(says, "next "+toldWindow(l.Next))
	}
	return says
}

func toldWindow(w *Window) string {
	if w == nil {
		return "-"
	}
	return fmt.Sprintf("%s..%s", w.Earliest, w.Latest)
}

func TestSchedule(t *testing.T) {
	for name, test := range map[string]struct {
		reports []*corpus.Report
		today   string
		want    []string
	}{
		"no report":    {nil, "2026-01-01", nil},
		"in time":      {[]*corpus.Report{report("2025-01-31", "v2"), report("2025-04-30", "v2")}, "2025-05-01", []string{"2025-01-31 - first 0", "2025-04-30 2025-04-30..2025-07-31 in-time 0", "next 2025-07-30..2025-10-30"}},
		"early":        {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-04-30", "v2")}, "2025-05-01", []string{"2025-02-01 - first 0", "2025-04-30 2025-05-01..2025-08-01 early 1", "next 2025-07-30..2025-10-30"}},
		"last day":     {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-08-01", "v2")}, "2025-08-01", []string{"2025-02-01 - first 0", "2025-08-01 2025-05-01..2025-08-01 in-time 0", "next 2025-11-01..2026-02-01"}},
		"late":         {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-08-31", "v2")}, "2025-08-31", []string{"2025-02-01 - first 0", "2025-08-31 2025-05-01..2025-08-01 late 30", "next 2025-11-30..2026-02-28"}},
		"leap year":    {[]*corpus.Report{report("2027-08-31", "v2")}, "2027-09-01", []string{"2027-08-31 - first 0", "next ..2028-08-31"}},
		"apart":        {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-03-01", "v2", offCycle)}, "2025-08-01", []string{"2025-02-01 - first 0", "apart 2025-03-01 - off-cycle 0", "next 2025-05-01..2025-08-01"}},
		"planned":      {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-03-01", "v2", draft), report("2025-09-01", "v2")}, "2025-06-01", []string{"2025-02-01 - first 0", "planned 2025-03-01 2025-05-01..2025-08-01 early 61", "planned 2025-09-01 2025-05-01..2025-08-01 late 31", "next 2025-05-01..2025-08-01"}},
		"no rule yet":  {[]*corpus.Report{report("2024-02-01", "v1"), report("2025-02-01", "v2")}, "2025-06-01", []string{"2024-02-01 - no-rule 0", "2025-02-01 2024-05-01..2024-08-01 late 184", "next 2025-05-01..2025-08-01"}},
		"no rule now":  {[]*corpus.Report{report("2024-02-01", "v1")}, "2024-03-01", []string{"2024-02-01 - no-rule 0"}},
		"other rule":   {[]*corpus.Report{report("2026-09-01", "v2"), report("2027-06-01", "v3")}, "2027-06-02", []string{"2026-09-01 - first 0", "2027-06-01 ..2027-09-01 in-time 0", "next ..2028-06-01"}},
		"rule changes": {[]*corpus.Report{report("2026-11-01", "v2")}, "2027-01-01", []string{"2026-11-01 - first 0", "next ..2027-11-01"}},
		"months":       {[]*corpus.Report{report("2025-02", "v2"), report("2025-05", "v2"), report("2025-10", "v2")}, "2025-10-01", []string{"2025-02 - first 0", "2025-05 2025-05..2025-08 not-known 0", "2025-10 2025-08..2025-11 in-time 0", "next 2026-01..2026-04"}},
		"late month":   {[]*corpus.Report{report("2025-02", "v2"), report("2025-09-01", "v2")}, "2025-10-01", []string{"2025-02 - first 0", "2025-09-01 2025-05..2025-08 late 0", "next 2025-12-01..2026-03-01"}},
		"a year":       {[]*corpus.Report{report("2025", "v2"), report("2026-01-01", "v2")}, "2026-02-01", []string{"2025 - first 0", "2026-01-01 - not-known 0", "next 2026-04-01..2026-07-01"}},
		"end of month": {[]*corpus.Report{report("2025-03", "v2"), report("2025-06-30", "v2")}, "2026-01-01", []string{"2025-03 - first 0", "2025-06-30 2025-06..2025-09 in-time 0", "next 2025-09-30..2025-12-30"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := Of(policy(), test.reports, mustDate(test.today))
			if d := cmp.Diff(test.want, told(s.Real)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if !s.Specimen.IsEmpty() || s.Specimen.Next != nil {
				t.Errorf("the specimens' line has %v", told(s.Specimen))
			}
		})
	}
}

func TestSpecimensStandApart(t *testing.T) {
	s := Of(policy(), []*corpus.Report{report("2025-03-01", "v2", specimen), report("2025-02-01", "v2"), report("2025-07-01", "v2", specimen)}, mustDate("2025-08-01"))
	if d := cmp.Diff([]string{"2025-02-01 - first 0", "next 2025-05-01..2025-08-01"}, told(s.Real)); d != "" {
		t.Errorf("real ones: (-want +got)\n%s", d)
	}
	want := []string{"2025-03-01 - first 0", "2025-07-01 2025-06-01..2025-09-01 in-time 0", "next 2025-10-01..2026-01-01"}
	if d := cmp.Diff(want, told(s.Specimen)); d != "" {
		t.Errorf("specimens: (-want +got)\n%s", d)
	}
}

func TestNoRuleNoSchedule(t *testing.T) {
	p := policy()
	p.Cadence = nil
	if s := Of(p, []*corpus.Report{report("2025-02-01", "v2")}, mustDate("2025-08-01")); s != nil {
		t.Errorf("got %v", s)
	}
}

func TestState(t *testing.T) {
	days := &Window{Earliest: mustDate("2025-05-01"), Latest: mustDate("2025-08-01")}
	months := &Window{Earliest: mustDate("2025-05"), Latest: mustDate("2025-08")}
	for _, test := range []struct {
		w     *Window
		today string
		state State
		days  int
	}{
		{days, "2025-04-30", NotYet, 1}, {days, "2025-05-01", DueNow, 92}, {days, "2025-08-01", DueNow, 0}, {days, "2025-08-02", Overdue, 1},
		{days, "2026-08-01", Overdue, 365}, {&Window{Latest: mustDate("2025-08-01")}, "2025-01-01", DueNow, 212},
		{months, "2025-04-30", NotYet, 0}, {months, "2025-05-01", DueNow, 0}, {months, "2025-08-31", DueNow, 0}, {months, "2025-09-01", Overdue, 0},
	} {
		if s, n := test.w.State(mustDate(test.today)); s != test.state || n != test.days {
			t.Errorf("%s in %s: got %s, %d days, want %s, %d", test.today, toldWindow(test.w), s, n, test.state, test.days)
		}
	}
}

// TestAnyReports holds what must be true of all schedules: the order in which reports are given means nothing, each report stands
// once, no window opens before the report that it is counted from or closes before it opens, and days tell of days alone.
func TestAnyReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := rapid.SliceOfN(rapid.Custom(drawReport), 0, 8).Draw(t, "reports")
		for i, r := range reports {
			r.Name = fmt.Sprint("r", i)
		}
		today := mustDate(rapid.StringMatching(`20(19|2[0-9])-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])`).Draw(t, "today"))
		s := Of(policy(), reports, today)
		shuffled := rapid.Permutation(reports).Draw(t, "shuffled")
		other := Of(policy(), shuffled, today)
		if d := cmp.Diff(append(told(s.Real), told(s.Specimen)...), append(told(other.Real), told(other.Specimen)...)); d != "" {
			t.Fatalf("in another order: %s", d)
		}
		seen := 0
		for _, l := range []Line{s.Real, s.Specimen} {
			for _, entries := range [][]Entry{l.Reports, l.OffCycle, l.Planned} {
				for _, e := range entries {
					seen++
					checkWindow(t, e.Window)
					if e.Days != 0 && (e.Days < 0 || e.Standing != Early && e.Standing != Late || !e.Report.Published.IsDay()) {
						t.Fatalf("%s is %s by %d days", e.Report.Published, e.Standing, e.Days)
					}
				}
			}
			checkWindow(t, l.Next)
			if l.Next != nil && l.Next.After != l.Last() {
				t.Fatalf("the next window is not counted from the last report")
			}
		}
		if seen != len(reports) {
			t.Fatalf("%d of %d reports are on a line", seen, len(reports))
		}
	})
}

func drawReport(t *rapid.T) *corpus.Report {
	date := rapid.SampledFrom([]string{"2019-08-31", "2020-02-29", "2024-02", "2024-02-29", "2024-08-31", "2025-02-28", "2025-12", "2026", "2026-05-31", "2027-11-30"}).Draw(t, "date")
	r := report(date, rapid.SampledFrom([]string{"v1", "v2", "v2.1", "v3", "x"}).Draw(t, "version"))
	r.Specimen = rapid.Bool().Draw(t, "specimen")
	r.OffCycle = rapid.Bool().Draw(t, "off-cycle")
	r.Draft = rapid.Bool().Draw(t, "draft")
	return r
}

func checkWindow(t *rapid.T, w *Window) {
	if w == nil {
		return
	}
	if w.After.Published.Compare(w.Latest) >= 0 || !w.Earliest.IsZero() && (w.After.Published.Compare(w.Earliest) >= 0 || w.Earliest.Compare(w.Latest) > 0) {
		t.Fatalf("after %s: %s", w.After.Published, toldWindow(w))
	}
}
