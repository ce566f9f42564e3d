package markdown

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/clause"
)

func dialect(t *testing.T) (*Source, string) {
	t.Helper()
	src, err := os.ReadFile("../../docs/dialect.md")
	if err != nil {
		t.Fatal(err)
	}
	s, _ := ParsePlain("docs/dialect.md", src)
	return s, string(src)
}

// The examples of the specification are valid.
func TestDocumentedExamples(t *testing.T) {
	s, _ := dialect(t)
	examples := 0
	for c := range s.All() {
		if c.Kind != clause.Code || c.Lang != "markdown" {
			continue
		}
		examples++
		if _, problems := Parse(fmt.Sprintf("docs/dialect.md, example %d", examples), []byte(c.Code)); len(problems) > 0 {
			t.Errorf("%s", list(problems))
		}
	}
	if examples == 0 {
		t.Error("docs/dialect.md has no examples: the test would pass with nothing tested")
	}
}

// Every rule that a case shows is documented.
func TestRulesAreDocumented(t *testing.T) {
	_, doc := dialect(t)
	rule := regexp.MustCompile(`\[([a-z0-9-]+)\]\n`)
	for _, file := range cases(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range rule.FindAllSubmatch(section(archive, "problems").Data, -1) {
			if !strings.Contains(doc, "`"+string(m[1])+"`") {
				t.Errorf("docs/dialect.md does not name the rule %q of %s", m[1], file)
			}
		}
	}
}

func TestLimitsAreDocumented(t *testing.T) {
	_, doc := dialect(t)
	for _, limit := range []int{MaxSize, MaxLines, MaxDepth, MaxBlocks, MaxCells, MaxMarks, MaxAllMarks, MaxDefinitions} {
		if !strings.Contains(doc, fmt.Sprintf("| %d |", limit)) {
			t.Errorf("docs/dialect.md does not name the limit %d", limit)
		}
	}
}

func TestAttributesAreDocumented(t *testing.T) {
	_, doc := dialect(t)
	for _, key := range clause.KnownAttrs {
		if !strings.Contains(doc, "`"+key+"`") {
			t.Errorf("docs/dialect.md does not name the attribute %q", key)
		}
	}
}
