package render

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"

	"rspsite/internal/diff"
	"rspsite/internal/markdown"
	"rspsite/internal/transcript"
)

// form is the public form of a redaction.
func form(id, extent string) string {
	return fmt.Sprintf(`{redacted id="%s" reason="legal" note="A court <b>forbids</b> it." extent="%s" commitment="sha256:%s"}`, id, extent, strings.Repeat("ab", 32))
}

// redactedSample has redactions wherever one can stand.
var redactedSample = map[string]string{
	"content/versions/p/policy.md": "---\ntitle: Policy\npublisher: L\n---\n",
	"content/versions/p/v1.md":     "---\ntitle: Policy\nversion: v1\npublished: 2024-01-01\n---\n\nWe keep it in a vault. Here. {#a}\n\nBack: " + form("r1", "phrase") + ". {#b}\n\nStays " + form("r2", "word") + ". {#c}\n\n```go {#code}\nx := \"vault\"\n```\n",
	"content/versions/p/v2.md": "---\ntitle: Policy\nversion: v2\npublished: 2025-01-01\n---\n\nWe keep it in " + form("r1", "phrase") + ". Here. {#a}\n\nBack: it is open. {#b}\n\nStays " +
		strings.Replace(form("r7", "word"), "ab", "cd", 1) + ". {#c}\n\n```go {#code}\nx := \"" + form("r3", "word") + "\" // " + form("r4", "word") + "\n```\n",
	"content/changes/p/v2.md":         "---\ntitle: Changes\nversion: v2\naccount:\n  - {says: 'That " + form("a1", "word") + " moved.', source: s, clauses: [a]}\n---\n",
	"content/sources/s.md":            "---\ntitle: S\nkind: essay\nconsulted: yes\n---\n",
	"content/determinations/m.md":     "---\ntitle: M\ndeveloper: L\nreleased: 2024-02-01\npolicy-version: v1\ndeterminations: [{level: ASL-2, source: s}]\n---\n",
	"content/reports/one/report.md":   "---\ntitle: One\nsummary: 'What " + form("h1", "phrase") + " was.'\npublished: 2025-06-01\ncovers: 2025-06-01\npolicy-version: v2\nmodels: [m]\nspecimen: true\n---\n\n## Of " + form("r1", "word") + " {#of}\n\n[a " + form("r2", "word") + " b](https://x.org), *" + form("r3", "word") + "*. {#p}\n\n| Threat | Rating |\n|---|---|\n| " + form("r4", "phrase") + " | low | {#row}\n\n```goat {#draw}\n--> " + form("r5", "word") + "\n```\n\nText.[^n] {#t}\n\n[redacted: a word, legal] by hand. {#hand}\n\n[^n]: " + form("r6", "sentence") + " {#n}\n",
	"content/reports/draft/report.md": "---\ntitle: Draft\ndraft: true\npublished: 2025-07-01\ncovers: 2025-07-01\npolicy-version: v2\nmodels: [m]\n---\n\n## A {#a}\n\nIn the draft " + form("r1", "figure") + ". {#p}\n",
	"content/reports/later/report.md": "---\ntitle: Later\npublished: 2999-07-01\ncovers: 2999-07-01\npolicy-version: v2\nmodels: [m]\n---\n\n## A {#a}\n\nLater " + form("r1", "figure") + ". {#p}\n",
}

