package cadence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/corpus"
)

func TestProblems(t *testing.T) {
	for name, test := range map[string]struct {
		reports []*corpus.Report
		want    []string
	}{
		"in time":   {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-05-01", "v2", draft)}, nil},
		"draft":     {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-04-30", "v2", draft)}, []string{"2025-04-30 is 1 day before 2025-05-01, from when a report is due after r-2025-02-01"}},
		"ahead":     {[]*corpus.Report{report("2025-02-01", "v2"), report("2026-09-01", "v2")}, []string{"2026-09-01 is 396 days after 2025-08-01, by when a report is due after r-2025-02-01"}},
		"off cycle": {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-04-01", "v2", draft, offCycle)}, nil},
		"newest":    {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-04-01", "v2")}, []string{"2025-04-01 is 30 days before 2025-05-01, from when a report is due after r-2025-02-01"}},
		"facts":     {[]*corpus.Report{report("2025-02-01", "v2"), report("2025-04-01", "v2"), report("2025-12-01", "v2")}, nil},
		"month":     {[]*corpus.Report{report("2025-02", "v2"), report("2025-04-01", "v2", draft)}, []string{"2025-04-01 is before 2025-05, from when a report is due after r-2025-02"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := &corpus.Corpus{AsOf: mustDate("2026-01-01"), Policies: []*corpus.Policy{policy()}}
			c.Config.DefaultPolicy = "p"
			c.Reports = test.reports
			var got []string
			for _, p := range Problems(c) {
				got = append(got, p.Message)
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// TestProblemsOfAWithdrawnReport: what was withdrawn is left in peace.
func TestProblemsOfAWithdrawnReport(t *testing.T) {
	early := report("2025-04-01", "v2", draft)
	early.Withdrawn = &corpus.Withdrawal{}
	c := &corpus.Corpus{AsOf: mustDate("2026-01-01"), Policies: []*corpus.Policy{policy()}, Reports: []*corpus.Report{report("2025-02-01", "v2"), early}}
	c.Config.DefaultPolicy = "p"
	if got := Problems(c); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}
