package corpus_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"rspsite/internal/clause"

	"rspsite/internal/corpus"
)

// everyKind has one file of each kind, beside those of the base project.
var everyKind = map[string]string{
	"content/changes/p/v2.md":        "---\ntitle: C\nversion: v2\n---\n",
	"content/reports/r/report.md":    "---\ntitle: R\npublished: 2026-01-01\ncovers: 2025-12-10\npolicy-version: v2\nmodels: [m]\n---\n",
	"content/reports/r/reviews/w.md": "---\ntitle: W\nreviewer: W\n---\n",
	"content/determinations/m.md":    "---\ntitle: M\ndeveloper: D\ndeterminations: [{level: A, source: wiki}]\n---\n",
	"content/tables/t.md":            "---\ntitle: T\n---\n",
	"content/goals/g.md":             "---\ntitle: G\nkind: metric\nstatus: open\n---\n",
	"content/pages/a.md":             "---\ntitle: A\n---\n",
}

func TestDocumentsAreEveryFileOnce(t *testing.T) {
	c, problems := load(t, everyKind, corpus.Options{})
	if problems != "" {
		t.Fatalf("problems:\n%s", problems)
	}
	var got []string
	pages := map[string]bool{}
	for d := range c.Documents() {
		got = append(got, d.Path)
		if d.Common == nil || d.Meta == nil || d.Doc == nil || d.Title == "" || pages[d.Page] {
			t.Errorf("%s: %+v", d.Path, d)
		}
		pages[d.Page] = true
	}
	want := []string{"content/versions/p/policy.md", "content/versions/p/v1.md", "content/versions/p/v2.md", "content/changes/p/v2.md",
		"content/reports/r/report.md", "content/reports/r/reviews/w.md", "content/determinations/m.md", "content/tables/t.md",
		"content/goals/g.md", "content/sources/wiki.md", "content/pages/a.md"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for stop := range want {
		seen := 0
		for range c.Documents() {
			if seen++; seen > stop {
				break
			}
		}
		if seen != stop+1 {
			t.Errorf("stopped after %d documents, want %d", seen, stop+1)
		}
	}
}

func TestAliasAddress(t *testing.T) {
	for page, want := range map[string]string{
		"/models/new/": "/models/old/", "/p/": "/old/", "/p/v1/": "/p/old/", "/reports/r/reviews/w/": "/reports/r/reviews/old/", "/changes/#x": "/old/",
	} {
		if got := corpus.AliasAddress(page, "old"); got != want {
			t.Errorf("AliasAddress(%q): got %q, want %q", page, got, want)
		}
	}
}

func TestSourcesOfAClauseAreTheNearest(t *testing.T) {
	c, _ := load(t, map[string]string{"content/pages/a.md": `---
title: A
---

None. {#none}

## Section {#section source="one two"}

Inherited. {#inherited}

Its own. {#own source="three"}

- item {#item}

{#list source="four"}

### Below {#below}

Further in. {#further}
`}, corpus.Options{})
	want := map[clause.ID]string{"none": "", "section": "one two ", "inherited": "one two ", "own": "three ", "item": "four ", "below": "one two ",
		"further": "one two ", "list": "four "}
	for path, cl := range c.Pages[0].Doc.WithPath() {
		got := ""
		for _, s := range corpus.SourcesOf(path, cl) {
			got += s.Value + " "
		}
		if got != want[cl.ID] {
			t.Errorf("sources of %q: got %q, want %q", cl.ID, got, want[cl.ID])
		}
		delete(want, cl.ID)
	}
	if len(want) > 0 {
		t.Errorf("not seen: %v", want)
	}
}

// TestDocumentsKnowWhatTheyBelongTo: an edition of a report its report, a review the one that it is of, and whatever is under a policy that policy, the default one
// where none is named.
func TestDocumentsKnowWhatTheyBelongTo(t *testing.T) {
	c, _ := load(t, correctedReport(nil), corpus.Options{})
	want := map[string]string{
		"content/determinations/m.md":     "p -",
		"content/reports/r/editions/1.md": "p r",
		"content/reports/r/editions/2.md": "p r", // is the report today
		"content/reports/r/reviews/a.md":  "p of r",
		"content/sources/wiki.md":         "- -",
		"content/versions/p/policy.md":    "p -",
		"content/versions/p/v1.md":        "p -",
		"content/versions/p/v2.md":        "p -",
	}
	got := map[string]string{}
	for d := range c.Documents() {
		policy, report := "-", "-"
		if d.Policy != nil {
			policy = d.Policy.Name
		}
		if d.Report != nil {
			report = d.Report.Name
		}
		if d.Review != nil {
			report = "of " + d.Review.Report.Name
		}
		got[d.Path] = policy + " " + report
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("policy and report of each document (-want +got)\n%s", d)
	}
	if r := c.Report("r"); r != c.Reports[0] || r.Review("a") != r.Reviews[0] || c.Report("no") != nil || r.Review("no") != nil {
		t.Error("a report or a review is not found by its name")
	}
}

// TestClausesStandOnPages: those of an account of changes, which shares its page, have the address of its part.
func TestClausesStandOnPages(t *testing.T) {
	d := corpus.Document{Page: "/changes/#_p/-v1", Meta: &corpus.ChangesMeta{}}
	if d.HasOwnPage() || d.ClauseAddress("a") != d.Page {
		t.Errorf("an account of changes: has a page of its own, or its clause stands at %s", d.ClauseAddress("a"))
	}
	d = corpus.Document{Page: "/p/v1/", Meta: &corpus.VersionMeta{}}
	if !d.HasOwnPage() || d.ClauseAddress("a") != "/p/v1/#a" || d.ClauseAddress("") != d.Page {
		t.Errorf("a version: has no page of its own, or its clause stands at %s", d.ClauseAddress("a"))
	}
}
