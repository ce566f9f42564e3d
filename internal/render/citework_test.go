package render

import (
	"strings"
	"testing"

	"rspsite/internal/citation"
)

// TestACarriedClauseIsNotCalledUndisputed: of a clause carried forward it is said that the sources of the text are silent on it. Whether
// others say otherwise, of the clause or of the version, is another thing, and said beside it.
func TestACarriedClauseIsNotCalledUndisputed(t *testing.T) {
	files := project(map[string]string{
		"content/sources/wiki.md":      sample["content/sources/wiki.md"],
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: reconstruction\nsource: wiki\n---\n\nWe wait. {#wait}\n",
		"content/versions/p/v2.md": "---\ntitle: V2\nversion: v2\npublished: 2025-01-01\nbasis: reconstruction\nsource: wiki\n" +
			"claims: [{field: version, value: No version of this number., source: wiki}]\n---\n\nWe wait. {#wait basis=\"carried\"}\n",
	})
	w, err := Citation(load(t, files), Options{}, "p/v2#wait")
	text, _ := citation.Write(citation.AsQuotation, w)
	if err != nil || !strings.Contains(text, "the sources of the text do not speak of it. On the number or the dates of the version itself other sources differ") || strings.Contains(text, "no source says otherwise") {
		t.Errorf("%s (%v)", text, err)
	}
}