func TestRedactionsAreBarsThatLeadToTheirEntries(t *testing.T) {
	pages := renderAll(t, load(t, project(redactedSample)), Options{})
	bar := regexp.MustCompile(`<(a|span)([^>]*) class="redacted"[^>]*>([^<]*)</(a|span)>`)
	href := regexp.MustCompile(`href="([^"]*)"`)
	bars := 0
	for name, html := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range bar.FindAllStringSubmatch(html, -1) {
			bars++
			if !strings.HasPrefix(m[3], "[redacted: a ") || !strings.HasSuffix(m[3], ", legal]") {
				t.Errorf("%s: a bar says %q", name, m[3])
			}
			if m[1] == "span" {
				continue
			}
			target, fragment, _ := strings.Cut(href.FindStringSubmatch(m[2])[1], "#")
			page := name
			if target != "" {
				page = path.Join(path.Dir(name), target, "index.html")
			}
			if !strings.Contains(pages[page], `<tr id="`+fragment+`">`) {
				t.Errorf("%s: a bar leads to %s#%s, where nothing is", name, page, fragment)
			}
		}
		if n := strings.Count(html, "{redacted id"); n > 0 && !strings.Contains(name, "/source/") {
			t.Errorf("%s shows a public form as it is written", name)
		}
		if strings.Contains(html, "<b>forbids</b>") {
			t.Errorf("%s: a note becomes markup", name)
		}
	}
	if bars < 20 {
		t.Errorf("%d bars: the test looks at too little", bars)
	}
	report := pages["reports/one/index.html"]
	for _, want := range []string{
		`<h2 class="body">Of <a href="#_redaction-r1" class="redacted" title="A court &lt;b&gt;forbids&lt;/b&gt; it.">[redacted: a word, legal]</a></h2>`,
		`rel="external">a <span class="redacted" `, `<em><a href="#_redaction-r3"`, `<tr id="_redaction-h1"><th scope="row">h1</th><td data-name="Where">header, summary</td>`,
		`<td data-name="Where"><a href="#row">`, `<td data-name="Where"><a href="#n">note n</a></td>`, `[redacted: a word, legal] by hand.`, `Of [redacted: a word, legal]</a></li>`,
		`7 redactions. By reason: 7 legal. By extent: 4 of a word, 2 of a phrase, 1 of a sentence.`, `<code>sha256:abab`, "--&gt; <a href=\"#_redaction-r5\"",
		`content="` + specimenFirst + ` What [redacted: a phrase, legal] was.`,
	} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %s", want)
		}
	}
	if strings.Contains(report, `class="redacted">[redacted: a word, legal]</a> by hand`) {
		t.Error("words typed by hand are a bar")
	}
	if strings.Contains(pages["p/v1/index.html"], "What is redacted") != true || strings.Contains(pages["models/m/index.html"], "What is redacted") {
		t.Error("the list of redactions is on the wrong pages")
	}
}

func TestRedactionsInRedlines(t *testing.T) {
	pages := renderAll(t, load(t, project(redactedSample)), Options{})
	compare := pages["p/diff/v1/v2/index.html"]
	for _, want := range []string{
		`a vault<span class="vh"> (end of removal) </span></del><ins><span class="vh">Added: </span><a href="../../../v2/#_redaction-r1" class="redacted"`, // became one
		`<del><span class="vh">Removed: </span><a href="../../../v1/#_redaction-r1" class="redacted"`,                                                      // was one
		`<ins><span class="vh">Added: </span>x := &#34;<a href="../../../v2/#_redaction-r3"`,                                                               // in code
	} {
		if want = strings.ReplaceAll(want, "&#34;", `"`); !strings.Contains(compare, want) {
			t.Errorf("the comparison lacks %s", want)
		}
	}
	if strings.Contains(compare, "_redaction-r2") && !strings.Contains(compare, `Stays`) || strings.Contains(compare, "_redaction-r7\" class=\"redacted\" title=\"A court &lt;b&gt;forbids&lt;/b&gt; it.\">[redacted: a word, legal]</a><span class=\"vh\"> (end") {
		t.Error("a redaction that stayed is told as a change")
	}
	if md := pages["p/diff/v1/v2/index.md"]; !strings.Contains(md, `**\[redacted: a phrase, legal\]**`) {
		t.Errorf("the Markdown lacks the redaction:\n%s", md)
	}
	if json := pages["p/diff/v1/v2/index.json"]; !strings.Contains(json, "[redacted: a phrase, legal]") || strings.Contains(json, "{redacted") {
		t.Errorf("the JSON lacks the redaction:\n%s", json)
	}
	if source := pages["p/v2/source/index.html"]; !strings.Contains(source, `<span class="tr">{redacted id="r1"`) || !strings.Contains(source, `<span class="tr">{redacted id="r3"`) {
		t.Error("the source view does not mark the public forms")
	}
	if history := pages["p/clauses/a/index.html"]; !strings.Contains(history, `href="../../v2/#_redaction-r1" class="redacted"`) {
		t.Error("the history of a clause does not lead to the entry")
	}
}

