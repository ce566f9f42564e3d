package render

import (
	"strings"
	"testing"

	"rspsite/internal/citation"
)

// TestARecordedVersionAnswers: whoever writes the number of a version that is known into the address finds what is known of it, and no
// host tells browsers that it will always be so.
func TestARecordedVersionAnswers(t *testing.T) {
	c := load(t, project(sample))
	all := renderAll(t, c, Options{})
	page := all["p/recorded/v4.0/index.html"]
	inOrder(t, page, "A record of a version; no text of it is held here.", "<h1>Example Policy v4.0: recorded, text not held</h1>", "this page shows none",
		`Published</dt><dd>1 May 2026, by the word of <a href="../../../sources/wiki/">Wiki</a>`, "In force</dt><dd>from 1 May 2026, with no later one known until 1 May 2026", `before it <a href="../../v2.0/">v2.0</a>, none after it`, "Cite this record of a version",
		`id="_recorded-v4.0"`, `sources/wiki/`)
	if strings.Contains(page, `class="clause`) || strings.Contains(page, `class="text"`) {
		t.Error("it looks like the page of a text")
	}
	for path, want := range map[string]string{
		"p/v4.0/index.html":          `content="0; url=../recorded/v4.0/"`,
		"p/recorded/v1.0/index.html": "A version called v1.0 is recorded by the sources below.",
		"p/index.html":               `<h3><a href="recorded/v4.0/">v4.0</a></h3>`,
		"sitemap.xml":                "<loc>https://example.org/rsp/p/recorded/v4.0/</loc>",
		"p/recorded/v4.0/index.md":   "> A record of a version; no text of it is held here.",
		"404.html":                   `href="/rsp/p/#_clauses">Example Policy: all clauses</a>`,
	} {
		if !strings.Contains(all[path], want) {
			t.Errorf("%s does not have %s:\n%s", path, want, all[path])
		}
	}
	if strings.Contains(all["_redirects"], "/p/v4.0/") {
		t.Error("hosts are told that the address of a version leads elsewhere for good")
	}
	for ref, want := range map[string]string{
		"p/v4.0":       "Example Policy v4.0 [recorded; text not held]. Test Record, as of 1 June 2026. The version itself is recorded by Wiki as published by Example Lab on 1 May 2026.",
		"/p/v4.0/":     "https://example.org/rsp/p/recorded/v4.0/",
		"/p/in-force/": "Example Policy: which version was in force when.",
	} {
		w, err := Citation(c, Options{}, ref)
		if text := citation.Text(w); err != nil || !strings.Contains(text, want) {
			t.Errorf("%s is cited as %q (%v), want %q", ref, text, err, want)
		}
	}
}

// TestARecordBesideAText: what is recorded under the number of a text leads to it only where nobody doubts that both are one document. Each
// date is called as its source calls it.
func TestARecordBesideAText(t *testing.T) {
	version := func(name, published string) string {
		return "---\ntitle: T\nversion: " + name + "\npublished: " + published + "\nbasis: reconstruction\nsource: wiki\n---\n\nText. {#text}\n"
	}
	all := renderAll(t, load(t, project(map[string]string{
		"content/sources/wiki.md":   sample["content/sources/wiki.md"],
		"content/sources/corpus.md": "---\ntitle: S\nshort: The Corpus\nconsulted: yes\nkind: data\n---\n",
		"content/versions/p/policy.md": `---
title: Policy
publisher: Lab
recorded:
  - {version: v1, effective: 2024-01-15, source: corpus}
  - {version: v2, effective: 2025-04-17, source: corpus, original: {url: "https://lab.example/v2.pdf"}}
  - {version: v2, effective: 2025-04-17, seen: 2025-05-01, source: corpus}
  - {version: v3, effective: 2026-01-01, source: corpus}
claims: [{field: recorded, value: One version, source: wiki, versions: [v2]}]
---
`,
		"content/versions/p/v1.md": version("v1", "2024-01"),
		"content/versions/p/v2.md": version("v2", "2024-12"),
	})), Options{BaseURL: "https://example.org/"})
	inOrder(t, all["p/recorded/v1/index.html"], `content="0; url=../../v1/"`, `rel="canonical"`)
	inOrder(t, all["p/recorded/v2/index.html"], "whether the text held here under its number is of the same document is open", "<h1>Policy v2: as recorded</h1>", `held here as <a href="../../v2/">v2</a>`,
		"In effect from</dt><dd>17 April 2025, by the word of", "as recorded; no text", "is recorded by The Corpus as published by Lab and in effect from 17 April 2025; other sources differ.", "Of v2 as recorded, another source says:</b> One version.",
		"new bytes", "https://lab.example/v2.pdf")
	inOrder(t, all["p/recorded/v3/index.html"], "In effect from</dt><dd>1 January 2026, by the word of", "is recorded by The Corpus as published by Lab and in effect from 1 January 2026.")
	for path, not := range map[string][]string{
		"p/recorded/v2/index.html": {"http-equiv=\"refresh\"", `rel="canonical" href="https://example.org/p/v2/"`, "Published</dt>"},
		"p/recorded/v3/index.html": {"other sources differ", "another source says"},
		"_redirects":               {"/p/recorded/v2/"},
	} {
		for _, words := range not {
			if strings.Contains(all[path], words) {
				t.Errorf("%s has %s:\n%s", path, words, all[path])
			}
		}
	}
	inOrder(t, all["p/v1/index.html"], `<a href="../#_recorded-v1">As The Corpus records it</a>`)
	inOrder(t, all["p/v2/index.html"], `<a href="../recorded/v2/">As The Corpus records it</a>`)
	inOrder(t, all["p/index.html"], "2 versions held · 3 versions recorded, 1 file replaced", `Recorded by <a href="../sources/corpus/">The Corpus</a></h2>`, "Text not held", "Same number here", "Text held: ")
}
