package redaction

import (
	"strings"
	"testing"
)

// TestComments takes the comments out of a header, also where nothing is redacted, and nothing that only looks like one.
func TestComments(t *testing.T) {
	m := "{~ Qzxwvk ~}" + attrs("word")
	tests := []struct{ name, header, want string }{
		{"behind a value", "edition: \"1\"   # legal wants it out\ntitle: " + m + " # x\n", "edition: \"1\"\ntitle: '<word>'\n"},
		{"of its own", "# a\na: b\n  # c\nd: [e, # f\n  g] # h\n# i\n", "a: b\nd: [e,\n  g]\n"},
		{"no comment", "a: b#c\nd: \"e # f\"\ng: 'h # i'\n", "a: b#c\nd: \"e # f\"\ng: 'h # i'\n"},
		{"over lines", "a: \"b\n  # c\"\nd: |\n  # e\n\n  f # g\n# h\ni: >-  # j\n  k\n", "a: \"b\n  # c\"\nd: |\n  # e\n\n  f # g\ni: >-\n  k\n"},
		{"a block with an indent", "a:\n  - b: |\n      c\n    # d\n    e: f\n", "a:\n  - b: |\n      c\n    e: f\n"},
		{"an empty block", "a: |\nb: c # d\n", "a: |\nb: c\n"},
		{"a block at the end", "a: |\n  # b\n  c  \n", "a: |\n  # b\n  c  \n"},
		{"spaces", "a: b   \nc:  \n  - d \t\n", "a: b\nc:\n  - d\n"},
		{"to be confirmed", "a: b    # To confirm: c  \n# To write: d\n", "a: b # To confirm: c\n# To write: d\n"},
		{"CRLF", "a: b # c\r\n# d\r\ne: f\r\n", "a: b\r\ne: f\r\n"},
	}
	for _, test := range tests {
		for _, text := range []string{"A.\n", "A " + m + ".\n"} {
			public, o := mustRedact(t, "---\n"+test.header+"---\n"+text, nil)
			got, _, _ := strings.Cut(strings.TrimPrefix(generic(public), "---\n"), "---\n")
			if got != test.want {
				t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
			}
			if again, _ := mustRedact(t, public, o); again != public {
				t.Errorf("%s: again:\n%s", test.name, again)
			}
		}
	}
}

// TestLinesBelowComments finds the line of a private source below comments that are taken out.
func TestLinesBelowComments(t *testing.T) {
	line := Lines([]byte("---\n# a\nb: c # d\n\n  # e\nf: g\n---\nh\n"))
	for public, want := range []int{0, 1, 3, 4, 6, 7, 8} {
		if got := line(public); got != want {
			t.Errorf("line %d: got %d, want %d", public, got, want)
		}
	}
}
