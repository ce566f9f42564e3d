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
		"In force</dt><dd>from 1 May 2026, still on 1 June 2026", `before it <a href="../../v2.0/">v2.0</a>, none after it`, "Cite this record of a version",
		`id="_recorded-v4.0"`, `sources/wiki/`)
	if strings.Contains(page, `class="clause`) || strings.Contains(page, `class="text"`) {
		t.Error("it looks like the page of a text")
	}
	for path, want := range map[string]string{
		"p/v4.0/index.html":          `content="0; url=../recorded/v4.0/"`,
		"p/recorded/v1.0/index.html": `content="0; url=../../v1.0/"`,
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
		"p/v4.0":       "Example Policy v4.0 [recorded; text not held]. Test Record, as of 1 June 2026. The version itself was published by",
		"/p/v4.0/":     "https://example.org/rsp/p/recorded/v4.0/",
		"/p/in-force/": "Example Policy: which version was in force when.",
	} {
		w, err := Citation(c, Options{}, ref)
		if text := citation.Text(w); err != nil || !strings.Contains(text, want) {
			t.Errorf("%s is cited as %q (%v), want %q", ref, text, err, want)
		}
	}
}
