package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The steps of a publication at which the tests end it: after each file that it replaces, while one is being written, and after the last,
// when the site that shows them all has not yet taken its place.
var publishSteps = []string{"rspsite.yaml", "content/superseded/p/v1.0/2.txt", "content/ledger.jsonl", "content/ledger.checkpoint"}

// published makes a project that was published once, and to which a version, an erratum, a withdrawal and a new name have come since.
func published(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"rspsite.yaml":                 "title: T\npublisher: P\nbase-url: https://p.example/\nas-of: 2026-06-30 # the day\ndefault-policy: p\ncontact: {email: a@b.example}\ndata-licence: {name: CC0}\n",
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.0.md":   "---\ntitle: V1\nversion: v1.0\npublished: 2026-01-02\nbasis: official\n---\n\n# One {#one}\n\nWe will pause. {#pause}\n",
		"content/pages/about.md":       "---\ntitle: About\n---\n\nText. {#text}\n",
		"content/tables/t.md":          "---\ntitle: Table\n---\n\n| A | B |\n|---|---|\n| 1 | 2 | {#row}\n",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	publishes(t, dir, "2026-06-30")
	write(t, filepath.Join(dir, "content/versions/p/v2.0.md"),
		"---\ntitle: V2\nversion: v2.0\npublished: 2026-07-02\nbasis: official\n---\n\n# One {#one}\n\nWe may pause. {#pause}\n")
	write(t, filepath.Join(dir, "content/versions/p/v1.0.md"),
		"---\ntitle: V1\nversion: v1.0\npublished: 2026-01-02\nbasis: official\nerrata:\n  - {on: 2026-07-01, kind: typo, what: A word., clauses: [pause]}\n---\n\n# One {#one}\n\nWe shall pause. {#pause}\n")
	write(t, filepath.Join(dir, "content/pages/about.md"), "---\ntitle: About\nwithdrawn: {on: 2026-07-01, why: W}\n---\n\nText. {#text}\n")
	if err := os.Rename(filepath.Join(dir, "content/tables/t.md"), filepath.Join(dir, "content/tables/u.md")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "content/tables/u.md"), "---\ntitle: Table\naliases: [t]\n---\n\n| A | B |\n|---|---|\n| 1 | 2 | {#row}\n")
	return dir
}

func publishes(t *testing.T, dir, day string, flags ...string) {
	t.Helper()
	if code, stdout, stderr := runIn(t.Context(), dir, append([]string{"publish", "--ahead", "--today", day}, flags...)...); code != exitDone {
		t.Fatalf("publish: %d\n%s%s", code, stdout, stderr)
	}
}

// files are all files of a project, its site included.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// same holds two projects against each other, byte for byte.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s is another one than without the interruption:\n%.300s\nwant\n%.300s", name, got[name], text)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is there, and is not without the interruption", name)
		}
	}
}

// goesOn checks that the project, as an interrupted publication left it, can be built and checked, and that publish brings it to the end.
func goesOn(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if code, _, stderr := runIn(t.Context(), dir, "build", "--out", "between"); code != exitDone {
		t.Errorf("build of what was left: %d\n%s", code, stderr)
	}
	if err := os.RemoveAll(filepath.Join(dir, "between")); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := runIn(t.Context(), dir, "check"); code != exitDone && !strings.Contains(stdout, "a publication was interrupted here") {
		t.Errorf("check of what was left: %d\n%s", code, stdout)
	}
	publishes(t, dir, "2026-07-31")
	same(t, files(t, dir), want)
}

// TestPublishInterrupted ends a publication after each file that it writes, by an error and while it waits to be cancelled, and runs it
// again: the project and its site are those of a publication that nothing interrupted.
func TestPublishInterrupted(t *testing.T) {
	whole := published(t)
	publishes(t, whole, "2026-07-31")
	want := files(t, whole)
	for _, step := range publishSteps {
		t.Run(step, func(t *testing.T) {
			dir := published(t)
			reached := false
			p := publishRun(dir)
			p.afterWriting = func(file string) error {
				if file == step {
					reached = true
					return errors.New("the test ends it here")
				}
				return nil
			}
			if code := p.Run(t.Context()); code != exitFailed || !reached {
				t.Fatalf("publish: %d, and %s was written: %v", code, step, reached)
			}
			goesOn(t, dir, want)
		})
	}
	t.Run("cancelled while it writes", func(t *testing.T) { // it ends what it began
		dir := published(t)
		ctx, cancel := context.WithCancel(t.Context())
		p := publishRun(dir)
		p.afterWriting = func(string) error { cancel(); return nil }
		if code := p.Run(ctx); code != exitDone {
			t.Fatalf("publish: %d\n%s", code, p.Stderr)
		}
		same(t, files(t, dir), want)
	})
}

