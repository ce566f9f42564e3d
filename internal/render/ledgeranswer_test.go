package render

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestAnotherPictureIsAnAlteration: a page whose picture became another one under the same name, and whose words stayed, was altered.
func TestAnotherPictureIsAnAlteration(t *testing.T) {
	fsys := project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/pages/risks.md":       "---\ntitle: Risks\n---\n\n![A chart.](static/chart.png) {#chart}\n",
		"static/chart.png":             "high",
	})
	publish(t, fsys, "2026-05-01")
	fsys["static/chart.png"] = &fstest.MapFile{Data: []byte("low")}
	publish(t, fsys, "2026-06-01")
	_, all := renderRecorded(t, fsys)
	inOrder(t, all["ledger/index.html"], "Of 2 documents in this record, 1 was altered", "revised on 1 June 2026", "1 picture")
	inOrder(t, all["pages/risks/index.html"], "revised on 1 June 2026")
	if strings.Contains(all["pages/risks/index.html"], "unaltered") {
		t.Error("the page of another picture is called unaltered")
	}
}
