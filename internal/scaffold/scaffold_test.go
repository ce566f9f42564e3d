package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/corpus"
)

var today = mustDate("2026-03-01")

func mustDate(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// load reads files as a project, drafts included.
func load(t *testing.T, files ...File) *corpus.Corpus {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range append(Project("Test", today), files...) {
		fsys[f.Path] = &fstest.MapFile{Data: f.Text}
	}
	c, problems := corpus.Load(fsys, corpus.Options{Drafts: true})
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

// determination is a model that a report can be about.
var determination = File{"content/determinations/m-1.md", []byte("---\ntitle: M 1\ndeveloper: Us\ndraft: true\ndeterminations: [{level: L1, source: the-source}]\n---\n")}

func TestEveryNewFilePassesCheckAsADraft(t *testing.T) {
	files := FirstVersion("our-policy", "v1.0", "", "Us: the publisher", today)
	for _, k := range Kinds {
		files = append(files, New(k, "the-"+k.Name, "", "Us", today), New(k, "titled-"+k.Name, `A "title": with # signs`, "Us", today))
	}
	c := load(t, files...)
	next := NextVersion(c.Policies[0].Versions[0], "v1.1", "", today)
	c = load(t, append(files, next, Change(c.Policies[0], "v1.1"))...)
	if got := len(c.Policies[0].Versions); got != 2 {
		t.Fatalf("got %d versions, want 2", got)
	}
	if c.Policies[0].Versions[1].Changes == nil {
		t.Error("the account of the change is not read")
	}
	reported := append(files, next, determination)
	for _, name := range []string{"r1", "r2"} { // the first from nothing, the second from the first
		c = load(t, reported...)
		f, err := NextReport(c, c.Policies[0], name, "")
		if err != nil {
			t.Fatal(err)
		}
		reported = append(reported, f)
	}
	c = load(t, reported...)
	c = load(t, append(reported, Review(c.Reports[0], "a-reviewer", "", "", today))...)
	if r := c.Reports[0]; r.Name != "r2" || r.Previous != "r1" || len(r.Reviews) != 1 {
		t.Errorf("the second report is %s behind %q with %d reviews", r.Name, r.Previous, len(r.Reviews))
	}
	for d := range c.Documents() {
		if !d.Common.Draft {
			t.Errorf("%s is no draft", d.Path)
		}
	}
	if got, want := c.Model("the-determination").Title, "The determination"; got != want {
		t.Errorf("got title %q, want %q", got, want)
	}
	if got, want := c.Model("titled-determination").Title, `A "title": with # signs`; got != want {
		t.Errorf("got title %q, want %q", got, want)
	}
}

// TestAKeyBehindACommentMarkIsRightWithoutIt: what explains a key must not become part of its value.
func TestAKeyBehindACommentMarkIsRightWithoutIt(t *testing.T) {
	names, err := fs.Glob(files, "files/*")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`^# *(- )?([a-z0-9-]+: .*)$`)
	seen := 0
	for _, name := range names {
		text := string(fill(path.Base(name), values{Title: "T", Version: "v1", Previous: "v0", Today: today}))
		for line := range strings.Lines(text) {
			m := key.FindStringSubmatch(strings.TrimSpace(line))
			if m == nil {
				continue
			}
			seen++
			var got map[string]any
			if err := yaml.Unmarshal([]byte(m[2]), &got); err != nil {
				t.Errorf("%s: %s: %v", name, m[2], err)
			}
			for _, v := range got {
				if s := fmt.Sprint(v); strings.Contains(s, "  ") {
					t.Errorf("%s: without its mark the key has the value %q: begin the explanation with #", name, s)
				}
			}
		}
	}
	if seen < 20 {
		t.Fatalf("found %d keys behind a comment mark", seen)
	}
}

const header = "---\ntitle: One\nversion: v1.0\npublished: 2026-02-01\nbasis: excerpt\n---\n"

func TestNextVersionCarriesTheTextOnByteForByte(t *testing.T) {
	policy := File{"content/versions/p/policy.md", []byte("---\ntitle: The Policy\npublisher: Us\n---\n")}
	older := File{"content/versions/p/v0.9.md", []byte("---\ntitle: Old\nversion: v0.9\npublished: 2026-01-01\n---\n\nA {#a}\n\nB {#b}\n\nC {#c}\n")}
	for name, test := range map[string]struct{ body, want string }{
		"as it is":          {"\nA  *b* {#a}\n\nB {#b}\n\nC {#c}\n", "\nA  *b* {#a}\n\nB {#b}\n\nC {#c}\n"},
		"no end of line":    {"A {#a}\n\nB {#b}\n\nC {#c}", "A {#a}\n\nB {#b}\n\nC {#c}"},
		"was":               {"A {#a2 was=\"a\"}\n\nB {#b}\n\nC {#c}\n", "A {#a2}\n\nB {#b}\n\nC {#c}\n"},
		"from, in between":  {"A {#a from=\"a b\" page=\"3\"}\n\nC {#c}\n", "A {#a page=\"3\"}\n\nC {#c}\n"},
		"was before others": {"A {#a2 was=\"a\"  page=\"was\"}\n\nB {#b}\n\nC {#c}\n", "A {#a2  page=\"was\"}\n\nB {#b}\n\nC {#c}\n"},
		"both":              {"AB {#ab was=\"a\" from=\"b\"}\n\nC {#c}\n", "AB {#ab}\n\nC {#c}\n"},
		"on a row":          {"A {#a}\n\nB {#b}\n\n| x |\n|---|\n| C | {#c2 was=\"c\"}\n", "A {#a}\n\nB {#b}\n\n| x |\n|---|\n| C | {#c2}\n"},
		"on an item":        {"A {#a}\n\nB {#b}\n\n- C {#c2 was=\"c\"}\n", "A {#a}\n\nB {#b}\n\n- C {#c2}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			c := load(t, policy, older, File{"content/versions/p/v1.0.md", []byte(header + test.body)})
			got := NextVersion(c.Policies[0].Versions[1], "v2.0", "", today)
			if got.Path != "content/versions/p/v2.0.md" {
				t.Errorf("got path %q", got.Path)
			}
			_, body, _ := strings.Cut(string(got.Text[len("---\n"):]), "\n---\n")
			if body != test.want {
				t.Errorf("got text %q, want %q", body, test.want)
			}
		})
	}
}

