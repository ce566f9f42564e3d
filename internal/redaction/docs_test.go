package redaction

import (
	"encoding/hex"
	"os"
	"regexp"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// documentation is docs/redaction.md.
func documentation(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/redaction.md")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(page)), " ")
}

// TestVector computes the vector that the page gives to those who write another program.
func TestVector(t *testing.T) {
	m := regexp.MustCompile("A vector: ID `(\\w+)`, salt `([0-9a-f]{64})`, text `([^`]+)` give `(sha256:[0-9a-f]{64})`").FindStringSubmatch(documentation(t))
	if m == nil {
		t.Fatal("docs/redaction.md has no vector: is the pattern still right?")
	}
	var salt Salt
	if _, err := hex.Decode(salt[:], []byte(m[2])); err != nil {
		t.Fatal(err)
	}
	if got := Commitment(m[1], salt, m[3]); got != m[4] {
		t.Errorf("got %s, the page says %s", got, m[4])
	}
}

// TestDocumentation holds the page's lists to the program, and finds no mark and no openings in it.
func TestDocumentation(t *testing.T) {
	page := documentation(t)
	for _, r := range clause.Reasons {
		if !strings.Contains(page, "`"+string(r)+"`") {
			t.Errorf("docs/redaction.md does not name the reason %q", r)
		}
	}
	for _, e := range clause.Extents {
		if !strings.Contains(page, "`"+string(e)+"`") {
			t.Errorf("docs/redaction.md does not name the extent %q", e)
		}
	}
	example := regexp.MustCompile("```markdown (.*?) ```").FindStringSubmatch(page)
	if example == nil {
		t.Fatal("docs/redaction.md shows no mark: is the pattern still right?")
	}
	if _, o, problems := Redact("example", []byte(strings.ReplaceAll(example[1], `\`, "")), nil, numbers()); len(problems) > 0 || len(o.List) != 1 {
		t.Errorf("the mark that the page shows: %v", problems)
	}
}
