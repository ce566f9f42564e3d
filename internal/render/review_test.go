package render

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/canonical"
	"rspsite/internal/markdown"
)

// reportOfEdition is a report that was corrected once: its second edition is the newest.
func reportOfEdition(edition string) string {
	errata, rating, annex := "", "Low", "\n\nAn annex. {#annex}"
	if edition == "2" {
		errata = "errata: [{on: 2026-03-10, kind: substantive, edition: \"2\", what: It said *low*., why: A reviewer saw it., clauses: [row-cyber, annex]}]\n"
		rating, annex = "High", ""
	}
	return "---\ntitle: The Report\nspecimen: true\nedition: \"" + edition + "\"\npublished: 2026-03-01\ncovers: 2026-02-20\npolicy-version: v1\nmodels: [m]\n" + errata + `---

## Threats {#threats}

Cyber. {#cyber}

## Mitigations {#mitigations}

### Security {#security}

Locked. {#locked}

## Risk {#risk}

| Threat | Rating |
|---|---|
| Cyber | ` + rating + ` | {#row-cyber}

{#table}` + annex + `

## Next {#next}

More. {#more}
`
}

func digestOf(t *testing.T, text string) string {
	t.Helper()
	doc, problems := markdown.Parse("report.md", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return canonical.Digest(&doc.Document)
}

// reviewOf is the header of a review with what is written behind it.
func reviewOf(reviewer, edition, digest, rest string) string {
	return fmt.Sprintf("---\ntitle: Statement of %s\nspecimen: true\nreviewer: %s\npublished: 2026-03-20\nedition: %q\ndigest: %s\nsaw: public\nconflicts: None declared.\n%s---\n",
		reviewer, reviewer, edition, digest, rest)
}

// reviewed makes a site of a report with an earlier edition, three reviews and an empty place.
func reviewed(t *testing.T, more map[string]string) map[string]string {
	t.Helper()
	files := map[string]string{
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: M\n---\n",
		"content/versions/p/v1.md":     "---\ntitle: P\nversion: v1\npublished: 2025-01-01\nerrata: [{on: 2025-02-01, kind: conversion, what: A line was lost., clauses: [rule]}]\n---\n\nA rule. {#rule}\n",
		"content/sources/wiki.md":      "---\ntitle: W\nkind: wiki\nconsulted: \"yes\"\n---\n",
		"content/determinations/m.md":  "---\ntitle: M\ndeveloper: D\npolicy-version: v1\nreleased: 2025-06-01\ndeterminations: [{level: A, on: 2025-06-01, source: wiki}]\n---\n",
		"content/reports/r/report.md":  reportOfEdition("2"), "content/reports/r/editions/1.md": reportOfEdition("1"),
		"content/reports/r/reviews/old.md": reviewOf("Old", "1", digestOf(t, reportOfEdition("1")),
			"sections: [mitigations, risk, annex]\nverdicts: [{section: mitigations, verdict: agrees}, {section: risk, verdict: disagrees, says: \"It is *high*.\"}]\n"+
				"disagreements: [{section: risk, says: By our tests.}]\nrecommendations: [{says: Test more.}]\n"),
		"content/reports/r/reviews/new.md": reviewOf("New", "2", digestOf(t, reportOfEdition("2")),
			"original: {url: \"https://new.example/statement\"}\nsections: [security, risk]\nverdicts: [{section: risk, verdict: agrees-in-part}]\n"),
		"content/reports/r/reviews/slot.md": "---\ntitle: A place\nspecimen: true\nreviewer: Nobody yet\n---\n",
	}
	for name, text := range more {
		files[name] = text
	}
	return renderAll(t, load(t, project(files)), Options{})
}

// holdsWords checks that a page holds words, in their order, and others not at all.
func holdsWords(t *testing.T, page, text string, words, not []string) {
	t.Helper()
	rest := text
	for _, w := range words {
		_, after, ok := strings.Cut(rest, w)
		if !ok {
			t.Errorf("%s lacks %q, or has it before the words that should precede it", page, w)
			continue
		}
		rest = after
	}
	for _, w := range not {
		if strings.Contains(text, w) {
			t.Errorf("%s says %q", page, w)
		}
	}
}

// TestReviewsStandBesideTheReport holds the report's page: who looked at what, what each holds of it, and what changed since.
func TestReviewsStandBesideTheReport(t *testing.T) {
	page := reviewed(t, nil)["reports/r/index.html"]
	holdsWords(t, "the report", page, []string{
		"2 outside reviewers have published a statement. In 1 place for a review no statement has been published.",
		"At these sections none looked: Threats and Next.",
		"Changed since the review.", "The review is of edition 1.", "Edition 2 of 10 March 2026 changed 2 of its clauses.", `href="diff/1/2/"`,
		"Nobody yet: no statement has been published",
		`<th scope="col"><a href="reviews/new/">New</a>`, `<th scope="col"><a href="reviews/old/">Old</a>`,
		">Threats</a>", "not reviewed", "not reviewed",
		">Mitigations</a>", "in part", `<a href="reviews/old/#_section-mitigations"><span class="chip strong">Agrees</span></a>`, "of edition 1; unchanged since",
		">Security</a>", "Reviewed, no verdict", "with the section around it",
		">Risk</a>", "Agrees in part", "Disagrees", "of edition 1; changed since",
		">An annex.</a>", "no longer in the report",
		"Editions and errata", "Edition 2", "(this text)", "What changed in edition 2", `href="editions/1/"`,
		`id="threats"`, "No review held here is of this section",
		`id="mitigations"`, `href="reviews/old/#_section-mitigations">Old</a> (of edition 1; unchanged since)`,
		`id="risk"`, `href="reviews/new/#_section-risk">New</a></p>`, `>Old</a> (of edition 1; changed since)`,
		"Corrected on 10 March 2026, in the row Cyber:", `href="diff/1/2/#row-cyber"`,
	}, nil)
}

// TestAReviewSaysWhatItIsOf holds the pages of a review of an earlier edition, of one of the newest, and of an empty place.
func TestAReviewSaysWhatItIsOf(t *testing.T) {
	site := reviewed(t, nil)
	holdsWords(t, "the old review", site["reports/r/reviews/old/index.html"], []string{
		`<a href="../../editions/1/">1</a>`, "sha256:", "the public text", "None declared.",
		"Changed since the review.", `href="../../diff/1/2/"`,
		`id="_section-risk"`, `href="../../editions/1/#risk"`, "Disagrees", "It is <em>high</em>.", "(changed since)",
		"Reviewed, no verdict", "(no longer in the report)",
		"Not reviewed by Old:", ">Threats</a>", ">Next</a>", "Disagreements", "By our tests.", "Recommendations", "Test more.",
	}, nil)
	holdsWords(t, "the new review", site["reports/r/reviews/new/index.html"], []string{`<a href="../../">2</a>`, "Agrees in part"}, []string{"Changed since", "changed since"})
	holdsWords(t, "the empty place", site["reports/r/reviews/slot/index.html"], []string{"No statement has been published. This is the place for it."},
		[]string{"Verdict by section", "Conflicts of interest"})
}

// TestAReviewOfATextThatIsNotHeldSaysSo holds that nobody is told that such a review is of the text that is shown.
func TestAReviewOfATextThatIsNotHeldSaysSo(t *testing.T) {
	site := reviewed(t, map[string]string{"content/reports/r/reviews/new.md": reviewOf("New", "2", "sha256:"+strings.Repeat("0", 64), "sections: [risk]\n")})
	holdsWords(t, "the report", site["reports/r/index.html"], []string{"The text that was reviewed is not held here.", ">New</a> (the text reviewed is not held here)"}, nil)
	holdsWords(t, "the review", site["reports/r/reviews/new/index.html"], []string{"The text that was reviewed is not held here."}, []string{"Changed since"})
}

// TestNoReviewIsSaid holds that a report nobody reviewed says so.
func TestNoReviewIsSaid(t *testing.T) {
	none := map[string]string{}
	for _, name := range []string{"old", "new"} {
		none["content/reports/r/reviews/"+name+".md"] = "---\ntitle: A place\nreviewer: Nobody yet\n---\n"
	}
	holdsWords(t, "the report", reviewed(t, none)["reports/r/index.html"], []string{"In 3 places for reviews no statement has been published. No section is known here to have been reviewed by an outsider."},
		[]string{"<th scope=\"col\">Section</th>", "No review held here is of this section"})
}

// TestAnEarlierEditionKeepsItsPage holds what it says of itself, and that its permalinks stay on it.
func TestAnEarlierEditionKeepsItsPage(t *testing.T) {
	site := reviewed(t, nil)
	holdsWords(t, "the edition", site["reports/r/editions/1/index.html"], []string{
		`<link rel="canonical" href="https://example.org/rsp/reports/r/editions/1/">`, "An earlier edition, superseded on 10 March 2026 by edition 2.",
		"The Report, edition 1</h1>", `<a href="../../">edition 2</a>`, `href="../../diff/1/2/"`, digestOf(t, reportOfEdition("1")),
		`id="risk"`, "Disagrees", ">Old</a></p>", `id="annex"`, `href="#annex"`}, []string{">New</a>", "of edition 1; ", "No review held here is of this section"})
	holdsWords(t, "the comparison", site["reports/r/diff/1/2/index.html"], []string{"what changed from edition 1 to 2", "edition 1</a> of 1 March 2026", "edition 2</a> of 10 March 2026",
		"Substantive", "It said <em>low</em>.", "A reviewer saw it."}, nil)
	for page, listed := range map[string]string{"reports/index.html": "editions/1", "index.html": "editions/1", "models/m/index.html": "editions/1",
		"feed.atom": `editions/1/</id>`, "feed.json": `"id": "https://example.org/rsp/reports/r/editions/1/"`} { // entries may lead there
		if strings.Contains(site[page], listed) {
			t.Errorf("%s lists an earlier edition", page)
		}
	}
}

// TestErrataStandWhereTheyAreLookedFor holds that a correction is on the text, the clause, the clause's own page and the list of all.
func TestErrataStandWhereTheyAreLookedFor(t *testing.T) {
	site := reviewed(t, nil)
	for page, words := range map[string][]string{
		"p/v1/index.html":           {`<h2 id="_errata">Errata</h2>`, "1 February 2025", "Conversion", "A line was lost.", `id="rule"`, "Corrected on 1 February 2025:"},
		"p/clauses/rule/index.html": {"v1, corrected on 1 February 2025:", "Conversion", "A line was lost."},
		"reports/r/index.html":      {`<h2 id="_editions">Editions and errata</h2>`, "Substantive", "It said <em>low</em>.", "Why: A reviewer saw it.", `href="diff/1/2/">What changed in edition 2`, `href="editions/1/#annex">annex (taken out)`},
		"changes/index.html":        {`<h2 id="_errata">`, "10 March 2026", "The Report", "Specimen", "Substantive", "1 February 2025", "P v1", "Conversion"},
	} {
		holdsWords(t, page, site[page], words, nil)
	}
	if strings.Contains(site["reports/r/index.html"], `id="_errata"`) {
		t.Error("the report tells an erratum in two lists")
	}
	if n := strings.Count(site["changes/index.html"], "It said"); n != 1 {
		t.Errorf("the list of all errata has one of them %d times", n)
	}
}

// TestAReviewLeadsToTheReviewersOwn: the words of a review can be checked where the reviewer published them.
func TestAReviewLeadsToTheReviewersOwn(t *testing.T) {
	site := reviewed(t, nil)
	for page, words := range map[string]string{"index.html": `Reviewer’s own document</dt><dd><a href="https://new.example/statement" rel="external">`,
		"index.json": `"original": "https://new.example/statement"`} {
		holdsWords(t, page, site["reports/r/reviews/new/"+page], []string{words}, nil)
	}
}

// TestReviewData holds the facts of a review as programs get them.
func TestReviewData(t *testing.T) {
	site := reviewed(t, nil)
	var old, slot reviewData
	for page, data := range map[string]*reviewData{"old": &old, "slot": &slot} {
		if err := json.Unmarshal([]byte(site["reports/r/reviews/"+page+"/index.json"]), data); err != nil {
			t.Fatal(err)
		}
		conforms(t, "review", site["reports/r/reviews/"+page+"/index.json"])
	}
	if old.Schema != "rspsite.review/1" || !old.Specimen || old.Edition != "1" || !old.Held || old.Changed == nil || !*old.Changed || old.Saw != "public" ||
		old.Digest != digestOf(t, reportOfEdition("1")) || old.Redline != "https://example.org/rsp/reports/r/diff/1/2/" || len(old.Sections) != 3 {
		t.Errorf("the old review: %+v", old)
	}
	want := verdictData{Section: "risk", URL: "https://example.org/rsp/reports/r/editions/1/#risk", Verdict: "disagrees", Says: "It is high.", Changed: old.Changed}
	if diff := cmp.Diff(want, old.Sections[1]); diff != "" || old.Sections[0].Changed == nil || *old.Sections[0].Changed || old.Sections[2].Verdict != "" {
		t.Errorf("sections %+v, want the second %+v", old.Sections, want)
	}
	if old.ReportURL != "https://example.org/rsp/reports/r/" || old.ReviewedURL != "https://example.org/rsp/reports/r/editions/1/" || old.Disagreements[0].URL != want.URL {
		t.Errorf("addresses of the old review: %+v", old)
	}
	if slot.Published != "" || slot.Held || slot.Changed != nil || len(slot.Sections) != 0 {
		t.Errorf("the empty place: %+v", slot)
	}
}
