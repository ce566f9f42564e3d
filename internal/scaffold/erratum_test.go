package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

const entry = `- on: 2026-03-01
  kind: typo
  what: "To write: what was corrected, in a sentence."
  why: "To write: why it was wrong, and how that was found."
  clauses: [a, b.1]
`

// correction is a correction of two clauses.
var correction = Correction{On: today, Kind: "typo", Clauses: []string{"a", "b.1"}}

// TestAnErratumChangesNoOtherByte: each header, and what it is with the entry.
func TestAnErratumChangesNoOtherByte(t *testing.T) {
	indent := func(by string, e string) string {
		return by + strings.ReplaceAll(strings.TrimSuffix(e, "\n"), "\n", "\n"+by) + "\n"
	}
	with := func(edition string) string { return entry + "  edition: \"" + edition + "\"\n" }
	for name, test := range map[string]struct{ was, edition, is string }{
		"no errata": {"title: T # mine\n# last\n", "", "title: T # mine\n# last\nerrata:\n" + indent("  ", entry)},
		"behind others": {"errata:\n  # the first\n  - on: 2026-01-01\n    kind: typo\n    what: |\n      # no comment\n\n      text\n\n# about the title\ntitle: T\n", "",
			"errata:\n  # the first\n  - on: 2026-01-01\n    kind: typo\n    what: |\n      # no comment\n\n      text\n" + indent("  ", entry) + "\n# about the title\ntitle: T\n"},
		"at the margin": {"errata:\n- on: 2026-01-01\n  what: x\ntitle: T\n", "", "errata:\n- on: 2026-01-01\n  what: x\n" + entry + "title: T\n"},
		"deeper":        {"errata:\n     -   on: 2026-01-01\n         what: x # why\n", "", "errata:\n     -   on: 2026-01-01\n         what: x # why\n" + indent("     ", entry)},
		"empty":         {"errata:\ntitle: T\n", "", "errata:\n" + indent("  ", entry) + "title: T\n"},
		"edition":       {"edition: \"1\"   # the first\ntitle: T\n", "2", "edition: \"2\"   # the first\ntitle: T\nerrata:\n" + indent("  ", with("2"))},
		"plain edition": {"title: T\nedition: 9\n", "10", "title: T\nedition: \"10\"\nerrata:\n" + indent("  ", with("10"))},
		"'edition'":     {"edition: '1'\n", "2", "edition: \"2\"\nerrata:\n" + indent("  ", with("2"))},
	} {
		t.Run(name, func(t *testing.T) {
			const text = "---\nText. {#a}\n\n---\n\nerrata: [x]\n"
			got, err := withErratum([]byte("---\n"+test.was+text), correction, test.edition)
			if want := "---\n" + test.is + text; err != nil || string(got) != want {
				t.Errorf("got %v\n%s\nwant\n%s", err, got, want)
			}
			windows := func(s string) string { return "\xEF\xBB\xBF" + strings.ReplaceAll(s, "\n", "\r\n") }
			got, err = withErratum([]byte(windows("---\n"+test.was+text)), correction, test.edition)
			if want := windows("---\n" + test.is + text); err != nil || string(got) != want {
				t.Errorf("with other line ends: got %v\n%q\nwant\n%q", err, got, want)
			}
		})
	}
}

func TestWhatCannotBeChangedSafelyIsRefused(t *testing.T) {
	for name, test := range map[string]struct{ header, edition, want string }{
		"flow":            {"errata: [{on: 2026-01-01}]\n", "", "errata are not a list to which"},
		"empty list":      {"errata: []\n", "", "errata are not a list to which"},
		"no list":         {"errata: none\n", "", "errata are not a list to which"},
		"all in braces":   {"{title: T}\n", "", "not one field a line"},
		"no edition":      {"title: T\n", "2", "edition is not written so"},
		"folded edition":  {"edition: >-\n  1\n", "2", "edition is not written so"},
		"tagged edition":  {"edition: !!str 1\n", "2", "edition is not written so"},
		"escaped edition": {"edition: \"\\x31\"\n", "2", "edition is not written so"},
		"broken":          {"title: [\n", "", "cannot be read"},
		"end of document": {"title: T\n...\nx: y\n", "", "cannot be"},
		"nothing":         {"", "", "cannot be read"},
		"shared":          {"errata: &x\n  - on: 2026-01-01\nother: *x\n", "", "cannot be changed safely"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := withErratum([]byte("---\n"+test.header+"---\n"), correction, test.edition)
			var refused *RefusedError
			if test.want != "" && (!errors.As(err, &refused) || !strings.Contains(refused.What, test.want) || refused.Mend == "") {
				t.Errorf("got %v\n%s", err, got)
			}
		})
	}
	for _, raw := range []string{"", "text", "---", "---\rtitle: T\r---\r", "---\ntitle: T\n"} {
		if got, err := withErratum([]byte(raw), correction, ""); err == nil {
			t.Errorf("%q became %q", raw, got)
		}
	}
}

