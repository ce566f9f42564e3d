package redaction

import (
	"fmt"
	"strings"
	"testing"
)

// TestLeftBehind finds copies of a text that are written otherwise than the text, and no others.
func TestLeftBehind(t *testing.T) {
	m := func(text, note string) string {
		return fmt.Sprintf(`{~ %s ~}{reason="legal" note="%s" extent="section"}`, text, note)
	}
	open, id, note, word := "at 3:%d too, in no mark", "as an ID, which", "the note holds a text", "warning: the note holds a word"
	tests := []struct{ name, src, want string }{
		{"as it is", m("Pathogen synthesis", "N") + "\n\nThe pathogen synthesis.\n", fmt.Sprintf(open, 5)},
		{"a letter that grows", "İ " + m("Pathogen synthesis", "N") + "\n\nThe pathogen synthesis.\n", fmt.Sprintf(open, 5)},
		{"over a line end", m("pathogen synthesis", "N") + "\n\n> The pathogen\n> synthesis.\n", fmt.Sprintf(open, 7)},
		{"a space that does not break", m("pathogen synthesis", "N") + "\n\nThe pathogen\u00a0synthesis.\n", fmt.Sprintf(open, 5)},
		{"emphasis", m("pathogen synthesis", "N") + "\n\nThe *pathogen* synthesis.\n", fmt.Sprintf(open, 6)},
		{"decomposed", m("Zürich", "N") + "\n\nIn Zu\u0308rich.\n", fmt.Sprintf(open, 4)},
		{"unspaced", m("東京都", "N") + "\n\n彼は東京都に\n", fmt.Sprintf(open, 3)},
		{"an ID", m("pathogen synthesis", "N") + " {#pathogen-synthesis}\n", id},
		{"behind a mark with a copy", m("pathogen", "N") + m("pathogen", "N") + "\n\nA pathogen\n", fmt.Sprintf(open, 3)},
		{"a part of a word", m("pathogen", "N") + "\n\nTwo pathogens, antipathogen\n", ""},
		{"another accent", m("Zurich", "N") + "\n\nIn Zu\u0308rich.\n", ""},
		{"a short word in signs", m("[[#a]]", "N") + "\n\na\n", ""},
		{"a figure", m("37.5%", "N") + "\n\n37.5\n", fmt.Sprintf(open, 1)},
		{"a short word", m("Low", "N") + "\n\nLow.\n", ""},
		{"a short text in a note", m("37%", "It was 37%"), note},
		{"a note with another space", m("pathogen synthesis", "No  Pathogen-synthesis"), note},
		{"the note of another mark", m("pathogen", "N") + m("b", "A pathogen"), note},
		{"a short word in a note", m("No", "No reader may see it"), word},
		{"a letter in a note", m("a", "It is a secret"), ""},
		{"nothing but signs", m("%", "100 %"), ""},
	}
	for _, test := range tests {
		_, _, problems := Redact("p.md", []byte(test.src), nil, numbers())
		got := said(problems)
		if (got != "") != (test.want != "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: got\n%s\nwant %q", test.name, got, test.want)
		}
	}
}

// TestManyLeftBehind looks for very many texts in a long source.
func TestManyLeftBehind(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "{~ word%d ~}%s {~ same ~}%[2]s\n\n%s\n\n", i, attrs("word"), strings.Repeat("word same ", 300))
	}
	b.WriteString("word7\n")
	_, _, problems := Redact("p.md", []byte(b.String()), nil, strings.NewReader(manySalts(2000)))
	if !strings.HasPrefix(said(problems), "p.md:29:1: warning: the text of this private mark stands at 4001:1 too") {
		t.Errorf("%.300s", said(problems))
	}
}

// manySalts are n salts that differ.
func manySalts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%0*d", SaltSize, i)
	}
	return b.String()
}
