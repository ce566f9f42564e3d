package redaction

import (
	"fmt"
	"strings"
	"testing"
)

// filled is a text whose lines are filled to a width, each behind a margin.
func filled(margin, text string, width int) string {
	line, all := "", ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			all, line = all+line+"\n"+margin, ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return all + line
}

// TestFilledLines fills blocks to a width around texts of all lengths, as editors do, and wants the same bytes but for the commitments.
func TestFilledLines(t *testing.T) {
	const words = "The evaluation of the model found that it could MARK under the conditions of the test which nobody else has been able to reproduce so far"
	source := func(n int) string {
		mark := "{~ " + strings.TrimSpace(strings.Repeat("abc ", n)) + `~}{reason="legal"_note="N"_extent="sentence"}` // attributes stay on one line
		text := strings.Replace(words, "MARK", mark, 1)
		pad := strings.Repeat("#", 1+n)
		all := "---\ntitle: a # why\nk: \"the " + mark + "\"" + strings.Repeat(" ", n) + "# why\nl: [a, '" + filled("  ", text, 70) + "']   # x\nlast: b" + strings.Repeat(" ", n) + "# why\n---\n\n" +
			"## A " + mark + " " + pad + "\n\n## B " + mark + " " + pad + " {#b}\n\n" +
			filled("", text, 90) + " {#one}\n\n- " + filled("  ", text, 90) + "\n- b\n\n  " + filled("  ", text, 90) + "\n\n> " + filled("> ", text, 90) + "\n\n" +
			"1. " + filled("", text, 90) + "\n\n(a) " + filled("    ", text, 90) + "\n\nA note.[^n]\n\n[^n]: " + filled("    ", text, 90) + "\n\nTerm\n: " + filled("  ", text, 90) + "\n"
		return strings.ReplaceAll(all, "_", " ")
	}
	want, _ := mustRedact(t, source(1), nil)
	want = withoutCommitments(want)
	for n := 2; n < 30; n++ {
		if got, _ := mustRedact(t, source(n), nil); withoutCommitments(got) != want {
			t.Fatalf("a text of %d words:\n%s\nof one:\n%s", n, withoutCommitments(got), want)
		}
	}
}

// TestLinesThatStay shows which line ends mean something, and stay.
func TestLinesThatStay(t *testing.T) {
	m := "{~ x ~}" + attrs("word")
	section := "{~\n- x\n~}" + attrs("section")
	for i, test := range [][2]string{
		{"a\n" + m + "\nb\n\nc\nd\n", "a <word> b\n\nc\nd\n"},
		{"a\nb " + m + "  \nc\nd\n", "a b <word>  \nc\nd\n"},
		{"a " + m + "\\\nb\n", "a <word>\\\nb\n"},
		{"a:\n- " + m + "\n- b\n", "a:\n- <word>\n- b\n"},
		{"a:\n(a) " + m + "\n(b) b\n", "a:\n(a) <word>\n(b) b\n"},
		{"1.1. " + m + "\n1.2. b\n", "1.1. <word>\n1.2. b\n"},
		{"a\n# " + m + "\nb\n", "a\n# <word>\nb\n"},
		{"a " + m + "\n> b\n", "a <word>\n> b\n"},
		{"> a " + m + "\nb\n", "> a <word> b\n"},
		{"a " + m + "\n***\nb\n", "a <word>\n***\nb\n"},
		{"A\nB " + m + "\n: c\n", "A\nB <word>\n: c\n"},
		{"a\n\n    b " + m + "\n    c\n", "a\n\n    b <word>\n    c\n"},
		{"- a\n\n    b " + m + "\n    c\n", "- a\n\n    b <word> c\n"},
		{"- a\n\n      b " + m + "\n      c\n", "- a\n\n      b <word>\n      c\n"},
		{"a " + m + "\n```\nb\n" + m + "\n```\n", "a <word>\n```\nb\n<word>\n```\n"},
		{"- a\n" + section + "\n- b\n", "- a\n<section>\n- b\n"},
		{"a " + m + "\n[x]: http://a\n", "a <word>\n[x]: http://a\n"},
		{"a " + m + "\nb\r\nc\r\n\r\nd", "a <word> b c\r\n\r\nd"},
	} {
		public, o := mustRedact(t, test[0], nil)
		if got := generic(public); got != test[1] {
			t.Errorf("%d: got\n%s\nwant\n%s", i, got, test[1])
		}
		if again, _ := mustRedact(t, public, o); again != public {
			t.Errorf("%d: again:\n%s", i, again)
		}
	}
}

// TestLinesThatAreJoined finds the line of a private source behind lines that were joined.
func TestLinesThatAreJoined(t *testing.T) {
	m := "{~ x\ny ~}" + attrs("phrase")
	line := Lines([]byte("---\nk: v\n---\na\n" + m + "\nb\n\nc\nd\n\ne " + m + "\nf\n\ng\n"))
	got := ""
	for public := 1; public <= 10; public++ {
		got += fmt.Sprint(line(public), " ")
	}
	if want := "1 2 3 4 8 9 10 11 12 15 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
