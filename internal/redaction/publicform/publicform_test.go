package publicform

import (
	"strings"
	"testing"
)

// TestPieces parts texts, and puts them together again.
func TestPieces(t *testing.T) {
	form := `{redacted id="r1" reason="legal" note="N }" extent="word" commitment="sha256:` + strings.Repeat("0", 64) + `"}`
	for text, want := range map[string]string{
		"":                     "",
		"a {b} c":              "text",
		form:                   "form",
		"a " + form + form:     "text form form",
		"a {redacted x} b":     "text wrong text",
		"a {redacted\nb":       "text wrong text",
		"{redactedly} " + form: "text form",
	} {
		got, whole := []string{}, ""
		for p := range Pieces(text) {
			whole += p.Text
			switch {
			case p.Err != nil:
				got = append(got, "wrong")
			case p.Redaction != nil:
				got = append(got, "form")
			default:
				got = append(got, "text")
			}
		}
		if strings.Join(got, " ") != want || whole != text {
			t.Errorf("%q: got %q of %q, want %s", text, got, whole, want)
		}
	}
	if found := WrittenID.FindStringSubmatch("a " + form); found == nil || found[1] != "r1" {
		t.Errorf("found %q", found)
	}
}
