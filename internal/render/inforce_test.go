package render

import (
	"strings"
	"testing"
)

// TestWhatIsSaidOfAllRecordsIsSaidOnce: a claim on the list of recorded versions stands below the table, and in the data of each.
func TestWhatIsSaidOfAllRecordsIsSaidOnce(t *testing.T) {
	files := project(map[string]string{
		"content/sources/wiki.md": sample["content/sources/wiki.md"],
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\nrecorded:\n  - {version: v2, published: 2025-01-01, source: wiki}\n" +
			"  - {version: v3, published: 2026-01-01, source: wiki}\nclaims: [{field: recorded, value: Two versions., source: wiki}]\n---\n",
		"content/versions/p/v1.md": "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\nWe wait. {#wait}\n",
	})
	all := renderAll(t, load(t, files), Options{})
	page := all["p/in-force/index.html"]
	inOrder(t, page, "v3</a>, since 1 January 2026. Sources differ on it, as is said below.", "Of the versions recorded, another source says:</b> Two versions.", "sources/wiki/")
	if n := strings.Count(page, "Two versions"); n != 1 {
		t.Errorf("the page says it %d times", n)
	}
	if n := strings.Count(all["p/in-force/index.json"], "Two versions"); n != 3 {
		t.Errorf("the data says it %d times, want once of the policy, and at both versions that are recorded", n)
	}
}
