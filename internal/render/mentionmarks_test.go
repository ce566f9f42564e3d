package render

import (
	"strings"
	"testing"
)

// TestSpecimensAreMarkedWhereTheyAreNamed: in the data of a model and on its page, and among what cites a source.
func TestSpecimensAreMarkedWhereTheyAreNamed(t *testing.T) {
	pages := renderAll(t, load(t, project(threeReports(t))), Options{})
	data := pages["models/small/index.json"]
	_, named, _ := strings.Cut(data, `"namedIn"`)
	if n := strings.Count(named, `"kind": "report"`); n == 0 || n != strings.Count(named, `"specimen": true`) {
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
