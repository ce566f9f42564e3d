package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"rspsite/internal/problem"
)

// runIn runs the program in a folder and returns its exit status and output.
func runIn(ctx context.Context, dir string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	p := &Program{
		Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &err, Dir: dir,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) },
	}
	return p.Run(ctx), out.String(), err.String()
}

func TestProgramIsAValue(t *testing.T) {
	dir := t.TempDir()
	for _, step := range []struct {
		args   []string
		code   int
		stdout string
	}{
		{[]string{"init", "p"}, exitDone, ""},
		{[]string{"new", "goal", "g", "--source", "p"}, exitDone, "p/content/goals/g.md\n"},
		{[]string{"build", "--source", "p", "--out", "site"}, exitDone, ""},
		{[]string{"build", "--source", "p", "--out", "p"}, exitUsage, ""},
		{[]string{"nonsense"}, exitUsage, ""},
	} {
		code, stdout, stderr := runIn(t.Context(), dir, step.args...)
		if code != step.code || stdout != step.stdout {
			t.Errorf("%v: got %d, %q, want %d, %q; stderr %s", step.args, code, stdout, step.code, step.stdout, stderr)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "site", "index.html")); err != nil {
		t.Error(err)
	}
	settings, err := os.ReadFile(filepath.Join(dir, "p", "rspsite.yaml"))
	if err != nil || !strings.Contains(string(settings), "\nas-of: 2026-03-01\n") {
		t.Errorf("got settings %s, %v", settings, err)
	}
}

func TestInterruptedBuildLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	runIn(t.Context(), dir, "init", "p")
	if code, _, stderr := runIn(t.Context(), dir, "build", "--source", "p", "--out", "site"); code != exitDone {
		t.Fatal(stderr)
	}
	before, err := os.ReadFile(filepath.Join(dir, "site", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	code, _, stderr := runIn(cancelled, dir, "build", "--source", "p", "--out", "site", "--drafts")
	if code != exitFailed || !strings.HasSuffix(stderr, "rspsite: interrupted\n") {
		t.Errorf("got %d, %q", code, stderr)
	}
	after, err := os.ReadFile(filepath.Join(dir, "site", "index.html"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the site changed, or is gone: %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("got %v, %v, want the project and the site alone", entries, err)
	}
}

func TestServeSaysWhoCanSeeIt(t *testing.T) {
	dir := t.TempDir()
	runIn(t.Context(), dir, "init", "p")
	for addr, want := range map[string]bool{"0.0.0.0:0": true, "127.0.0.1:0": false, "localhost:0": false} {
		cancelled, cancel := context.WithCancel(t.Context())
		cancel() // it ends as soon as it serves
		code, _, stderr := runIn(cancelled, dir, "serve", "--source", "p", "--addr", addr)
		if code != exitDone || strings.Contains(stderr, "\nrspsite: everyone in the network can see this preview: ") != want {
			t.Errorf("%s: got %d, %s", addr, code, stderr)
		}
	}
}

func TestOverlay(t *testing.T) {
	project := fstest.MapFS{
		"static/a.css": {Data: []byte("mine")}, "static/new/b.css": {Data: []byte("mine")}, "static/.c": {}, "static/d~": {},
	}
	carried := fstest.MapFS{"a.css": {Data: []byte("ours")}, "z.css": {Data: []byte("ours")}, "new/c.css": {Data: []byte("ours")}}
	o := overlay{project, "static", carried}
	got := map[string]string{}
	err := fs.WalkDir(o, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(o, name)
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.css": "mine", "new/b.css": "mine", "new/c.css": "ours", "z.css": "ours"}
	for name := range got {
		if got[name] != want[name] {
			t.Errorf("%s: got %q, want %q", name, got[name], want[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, name := range []string{"missing", "../static/a.css", "/a.css"} {
		if _, err := o.Open(name); err == nil {
			t.Errorf("%s was opened", name)
		}
	}
	if _, err := o.ReadDir("missing"); err == nil {
		t.Error("a missing folder was listed")
	}
	if entries, err := (overlay{fstest.MapFS{}, "static", carried}).ReadDir("."); err != nil || len(entries) != 3 {
		t.Errorf("without a folder in the project: got %v, %v", entries, err)
	}
}

// newTestTerminal is a terminal whose screen is a buffer.
func newTestTerminal(screen *bytes.Buffer) *terminal {
	return &terminal{stderr: screen, live: true, colour: true, begun: time.Now().Add(-time.Second)}
}

func TestTerminalColoursProblemsAndShowsWhatIsHidden(t *testing.T) {
	var screen bytes.Buffer
	var list problem.List
	list.Errorf(problem.Position{File: "a.md", Line: 1, Column: 2}, "e", "mend it", "found \x1b[2J and \u202e")
	list.Warnf(problem.Position{File: "b.md"}, "w", "", "odd")
	newTestTerminal(&screen).problems(list)
	want := "\x1b[31ma.md:1:2\x1b[0m: found \\u001b[2J and \\u202e (mend it)\n\x1b[33mb.md\x1b[0m: warning: odd\n"
	if got := screen.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCheckColoursItsResultWhereThatIsATerminal(t *testing.T) {
	var list problem.List
	list.Errorf(problem.Position{File: "a.md", Line: 1}, "e", "", "found \x1b[2J")
	for colour, want := range map[bool]string{true: "\x1b[31ma.md:1\x1b[0m: found \\u001b[2J\n", false: "a.md:1: found \\u001b[2J\n"} {
		var screen, result bytes.Buffer
		tt := newTestTerminal(&screen)
		tt.stdout, tt.colourOut = &result, colour
		if err := tt.list(list, false); err != nil || result.String() != want || screen.Len() > 0 {
			t.Errorf("got %q, %v, want %q", result.String(), err, want)
		}
	}
}

func TestTerminalShowsAllErrorsAndSomeWarnings(t *testing.T) {
	var list problem.List
	for i := range maxWarnings + 5 {
		list.Warnf(problem.Position{File: "a.md", Line: i + 1}, "w", "", "odd")
		list.Errorf(problem.Position{File: "b.md", Line: i + 1}, "e", "", "bad")
	}
	for name, test := range map[string]struct {
		quiet, verbose         bool
		warnings, errors, hint int
	}{
		"usual": {false, false, maxWarnings, maxWarnings + 5, 1}, "quiet": {true, false, 0, maxWarnings + 5, 0},
		"verbose": {false, true, maxWarnings + 5, maxWarnings + 5, 0},
	} {
		var screen bytes.Buffer
		(&terminal{stderr: &screen, quiet: test.quiet, verbose: test.verbose}).problems(list)
		for text, want := range map[string]int{": warning: odd\n": test.warnings, ": bad\n": test.errors, "rspsite: 5 warnings more: rspsite check shows all\n": test.hint} {
			if got := strings.Count(screen.String(), text); got != want {
				t.Errorf("%s: %q stands %d times, want %d", name, text, got, want)
			}
		}
	}
}

func TestColourIsForTerminalsWhoseReadersWantIt(t *testing.T) {
	for name, test := range map[string]struct {
		env  map[string]string
		want bool
	}{
		"usual":       {map[string]string{"TERM": "xterm"}, true},
		"NO_COLOR":    {map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false},
		"no NO_COLOR": {map[string]string{"NO_COLOR": ""}, true},
		"dumb":        {map[string]string{"TERM": "dumb"}, false},
	} {
		if got := wantsColour(func(key string) string { return test.env[key] }); got != test.want {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
	if tt := newTerminal(nil, &bytes.Buffer{}, func(string) string { return "" }); tt.colour || tt.live {
		t.Error("a buffer passes for a terminal")
	}
}

func TestTerminalProgress(t *testing.T) {
	var screen bytes.Buffer
	tt := newTestTerminal(&screen)
	tt.working("%d of %d files", 1, 3)
	tt.working("%d of %d files", 2, 3) // too soon
	tt.summaryf("done")
	if got, want := screen.String(), "1 of 3 files\r\x1b[Kdone\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for name, change := range map[string]func(*terminal){
		"early": func(tt *terminal) { tt.begun = time.Now() }, "a pipe": func(tt *terminal) { tt.live = false },
		"quiet": func(tt *terminal) { tt.quiet = true },
	} {
		screen.Reset()
		tt := newTestTerminal(&screen)
		change(tt)
		tt.working("working")
		tt.done()
		if screen.Len() > 0 {
			t.Errorf("%s: got %q, want nothing", name, screen.String())
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"dir/x-1.0_a": "dir/x-1.0_a", "a b": "'a b'", "it's": `'it'\''s'`, "": "''", "-x": "'-x'", "$x": "'$x'", "größe": "größe",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("shellWord(%q): got %s, want %s", word, got, want)
		}
	}
}

// TestInterruptedDiff interrupts a comparison that waits for its standard input, as at a terminal.
func TestInterruptedDiff(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "new.md"), []byte("One text.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	var stderr bytes.Buffer
	p := &Program{
		Args: []string{"diff", "-", "new.md"}, Stdin: &silentInput{interrupt}, Stdout: io.Discard, Stderr: &stderr, Dir: dir,
		Getenv: func(string) string { return "" }, Now: time.Now,
	}
	if code := p.Run(ctx); code != exitFailed || stderr.String() != "rspsite: interrupted\n" {
		t.Errorf("got %d, %q", code, stderr.String())
	}
}

// A silentInput says that somebody reads from it, and keeps them waiting for longer than a test wants to.
type silentInput struct{ asked func() }

func (s *silentInput) Read([]byte) (int, error) {
	s.asked()
	time.Sleep(5 * time.Second)
	return 0, errors.New("nobody interrupted")
}
