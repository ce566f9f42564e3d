package render

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/static"
	"rspsite/templates"
)

// reporting is a project with a report that answers some of what the policy promises. The header of the report and its text are
// added by each test.
func reporting(header, text string) map[string]string {
	return map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: Lab\nrecorded: [{version: v2, published: 2026-03-01, source: wiki}]\n---\n",
		"content/versions/p/v1.md": "---\ntitle: One\nversion: v1\npublished: 2025-01-01\n---\n\n## Reports {#reports}\n\n" +
			"We report on risk. {#risk answered-by=\"report\"}\n\nWe report on plans. {#plans answered-by=\"report\"}\n\n" +
			"We report on costs. {#costs answered-by=\"report\"}\n",
		"content/determinations/opus.md": "---\ntitle: Opus\ndeveloper: Lab\ndeterminations: [{level: A, source: wiki}]\n---\n",
		"content/sources/wiki.md":        "---\ntitle: Wiki\nkind: wiki\nconsulted: yes\n---\n",
		"content/reports/r/report.md":    "---\ntitle: Kestrel Report\nmodels: [opus]\n" + header + "---\n\n" + text,
	}
}

const answered = `answers:
- {clause: "v1#risk", status: answered, in: [overall-risk, low]}
- {clause: "v1#plans", status: partly, in: [overall-risk], note: Without *dates*.}
`

// TestAReportSaysWhatItAnswers: the public page shows the promises, each with its answer, and no checklist.
func TestAReportSaysWhatItAnswers(t *testing.T) {
	page := renderAll(t, load(t, project(reporting("published: 2026-01-10\ncovers: 2026-01-01\npolicy-version: v1\n"+answered,
		"## Overall risk {#overall-risk}\n\nLow. {#low}\n"))), Options{})["reports/r/index.html"]
	for _, want := range []string{
		`<a href="#_promises">1 of 3 promises in full, 1 in part</a>`,
		`Read from <a href="../../p/v1/">Policy v1</a>.`,
		`<a href="../../p/v1/#risk">§1(a), Reports</a></b><div><span class="chip strong">Answered</span> We report on risk.`,
		`Answered in <a href="#overall-risk">§1 Overall risk</a>, <a href="#low">§1(a)</a>.`,
		`<span class="chip move">Answered in part</span> We report on plans.`,
		`Without <em>dates</em>.`,
		`<span class="chip weak">Not answered</span> We report on costs.`,
		`The report says nothing of it.`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "_checklist") {
		t.Error("a public page shows the checklist of the editors")
	}
}

// TestPromisesOfAnotherText: where the text of the version is not held, the page says whose promises these are.
func TestPromisesOfAnotherText(t *testing.T) {
	page := renderAll(t, load(t, project(reporting("published: 2026-04-10\ncovers: 2026-04-01\npolicy-version: v2\n"+answered,
		"## Overall risk {#overall-risk}\n\nLow. {#low}\n"))), Options{})["reports/r/index.html"]
	want := "The report is under v2, whose text is not held here; these are the promises of v1, the newest text held before it."
	if !strings.Contains(page, want) {
		t.Errorf("the page lacks %q", want)
	}
}

// preview loads a project with its drafts and renders the page of its report.
func preview(t *testing.T, files map[string]string) string {
	t.Helper()
	c, problems := corpus.Load(project(files), corpus.Options{Drafts: true})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return renderAll(t, c, Options{})["reports/r/index.html"]
}

// TestAPreviewShowsTheChecklist: the page of a report that is not public shows editors what it lacks, with links to the places.
func TestAPreviewShowsTheChecklist(t *testing.T) {
	text := "To write: more. {#more}\n\n## Overall risk {#overall-risk}\n\nTo confirm: Low. {#low}\n\n## What comes next {#next}\n\n## Threats {#threat-models}\n\nBio. {#bio}\n"
	for _, header := range []string{"draft: true\npublished: 2026-01-10\ncovers: 2026-01-01\n", "published: 2026-12-10\ncovers: 2026-12-01\n"} {
		version := "policy-version: v2\n"
		if strings.Contains(header, "draft") {
			version = "policy-version: v1\n"
		}
		page := preview(t, reporting(header+version, text))
		for _, want := range []string{
			`id="_checklist"`,
			`1 of 11 parts written; missing: evidence,`,
			`<a href="#threat-models">Threat models</a></b><div><span class="chip strong">Written</span>`,
			`<b>Evidence for each model</b><div><span class="chip weak">Missing</span>`,
			`No section has the ID evidence`,
			`Say of every model in scope what was measured, when and by whom, and what that shows; name each as [[model:…]].`,
			`<span class="chip weak">To be confirmed</span>`,
			`Still to be confirmed: Low. (<a href="#low">line `,
			`<span class="chip weak">Empty</span>`,
			`<b>Elsewhere</b><div>To write: more. (<a href="#more">line `,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%q: the page lacks %s", header, want)
			}
		}
	}
}

