package corpus_test

import (
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
