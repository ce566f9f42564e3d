package corpus_test

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
	"rspsite/internal/problem"
)

var update = flag.Bool("update", false, "rewrite the expected problems in testdata")

// base is a project without a fault. Each case adds or replaces files, so that it shows its one fault only.
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

We pause. {#pause}

We report. {#report}
`,
	"content/versions/p/v2.md": `---
title: Second
version: v2
published: 2025-06
---

## Rules {#rules}

We pause. {#pause}

We report often. {#report}
`,
	"content/sources/wiki.md": "---\ntitle: Wiki\nkind: wiki\nconsulted: \"yes\"\nplaces:\n- {id: top, title: Top}\n---\n",
}

func project(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range base {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range files {
		if text == "" {
			delete(fsys, name)
			continue
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t *testing.T, files map[string]string, o corpus.Options) (*corpus.Corpus, string) {
	t.Helper()
	c, problems := corpus.Load(project(files), o)
	return c, text(problems)
}

func text(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func TestBaseHasNoProblems(t *testing.T) {
	if _, got := load(t, nil, corpus.Options{}); got != "" {
		t.Errorf("problems:\n%s", got)
	}
}

// TestProblems runs every case of testdata/problems: files that are laid over the base project, and the problems that
// they must give. An empty file means that the base's is taken away, and ␀ stands for a NUL byte, which makes a file unreadable.
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
			files := map[string]string{}
			want := -1
			for i, f := range archive.Files {
				if f.Name == "problems" {
					want = i
					continue
				}
				files[f.Name] = strings.ReplaceAll(string(f.Data), "␀", "\x00")
			}
			if want < 0 {
				t.Fatal("the case has no file named problems")
			}
			_, got := load(t, files, corpus.Options{})
			if *update {
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[want].Data), got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}
