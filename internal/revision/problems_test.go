package revision_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

var update = flag.Bool("update", false, "rewrite the expected problems in testdata")

// base is a project without a fault, of one version. Each case adds what it is about.
var base = map[string]string{
	"rspsite.yaml": `title: Record
publisher: Tester
default-policy: p
as-of: 2026-11-21
contact: {email: a@example.org}
data-licence: {name: CC BY 4.0}
`,
	"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: Maker\n---\n",
	"content/versions/p/v1.md": `---
title: First
version: v1
published: 2025-01-10
---

## Rules {#rules}

We will pause. {#pause}

We will report to the board every quarter of the year. {#report}

We will train our staff in the handling of secrets. {#train}

| What | When |
|---|---|
| Audit | yearly | {#audit}
| Drill | monthly | {#drill}
`,
	"content/sources/wiki.md": "---\ntitle: Wiki\nkind: wiki\nconsulted: \"yes\"\n---\n",
}

// project is the base project with more files laid over it.
func project(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, layer := range []map[string]string{base, files} {
		for name, text := range layer {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return fsys
}

// load reads the base project with more files laid over it.
func load(t *testing.T, files map[string]string) *corpus.Corpus {
	t.Helper()
	c, problems := corpus.Load(project(files), corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatalf("the sources of the test are wrong:\n%v", problems)
	}
	return c
}

// TestProblems runs every case of testdata/problems: files that are laid over the base project, and the problems that they
// must give.
func TestProblems(t *testing.T) {
	cases, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files, want := cut(t, archive)
			var got strings.Builder
			for _, p := range revision.New(load(t, files)).Problems(nil) {
				got.WriteString(p.String() + "\n")
			}
			if *update {
				want.Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got.String()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// cut takes a case apart: its files, and the one that holds the problems.
func cut(t *testing.T, archive *txtar.Archive) (files map[string]string, want *txtar.File) {
	t.Helper()
	files = map[string]string{}
	for i, f := range archive.Files {
		if f.Name == "problems" {
			want = &archive.Files[i]
			continue
		}
		files[f.Name] = string(f.Data)
	}
	if want == nil {
		t.Fatal("the case has no file named problems")
	}
	return files, want
}

// TestUnsoundPoliciesAreLeftAlone holds that errors in one policy's files silence what is said of that policy, and of no other.
func TestUnsoundPoliciesAreLeftAlone(t *testing.T) {
	files := map[string]string{
		"content/versions/p/v2.md":     "---\ntitle: T\nversion: v2\npublished: 2025-06\n---\n\nWe sing. {#sing}\n",
		"content/versions/q/policy.md": "---\ntitle: Q\npublisher: Maker\n---\n",
		"content/versions/q/v1.md":     "---\ntitle: T\nversion: v1\npublished: 2025-01\n---\n\nWe sing. {#sing}\n",
		"content/versions/q/v2.md":     "---\ntitle: T\nversion: v2\npublished: 2025-06\n---\n\nWe sing and dance. {#sing}\n",
		"content/pages/wrong.md":       "---\ntitle: Wrong\n---\n\nSee [[#nowhere]]. {#see}\n",
	}
	c, known := corpus.Load(project(files), corpus.Options{})
	if known.Errors() < 2 { // the clauses that vanished from p, and the reference of the page
		t.Fatalf("the sources of the test are sound: %v", known)
	}
	problems := revision.New(c).Problems(known)
	if len(problems) != 1 || problems[0].File != "content/versions/q/v2.md" {
		t.Errorf("problems: %v", problems)
	}
}

// TestOwnCorpusIsCovered holds our own change files to what check asks of everybody's.
func TestOwnCorpusIsCovered(t *testing.T) {
	for _, p := range revision.New(own(t)).Problems(nil) {
		t.Error(p)
	}
}
