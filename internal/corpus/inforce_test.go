package corpus_test

import (
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

const twoLines = `---
title: Two lines
publisher: Test
recorded:
  - {version: v1, published: 2024-01-01, source: wiki}
  - {version: v2.1, published: 2025-03-31, source: wiki}
  - {version: v3.1, published: 2026-04-02, source: wiki}
cadence:
  - {since: v2, latest: 6, source: wiki}
  - {since: v3.1, latest: 3, source: wiki}
---
`

func lines(t *testing.T, o corpus.Options) *corpus.Policy {
	t.Helper()
	version := func(name, header string) string { return "---\ntitle: T\nversion: " + name + "\n" + header + "---\n" }
	c, problems := corpus.Load(project(map[string]string{
		"content/versions/two/policy.md": twoLines,
		"content/versions/two/v1.md":     version("v1", "published: 2024-01-01\n"),
		"content/versions/two/v2.md":     version("v2", "published: 2025-01-01\n"),
		"content/versions/two/v2.9.md":   version("v2.9", "published: 2025-10\n"),
		"content/versions/two/v3.md":     version("v3", "published: 2026-02-01\neffective: 2026-03-01\n"),
		"content/versions/two/v4.md":     version("v4", "published: 2026-02-02\ndraft: true\n"),
	}), o)
	if problems.Errors() > 0 {
		t.Fatal(text(problems))
	}
	return c.Policy("two")
}

func TestInForce(t *testing.T) {
	p := lines(t, corpus.Options{Today: written("2027-01-01"), Drafts: true})
	for on, want := range map[string]string{"2023-12-31": "", "2024-01-01": "v1", "2025-03-30": "v2", "2025-03-31": "v2.1", "2025-10-01": "v2.9",
		"2026-02-28": "v2.9", "2026-03-01": "v3", "2026-04-02": "v3.1", "2027-01-01": "v3.1"} {
		if got := p.InForce(written(on)); got != want {
			t.Errorf("on %s: got %q, want %q", on, got, want)
		}
	}
	for _, test := range []struct {
		version, since string
		want           bool
	}{{"v2", "v2", true}, {"v1", "v2", false}, {"v2.9", "v2", true}, {"v3.1", "v2.9", true}, {"v2.10", "v2.9", true}, {"v2", "v3.1", false}} {
		if got := p.IsSince(test.version, test.since); got != test.want {
			t.Errorf("%s since %s: got %t", test.version, test.since, got)
		}
	}
}

// A rule that begins with a version that is not public would tell of it.
func TestARuleOfAHiddenVersionIsHidden(t *testing.T) {
	for today, want := range map[string]int{"2024-06-01": 0, "2026-04-01": 1, "2026-04-02": 2} {
		if p := lines(t, corpus.Options{Today: written(today)}); len(p.Cadence) != want {
			t.Errorf("on %s: got %d rules, want %d", today, len(p.Cadence), want)
		}
	}
}

// written is a date as it is written.
func written(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

const manyTerms = `---
title: Terms
publisher: Test
recorded:
  - {version: v1, published: 2025-01, source: wiki}
  - {version: v2, published: 2025-06-01, source: wiki}
  - {version: v2, published: 2025-06-01, seen: 2025-12-15, source: wiki}
  - {version: v2.1, published: 2025-09-01, seen: 2025-10-01, source: wiki}
---
`

// TestTerms holds all that says what was in force on a day to one answer: on the day of a withdrawal the version before is in force
// again, a version that takes effect later is not, new bytes begin no term, and a month proves no order.
func TestTerms(t *testing.T) {
	version := func(name, header string) string { return "---\ntitle: T\nversion: " + name + "\n" + header + "---\n" }
	files := project(map[string]string{
		"content/versions/q/policy.md": manyTerms,
		"content/versions/q/v1.md":     version("v1", "published: 2025-01\n"),
		"content/versions/q/v2.md":     version("v2", "published: 2025-05-20\neffective: 2025-06-01\nwithdrawn: {on: 2025-12-01, why: x}\n"),
		"content/versions/q/v3.md":     version("v3", "published: 2026-01\nwithdrawn: {on: 2026-03, why: x}\n"),
		"content/versions/q/v4.md":     version("v4", "published: 2026-06-01\neffective: 2026-08-01\n"),
	})
	all, problems := corpus.Load(files, corpus.Options{Drafts: true})
	if problems.Errors() > 0 {
		t.Fatal(text(problems))
	}
	for _, test := range []struct{ on, inForce, latest, held, recorded string }{
		{"2024-12-31", "", "", "", ""},
		{"2025-01-01", "v1", "v1", "v1", "v1"},
		{"2025-05-31", "v1", "v1", "v1", "v1"}, // v2 is published, and takes effect the day after
		{"2025-06-01", "v2", "v2", "v2", "v2"},
		{"2025-09-01", "v2.1", "v2", "v2", "v2.1"}, // is recorded alone
		{"2025-11-30", "v2.1", "v2", "v2", "v2.1"},
		{"2025-12-01", "v2.1", "v1", "v1", "v2.1"}, // v2 is withdrawn
		{"2025-12-20", "v2.1", "v1", "v1", "v2.1"}, // new bytes of v2 do not bring it back
		{"2026-01-15", "v3", "v3", "v1 v3", "v2.1"},
		{"2026-02-28", "v3", "v3", "v3", "v2.1"},
		{"2026-03-15", "v2.1", "v1", "v1 v3", "v2.1"}, // v3 is withdrawn in this month
		{"2026-04-01", "v2.1", "v1", "v1", "v2.1"},
		{"2026-07-31", "v2.1", "v1", "v1", "v2.1"},
		{"2026-08-01", "v4", "v4", "v4", "v2.1"},
		{"2025-12", "v2.1", "", "v1", "v2.1"},
		{"2026-03", "v2.1", "", "v1 v3", "v2.1"}, // some days with v3, or none
	} {
		on := written(test.on)
		got := [...]string{all.Policy("q").InForce(on), test.latest, "", ""}
		for _, line := range all.Policy("q").LinesOn(on) {
			i := 2
			if line.Recorded {
				i = 3
			}
			got[i] = strings.Join(line.Versions, " ")
		}
		if on.IsDay() {
			public, _ := corpus.Load(files, corpus.Options{Today: on})
			got[1] = ""
			if v := public.Policy("q").Latest(); v != nil {
				got[1] = v.Name
			}
		}
		if want := [...]string{test.inForce, test.latest, test.held, test.recorded}; got != want {
			t.Errorf("on %s: in force, latest, held, recorded: %q, want %q", on, got, want)
		}
	}
}
