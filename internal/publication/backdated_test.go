package publication_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/publication"
)

// TestBackdated: an erratum of a day before the publication that brings it is named with both days, and one of that day is not.
func TestBackdated(t *testing.T) {
	fsys := project()
	log := published(t, fsys)
	const name = "content/pages/old.md"
	text := strings.Replace(string(fsys[name].Data), "title: Old\n", "title: Old\nerrata: [{on: 2026-03-01, kind: typo, what: A word.}]\n", 1)
	fsys[name] = &fstest.MapFile{Data: []byte(text)}
	steps, _ := publication.Compare(load(t, fsys), log.State())
	for day, warned := range map[string]bool{"2026-03-02": true, "2026-03-01": false} {
		on, err := corpus.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		problems := publication.Backdated(steps, on)
		if len(problems) > 0 != warned {
			t.Errorf("published on %s: %v", day, problems)
		}
		for _, p := range problems {
			if said := p.String(); p.Line != 3 || !strings.Contains(said, "dated 2026-03-01, and becomes public on 2026-03-02") {
				t.Errorf("published on %s: %s", day, said)
			}
		}
	}
}
