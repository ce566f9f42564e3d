package render

import (
	"strings"
	"testing"
)

// TestSpecimensAreMarkedWhereTheyAreNamed: in the data of a model and on its page, and among what cites a source.
func TestSpecimensAreMarkedWhereTheyAreNamed(t *testing.T) {
	files := threeReports(t)
	files["content/reports/r1/reviews/one.md"] = "---\ntitle: A place\nspecimen: true\nreviewer: Nobody yet\nsummary: Of [[model:small]].\n---\n"
	pages := renderAll(t, load(t, project(files)), Options{})
	data := pages["models/small/index.json"]
	_, named, _ := strings.Cut(data, `"namedIn"`)
	if n := strings.Count(named, `"kind": "re`); n < 4 || n != strings.Count(named, `"specimen": true`) { // three reports and a review
		t.Errorf("not every report that names the model is marked: %s", named)
	}
	for path, from := range map[string]string{"models/small/index.html": `id="_named"`, "sources/wiki/index.html": `id="_-cited"`} {
		_, list, _ := strings.Cut(pages[path], from)
		list, _, _ = strings.Cut(list, "</section>")
		if n := strings.Count(list, `reports/r`); n == 0 || !strings.Contains(list, "Specimen") {
			t.Errorf("%s: no mark stands beside the specimens: %s", path, list)
		}
	}
}
