package sitetest

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"rspsite/internal/corpus"
)

// shared is the environment variable that names the folder with the sample policies. They are other people's texts, so
// they stay out of the repository.
const shared = "RSPSITE_SHARED"

// TestOtherPeoplesPolicies drops policies that were not written for rspsite into a project, two versions each: they
// all build, every problem names a place within its file, and no word of theirs is lost.
func TestOtherPeoplesPolicies(t *testing.T) {
	dir := os.Getenv(shared)
	if dir == "" {
		missing(t, "the environment variable "+shared+" names no folder with foreign/*/*.md")
	}
	files, err := filepath.Glob(filepath.Join(dir, "foreign", "*", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s holds no foreign/*/*.md (%v)", dir, err)
	}
	projects := map[string]fstest.MapFS{}
	for _, f := range files {
		policy := filepath.Base(filepath.Dir(f))
		if projects[policy] == nil {
			projects[policy] = emptyProject(policy)
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		version := strings.TrimSuffix(filepath.Base(f), ".md")
		head := fmt.Sprintf("---\ntitle: Terms of %s\nversion: %q\npublished: %s\nbasis: official\n---\n\n", version, version, version)
		projects[policy]["content/versions/"+policy+"/"+version+".md"] = &fstest.MapFile{Data: append([]byte(head), text...)}
	}
	for policy, files := range projects {
		t.Run(policy, func(t *testing.T) { tryForeign(t, policy, files) })
	}
}

func emptyProject(policy string) fstest.MapFS {
	return fstest.MapFS{
		"rspsite.yaml": {Data: []byte(`title: Other people's policies
publisher: Tests
as-of: 2026-11-01
base-url: ` + baseURL + `
default-policy: ` + policy + `
contact:
  email: editor@example.org
data-licence:
  name: ODC-BY 1.0
`)},
		"content/versions/" + policy + "/policy.md": {Data: []byte("---\ntitle: Terms of use\npublisher: Somebody\n---\n")},
	}
}

func tryForeign(t *testing.T, policy string, files fstest.MapFS) {
	c, found := corpus.Load(files, corpus.Options{})
	for _, p := range found {
		checkPlace(t, files, p.File, p.Line, p.Column, p.String())
	}
	if found.Errors() > 0 {
		t.Fatalf("refused with %d errors, the first problem: %s", found.Errors(), found[0])
	}
	s, err := build(files, baseURL, "foreign-"+policy)
	if err != nil {
		t.Fatal(err)
	}
	s.followAll(t)
	for _, v := range c.Policy(policy).Versions {
		shown := text(s.parsePage(t, path.Join(policy, v.Name, "index.html")).root)
		for clause := range v.Doc.All() {
			for _, word := range strings.Fields(clause.PlainText()) {
				if !strings.Contains(shown, word) {
					t.Errorf("%s:%d: %q of clause %s is not on the page", v.Path, clause.Start.Line, word, clause.ID)
				}
			}
		}
	}
}

// checkPlace fails unless file:line:column is a place in one of the files.
func checkPlace(t *testing.T, files fstest.MapFS, file string, line, column int, problem string) {
	t.Helper()
	f := files[file]
	if f == nil {
		t.Errorf("%s: no such file", problem)
		return
	}
	lines := strings.Split(string(f.Data), "\n")
	if line < 1 || line > len(lines) {
		t.Errorf("%s: the file has %d lines", problem, len(lines))
		return
	}
	if column < 1 || column > utf8.RuneCountInString(lines[line-1])+1 {
		t.Errorf("%s: the line has %d characters", problem, utf8.RuneCountInString(lines[line-1]))
	}
}
