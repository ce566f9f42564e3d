package render

import (
	"strings"
	"testing"
)

func TestSourcesOfReportsArePublished(t *testing.T) {
	pages := reviewed(t, map[string]string{"content/reports/d/report.md": strings.Replace(reportOfEdition("1"), "title:", "draft: true\ntitle:", 1)})
	slot := false
	for name := range pages {
		if strings.HasPrefix(name, "reports/d/") || strings.Contains(name, "/slot/source/") {
			t.Errorf("%s is public", name)
		}
		slot = slot || strings.Contains(name, "/slot/")
	}
	if !slot {
		t.Error("the place for a review has no page: the test looks at nothing")
	}
	for _, tt := range []struct{ page, source, digest string }{
		{"reports/r/", reportOfEdition("2"), digestOf(t, reportOfEdition("2"))},
		{"reports/r/editions/1/", reportOfEdition("1"), digestOf(t, reportOfEdition("1"))},
		{"reports/r/reviews/old/", "", ""},
	} {
		page, shown, raw := pages[tt.page+"index.html"], pages[tt.page+"source/index.html"], pages[tt.page+"source/source.md"]
		if raw == "" || tt.source != "" && raw != tt.source {
			t.Errorf("%s: the source is %q", tt.page, raw)
		}
		if !strings.Contains(page, `href="source/"`) || !strings.Contains(shown, `href="source.md"`) || !strings.Contains(shown, `href="../"`) {
			t.Errorf("%s: page, source and raw file do not lead to each other", tt.page)
		}
		if !strings.Contains(page, tt.digest) || !strings.Contains(shown, tt.digest) || !strings.Contains(shown, "Specimen") {
			t.Errorf("%s: the source does not say its digest and what it is", tt.page)
		}
	}
	if old := pages["reports/r/editions/1/source/index.html"]; !strings.Contains(old, "superseded") {
		t.Error("the source of an earlier edition does not say that it is one")
	}
	if review := pages["reports/r/reviews/old/index.html"]; !strings.Contains(review, `href="../../editions/1/source/"`) {
		t.Error("the digest of a review does not lead to the text that has it")
	}
	if v := pages["p/v1/index.html"]; !strings.Contains(v, "<code class=\"digest\">"+digestOf(t, "A rule. {#rule}\n")) {
		t.Error("the page of a version does not say its digest")
	}
}