// TestNothingTellsOfAReportToCome builds the site without and with a report that is a draft, or dated after today, and reads
// every file: no page, feed, list, count or address may tell of it, nor of its review, though it follows a public report and the
// policy has a rule on when it is due. The site is the same, byte for byte, as if the report were not there.
func TestNothingTellsOfAReportToCome(t *testing.T) {
	for _, header := range []string{"draft: true\npublished: 2026-01-10\ncovers: 2026-01-01\npolicy-version: v1\n",
		"published: 2026-06-10\ncovers: 2026-06-02\npolicy-version: v2\n"} {
		files := reporting(header+"previous: first\n"+answered, "## Overall risk {#overall-risk}\n\nThe kestrel is low. {#low}\n")
		files["content/reports/first/report.md"] = "---\ntitle: First\npublished: 2025-06-10\ncovers: 2025-06-02\npolicy-version: v1\nmodels: [opus]\n---\n\n" +
			"## Overall risk {#overall-risk}\n\nIt is low. {#low}\n"
		files["content/versions/p/policy.md"] = strings.Replace(files["content/versions/p/policy.md"], "recorded:",
			"cadence: [{since: v1, earliest: 3, latest: 6, source: wiki}]\nrecorded:", 1)
		files["content/reports/r/reviews/heron.md"] = "---\ntitle: Kestrel review\nreviewer: Heron\n---\n"
		hidden := renderAll(t, load(t, project(files)), Options{})
		for name, text := range hidden {
			for _, word := range []string{"kestrel", "heron", "reports/r/"} {
				if strings.Contains(strings.ToLower(name+"\n"+text), word) {
					t.Errorf("%q: %s tells of %q", header, name, word)
				}
			}
		}
		c, _ := corpus.Load(project(files), corpus.Options{Drafts: true})
		shown := renderAll(t, c, Options{})
		if shown["reports/r/index.html"] == "" || shown["reports/r/reviews/heron/index.html"] == "" {
			t.Errorf("%q: --drafts does not show it", header)
		}
		for name := range files {
			if strings.HasPrefix(name, "content/reports/r/") {
				delete(files, name)
			}
		}
		without := renderAll(t, load(t, project(files)), Options{})
		if got, want := slices.Sorted(maps.Keys(hidden)), slices.Sorted(maps.Keys(without)); !slices.Equal(got, want) {
			t.Errorf("%q: other files than without the report: %v, want %v", header, got, want)
		}
		for name, text := range without {
			if hidden[name] != text {
				t.Errorf("%q: %s differs from that of a site without the report", header, name)
			}
		}
	}
}

// TestOwnGuidanceIsShown: a project's own parts and guidance stand in the checklist, with their marks.
func TestOwnGuidanceIsShown(t *testing.T) {
	files := reporting("draft: true\npublished: 2026-01-10\ncovers: 2026-01-01\npolicy-version: v1\n", "Text. {#text}\n")
	fsys := project(files)
	fsys["rspsite.yaml"].Data = fmt.Appendf(nil, "%srules: {parts: [{id: costs, title: Costs, guidance: \"Say what it *costs*, by [[v1#costs]].\"}]}\n", settings)
	c, problems := corpus.Load(fsys, corpus.Options{Drafts: true})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	pages, err := Pages(c, templates.FS, static.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if p.Path != "reports/r/index.html" {
			continue
		}
		b, err := p.Render()
		if err != nil {
			t.Fatal(err)
		}
		if want := `Say what it <em>costs</em>, by <a href="../../p/v1/#costs" class="ref">`; !strings.Contains(string(b), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
