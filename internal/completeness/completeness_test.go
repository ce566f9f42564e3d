package completeness_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

var update = flag.Bool("update", false, "rewrite what is expected in testdata")

// base is a project with a policy that promises two things of reports, and two models.
const base = "testdata/base.txt"

// project lays the files of a case over the base.
func project(t *testing.T, files []txtar.File) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(base)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range append(archive.Files, files...) {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// load reads a project with its drafts. It must have no errors of its own.
func load(t *testing.T, fsys fstest.MapFS) (*corpus.Corpus, problem.List) {
	t.Helper()
	c, problems := corpus.Load(fsys, corpus.Options{Drafts: true})
	if c == nil {
		t.Fatalf("the project cannot be read: %v", problems)
	}
	return c, problems
}

// said is what a project is told: each report in one line, then the problems.
func said(c *corpus.Corpus, known problem.List) string {
	var b strings.Builder
	for _, r := range c.Reports {
		b.WriteString(r.Name + ": " + completeness.Of(c, r).String() + "\n")
	}
	for _, p := range completeness.Problems(c, known) {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// TestCases runs every case of testdata: files that are laid over the base, and what is said of their reports.
func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			if last < 0 || archive.Files[last].Name != "said" {
				t.Fatal("the last file of the case is not named said")
			}
			c, known := load(t, project(t, archive.Files[:last]))
			for _, p := range known {
				if p.Severity == problem.Error && !strings.HasPrefix(p.Rule, "id-") {
					t.Errorf("the case has an error of another sort: %v", p)
				}
			}
			got := said(c, known)
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Errorf("said (-want +got):\n%s", diff)
			}
		})
	}
}
