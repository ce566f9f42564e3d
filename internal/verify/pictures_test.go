package verify_test

import (
	"strings"
	"testing"

	"rspsite/internal/verify"
)

const (
	high = `<svg xmlns="http://www.w3.org/2000/svg"><text>HIGH</text></svg>`
	low  = `<svg xmlns="http://www.w3.org/2000/svg"><text>LOW</text></svg>`
)

// TestPictures: a picture in a published text is held like its words, in its file and on each page that shows it.
func TestPictures(t *testing.T) {
	p := newPublisher(t)
	p.write("static/chart.svg", high)
	p.write("static/other.svg", low)
	p.write("content/pages/seen.md", "---\ntitle: Seen\n---\n\nSee ![a chart](chart.svg) and ![b](later.svg). {#seen}\n")
	p.publish("2026-06-01")
	dir := p.build()
	if r := verifyFolder(t, dir, verify.Options{}); !r.Holds {
		t.Fatalf("an honest site with pictures does not hold: %s %+v", r.Verdict, r.Problems)
	}
	later := *p
	later.files = cloneFiles(p.files)
	later.write("static/later.svg", low)
	exchanged := *p
	exchanged.files = cloneFiles(p.files)
	exchanged.write("static/chart.svg", low)
	for _, c := range []struct {
		name                     string
		spoil                    func(t *testing.T, s *broken)
		check, rule, where, says string
	}{
		{"the file exchanged, with a new list", func(t *testing.T, s *broken) { writeFile(t, s.dir, "static/chart.svg", low) },
			verify.CheckDocuments, "picture-changed", "/p/v2.0/", "the picture /static/chart.svg is not the one that was published in this text"},
		{"the file taken away, with a new list", func(t *testing.T, s *broken) { s.remove(t, "static/chart.svg") },
			verify.CheckDocuments, "picture-changed", "/p/v2.0/", "the picture /static/chart.svg, which was published in this text"},
		{"the file exchanged at the source, and rebuilt", func(_ *testing.T, s *broken) { s.dir = exchanged.build() },
			verify.CheckDocuments, "picture-changed", "/pages/seen/", "is not the one that was published"},
		{"a picture that came after publication", func(_ *testing.T, s *broken) { s.dir = later.build() },
			verify.CheckPages, "page-picture", "/pages/seen/", "the page shows the picture /static/later.svg, which was not published in /pages/seen/"},
		{"a page that shows another file", func(t *testing.T, s *broken) { s.edit(t, "p/v2.0/index.html", "static/chart.svg", "static/other.svg") },
			verify.CheckPages, "page-picture", "/p/v2.0/", "the page shows the picture /static/other.svg, and /static/chart.svg was published in /p/v2.0/"},
		{"a page that shows a file beside it", func(t *testing.T, s *broken) {
			s.edit(t, "p/v2.0/index.html", "../../static/chart.svg", "../static/chart.svg")
		},
			verify.CheckPages, "page-picture", "/p/v2.0/", "the page shows the picture /p/static/chart.svg"},
		{"the latest page", func(t *testing.T, s *broken) {
			s.edit(t, "p/latest/index.html", "static/chart.svg", "static/other.svg")
		},
			verify.CheckPages, "page-picture", "/p/latest/", "/static/other.svg"},
		{"the page of a clause", func(t *testing.T, s *broken) {
			s.edit(t, "p/clauses/numbered/index.html", "static/chart.svg", "static/other.svg")
		},
			verify.CheckPages, "page-picture", "/p/clauses/numbered/", "/static/other.svg"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &broken{dir: copySite(t, dir), publisher: p}
			c.spoil(t, s)
			s.newManifest(t)
			r := verifyFolder(t, s.dir, verify.Options{})
			var all []string
			for _, problem := range r.Problems {
				if problem.Check == c.check && problem.Rule == c.rule && problem.Where == c.where && strings.Contains(problem.Message, c.says) {
					return
				}
				all = append(all, problem.Rule+" "+problem.Where+": "+problem.Message)
			}
			t.Errorf("want %s %s: %s, got\n%s", c.rule, c.where, c.says, strings.Join(all[:min(len(all), 12)], "\n"))
		})
	}
}
