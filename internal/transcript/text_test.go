package transcript_test

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/transcript"
)

// written is what a transcript writes.
func written(t rapid.TB, c *diff.Comparison, write func(io.Writer, *diff.Comparison) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asText(o transcript.TextOptions) func(io.Writer, *diff.Comparison) error {
	return func(w io.Writer, c *diff.Comparison) error { return transcript.Text(w, c, o) }
}

// steers reports whether r could steer a terminal; the line end is allowed.
func steers(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

var sgr = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// TestTextIsSafeAndFits: no character of a source steers the terminal, colours add nothing but colours and end on their
// line, and a line of prose is too long only if it holds a single word.
func TestTextIsSafeAndFits(t *testing.T) {
	check := func(t rapid.TB, c *diff.Comparison, width int) {
		plain := written(t, c, asText(transcript.TextOptions{Width: width}))
		if i := strings.IndexFunc(plain, steers); i >= 0 {
			t.Fatalf("the text holds %q", plain[i:i+2])
		}
		coloured := written(t, c, asText(transcript.TextOptions{Width: width, Colour: true}))
		if got := sgr.ReplaceAllString(coloured, ""); got != plain {
			t.Fatalf("without its colours the text is\n%s\nwant\n%s", got, plain)
		}
		for _, line := range strings.Split(coloured, "\n") {
			codes := sgr.FindAllString(line, -1)
			if len(codes) > 0 && codes[len(codes)-1] != "\x1b[0m" {
				t.Fatalf("a colour goes on behind the line %q", line)
			}
		}
		for _, line := range strings.Split(plain, "\n") {
			if strings.HasSuffix(line, " ") {
				t.Fatalf("the line %q ends with a space", line)
			}
			words := strings.Fields(line)
			if utf8.RuneCountInString(line) > width && len(words) > 2 && !hasCode(c) {
				t.Fatalf("the line %q has %d characters, want at most %d", line, utf8.RuneCountInString(line), width)
			}
		}
	}
	for _, c := range ofContent(t) {
		check(t, c.Comparison, 60)
	}
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawn(t)
		check(t, compare(t, old, new), rapid.IntRange(transcript.MinWidth, 120).Draw(t, "width"))
	})
}

// hasCode reports whether there are lines in a text that are not wrapped.
func hasCode(c *diff.Comparison) bool {
	isCode := func(c diff.Clause) bool { return c.Kind == clause.Code }
	return slices.ContainsFunc(c.Old.Clauses, isCode) || slices.ContainsFunc(c.New.Clauses, isCode)
}

// TestTextOfNothing: texts that read alike have no changes, and say so in one line.
func TestTextOfNothing(t *testing.T) {
	for name, texts := range map[string][2]string{
		"alike":        {"# Title\n\ntext", "# Title\n\ntext\n"},
		"line breaks":  {"one two", "one\ntwo"},
		"quote marks":  {"\"one\" two -- three", "“one” two -- three"},
		"empty":        {"", ""},
		"front matter": {"---\ntitle: a\n---\ntext", "---\ntitle: b\n---\ntext"},
	} {
		t.Run(name, func(t *testing.T) {
			got := written(t, compare(t, texts[0], texts[1]), asText(transcript.TextOptions{Width: 80}))
			if !strings.Contains(got, ": no changes") || strings.Count(got, "\n") != 1 {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestTextOfANameWithALineEnd: git has files of any name, and what stands behind a line end in it would read as a heading.
func TestTextOfANameWithALineEnd(t *testing.T) {
	c := compare(t, "One text.", "One text.")
	c.Old.Name = "a\n\n 9  removed.md"
	want := `a\u000a\u000a 9 removed.md → new.md: no changes in 1 clause` + "\n"
	if got := written(t, c, asText(transcript.TextOptions{Width: 80})); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTextOfAnEmptyLineOfCode: an empty line has no margin either, which would be white space at its end.
func TestTextOfAnEmptyLineOfCode(t *testing.T) {
	c := compare(t, "```\nkeep this line and that one\n\nold\n```", "```\nkeep this line and that one\n\nnew\n```")
	got := written(t, c, asText(transcript.TextOptions{Width: 80}))
	if want := "      keep this line and that one\n\n    - old\n    + new\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end\n%s", got, want)
	}
}
