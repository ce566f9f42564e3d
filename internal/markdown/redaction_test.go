package markdown

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
)

// places are the places of a text in which a redaction can stand, at the percent sign, and what must stand behind the text of a cell.
var places = []string{
	"%", "a % b", "*%*", "**a %**", "~~%~~", "[a % b](https://x.org)", "`a % b`", "## A %", "- %", "1. % and", "(a) one;\n(b) %", "> %", "> - a\n>   %",
	"T\n: %", "| A |\n|---|\n| % |", "| A |\n|---|\n| `%` |", "    %", "```\n%\n```", "```go\nx := \"%\" // y\n```", "```goat\n-- %\n```", "x[^n]\n\n[^n]: %", "a\n% {#id}",
	"% {#id page=\"3\"}", "| A |\n|---|\n| % {source=\"s\"} | {#id}",
}

// A redaction is read whole wherever it stands, whatever its note holds.
func TestRedactionsAreReadAnywhere(t *testing.T) {
	note := rapid.StringMatching("[a-z .,:;!?'()\\[\\]{}<>&*_~`#^$|/é\\\\-]{0,40}")
	rapid.Check(t, func(t *rapid.T) {
		want := clause.Redaction{
			ID: rapid.StringMatching("[a-z0-9][a-z0-9-]{0,8}").Draw(t, "id"), Reason: rapid.SampledFrom(clause.Reasons).Draw(t, "reason"),
			Note: "N" + note.Draw(t, "note"), Extent: rapid.SampledFrom(clause.Extents).Draw(t, "extent"),
			Commitment: "sha256:" + rapid.StringMatching("[0-9a-f]{64}").Draw(t, "digest"),
		}
		place := rapid.SampledFrom(places).Draw(t, "place")
		form := want.String()
		if strings.Contains(place, "|") {
			want.Note = strings.ReplaceAll(want.Note, `\`, "")
			form = strings.ReplaceAll(want.String(), "|", `\|`)
		}
		if strings.Contains(place, "`%") || strings.Contains(place, "`a %") { // a code span ends at the next backtick
			want.Note = strings.ReplaceAll(want.Note, "`", "")
			form = strings.ReplaceAll(form, "`", "")
		}
		src := strings.ReplaceAll(place, "%", form)
		s, problems := Parse("in.md", []byte(src))
		if problems.Errors() > 0 {
			t.Fatalf("refused: %v\n%s", problems, src)
		}
		var got []*clause.Redaction
		for c := range s.All() {
			got = append(got, c.Redactions()...)
		}
		if len(got) != 1 || *got[0] != want {
			t.Fatalf("of\n%s\ngot %+v, want %+v", src, got, want)
		}
	})
}

// What is not well written is not read, and never without an error.
func TestBrokenRedactionsAreErrors(t *testing.T) {
	whole := clause.Redaction{ID: "r1", Reason: "legal", Note: "Why.", Extent: "word", Commitment: "sha256:" + strings.Repeat("ab", 32)}
	rapid.Check(t, func(t *rapid.T) {
		form := whole.String()
		at := rapid.IntRange(len("{redacted "), len(form)-1).Draw(t, "at")
		for _, broken := range []string{form[:at] + form[at+1:], form[:at], form[:at] + "\n" + form[at:]} {
			s, problems := Parse("in.md", []byte("a "+broken+" b\n"))
			for c := range s.All() {
				for _, r := range c.Redactions() {
					if r.ID != "r1" && r.ID != "r" && r.ID != "1" || r.Extent != "word" || r.Reason != "legal" || r.Commitment != whole.Commitment {
						t.Fatalf("%q is read as %+v", broken, r)
					}
					return // a letter of the note, or white space, was cut
				}
			}
			if problems.Errors() == 0 {
				t.Fatalf("%q is neither a redaction nor an error", broken)
			}
		}
	})
}
