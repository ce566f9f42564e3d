package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/term"

	"rspsite/internal/problem"
)

// The rules of the terminal:
//
//   - Results go to standard output, everything else to standard error.
//   - What is said about the run begins with "rspsite: ", in lower case, without a final period. A hint, what to do about an
//     error, follows on a line of its own. Problems in the content begin with their place instead, for editors to jump
//     to, and the one summary line with its figures.
//   - Colour and progress appear on a terminal only; NO_COLOR and TERM=dumb turn colour off. Progress appears when work
//     takes longer than half a second.
//   - --quiet leaves errors alone; -v adds what was done and how long it took.
//   - Nothing from a source reaches the terminal as a control character.

// A terminal says what a run has to say. Safe for concurrent use.
type terminal struct {
	stdout, stderr io.Writer
	colour         bool // stderr shows colours
	colourOut      bool // stdout does
	live           bool // stderr is a terminal
	quiet, verbose bool

	mu       sync.Mutex
	begun    time.Time
	shown    time.Time // when the progress line was last drawn
	progress bool      // a progress line stands on the screen
}

// newTerminal looks at where the output goes.
func newTerminal(stdout, stderr io.Writer, getenv func(string) string) *terminal {
	live := isTerminal(stderr)
	wants := wantsColour(getenv)
	return &terminal{
		stdout: stdout, stderr: stderr, live: live, colour: live && wants, colourOut: isTerminal(stdout) && wants, begun: time.Now(),
	}
}

// wantsColour reports whether the reader of a terminal has not asked to be spared (see no-color.org).
func wantsColour(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// say writes one line to standard error.
func (t *terminal) say(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.clear()
	fmt.Fprintln(t.stderr, line)
}

// infof says what --quiet leaves out.
func (t *terminal) infof(format string, args ...any) {
	if !t.quiet {
		t.say("rspsite: " + clean(fmt.Sprintf(format, args...)))
	}
}

// warnf says what must be known whatever the flags.
func (t *terminal) warnf(format string, args ...any) {
	t.say(paint(t.colour, yellow, "rspsite: warning:") + " " + clean(fmt.Sprintf(format, args...)))
}

// prompt asks a question, behind which the answer is typed.
func (t *terminal) prompt(question string) { t.clearFor(func() { fmt.Fprint(t.stderr, question) }) }

// clearFor takes the progress line off the screen and writes.
func (t *terminal) clearFor(write func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.clear()
	write()
}

// detailf says what -v adds.
func (t *terminal) detailf(format string, args ...any) {
	if t.verbose {
		t.say("rspsite: " + clean(fmt.Sprintf(format, args...)))
	}
}

// summaryf is the one line that sums up a verb.
func (t *terminal) summaryf(format string, args ...any) {
	if !t.quiet {
		t.say(clean(fmt.Sprintf(format, args...)))
	}
}

// error says why a run failed, and its hint.
func (t *terminal) error(err error) {
	var fault *pageFault
	if errors.As(err, &fault) {
		t.say(t.problem(fault.Problem, t.colour))
		return
	}
	if problems, ok := private(err); ok {
		t.problems(problems)
	} else if text := err.Error(); text != "" {
		t.say(paint(t.colour, red, "rspsite:") + " " + clean(text))
	}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		t.say("rspsite: hint: " + clean(hinted.Hint()))
	}
}

// maxWarnings are shown of a tree, lest they hide its errors and what the run has to say.
const maxWarnings = 10

// problems says what is wrong with the content: all errors, and the first warnings unless --quiet is given.
func (t *terminal) problems(list problem.List) {
	warnings := 0
	for _, p := range list {
		if p.Severity == problem.Warning {
			if warnings++; t.quiet || warnings > maxWarnings && !t.verbose {
				continue
			}
		}
		t.say(t.problem(p, t.colour))
	}
	if more := warnings - maxWarnings; more > 0 && !t.verbose {
		t.infof("%s more: rspsite check shows all", count(more, "warning"))
	}
}

// list writes problems as a result, for check: all of them, or with --quiet the errors alone.
func (t *terminal) list(problems problem.List, strict bool) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.clear()
	for _, p := range problems {
		if t.quiet && !strict && p.Severity == problem.Warning {
			continue
		}
		if _, err := fmt.Fprintln(t.stdout, t.problem(p, t.colourOut)); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	return nil
}

// problem is one line: place, what is wrong, mend.
func (t *terminal) problem(p problem.Problem, colour bool) string {
	place := clean(p.Position.String())
	rest := strings.TrimPrefix(clean(p.String()), place)
	hue := red
	if p.Severity == problem.Warning {
		hue = yellow
	}
	return paint(colour, hue, place) + rest
}

// The colours, as the parameters of an SGR sequence.
const (
	red    = "31"
	yellow = "33"
)

func paint(colour bool, hue, s string) string {
	if !colour {
		return s
	}
	return "\x1b[" + hue + "m" + s + "\x1b[0m"
}

// clean makes control and direction characters visible. Tabs and line ends of our own messages stay.
func clean(s string) string {
	hidden := func(r rune) bool {
		return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
	}
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// The timing of the progress line.
const (
	progressAfter = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// working draws the progress line if there is a terminal and the work has taken long enough.
func (t *terminal) working(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	if !t.live || t.quiet || now.Sub(t.begun) < progressAfter || now.Sub(t.shown) < progressEvery {
		return
	}
	t.clear()
	fmt.Fprintf(t.stderr, format, args...)
	t.shown, t.progress = now, true
}

// clear takes the progress line off the screen.
func (t *terminal) clear() {
	if t.progress {
		fmt.Fprint(t.stderr, "\r\x1b[K")
		t.progress = false
	}
}

// done takes the progress line off the screen when a verb ends.
func (t *terminal) done() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.clear()
}

// elapsed is the time since the verb began, for the summary line.
func (t *terminal) elapsed() string { return short(time.Since(t.begun)) }

// short rounds a duration for reading: 180 ms, 2.4 s.
func short(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Round(time.Millisecond).Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// count writes a number with its noun: 1 page, 2 pages.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// maxNamed is how many files a line names.
const maxNamed = 5

// someOf names the first of many: a, b and 3 more.
func someOf(names []string) string {
	if len(names) <= maxNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:maxNamed], ", "), len(names)-maxNamed)
}

// shellWord writes a path as one word of a shell command.
func shellWord(s string) string {
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("./_-", r) }
	if strings.TrimFunc(s, plain) == "" && s != "" && s[0] != '-' {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
