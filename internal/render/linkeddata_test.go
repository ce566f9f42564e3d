package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// linkedIn is the JSON-LD of a page.
func linkedIn(t *testing.T, page string) (l struct {
	Status string `json:"creativeWorkStatus"`
	Notes  string `json:"disambiguatingDescription"`
}) {
	t.Helper()
	_, after, _ := strings.Cut(page, `<script type="application/ld+json">`)
	text, _, _ := strings.Cut(after, "</script>")
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return l
}

// TestPagesTellProgramsWhatTheyAre: whoever collects nothing but the JSON-LD of pages learns what its text is, as a reader of the page does.
func TestPagesTellProgramsWhatTheyAre(t *testing.T) {
	files := project(sample)
	add := func(name, text string) { files[name] = project(map[string]string{name: text})[name] }
	add("content/tables/made.md", "---\ntitle: Made of sources\nsource: wiki\nclaims: [{field: title, value: Other, source: wiki}]\n---\n\nA line. {#line}\n")
	add("content/pages/shown.md", "---\ntitle: Shown\nspecimen: true\n---\n\nA line. {#line}\n")
	all := renderAll(t, load(t, files), Options{})
	table := linkedIn(t, all["tables/made/index.html"])
	if table.Status != "compiled from sources; disputed by other sources" || !strings.HasPrefix(table.Notes, "Compiled from the sources named on its page") {
		t.Errorf("a table: %+v", table)
	}
	if page := linkedIn(t, all["pages/shown/index.html"]); page.Status != "specimen" || !strings.HasPrefix(page.Notes, "Specimen: made up") {
		t.Errorf("a specimen: %+v", page)
	}
}