func TestNextVersionKeepsTheLineEnds(t *testing.T) {
	policy := File{"content/versions/p/policy.md", []byte("---\ntitle: The Policy\npublisher: Us\n---\n")}
	text := strings.ReplaceAll(header+"\nA {#a}\n\nB {#b}\n", "\n", "\r\n")
	c := load(t, policy, File{"content/versions/p/v1.0.md", []byte(text)})
	got := string(NextVersion(c.Policies[0].Versions[0], "v2.0", "", today).Text)
	if n := strings.Count(got, "\n"); n < 15 || strings.Count(got, "\r\n") != n {
		t.Errorf("line ends are mixed: %q", got)
	}
	if !strings.HasSuffix(got, "\r\n---\r\n\r\nA {#a}\r\n\r\nB {#b}\r\n") {
		t.Errorf("got %q", got)
	}
}

// A lone CR ends a line too, so the text behind the header must not be taken for the header's last line.
func TestNextVersionFindsTheTextBehindLoneCarriageReturns(t *testing.T) {
	policy := File{"content/versions/p/policy.md", []byte("---\ntitle: The Policy\npublisher: Us\n---\n")}
	text := strings.ReplaceAll(header+"\nA {#a}\n\nB {#b}\n", "\n", "\r")
	c := load(t, policy, File{"content/versions/p/v1.0.md", []byte(text)})
	got := string(NextVersion(c.Policies[0].Versions[0], "v2.0", "", today).Text)
	if !strings.HasSuffix(got, "\n---\n\rA {#a}\r\rB {#b}\r") {
		t.Errorf("got %q", got)
	}
}

func TestNextVersionKeepsItsPlaceInTime(t *testing.T) {
	policy := File{"content/versions/p/policy.md", []byte("---\ntitle: The Policy\npublisher: Us\n---\n")}
	first := File{"content/versions/p/v1.0.md", []byte(header)}
	last := File{"content/versions/p/v3.0.md", []byte("---\ntitle: Three\nversion: v3.0\npublished: 2026-02-20\n---\n")}
	c := load(t, policy, first, last)
	for after, want := range map[int]string{0: "2026-02-01", 1: "2026-03-01"} {
		f := NextVersion(c.Policies[0].Versions[after], "v9", "", today)
		if !strings.Contains(string(f.Text), "\npublished: "+want+" ") {
			t.Errorf("after %s: got %s, want it published on %s", c.Policies[0].Versions[after].Name, f.Text, want)
		}
	}
	early := NextVersion(c.Policies[0].Versions[1], "v9", "", mustDate("2025-01-01"))
	if !strings.Contains(string(early.Text), "\npublished: 2026-02-20 ") {
		t.Errorf("got %s, want it no older than the version before", early.Text)
	}
}

func TestQuoteYAML(t *testing.T) {
	for _, s := range []string{"Plain title", "2.10", "true", "No", "a: b", "a #b", "- x", "[x]", `"`, `\`, "'x'", "é第", "x ", "", "<&>", "a\nb", "~", "1e3"} {
		quoted, err := quoteYAML(s)
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Title string }
		if err := yaml.Unmarshal([]byte("title: "+quoted+" # comment\n"), &got); err != nil {
			t.Fatalf("%q as %s: %v", s, quoted, err)
		}
		if got.Title != s {
			t.Errorf("%q as %s reads as %q", s, quoted, got.Title)
		}
	}
}

func TestWriteNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "b"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	err = Write(root, []File{{"a", nil}, {"b", nil}})
	var exists *ExistsError
	if !errors.As(err, &exists) || exists.Path != "b" {
		t.Errorf("got error %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a was written though b could not be")
	}
	if err := Write(root, []File{{"b/c", nil}}); err == nil || !strings.HasPrefix(err.Error(), "writing b/c: ") {
		t.Errorf("below a file: got error %v", err)
	}
	if err := Write(root, []File{{"../c", nil}}); err == nil {
		t.Error("a file outside was written")
	}
}