// TestPublishMakesTheSiteFirst: when the first file is written, the site that shows all of them stands beside the one before, whole.
func TestPublishMakesTheSiteFirst(t *testing.T) {
	dir := published(t)
	before := files(t, filepath.Join(dir, "public"))
	var made map[string]string
	p := publishRun(dir)
	p.afterWriting = func(string) error {
		if made == nil {
			made = files(t, filepath.Join(dir, ".public.rspsite-staging"))
			same(t, files(t, filepath.Join(dir, "public")), before)
		}
		return nil
	}
	if code := p.Run(t.Context()); code != exitDone {
		t.Fatalf("publish: %d\n%s", code, p.Stderr)
	}
	same(t, made, files(t, filepath.Join(dir, "public")))
	publishes(t, dir, "2026-07-31") // of what is read from the files now
	same(t, made, files(t, filepath.Join(dir, "public")))
}

// TestPublishNothingWithAFaultyPage: a page that cannot be made leaves the record, the day and the site as they were.
func TestPublishNothingWithAFaultyPage(t *testing.T) {
	dir := published(t)
	write(t, filepath.Join(dir, "templates/table.html"), `{{define "main"}}{{.Table.Nothing}}{{end}}`)
	before := files(t, dir)
	if code, _, stderr := runIn(t.Context(), dir, "publish", "--ahead", "--today", "2026-07-31"); code != exitContent || !strings.Contains(stderr, "templates/table.html:1") {
		t.Errorf("publish: %d\n%s", code, stderr)
	}
	same(t, files(t, dir), before)
}

// publishRun is a run of publish that a test may end.
func publishRun(dir string) *Program {
	return &Program{Args: []string{"publish", "--ahead", "--today", "2026-07-31"}, Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}, Dir: dir,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 7, 31, 12, 0, 0, 0, time.UTC) }}
}

// killedAt is the environment variable that tells a child process of TestPublishKilled at which step it ends itself.
const killedAt = "RSPSITE_TEST_KILLED_AT"

// killed is publish as a child process runs it: it dies at a step as by kill -9, with the next file half written.
func killed() {
	step := os.Getenv(killedAt)
	p := publishRun(".")
	p.afterWriting = func(file string) error {
		if step != file {
			return nil
		}
		next := publishSteps[(slices.Index(publishSteps, file)+1)%len(publishSteps)]
		if err := os.MkdirAll(filepath.Dir(next), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(next), "."+filepath.Base(next)+".ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []byte("half"), 0o600); err != nil {
			return err
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			return err
		}
		select {} // until the signal arrives
	}
	os.Exit(p.Run(context.Background()))
}

// TestPublishKilled does the same to a process of its own, which is killed: nothing of it gets to clean up.
func TestPublishKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot kill itself there")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	whole := published(t)
	publishes(t, whole, "2026-07-31")
	want := files(t, whole)
	for _, step := range publishSteps {
		t.Run(step, func(t *testing.T) {
			dir := published(t)
			c := exec.CommandContext(t.Context(), self)
			c.Dir, c.Env = dir, append(os.Environ(), killedAt+"="+step)
			out, err := c.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.Exited() {
				t.Fatalf("the process was not killed: %v\n%s", err, out)
			}
			goesOn(t, dir, want)
		})
	}
}

// TestTwoPublish: a second publish is refused while the first is at work, and the first is not disturbed.
func TestTwoPublish(t *testing.T) {
	whole := published(t)
	publishes(t, whole, "2026-07-31")
	want := files(t, whole)
	dir := published(t)
	p := publishRun(dir)
	p.afterWriting = func(string) error {
		code, _, stderr := runIn(t.Context(), dir, "publish", "--ahead", "--today", "2026-07-31")
		if code != exitFailed || !strings.Contains(stderr, "another rspsite publish is at work") {
			t.Errorf("the second publish: %d\n%s", code, stderr)
		}
		return nil
	}
	if code := p.Run(t.Context()); code != exitDone {
		t.Errorf("the first publish: %d", code)
	}
	same(t, files(t, dir), want)
}

// TestPublishOverAnothersEdit: what was changed since publish read it is not written over.
func TestPublishOverAnothersEdit(t *testing.T) {
	dir := published(t)
	p := publishRun(dir)
	p.afterWriting = func(file string) error {
		if file == publishSteps[0] {
			write(t, filepath.Join(dir, "content/ledger.jsonl"), "mine\n")
		}
		return nil
	}
	if code := p.Run(t.Context()); code != exitFailed || !strings.Contains(p.Stderr.(*bytes.Buffer).String(), "content/ledger.jsonl was changed in the meantime") {
		t.Errorf("publish: %d\n%s", code, p.Stderr)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "content/ledger.jsonl")); err != nil || string(text) != "mine\n" {
		t.Errorf("the other's edit is gone: %q, %v", text, err)
	}
}
