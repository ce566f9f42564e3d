package citation_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rspsite/internal/citation"
)

// TestDisputedIsSaid: of a text of which others say that it was never published, or on another day, no form says that it was: neither in a
// sentence nor in a field for dates.
func TestDisputedIsSaid(t *testing.T) {
	w := citation.Work{Kind: citation.Clause, Key: citation.Key(citation.Clause, "p", "v2.5", "pause"), Title: "Clause pause", Of: "Policy v2.5",
		Version: "v2.5", Authors: []string{"The site"}, Issued: "2026-05-04", URL: "https://a.example/p/v2.5/#pause",
		Site:     citation.Site{Title: "A Record", Publisher: "The site", AsOf: "2026-05-04"},
		Original: &citation.Original{What: "version", By: "Lab", On: "2025-10", Disputed: true}}
	const said = "is said to have been published by Lab in October 2025; other sources differ"
	for _, form := range citation.Forms {
		text, err := citation.Write(form, w)
		if err != nil {
			t.Fatal(err)
		}
		for _, fact := range []string{"was published by", "Lab published", "2025-10", "2025,", "original-date", "origdate"} {
			if strings.Contains(text, fact) {
				t.Errorf("%s says %q:\n%s", form, fact, text)
			}
		}
		if want := map[citation.Form]string{citation.AsQuotation: "the version that Lab is said to have published in October 2025; other sources differ", citation.AsLink: "<a"}[form]; want != "" {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", form, want, text)
			}
		} else if !strings.Contains(text, said) {
			t.Errorf("%s does not say that it %s:\n%s", form, said, text)
		}
	}
	linked, err := json.Marshal(citation.LinkedData(w, citation.Relations{}))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(linked); strings.Contains(text, `"datePublished":"2025-10"`) || !strings.Contains(text, said) {
		t.Errorf("JSON-LD is %s", text)
	}
	w.Original.On, w.Original.Effective, w.Original.Told = "", "2025-10-02", []string{"A corpus"}
	if text := citation.Text(w); !strings.Contains(text, "The version itself is recorded by A corpus as published by Lab and in effect from 2 October 2025; other sources differ.") {
		t.Errorf("recorded: %s", text)
	}
	if text := citation.Quotation(w); !strings.Contains(text, "Stands for: the version that A corpus records as published by Lab and in effect from 2 October 2025; other sources differ\n") {
		t.Errorf("recorded, quoted: %s", text)
	}
	w.Original = &citation.Original{What: "version", By: "Lab", On: "2025-10"}
	if text := citation.Text(w); !strings.Contains(text, "was published by Lab in October 2025.") {
		t.Errorf("undisputed: %s", text)
	}
}
