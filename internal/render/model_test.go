package render

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// modelProject has a model of which everything is known, some of it twice, and one of which nothing is.
var modelProject = map[string]string{
	"content/versions/p/policy.md": "---\ntitle: Example Policy\nshort: EP\npublisher: M\nrecorded:\n- {version: v1.5, published: 2025-02-10, source: wiki}\n---\n",
	"content/versions/p/v1.md":     "---\ntitle: P\nversion: v1\npublished: 2025-01-10\nbasis: reconstruction\nsource: wiki\n---\n\nCBRN. {#cbrn source=\"wiki\"}\n",
	"content/versions/p/v2.md":     "---\ntitle: P\nversion: v2\npublished: 2025-03\nbasis: reconstruction\nsource: wiki\n---\n\nCBRN. {#cbrn source=\"wiki\"}\n",
	"content/changes/p/v2.md": "---\ntitle: To v2\nversion: v2\nsource: wiki\nrecords:\n" +
		"- {id: launch, title: It came out, event: true, on: 2025-03, models: [opus], what: \"[[model:opus]] was launched.\", source: wiki}\n---\n",
	"content/sources/wiki.md": "---\ntitle: A wiki\nshort: Wiki\nkind: wiki\nconsulted: yes\n---\n",
	"content/sources/book.md": "---\ntitle: A book\nkind: book\nconsulted: yes\n---\n",
	"content/determinations/opus.md": `---
title: Opus
developer: M
source: wiki
released: 2025-03-20
policy-version: v1
determinations:
- {level: ASL-2, on: 2025-03, note: At first., source: wiki}
- {level: ASL-3, on: 2025-05-22, source: wiki}
thresholds:
- {category: CBRN, clause: "v2#cbrn", status: crossed, on: 2025-05, note: Found., source: wiki}
- {category: Cyber, status: close, source: wiki}
- {category: CBRN, clause: "v2#cbrn", status: precautionary, source: book}
claims:
- {field: determinations, value: ASL-4, source: book, note: Said of all.}
- {field: released, value: 2025-02-20, source: book}
- {field: policy-version, value: v1.5 it was, source: book}
- {field: thresholds, value: Nobody knows., source: book}
- {field: developer, value: N, source: book}
---

About. {#about source="wiki"}
`,
	"content/determinations/nameless.md": "---\ntitle: Nameless\ndeveloper: M\n---\n",
	"content/reports/r/report.md": `---
title: Report R
specimen: true
published: 2025-06-10
covers: 2025-06-01
policy-version: v2
models: [opus]
---

## Residual risk {#residual-risk}

| Threat | Threshold crossed | Standard met | Rating |
|---|---|---|---|
| cbrn | Yes, in May | Partly | Low | {#risk-cbrn}
| Sabotage | No | Yes | Very low | {#risk-sabotage}
`,
	"content/tables/t.md": "---\ntitle: Table T\nsource: wiki\n---\n\n## Levels {#levels}\n\n| Model |\n|---|\n| [[model:opus]] | {#row-opus source=\"wiki\"}\n",
	"content/pages/x.md":  "---\ntitle: Page X\nsource: wiki\n---\n\n## What happened {#h}\n\nSee [[model:opus]]. {#one source=\"wiki\"}\n\nAgain [[model:opus]]. {#two source=\"wiki\"}\n",
}