func TestNextEdition(t *testing.T) {
	for edition, want := range map[string]string{"1": "2", "9": "10", "1.0": "1.1", "v1": "v2", "2026.09": "2026.10", "first": "first-2",
		"first-2": "first-3", "009": "010", "99": "100", "20261231235959": "20261231235960"} {
		if got := nextEdition(edition); got != want {
			t.Errorf("after %q: got %q, want %q", edition, got, want)
		}
	}
}

// corrected is a project on disk with one report, and the edit that begins a correction of it.
func corrected(t *testing.T) (dir string, root *os.Root, e Edit) {
	t.Helper()
	raw := "---\ntitle: R\nedition: \"1\"\n---\n\nText. {#a}\n"
	dir = t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content/reports/r"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/reports/r/report.md"), []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	report := corpus.File{Name: "r", Path: "content/reports/r/report.md", Raw: []byte(raw)}
	e, err := Erratum(corpus.Document{File: &report, Meta: &corpus.ReportMeta{Edition: "1"}}, correction)
	if err != nil {
		t.Fatal(err)
	}
	if root, err = os.OpenRoot(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root, e
}

func TestApplyKeepsTheTextThatWas(t *testing.T) {
	dir, root, e := corrected(t)
	if err := Apply(root, e); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(filepath.Join(dir, "content/reports/r/editions/1.md"))
	if err != nil || string(kept) != string(e.Was) {
		t.Errorf("kept is %q, %v; want %q", kept, err, e.Was)
	}
	now, err := os.ReadFile(filepath.Join(dir, "content/reports/r/report.md"))
	if err != nil || string(now) != string(e.Change.Text) || string(now) == string(e.Was) {
		t.Errorf("the report is %q, %v", now, err)
	}
	if info, err := root.Stat("content/reports/r/report.md"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if files, err := os.ReadDir(filepath.Join(dir, "content/reports/r")); err != nil || len(files) != 2 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
}

func TestApplyDoesAllOrNothing(t *testing.T) {
	for name, spoil := range map[string]func(root *os.Root) error{
		"changed meanwhile": func(root *os.Root) error { return root.WriteFile("content/reports/r/report.md", []byte("mine"), 0o644) },
		"edition is there": func(root *os.Root) error {
			return errors.Join(root.Mkdir("content/reports/r/editions", 0o755), root.WriteFile("content/reports/r/editions/1.md", []byte("mine"), 0o644))
		},
		"read-only": func(root *os.Root) error { return root.Chmod("content/reports/r/report.md", 0o444) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, root, e := corrected(t)
			if err := spoil(root); err != nil {
				t.Fatal(err)
			}
			was := tree(t, dir)
			if err := Apply(root, e); err == nil {
				t.Error("no error")
			}
			if is := tree(t, dir); is != was {
				t.Errorf("got\n%s\nwant\n%s", is, was)
			}
		})
	}
}

// TestReplace writes a file beside what a run that was killed left, and keeps its mode or sets another.
func TestReplace(t *testing.T) {
	dir, root, _ := corrected(t)
	const name = "content/reports/r/report.md"
	if err := root.WriteFile("content/reports/r/.report.md.new", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []fs.FileMode{0, 0o640, 0} {
		before, _ := root.Stat(name)
		want := mode
		if mode == 0 {
			want = before.Mode().Perm()
		}
		err := Replace(root, name, []byte("new"), mode)
		text, _ := root.ReadFile(name)
		if info, _ := root.Stat(name); err != nil || string(text) != "new" || info.Mode().Perm() != want {
			t.Errorf("%q, %v, %v", text, info.Mode(), err)
		}
	}
	if files, err := os.ReadDir(filepath.Join(dir, "content/reports/r")); err != nil || len(files) != 2 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
	if err := Replace(root, "content/reports/r", nil, 0); err == nil {
		t.Error("a folder is replaced")
	}
}

// tree is what the files of a folder hold.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		b.WriteString(path + ": " + string(text) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
