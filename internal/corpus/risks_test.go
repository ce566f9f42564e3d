package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/corpus"
)

// risksOf are the risks of a report whose section residual-risk holds the text.
func risksOf(t *testing.T, residual string) []corpus.Risk {
	t.Helper()
	c, problems := load(t, map[string]string{"content/reports/r1/report.md": `---
title: R
published: 2026-01-01
covers: 2025-12-20
policy-version: v2
models: []
unreleased: [harbour]
---

` + residual}, corpus.Options{})
	if len(c.Reports) != 1 {
		t.Fatalf("the report cannot be read:\n%s", problems)
	}
	return c.Risks(c.Reports[0].Newest())
}

// TestRisksAreReadOffTheTable reads one cell of each sort.
func TestRisksAreReadOffTheTable(t *testing.T) {
	got := risksOf(t, `## Residual risk {#residual-risk}

| Standard met | Threat | Rating | Threshold crossed | Owner |
|---|---|---|---|---|
| Partly: see below | Bio *and* chemical | Very low, for now | Yes, by two models | a | {#risk-bio}
| Not met | Cyber | not stated in this report | Close | b | {#risk-cyber}
| met | Autonomy | To confirm: Moderate. | Not crossed | c | {#risk-autonomy}
| To write: | Other | Middling | no | d |
| yes | Sabotage | low to moderate | nobody knows | e | {#risk-sabotage}
`)
	var b strings.Builder
	for _, r := range got {
		fmt.Fprintf(&b, "%s %q:", r.ID, r.Threat)
		for _, a := range []corpus.Assessment{r.Threshold, r.Standard, r.Rating} {
			fmt.Fprintf(&b, " %q %d", a.Word, a.Rank)
			if !a.Known {
				b.WriteString(" unknown")
			}
			if a.Pending {
				b.WriteString(" pending")
			}
		}
		b.WriteString(" " + r.Rating.At.String() + "\n")
	}
	want := `risk-bio "Bio and chemical": "yes" 2 "partly" 1 "very low" 0 content/reports/r1/report.md:14:44
risk-cyber "Cyber": "close" 1 "no" 0 "not stated" -1 content/reports/r1/report.md:15:21
risk-autonomy "Autonomy": "no" 0 "yes" 2 "moderate" 2 pending content/reports/r1/report.md:16:20
risk-autonomy~1 "Other": "no" 0 "" -1 unknown pending "" -1 unknown content/reports/r1/report.md:17:23
risk-sabotage "Sabotage": "" -1 unknown "yes" 2 "" -1 unknown content/reports/r1/report.md:18:20
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("risks (-want +got):\n%s", diff)
	}
}

// TestRisksWithoutATable: nothing is read where nothing stands.
func TestRisksWithoutATable(t *testing.T) {
	for _, text := range []string{"", "## Residual risk {#residual-risk}\n\nNone. {#none}\n", "| Threat | Rating |\n|---|---|\n| a | low |\n"} {
		if got := risksOf(t, text); got != nil {
			t.Errorf("%q: found %v", text, got)
		}
	}
}

// TestRulesFillInDefaults: what the settings do not say is as documented.
func TestRulesFillInDefaults(t *testing.T) {
	rules := (&corpus.Config{}).ReportRules()
	if len(rules.Parts) != 11 || len(rules.Ratings) != 5 || rules.CoverageDays != 30 {
		t.Errorf("got %d parts, %d ratings, %d days", len(rules.Parts), len(rules.Ratings), rules.CoverageDays)
	}
	rules = (&corpus.Config{Rules: corpus.Rules{Ratings: []string{"green", "red"}}}).ReportRules()
	if len(rules.Parts) != 11 || len(rules.Ratings) != 2 {
		t.Errorf("got %d parts, ratings %v", len(rules.Parts), rules.Ratings)
	}
}
