package render

import (
	"strings"
	"testing"
)

// TestAHedgeIsNotCutOff: what a cell of the table of risks says behind its word stands wherever the word is repeated, and a table that
// continues no row of the one before does not count what was dropped from it.
func TestAHedgeIsNotCutOff(t *testing.T) {
	const hedge = "yes, by the wiki’s account"
	files := threeReports(t)
	files["content/reports/r1/report.md"] = strings.Replace(files["content/reports/r1/report.md"], "| No | Yes | Low | {#cyber}", "| Yes, by the wiki’s account | Yes | Low. | {#cyber}", 1)
	files["content/reports/r3/report.md"] = strings.ReplaceAll(files["content/reports/r3/report.md"], "germs}", "other}")
	files["content/reports/r3/report.md"] = strings.ReplaceAll(files["content/reports/r3/report.md"], "| Germs |", "| Others |")
	pages := pagesOf(t, files)
	for path, want := range map[string]string{
		"reports/diff/r1/r2/index.html": hedge + " <span",
		"reports/diff/r1/r2/index.md":   "threshold " + hedge + " → close",
		"reports/r2/index.html":         hedge + " <span",
		"reports/feed.json":             "threshold " + hedge + " → close",
	} {
		if !strings.Contains(strings.ToLower(pages[path]), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	lead := textWithin(t, pages["reports/diff/r2/r3/index.html"], `<p class="lead">`, "</p>")
	if !strings.Contains(lead, nothingContinued) || strings.Contains(lead, "dropped") {
		t.Errorf("of two tables without a common threat the page says %q", lead)
	}
}
