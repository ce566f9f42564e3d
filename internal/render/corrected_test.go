package render

import (
	"strings"
	"testing"
)

// TestCorrectedReportsSaySo: wherever a report is repeated, its edition is named, and beside a corrected assessment what it was.
func TestCorrectedReportsSaySo(t *testing.T) {
	files := threeReports(t)
	const path = "content/reports/r2/report.md"
	first := strings.Replace(files[path], "---\n", "---\nedition: \"1\"\n", 1)
	files["content/reports/r2/editions/1.md"] = strings.Replace(first, "| Moderate |", "| Low |", 1)
	files[path] = strings.Replace(files[path], "---\n", "---\nedition: \"2\"\nerrata: [{on: 2026-07-10, kind: substantive, what: The rating was wrong., edition: \"2\", clauses: [cyber]}]\n", 1)
	pages := pagesOf(t, files)
	page := anySpace.ReplaceAllString(anyTag.ReplaceAllString(pages["reports/diff/r1/r2/index.html"], ""), " ")
	for _, want := range []string{"(edition 2 of 10 July 2026, corrected on 10 July 2026 in substance)", "Corrected on 10 July 2026: rating was low"} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison does not say %q", want)
		}
	}
	for name, want := range map[string]string{"reports/index.html": "edition 2 of 10 July 2026, corrected", "reports/r2/index.html": "2 of 10 July 2026, corrected on 10 July 2026 in substance</a>",
		"reports/diff/r1/r2/index.md": "corrected on 10 July 2026: rating was low", "reports/diff/r1/r2/index.json": `"edition":"2"`,
		"reports/diff/r2/r3/index.md": "in the older report corrected on 10 July 2026: rating was low"} {
		if !strings.Contains(pages[name], want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}

// TestAnEditionSaysWhatItCorrected: page, Markdown and JSON of two editions say which corrections lie between them, and which assessments
// they changed.
func TestAnEditionSaysWhatItCorrected(t *testing.T) {
	files := threeReports(t)
	const path = "content/reports/r2/report.md"
	first := strings.Replace(files[path], "---\n", "---\nedition: \"1\"\n", 1)
	files["content/reports/r2/editions/1.md"] = strings.Replace(first, "| Moderate |", "| Low |", 1)
	files[path] = strings.Replace(files[path], "---\n", "---\nedition: \"2\"\nerrata: [{on: 2026-07-10, kind: substantive, what: The rating was wrong., why: A slip., edition: \"2\", clauses: [cyber]}]\n", 1)
	pages := pagesOf(t, files)
	for name, wants := range map[string][]string{
		"reports/r2/diff/1/2/index.html": {"Assessments that changed", "Break-ins &amp; more low →, now moderate ↑ up, worse"},
		"reports/r2/diff/1/2/index.md":   {"- edition 2, 10 July 2026, substantive: The rating was wrong. Why: A slip.", "- Break-ins \\& more: rating low → moderate (up, worse)"},
		"reports/r2/diff/1/2/index.json": {`"edition":"1","digest":"sha256:`, `"errata":[{"on":"2026-07-10","kind":"substantive","what":"The rating was wrong.","why":"A slip.","edition":"2","clauses":["cyber"]}]`},
	} {
		page := pages[name]
		if strings.HasSuffix(name, ".html") {
			page = anySpace.ReplaceAllString(anyTag.ReplaceAllString(strings.ReplaceAll(page, "<t", " <t"), ""), " ")
		}
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
	if page := pages["reports/r2/diff/1/2/index.html"]; strings.Count(page, `<th scope="row">`) != 1 {
		t.Error("the assessments that did not change stand among those that did")
	}
}

// TestCorrectionsAreReadByTheProjectsRatings: words that the project sets are words of the scale wherever a correction is told.
func TestCorrectionsAreReadByTheProjectsRatings(t *testing.T) {
	files := threeReports(t)
	files["rspsite.yaml"] += "rules: {ratings: [Mild, Grave, Dire]}\n"
	for name, text := range files {
		files[name] = strings.NewReplacer("| Low |", "| Mild |", "| Moderate |", "| Grave |", "| High |", "| Dire |").Replace(text)
	}
	const path = "content/reports/r2/report.md"
	first := strings.Replace(files[path], "---\n", "---\nedition: \"1\"\n", 1)
	files["content/reports/r2/editions/1.md"] = strings.Replace(first, "| Grave |", "| Mild |", 1)
	files[path] = strings.Replace(files[path], "---\n", "---\nedition: \"2\"\nerrata: [{on: 2026-07-10, kind: substantive, what: The rating was wrong., edition: \"2\", clauses: [cyber]}]\n", 1)
	pages := pagesOf(t, files)
	for _, name := range []string{"reports/r2/index.html", "reports/diff/r1/r2/index.md"} {
		if !strings.Contains(pages[name], "rating was mild") {
			t.Errorf("%s does not read the rating before the correction as a word of the scale", name)
		}
	}
}

// TestACorrectedVersionSaysSo: the comparison of two versions and the news name the corrections of a version.
func TestACorrectedVersionSaysSo(t *testing.T) {
	files := threeReports(t)
	files["content/versions/p/v2.md"] = strings.Replace(files["content/versions/p/v2.md"], "---\n", "---\nerrata: [{on: 2026-07-10, kind: conversion, what: It said paws., clauses: [pause]}]\n", 1)
	all := renderAll(t, load(t, project(files)), Options{BaseURL: "https://a.example/"})
	for name, want := range map[string]string{
		"p/diff/v1/v2/index.html": "It said paws.",
		"p/diff/v1/v2/index.md":   "v2 was corrected on 10 July 2026 (conversion): It said paws.",
		"p/diff/v1/v2/index.json": `"errata":[{"on":"2026-07-10"`,
		"index.html":              "Erratum: ",
	} {
		if !strings.Contains(all[name], want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}