func TestModelPage(t *testing.T) {
	all := renderAll(t, load(t, project(modelProject)), Options{})
	page := all["models/opus/index.html"]
	checkNesting(t, "the page", page)
	// in the order in which a reader meets them: what another source says stands right below what it contradicts
	inOrder(t, page,
		"<dt>Released</dt>", "20 March 2025", "Another source says:", "20 February 2025", "A book",
		"<dt>Level</dt>", "ASL-3", "disputed",
		"Determinations</h2>", `class="levels"`, "March 2025", "ASL-2", "At first.", "22 May 2025", "ASL-3", "The latest", "Another source says:", "ASL-4", "Said of all.", "A book",
		"by category</h2>", `>CBRN</a>`, "Sources differ.", "Crossed", "May 2025", "Found.", "Precautionary", "A book", "Report R", "Specimen",
		"rating low; threshold yes, in May; standard partly", "<b>Cyber</b>", "Close", "Another source says:", "Nobody knows.",
		"in force at release</h2>", "As listed here", "Example Policy v1", "Another source says:", "v1.5 it was",
		"On release, 20 March 2025", ">v1</a> or ", ">v2</a> by the versions held here", ">v1.5</a> by the recorded versions",
		"If it was released on 20 February 2025", ">v1</a> by the versions held here",
		"that cover it</h2>", "Covers 1 June 2025", "Report R", "Specimen", "10 June 2025", "Sabotage",
		"that name it</h2>", "March 2025", "EP v2: It came out",
		"names it</h2>", "Tables", "Table T: Levels", "Pages", "Page X: What happened",
		"What other sources say</h2>", "Developer", "N")
	if n := strings.Count(page, "Page X: What happened"); n != 1 {
		t.Errorf("a section that names the model twice is listed %d times", n)
	}
	if strings.Contains(page, "Contradicts the statement") {
		t.Error("v1 may have been in force in the month of v2, and the page says that it was not")
	}
	inOrder(t, all["models/nameless/index.html"], "No determination is stated", "thresholds is not stated", "version not stated",
		"Nothing can be computed", "No Risk Report held here covers it.")
}

// TestModelPageSaysWhatContradicts: a version that no line has in force on the day of release.
func TestModelPageSaysWhatContradicts(t *testing.T) {
	files := map[string]string{}
	for name, text := range modelProject {
		files[name] = strings.Replace(text, "released: 2025-03-20", "released: 2025-04-20", 1)
	}
	page := renderAll(t, load(t, project(files)), Options{})["models/opus/index.html"]
	inOrder(t, page, "On release, 20 April 2025", ">v2</a> by the versions held here", "Contradicts the statement", "If it was released on 20 February")
}

func TestModelAsJSON(t *testing.T) {
	all := renderAll(t, load(t, project(modelProject)), Options{})
	for _, name := range []string{"opus", "nameless"} {
		conforms(t, "model", all["models/"+name+"/index.json"])
	}
	var d modelData
	if err := json.Unmarshal([]byte(all["models/opus/index.json"]), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Determinations) != 2 || len(d.Thresholds) != 3 || len(d.Claims) != 5 || len(d.Records) != 1 || len(d.NamedIn) != 4 {
		t.Errorf("the data: %+v", d)
	}
	if r := d.Reports; len(r) != 1 || !r[0].Specimen || r[0].Risks[0].Rating != "Low" {
		t.Errorf("the reports: %+v", r)
	}
	if f := d.InForce[0]; !slices.Equal(f.Held, []string{"v1", "v2"}) || !slices.Equal(f.Recorded, []string{"v1.5"}) || f.On != "2025-03-20" {
		t.Errorf("in force: %+v", f)
	}
}

func TestModelsPicture(t *testing.T) {
	all := renderAll(t, load(t, project(modelProject)), Options{})
	page := all["models/index.html"]
	checkNesting(t, "the page", page)
	inOrder(t, page, `<svg`, "ASL-2", "ASL-3", "ASL-4", "2025", "Opus", "put there 22 May 2025<",
		`class="earlier"`, `class="step"`, `class="put"`, `class="claimed"`, "No date stated", "Nameless", "date not stated", "</svg>",
		"Of 2 models and families listed, 1 entry is at ASL-3 and 1 has no determination that a source states. Of 1 entry no source states a date. On the level of 1 entry sources differ.",
		"Opus: ASL-2 in March 2025, then ASL-3 on 22 May 2025; released on 20 March 2025; another source says of the level: ASL-4; another source says of the release: 2025-02-20.",
		"Nameless: no determination that a source states.")
}

// inOrder checks that a page says all of this, in this order.
func inOrder(t *testing.T, page string, parts ...string) {
	t.Helper()
	rest := page
	for _, p := range parts {
		i := strings.Index(rest, p)
		if i < 0 {
			where := "not there"
			if strings.Contains(page, p) {
				where = "too early"
			}
			t.Errorf("%q is %s", p, where)
			continue
		}
		rest = rest[i+len(p):]
	}
}
