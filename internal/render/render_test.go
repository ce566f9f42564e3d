package render

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
	"rspsite/static"
	"rspsite/templates"
)

// settings is an rspsite.yaml that is enough.
const settings = `title: Test Record
summary: What a *test* shows.
base-url: https://example.org/rsp/
publisher: The testers
default-policy: p
as-of: 2026-06-01
contact: {email: fix@example.org}
data-licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
`

// project makes a file system of the given sources and the settings above.
func project(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"rspsite.yaml": {Data: []byte(settings)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// load reads a project that must have no errors.
func load(t *testing.T, fsys fstest.MapFS) *corpus.Corpus {
	t.Helper()
	c, problems := corpus.Load(fsys, corpus.Options{})
	for _, p := range problems {
		if problems.Errors() > 0 {
			t.Error(p)
		}
	}
	if problems.Errors() > 0 {
		t.FailNow()
	}
	return c
}

// renderAll makes every page of a corpus, by path.
func renderAll(t *testing.T, c *corpus.Corpus, o Options) map[string]string {
	t.Helper()
	pages, err := Pages(c, templates.FS, static.FS, o)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, p := range pages {
		if _, twice := all[p.Path]; twice {
			t.Errorf("%s is planned twice", p.Path)
		}
		b, err := p.Render()
		if err != nil {
			t.Fatalf("%s: %v", p.Path, err)
		}
		all[p.Path] = string(b)
	}
	return all
}

// sample is a project that has something of every kind, so that every template meets a full value.
var sample = map[string]string{
	"content/versions/p/policy.md": `---
title: Example Policy
short: EP
publisher: Example Lab
home: https://lab.example/policy
recorded:
  - {version: v1.0, published: 2024-02-03, source: wiki#dates, original: {url: "https://lab.example/v1.pdf"}, note: first, account: a post}
  - {version: v1.0, published: 2024-02-03, seen: 2024-03-01, source: wiki}
  - {version: v4.0, published: 2026-05-01, source: wiki, redline: "https://lab.example/redline.pdf"}
claims: [{field: publisher, value: Another Lab, source: wiki, note: a guess}]
---

About this policy. {#about-it source="wiki"}
`,
	"content/versions/p/v1.0.md": `---
title: Example Policy
version: v1.0
published: 2024-01
basis: reconstruction
source: wiki
summary: The first.
---

## Commitments {#commitments source="wiki#dates"}

We will pause. {#pause commitment="unilateral"}

We will report. {#report commitment="unilateral"}

There are two: {#duties}

- one {#one}
- two {#two}

It stays. {#same}

It parts. {#split}
`,
	"content/versions/p/v2.0.md": `---
title: Example Policy
version: v2.0
published: 2025-01-31
effective: 2025-02-01
basis: reconstruction
source: wiki
original: {url: "https://lab.example/v2.pdf", sha256: 0000000000000000000000000000000000000000000000000000000000000000, note: as recorded}
aliases: [two]
gone: [{id: pause, why: "Taken *back*.", to: "#report", source: wiki}]
claims:
  - {field: published, value: 2025-01-30, source: wiki, note: a day earlier}
  - {field: report, value: No such clause, source: wiki}
  - {field: pause, value: It is in an annex., source: book}
errata: [{on: 2025-03-01, kind: typo, what: A comma., why: It was wrong., clauses: [report]}]
---

## Commitments {#commitments source="wiki#dates"}

We may report, see [[v1.0#pause]].[^why] {#report commitment="industry" basis="carried" page="4" answered-by="report"}

There are two: {#duties}

- one {#one}
- two and a half {#two}

It stays. {#same}

It parts here. {#half-a from="split"}

It parts there. {#half-b from="split"}

| Level | Duty |
|---|---:|
| A | none | {#row-a source="wiki"}

A word
: Its meaning. {#meaning}

> Quoted. {#quoted}

` + "```go\nfunc main() {} // done\n```\n{#code}\n\n```goat\n.---.\n| a |\n'---'\n```\n{#box}\n" + `
[^why]: Because. {#why}
`,
	"content/versions/q/policy.md": "---\ntitle: Other Policy\npublisher: Other Lab\n---\n",
	"content/changes/p/v2.0.md": `---
title: From one to two
version: v2.0
source: wiki
account: [{says: It is simpler., clauses: [report], url: "https://lab.example/post", on: 2025-01-31, source: wiki}]
records:
  - id: pause-gone
    title: The pause goes
    flagship: true
    clauses: [pause]
    outcome: removed
    dimensions: [obligation, scope]
    announced: silent
    wording: not-stated
    what: The pause is no longer there.
    reason: {by: Example Lab, says: It did not help., source: wiki, note: not confirmed}
    readings: [{by: The wiki, says: It is weaker., source: wiki}]
    responses: [{by: A critic, says: That is bad., source: wiki}]
    source: wiki#dates
  - {id: report-weaker, title: May, clauses: [report], outcome: weakened, what: It may., source: wiki, reason: {by: The lab, says: So., source: wiki}}
  - {id: same-revised, title: It is revised, clauses: [same], wording: not-stated, what: It is revised., source: wiki}
  - {id: launch, title: A model is launched, event: true, on: 2025-01-15, models: [m-1], what: It came out., source: wiki}
---
`,
	"content/determinations/m-1.md": `---
title: Model One
developer: Example Lab
family: Ones
also-called: [One]
released: 2025-01
policy-version: v2.0
source: wiki
determinations: [{level: ASL-2, source: wiki}, {level: ASL-3, on: 2025-02-01, note: raised, source: wiki}]
thresholds: [{category: CBRN, clause: "v2.0#report", status: crossed, on: 2025-02, note: perhaps, source: wiki}]
claims: [{field: determinations, value: ASL-2, source: wiki}]
---

More on it. {#more source="wiki"}
`,
	"content/tables/t.md": "---\ntitle: A table\ncovers: 2026-04\nsource: wiki\n---\n\n| A | B | C | D | E |\n|---|---|---|---|---|\n| 1 | 2 {source=\"wiki\"} | 3 | 4 | 5 | {#first}\n{#whole source=\"wiki\"}\n",
	"content/sources/wiki.md": `---
title: The Wiki
short: Wiki
kind: wiki
consulted: yes
author: unknown
original: {url: "https://wiki.example/"}
interest: None known.
licence: CC0
places: [{id: dates, title: Dates}, {id: unused, title: Unused}]
---

A wiki. {#text}
`,
	"content/sources/book.md":           "---\ntitle: A Book\nkind: book\nconsulted: no\ncited-by: wiki\n---\n",
	"content/goals/g.md":                "---\ntitle: A goal\nkind: milestone\nstatus: open\nclauses: [\"v2.0#report\"]\ndates: [{due: 2026-12, stated: 2026-01, source: wiki, note: moved}]\nevidence: [{on: 2026-02, says: Some., source: wiki}]\n---\n",
	"content/goals/m.md":                "---\ntitle: A metric\nkind: metric\nstatus: met\n---\n",
	"content/pages/method.md":           "---\ntitle: Method\nsummary: How.\nwithdrawn: {on: 2026-01-01, why: Old.}\n---\n\n# Title {#t}\n\n## Part {#part}\n\nText. {#x}\n",
	"content/pages/disagreements.md":    "---\ntitle: Disagreements\n---\n\nSome. {#some}\n",
	"content/reports/r-1/report.md":     "---\ntitle: Report One\nspecimen: true\npublished: 2025-06-01\ncovers: 2025-05-15\npolicy-version: v2.0\nmodels: [m-1]\n---\n\n## Threats {#threats}\n\nNone. {#none}\n",
	"content/reports/r-2/report.md":     "---\ntitle: Report Two\nspecimen: true\nedition: \"2\"\nerrata: [{on: 2026-05-28, kind: substantive, edition: \"2\", what: A clause went., why: It was wrong., clauses: [none, extra]}]\npublished: 2026-05-12\ncovers: 2026-05-02\nperiod: {from: 2025-06-01, to: 2026-05-02}\npolicy-version: v4.0\nmodels: [m-1]\nprevious: r-1\noff-cycle: true\n---\n\n## Threats {#threats}\n\nNone. {#none}\n",
	"content/reports/r-2/editions/1.md": "---\ntitle: Report Two\nspecimen: true\nedition: \"1\"\npublished: 2026-05-12\ncovers: 2026-05-02\npolicy-version: v4.0\nmodels: [m-1]\n---\n\n## Threats {#threats}\n\nSome. {#none}\n\nA clause too many. {#extra}\n",
	"content/reports/r-2/reviews/a.md":  "---\ntitle: Review by A\nspecimen: true\nreviewer: A\npublished: 2026-05-25\nedition: \"1\"\ndigest: sha256:3249eb9c590a19259e59f80657c951025dbe3f7bec03dbf05409c39f1c51fc71\nsaw: unredacted\nperiod: {from: 2026-05-13, to: 2026-05-20}\nsections: [threats]\nconflicts: None declared.\nverdicts: [{section: threats, verdict: agrees-in-part, says: One too many.}]\ndisagreements: [{section: extra, says: It is *not* so.}]\nrecommendations: [{says: Fewer.}]\n---\n\nFine. {#fine}\n",
	"content/reports/r-2/reviews/b.md":  "---\ntitle: Place for B\nspecimen: true\nreviewer: B\n---\n",
}

// TestEveryTemplateIsFilledIn makes every page of a project that has something of every kind, and checks that each
// template was used and shows what only a full value has.
func TestEveryTemplateIsFilledIn(t *testing.T) {
	c := load(t, project(sample))
	all := renderAll(t, c, Options{})
	for _, want := range []struct{ path, text string }{
		{"index.html", "The pause goes"},
		{"index.html", "It did not help."},
		{"index.html", "A newer version is recorded, v4.0 of 1 May 2026; its text is not held."},
		{"p/index.html", "The two lines give different dates for v1.0. v2.0 stands on the left line alone. v4.0 is known and not held."},
		{"p/index.html", "30 January 2025"},
		{"p/index.html", "First seen on 1 March 2024"},
		{"p/v2.0/index.html", `id="pause"`},
		{"p/v2.0/index.html", "Taken <em>back</em>."},
		{"p/v2.0/index.html", `href="../diff/v1.0/v2.0/#report" class="since">changed here<span class="vh">: clause report</span></a>`},
		{"p/v2.0/index.html", `<span class="chip move"`},
		{"p/v2.0/index.html", "Page 4 of the publisher’s document"},
		{"p/v2.0/index.html", "<b>This site corrected its text on 1 March 2025:</b> A comma."},
		{"p/v1.0/index.html", "v1.0 is superseded; the newest version held is v2.0. A newer version is recorded, v4.0 of 1 May 2026; its text is not held."},
		{"p/v2.0/index.html", "Not the latest: a newer version is recorded, v4.0 of 1 May 2026; its text is not held."},
		{"p/v2.0/source/index.html", "Not the latest: a newer version is recorded"},
		{"index.html", `<a href="p/#_recorded-v4.0">Example Policy v4.0</a>`},
		{"p/two/index.html", `content="0; url=../v2.0/"`},
		{"p/latest/index.html", `<link rel="canonical" href="https://example.org/rsp/p/v2.0/">`},
		{"p/latest/index.html", "Newer versions are recorded whose text is not held here"},
		{"p/clauses/one/index.html", "the same text here in v1.0 to v2.0"},
		{"p/clauses/report/index.html", "Changed here"},
		{"p/clauses/report/index.html", "Carried in v2.0"},
		{"p/clauses/report/index.html", "carried forward in v2.0, where the sources of the text do not speak of it"},
		{"p/clauses/report/index.html", `<span class="role">The publisher’s reason</span>`},
		{"p/clauses/two/index.html", "Described otherwise here"},
		{"p/clauses/pause/index.html", `<b>Another source says:</b> It is in an annex. <span class="cites"><a href="../../../sources/book/">A Book (not consulted)</a></span>`},
		{"p/v2.0/index.html", `<b>Another source says:</b> It is in an annex.`},
		{"p/clauses/split/index.html", `<span class="chip move">Split</span>`},
		{"p/clauses/split/index.html", `Split into <a href="../../v2.0/#half-a">half-a</a>, <a href="../../v2.0/#half-b">half-b</a>.`},
		{"p/clauses/half-a/index.html", `<span class="chip move">Came from split</span>`},
		{"p/v1.0/index.html", "not the publisher’s wording · split into half-a and half-b in v2.0 · "},
		{"p/v2.0/index.html", `Split into <a href="#half-a">half-a</a>, <a href="#half-b">half-b</a> in v2.0; last stood in`},
		{"p/index.html", `title="went into others in v2.0"`},
		{"p/clauses/same/index.html", "Revised, wording not stated"},
		{"p/clauses/same/index.html", "no source states how: the text is that of the version before"},
		{"p/v1.0/index.html", "revised in v2.0, wording not stated"},
		{"p/v2.0/index.html", `class="since">revised, wording not stated<`},
		{"p/clauses/duties/index.html", `<li><a href="../one/">one</a></li>`},
		{"p/clauses/one/index.html", `Source: <a href="../../../sources/wiki/#_dates">Wiki: Dates</a>`},
		{"p/index.html", "whether the two are one document is open"},
		{"p/index.html", `<a href="#_recorded-v4.0"><circle`},
		{"p/v2.0/index.html", `class="since">described otherwise here<span class="vh">: clause two</span></a>`},
		{"p/v2.0/index.html", `class="since">first described here<span class="vh">: clause row-a</span></a>`},
		{"p/v1.0/index.html", `<p class="landing" role="note">EP v1.0 · reconstruction, not the publisher’s wording · gone in v2.0 · <a href="../clauses/pause/">all versions of this clause</a></p>`},
		{"p/v1.0/index.html", "not the publisher’s wording · same text in v2.0 · "},
		{"p/v2.0/index.html", "not the publisher’s wording · gone in v2.0, last in v1.0 · "},
		{"p/index.html", `title="weaker, changed in v2.0"`},
		{"p/index.html", `title="described otherwise in v2.0"`},
		{"index.html", `<b>Disputed:</b> It is in an annex. <a href="p/v2.0/#pause">Who says so</a>`},
		{"changes/index.html", `<b>Disputed:</b> No such clause <a href="../p/v2.0/#report">Who says so</a>`},
		{"changes/index.html", `Wording not stated</span>`},
		{"changes/index.html", `about: how strictly it binds, what is covered`},
		{"p/clauses/pause/index.html", "No longer there"},
		{"p/v2.0/source/index.html", `id="_L12"`},
		{"q/index.html", "No text of this policy is held here yet."},
		{"q/latest/index.html", "No text of this policy is held that is in force on 1 June 2026."},
		{"changes/index.html", `id="_p/pause-gone"`},
		{"changes/index.html", "Not announced"},
		{"models/index.html", "put at this level before"},
		{"models/m-1/index.html", "Crossed"},
		{"tables/t/index.html", "as of April 2026"},
		{"sources/wiki/index.html", `id="_dates"`},
		{"sources/book/index.html", "known only through what others say of it"},
		{"goals/g/index.html", "December 2026"},
		{"reports/r-2/index.html", "Example Policy v4.0 (text not held)"},
		{"reports/r-2/index.html", specimenSentence},
		{"reports/r-2/reviews/b/index.html", "No statement has been published."},
		{"pages/method/index.html", "Withdrawn on 1 January 2026."},
		{"404.html", `href="/rsp/static/site.css"`},
		{"feed.atom", "Reconstructed from secondary sources; not the publisher’s wording. Dated January 2024; the day is not stated. The first."},
		{"robots.txt", "Sitemap: https://example.org/rsp/sitemap.xml"},
		{"sitemap.xml", "<loc>https://example.org/rsp/p/v2.0/</loc>"},
	} {
		page, ok := all[want.path]
		if want.path == "tables/t/index.html" {
			page += all["tables/index.html"]
		}
		if !ok || !strings.Contains(page, want.text) {
			t.Errorf("%s (there: %v) does not hold %q", want.path, ok, want.text)
		}
	}
	checkSite(t, c, all)
}

// TestNewsHasNoSpecimens shows that what nobody published is no news, though the feed has it, flagged.
func TestNewsHasNoSpecimens(t *testing.T) {
	c, all := repository(t)
	home := all["index.html"]
	news := home[strings.Index(home, `id="_news"`):strings.Index(home, `id="_policies"`)]
	for _, r := range c.Reports {
		if r.Specimen && (strings.Contains(news, r.Title) || !strings.Contains(all["feed.atom"], r.Title)) {
			t.Errorf("the specimen %q belongs in the feed and not among the news:\n%s", r.Title, news)
		}
	}
	if first := strings.Index(news, "· Version"); !strings.Contains(news[first:first+250], "v3.4") {
		t.Errorf("the newest version that is known does not come first of the versions:\n%s", news)
	}
}

// TestPolicyPageNamesItsSources shows that the page of a policy cites what it says of the policy, as every other page does.
func TestPolicyPageNamesItsSources(t *testing.T) {
	c, all := repository(t)
	for _, p := range c.Policies {
		head, _, _ := strings.Cut(all[p.Name+"/index.html"], `class="steps"`)
		for _, ref := range p.Source {
			if href := `href="../sources/` + ref.Name + `/`; !strings.Contains(head, href) {
				t.Errorf("the page of %s has no %s above its text", p.Name, href)
			}
		}
	}
}

// TestTwoRendersAreTheSame renders twice, the second time all pages at once and in another order.
func TestTwoRendersAreTheSame(t *testing.T) {
	first := renderAll(t, load(t, project(sample)), Options{})
	pages, err := Pages(load(t, project(sample)), templates.FS, static.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(pages)
	var wg sync.WaitGroup
	for _, p := range pages {
		wg.Go(func() {
			b, err := p.Render()
			if err != nil || string(b) != first[p.Path] {
				t.Errorf("%s differs from the first render (%v)", p.Path, err)
			}
		})
	}
	wg.Wait()
	if len(pages) != len(first) {
		t.Errorf("got %d pages, then %d", len(first), len(pages))
	}
}

// TestSitesWithNextToNothing shows that a site with nothing to show says so.
func TestSitesWithNextToNothing(t *testing.T) {
	draft := map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Example Policy\npublisher: Example Lab\n---\n",
		"content/versions/p/v1.0.md":   "---\ntitle: Example Policy\nversion: v1.0\npublished: 2024-01-01\ndraft: true\nbasis: official\n---\n\nText. {#x}\n",
	}
	for _, tt := range []struct {
		name       string
		files      map[string]string
		path, text string
	}{
		{"no content: home", nil, "index.html", "No policy is held here yet."},
		{"no content: changes", nil, "changes/index.html", "No change is recorded yet."},
		{"no content: models", nil, "models/index.html", "No model is listed yet."},
		{"no content: reports", nil, "reports/index.html", "No Risk Report is held here yet."},
		{"no content: tables", nil, "tables/index.html", "There are no comparison tables yet."},
		{"no content: feed", nil, "feed.atom", "<updated>2026-06-01T00:00:00Z</updated>"},
		{"only a draft: home", draft, "index.html", "No text of it is held yet."},
		{"only a draft: policy", draft, "p/index.html", "No version of this policy is held or recorded yet."},
		{"only a draft: latest", draft, "p/latest/index.html", "No text of this policy is held that is in force"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			settled := strings.Replace(settings, "default-policy: p\n", "", 1)
			fsys := project(tt.files)
			fsys["rspsite.yaml"].Data = []byte(settled)
			c := load(t, fsys)
			all := renderAll(t, c, Options{})
			if !strings.Contains(all[tt.path], tt.text) {
				t.Errorf("%s does not hold %q:\n%s", tt.path, tt.text, all[tt.path])
			}
			if all["p/v1.0/index.html"] != "" || strings.Contains(all["feed.atom"], "v1.0") {
				t.Error("a draft is shown")
			}
			checkSite(t, c, all)
		})
	}
}

// TestDraftsAreMarked shows that a draft, where it is wanted, says what it is on its page, in lists and in the feed.
func TestDraftsAreMarked(t *testing.T) {
	c, problems := corpus.Load(project(map[string]string{
		"content/versions/p/policy.md": "---\ntitle: Example Policy\npublisher: Example Lab\n---\n",
		"content/versions/p/v1.0.md":   "---\ntitle: Example Policy\nversion: v1.0\npublished: 2027-01-01\ndraft: true\nbasis: official\n---\n\nText. {#x}\n",
	}), corpus.Options{Drafts: true})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	all := renderAll(t, c, Options{})
	for path, want := range map[string]string{"p/v1.0/index.html": `<span class="draft">` + draftSentence, "index.html": `<span class="chip weak">Draft</span>`,
		"feed.atom": draftSentence} {
		if !strings.Contains(all[path], want) {
			t.Errorf("%s does not hold %q", path, want)
		}
	}
}

// TestThePreviewReloads checks that the script is there when asked for, and only then.
func TestThePreviewReloads(t *testing.T) {
	c := load(t, project(sample))
	with, without := renderAll(t, c, Options{Reload: true}), renderAll(t, c, Options{})
	want := `<script src="../../_rspsite/reload.js" defer></script>`
	if !strings.Contains(with["p/v2.0/index.html"], want) {
		t.Error("a page of the preview does not load the script")
	}
	for path, text := range without {
		if strings.HasSuffix(path, ".html") && strings.Contains(withoutOwnScript(text), "<script") {
			t.Errorf("%s holds a script", path)
		}
	}
}

var ownScript = regexp.MustCompile(`<script src="(\.\./)+static/(site|in-force|cite)\.js" defer></script>|<script type="application/ld\+json">[^<]*</script>|<script src="(\.\./)+static/redirect\.js" data-to="[^"]*"></script>`)

// withoutOwnScript is a page without the scripts that pages load.
func withoutOwnScript(page string) string { return ownScript.ReplaceAllString(page, "") }

// TestBrokenTemplatesAreReported shows that a project's own template that does not work is an error, no panic.
func TestBrokenTemplatesAreReported(t *testing.T) {
	c := load(t, project(sample))
	good := fstest.MapFS{}
	entries, err := templates.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := templates.FS.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		good[e.Name()] = &fstest.MapFile{Data: b}
	}
	for name, text := range map[string]string{"syntax": `{{define "main"}}{{if}}{{end}}`, "field": `{{define "main"}}{{.Nothing}}{{end}}`} {
		t.Run(name, func(t *testing.T) {
			good["home.html"] = &fstest.MapFile{Data: []byte(text)}
			pages, err := Pages(c, good, static.FS, Options{})
			for _, p := range pages {
				if p.Path == "index.html" && err == nil {
					_, err = p.Render()
				}
			}
			if err == nil || !strings.Contains(err.Error(), "home.html") {
				t.Errorf("got %v, want an error that names home.html", err)
			}
		})
	}
}

