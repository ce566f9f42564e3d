package completeness_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

const page = "../../docs/reports.md"

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestPageTellsTheDefaults holds docs/reports.md against the built-in parts, words and days.
func TestPageTellsTheDefaults(t *testing.T) {
	text := read(t, page)
	var want []string
	for _, p := range corpus.DefaultParts {
		title := p.Title
		if p.Under != "" {
			title = "› " + title
		}
		want = append(want, fmt.Sprintf("| `%s` | %s | %s |", p.ID, title, p.Guidance.Plain()))
	}
	got := regexp.MustCompile("(?m)^\\| `[a-z-]+` \\| .*$").FindAllString(text, -1)
	if !slices.Equal(got, want) {
		t.Errorf("docs/reports.md lists the parts\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	words := func(list []string) string { return "`" + strings.Join(list, "`, `") + "`" }
	for _, line := range []string{
		"| Threshold crossed | " + words([]string{"no", "close", "yes"}) + " |",
		"| Standard met | " + words([]string{"no", "partly", "yes"}) + " |",
		"| Rating | " + words(corpus.DefaultRatings) + " |",
		fmt.Sprintf("at most %d days before", corpus.DefaultCoverageDays),
		"| " + strings.Join(corpus.RiskColumns, " | ") + " |",
		"`" + corpus.ToWrite + "`", "`" + corpus.ToConfirm + "`",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("docs/reports.md lacks %s", line)
		}
	}
}

// TestPageQuotesTheStory holds what docs/reports.md says that the commands print against the story that runs them.
func TestPageQuotesTheStory(t *testing.T) {
	story := strings.ReplaceAll(read(t, "../../cmd/rspsite/testdata/report_afternoon.txtar"), `\`, "")
	lines := 0
	for _, block := range regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(read(t, page), -1) {
		for line := range strings.Lines(block[1]) {
			line = strings.TrimSuffix(line, "\n")
			command, isCommand := strings.CutPrefix(line, "$ ")
			switch {
			case line == "…", strings.HasPrefix(line, "no problems, in "): // how long it takes is no promise
				continue
			case isCommand:
				line = "exec " + command
			}
			lines++
			if !strings.Contains(story, line) {
				t.Errorf("docs/reports.md shows %q, which the story report_afternoon does not", line)
			}
		}
	}
	if lines == 0 {
		t.Error("docs/reports.md shows no command")
	}
}
