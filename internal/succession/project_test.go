package succession_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
)

// base is a project of a policy with two held and two recorded versions, models, and no report.
var base = map[string]string{
	"rspsite.yaml": `title: Record
publisher: Tester
default-policy: p
as-of: 2026-12-31
contact: {email: a@example.org}
data-licence: {name: CC BY 4.0}
`,
	"content/versions/p/policy.md": `---
title: Policy
publisher: Maker
recorded:
  - {version: v2.1, published: 2026-03-01, source: wiki, note: It moved a threshold.}
  - {version: v2.2, published: 2026-07-01, source: wiki, note: It moved it back.}
  - {version: v2.2, published: 2026-07-01, seen: 2026-07-09, source: wiki, note: New bytes.}
---
`,
	"content/versions/p/v1.md":        "---\ntitle: One\nversion: v1\npublished: 2025-01-10\nbasis: official\nsource: wiki\n---\n\nWe will pause. {#pause}\n",
	"content/versions/p/v2.0.md":      "---\ntitle: Two\nversion: v2.0\npublished: 2026-01-10\nbasis: official\nsource: wiki\n---\n\nWe may pause. {#pause}\n",
	"content/sources/wiki.md":         "---\ntitle: Wiki\nkind: wiki\nconsulted: \"yes\"\n---\n",
	"content/determinations/small.md": "---\ntitle: Small\ndeveloper: Maker\npolicy-version: v1\ndeterminations:\n- {level: A, on: 2025-01-20, source: wiki}\n---\n",
	"content/determinations/big.md":   "---\ntitle: Big\ndeveloper: Maker\npolicy-version: v1\ndeterminations:\n- {level: A, on: 2026-02-01, source: wiki}\n- {level: B, on: 2026-08, source: wiki}\n---\n",
}

// A told is a report for tests. Risks are rows of the table of risks: threat, threshold, standard, rating, and the ID in braces.
type told struct {
	header string // further lines of the front matter
	risks  []string
	text   string // what stands before the risks
}

// days are the publications of the reports of a project, whose coverage dates are the first of the month.
var days = []string{"2026-02-15", "2026-06-15", "2026-10-15"}

// project loads the base project with reports r1, r2, …, each of which follows the one before it, and further files.
func project(t *testing.T, reports []told, files map[string]string) *corpus.Corpus {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, layer := range []map[string]string{base, files} {
		for name, text := range layer {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	for i, r := range reports {
		header := fmt.Sprintf("title: Report %d\npublished: %s\ncovers: %s\nsource: wiki\nspecimen: true\n", i+1, days[i], days[i][:8]+"01")
		if i > 0 {
			header += fmt.Sprintf("previous: r%d\n", i)
		}
		for _, field := range []string{"policy-version: v2.0", "models: [small]"} {
			if key, _, _ := strings.Cut(field, ":"); !strings.Contains(r.header, key) {
				header += field + "\n"
			}
		}
		text := "## About {#about}\n\n" + r.text + "\n\n## Residual risk {#residual-risk}\n\n| Threat | Threshold crossed | Standard met | Rating |\n|---|---|---|---|\n" + strings.Join(r.risks, "\n") + "\n"
		fsys[fmt.Sprintf("content/reports/r%d/report.md", i+1)] = &fstest.MapFile{Data: []byte("---\n" + header + r.header + "---\n\n" + text)}
	}
	c, problems := corpus.Load(fsys, corpus.Options{})
	if c == nil {
		t.Fatalf("the sources of the test are wrong:\n%v", problems)
	}
	return c
}

// report is the report of that number.
func report(t *testing.T, c *corpus.Corpus, n int) *corpus.Report {
	t.Helper()
	for _, r := range c.Reports {
		if r.Name == fmt.Sprintf("r%d", n) {
			return r
		}
	}
	t.Fatalf("there is no report r%d", n)
	return nil
}

// between is the succession of two reports of the project by their numbers.
func between(t *testing.T, c *corpus.Corpus, old, new int) *succession.Succession {
	t.Helper()
	return succession.Of(c, revision.New(c)).Between(report(t, c, old), report(t, c, new))
}
