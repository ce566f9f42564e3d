package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestReportFeedTellsOfItsDay holds that the entry of a report has the levels of its day, that of a review leads to the edition that
// it saw and changes on the day of the next one, and that of a correction has the redline.
func TestReportFeedTellsOfItsDay(t *testing.T) {
	site := reviewed(t, map[string]string{
		"content/determinations/m.md": "---\ntitle: M\ndeveloper: D\npolicy-version: v1\nreleased: 2025-06-01\ndeterminations: [{level: A, on: 2025-06-01, source: wiki}, {level: B, on: 2026-02-28, source: wiki}]\n---\n",
		"content/reports/r/reviews/old.md": strings.Replace(reviewOf("Old", "1", digestOf(t, reportOfEdition("1")),
			"sections: [risk]\ndisagreements: [{section: row-cyber, says: By our tests.}]\n"), "2026-03-20", "2026-03-05", 1),
	})
	var feed struct {
		Items []struct {
			Title    string `json:"title"`
			HTML     string `json:"content_html"`
			Text     string `json:"content_text"`
			Modified string `json:"date_modified"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(site["reports/feed.json"]), &feed); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, item := range feed.Items {
		switch item.Title {
		case "Specimen: The Report":
			holdsWords(t, item.Title, item.Text, []string{"M: A, on 1 June 2025."}, []string{"M: B"})
		case "Specimen: Statement of Old":
			holdsWords(t, item.Title, item.HTML, []string{"By our tests. (on <a ", `reports/r/editions/1/#row-cyber">Cyber</a>)`}, nil)
			if item.Modified != "2026-03-10T00:00:00Z" {
				t.Errorf("the review's entry says since the correction that the report changed, and is modified %s", item.Modified)
			}
		case "Specimen: Erratum: The Report":
			holdsWords(t, item.Title, item.Text, []string{"row-cyber", "The correction (2)", "Before, in edition 1:", "Rating: Low", "Now, in edition 2:", "Rating: High"}, nil)
		default:
			continue
		}
		seen++
	}
	if seen != 3 {
		t.Errorf("%d of 3 entries found in\n%s", seen, site["reports/feed.json"])
	}
}
