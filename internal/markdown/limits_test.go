package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// What is over a limit is reported once, by name, and is text: nothing is lost.
func TestLimits(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"depth", strings.Repeat(">", 150) + " a",
			"in.md:1:100: more than 100 blocks inside each other (take it apart) [depth]\n"},
		{"marks", strings.Repeat("*a* ", 600) + "\n\n" + strings.Repeat("*b* ", 600),
			"in.md:1:2001: more than 1000 marks of emphasis, links and references in one block (split the paragraph) [marks]\n"},
		{"all marks", strings.Repeat(strings.Repeat("*a* ", 500)+"\n\n", 502),
			"in.md:1001:1: more than 500000 marks of emphasis, links and references in the file (split the file) [all-marks]\n"},
		{"definitions", strings.Repeat("[a]: b\n", 2001),
			"in.md:1:1: more than 2000 lines of link definitions in one block (part them by a blank line) [definitions]\n" +
				"in.md:501:1: more than 1000 marks of emphasis, links and references in one block (split the paragraph) [marks]\n"},
		{"cells", "|a\n|-\n" + strings.Repeat("|b\n", 249_900) + "\n" + "|" + strings.Repeat("c|", 3000) + "\n|" + strings.Repeat("-|", 3000),
			"in.md:249904:1: more than 500000 cells of tables in the file (split the file) [cells]\n"},
		{"blocks", strings.Repeat(strings.Repeat("- ", 45)+"a\n\n# b\n\n", 2300),
			"in.md:8889:21: more than 100000 lists, quotations and the like in the file (split the file) [blocks]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, problems := Parse("in.md", []byte(c.src))
			if got := list(problems); got != c.want {
				t.Errorf("got:  %swant: %s", got, c.want)
			}
			if got, want := letters(allText(s)), letters(c.src); c.name != "definitions" && fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got letters %v, want %v", got, want)
			}
		})
	}
}

// A file of ten thousand clauses, and one of a single paragraph of ten million bytes, are read.
func TestLargeFiles(t *testing.T) {
	s, problems := Parse("in.md", []byte(strings.Repeat("A clause. {source=\"x\"}\n\n", 10_000)))
	if len(problems) > 0 || len(s.Clauses) != 10_000 {
		t.Errorf("got %d clauses and %v", len(s.Clauses), problems)
	}
	text := strings.Repeat("words ", 10_000_000/6)
	s, problems = Parse("in.md", []byte(text))
	if len(problems) > 0 || len(s.Clauses) != 1 || len(s.Clauses[0].Text[0].Text) != len(strings.TrimSpace(text)) {
		t.Errorf("got %d clauses and %v", len(s.Clauses), problems)
	}
}
