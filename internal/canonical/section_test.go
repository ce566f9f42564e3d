package canonical

import (
	"bytes"
	"testing"
)

// A section is what stands below its heading, how deep it stands, and the footnotes that it marks, and theirs.
func TestSection(t *testing.T) {
	const text = "## A {#a}\n\nHere.[^w]\n\n| T |\n|---|\n| x[^x] |\n\n***\n\n## B {#b}\n\nThere.[^z]\n\n[^w]: Risk is high.[^y]\n\n[^x]: X.\n\n[^y]: Y.\n\n[^z]: Z.\n"
	for _, c := range []struct {
		name, old, now string
		same           bool
	}{
		{"another section's text", "There.", "Then.", true},
		{"another section's footnote", "Z.", "Not Z.", true},
		{"its own text", "Here.", "Hence.", false},
		{"its footnote", "is high", "is low", false},
		{"the footnote of a cell", "X.", "Not X.", false},
		{"the footnote of its footnote", "Y.", "Not Y.", false},
		{"the kind of its clause", "Here.", "> Here.", false},
		{"its depth", "## A", "# O\n\n## A", false},
		{"a rule", "***\n\n", "", false},
	} {
		now := string(bytes.Replace([]byte(text), []byte(c.old), []byte(c.now), 1))
		if now == text {
			t.Fatalf("%s: nothing was replaced", c.name)
		}
		a, b := Section(parse(t, text), "a"), Section(parse(t, now), "a")
		if bytes.Equal(a, b) != c.same {
			t.Errorf("%s: the section is the same %v, want %v\n%s\n%s", c.name, !c.same, c.same, a, b)
		}
	}
	if got := Section(parse(t, text), "none"); got != nil {
		t.Errorf("a section that is not there has the form %s", got)
	}
}
