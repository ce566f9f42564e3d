package render

import (
	"strings"
	"testing"

	"rspsite/internal/citation"
)

// TestVerbCitesAsPages: what is named by its address is cited as in the files beside its page, clauses that left the text too, and an
// address without a page is none of a citable thing.
func TestVerbCitesAsPages(t *testing.T) {
	c := load(t, project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\nWe wait. {#wait}\n\nWe tell. {#tell}\n",
		"content/versions/p/v2.md":     "---\ntitle: V2\nversion: v2\npublished: 2025-01-01\nbasis: official\ngone: [{id: wait, why: It was met.}]\n---\n\nWe tell. {#tell}\n",
	}))
	o := Options{BaseURL: "https://a.example/"}
	all := renderAll(t, c, o)
	s := newSite(c, o)
	s.findCited()
	left := 0
	for _, page := range s.citedPages {
		beside := all[strings.TrimPrefix(page, "/")+"cite.bib"]
		for _, w := range s.cited[page].works() {
			found, err := Citation(c, o, w.URL)
			if err != nil {
				t.Errorf("%s: %v", w.URL, err)
				continue
			}
			if entry := citation.BibTeX(found); !strings.Contains(beside, entry) {
				t.Errorf("%s is cited as\n%s\nand the file beside %s has\n%s", w.URL, entry, page, beside)
			}
			if strings.Contains(found.Title, "left in v2") {
				left++
			}
		}
	}
	if len(s.citedPages) < 5 || left != 1 {
		t.Errorf("%d pages were looked at, with %d clauses that left", len(s.citedPages), left)
	}
}

// TestNearestClause: a misspelt clause is taken for one of the text that is named, and only where none is near for one of another text.
func TestNearestClause(t *testing.T) {
	c := load(t, project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: P\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: V1\nversion: v1\npublished: 2024-01-01\nbasis: official\n---\n\nWe report. {#report}\n\nWe tell. {#tell-people}\n",
		"content/versions/p/v2.md":     "---\ntitle: V2\nversion: v2\npublished: 2025-01-01\nbasis: official\ngone: [{id: tell-people, why: It was met.}]\n---\n\nWe report. {#report}\n",
	}))
	for ref, want := range map[string]string{
		"p/v2#reprot":      `no clause "reprot" in v2 (did you mean "report"?)`,
		"p/v2#tell-poeple": `no clause "tell-poeple" in v2 (known here: report) (did you mean "tell-people", which last stood in v1?)`,
	} {
		if _, err := Citation(c, Options{}, ref); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", ref, err, want)
		}
	}
}