// own is this repository's own corpus with its problems, and ownSite its pages: they are made once for all tests.
var (
	own = sync.OnceValues(func() (*corpus.Corpus, problem.List) { return corpus.Load(os.DirFS("../.."), corpus.Options{}) })

	ownSite = map[string]string{}
)

// repository renders this repository's own corpus. Its tests do not run side by side.
func repository(t *testing.T) (*corpus.Corpus, map[string]string) {
	t.Helper()
	c, problems := own()
	if c == nil || problems.Errors() > 0 {
		t.Fatal(problems)
	}
	if len(ownSite) == 0 {
		ownSite = renderAll(t, c, Options{})
	}
	return c, ownSite
}

func TestRepositorySite(t *testing.T) {
	c, all := repository(t)
	checkSite(t, c, all)
	if !bytes.Contains([]byte(all["anthropic-rsp/v3.0/index.html"]), []byte(`<div class="clause tomb" id="pause">`)) {
		t.Error("v3.0 has no tombstone for the pause")
	}
	const limit = 400 << 10
	for path, text := range all {
		if strings.Contains(text, "<footer>") && !strings.Contains(text, "Published by "+c.Config.Publisher+".") {
			t.Errorf("%s does not name who publishes the site", path)
		}
		if len(text) > limit && path != "api/v1/corpus.json" && path != "api/v1/corpus.ndjson" { // which are for programs that want all
			t.Errorf("%s has %d bytes, more than %d: a phone loads it slowly", path, len(text), limit)
		}
	}
}