// A file that nothing stands beside shows a bar that leads nowhere.
func TestRedactionsInAComparisonFile(t *testing.T) {
	old, _ := markdown.ParsePlain("old.md", []byte("We keep it in a vault.\n"))
	new, _ := markdown.ParsePlain("new.md", []byte("We keep it in "+form("r1", "phrase")+".\n"))
	html := string(ComparisonFile(diff.Compare(diff.Text{Name: "old", Doc: &old.Document}, diff.Text{Name: "new", Doc: &new.Document}, diff.Identity{}, diff.Options{}), "", transcript.Remarks{}))
	if !strings.Contains(html, `<span class="redacted" title="A court &lt;b&gt;forbids&lt;/b&gt; it.">[redacted: a phrase, legal]</span>`) {
		t.Errorf("no bar in\n%s", html)
	}
}

func TestRegisterOfRedactions(t *testing.T) {
	pages := renderAll(t, load(t, project(redactedSample)), Options{})
	page := pages["redactions/index.html"]
	one, two, three := strings.Index(page, ">One</a>"), strings.Index(page, ">Policy v2</a>"), strings.Index(page, ">Policy v1</a>")
	if one < 0 || two < one || three < two {
		t.Errorf("the documents stand at %d, %d, %d, want the newest first", one, two, three)
	}
	for _, want := range []string{`14 redactions in 4 documents.`, `<a href="../reports/one/">One</a> <span class="chip weak">Specimen</span>`, `<tr id="_reports/one/r1">`, `<tr id="_changes/p/-v2/a1">`,
		`<td data-name="Where"><a href="../reports/one/#row">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the register lacks %s", want)
		}
	}
	conforms(t, "redactions", pages["redactions/index.json"])
	if md := pages["redactions/index.md"]; !strings.Contains(md, "| r4 | [§1 table 1 row 1](https://example.org/rsp/reports/one/#row) | legal | a phrase | A court \\<b\\>forbids\\</b\\> it. | `sha256:") {
		t.Errorf("the Markdown is\n%s", md)
	}
	for name, text := range pages {
		if strings.Contains(text, "In the draft") || strings.Contains(text, "a figure, legal") || strings.HasPrefix(name, "redactions/") && (strings.Contains(text, "Later") || strings.Contains(text, "Draft")) {
			t.Errorf("%s tells of what is not public", name)
		}
	}
	if home := pages["index.html"]; !strings.Contains(home, `<a href="redactions/">Redactions</a>`) {
		t.Error("no link to the register in the footer")
	}
}

func TestRegisterWithoutRedactions(t *testing.T) {
	pages := renderAll(t, load(t, project(sample)), Options{})
	inOrder(t, pages["redactions/index.md"], "# Redactions\n\n> Nothing on this site is redacted.\n\n")
	if !strings.Contains(pages["redactions/index.html"], "Nothing on this site is redacted.") {
		t.Error("an empty register does not say so")
	}
	conforms(t, "redactions", pages["redactions/index.json"])
	for name, html := range pages {
		if strings.Contains(html, "_redactions") || strings.Contains(html, `class="redacted"`) {
			t.Errorf("%s speaks of redactions", name)
		}
	}
}

// Code keeps its colours around what was taken out of it, and is shown once.
func TestRedactedCodeIsColoured(t *testing.T) {
	s, _ := markdown.Parse("x.md", []byte("```go\nx := \"a "+form("r1", "word")+" b\"\n"+form("r2", "word")+" // done\n```\n"))
	var m markup
	(&writer{view: &view{s: &site{}}}).code(&m, s.Clauses[0])
	html := string(m.html())
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(html, "")
	if want := "x := \"a [redacted: a word, legal] b\"\n[redacted: a word, legal] // done\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	if strings.Count(html, `class="redacted"`) != 2 || !strings.Contains(html, `<span class="ts">"a </span><span class="redacted"`) {
		t.Errorf("got %s", html)
	}
}
