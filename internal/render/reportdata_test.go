package render

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var schemaName = regexp.MustCompile(`"schema": "rspsite\.([a-z-]+)/1"`)

// TestDataFitsItsForm: every file of data beside a page is of a form that is described, and beside every report, edition and goal lies
// one.
func TestDataFitsItsForm(t *testing.T) {
	corrected := threeReports(t)
	correctedReport(corrected)
	for _, pages := range []map[string]string{pagesOf(t, corrected), reviewed(t, nil)} {
		for name, text := range pages {
			if !strings.HasSuffix(name, "/index.json") || strings.Contains(name, "/diff/") || strings.HasPrefix(name, "api/") { // see package dataset
				continue
			}
			form := schemaName.FindStringSubmatch(text)
			if form == nil {
				t.Errorf("%s names no form", name)
				continue
			}
			conforms(t, form[1], text)
		}
		for name := range pages {
			page, isPage := strings.CutSuffix(name, "/index.html")
			isData := strings.HasPrefix(page, "goals") || strings.HasPrefix(page, "reports") && !strings.HasPrefix(page, "reports/diff") && !strings.HasSuffix(page, "/source")
			if isPage && isData && pages[page+"/index.json"] == "" {
				t.Errorf("%s has no data beside it", name)
			}
		}
	}
}

// correctedReport makes of the second of three reports a corrected one, of which the first edition is held.
func correctedReport(files map[string]string) {
	const path = "content/reports/r2/report.md"
	first := strings.Replace(files[path], "---\n", "---\nedition: \"1\"\n", 1)
	files["content/reports/r2/editions/1.md"] = strings.Replace(first, "| Moderate |", "| Low, says one |", 1)
	files[path] = strings.Replace(files[path], "---\n", "---\nedition: \"2\"\nerrata: [{on: 2026-07-10, kind: substantive, what: The rating was wrong., why: A sum was., edition: \"2\", clauses: [cyber]}]\n", 1)
}

func TestDataOfAReport(t *testing.T) {
	files := threeReports(t)
	correctedReport(files)
	pages := pagesOf(t, files)
	read := func(name string) (d reportData) {
		if err := json.Unmarshal([]byte(pages[name]), &d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return d
	}
	newest, first := read("reports/r2/index.json"), read("reports/r2/editions/1/index.json")
	if newest.Report != "r2" || first.Report != "r2" || !newest.Newest || first.Newest || newest.Digest == first.Digest || newest.Edition != "2" {
		t.Errorf("the editions: %+v and %+v", newest, first)
	}
	rating := func(d reportData) (text, word string) {
		i := slices.IndexFunc(d.Risks, func(r riskData) bool { return r.ID == "cyber" })
		if i < 0 || d.Risks[i].Words.Rating == nil {
			t.Fatalf("no rating is read off the row cyber: %+v", d.Risks)
		}
		return d.Risks[i].Rating, *d.Risks[i].Words.Rating
	}
	if text, word := rating(newest); text != "Moderate" || word != "moderate" {
		t.Errorf("the rating of the newest edition is %q, read as %q", text, word)
	}
	if text, word := rating(first); text != "Low, says one" || word != "low" {
		t.Errorf("the rating of the first edition is %q, read as %q", text, word)
	}
	const redline = "https://a.example/reports/r2/diff/1/2/"
	if len(newest.Errata) != 1 || newest.Errata[0].Redline != redline || newest.Errata[0].Why != "A sum was." || len(first.Errata) != 0 {
		t.Errorf("the errata: %+v; of the first edition: %+v", newest.Errata, first.Errata)
	}
	if len(newest.Editions) != 2 || newest.Editions[1].Redline != redline || newest.Editions[0].Digest != first.Digest || newest.Editions[1].Dated != "2026-07-10" {
		t.Errorf("the editions: %+v", newest.Editions)
	}
	if newest.Compared != "https://a.example/reports/diff/r1/r2/" {
		t.Errorf("compared at %q", newest.Compared)
	}
}
