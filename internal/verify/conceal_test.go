package verify_test

import (
	"strings"
	"testing"

	"rspsite/internal/verify"
)

// TestNothingStandsBeforeAText edits a page, or a file beside it, in ways that leave the words of its clauses where they were.
func TestNothingStandsBeforeAText(t *testing.T) {
	dir, _, _ := honest(t)
	const page, said = "p/v1.0/index.html", `<p class="body">We will pause.</p>`
	wrapped := func(before, after string) [2]string { return [2]string{said, before + said + after} }
	for name, tt := range map[string]struct {
		file string
		edit [2]string
		rule string
	}{
		"folded":                       {page, wrapped("<details><summary></summary>", "</details>"), "page-hidden"},
		"in a template":                {page, wrapped("<template>", "</template>"), "page-hidden"},
		"in a popover":                 {page, wrapped("<div popover>", "</div>"), "page-hidden"},
		"struck":                       {page, [2]string{"We will pause.</p>", "<s>We will pause.</s></p>"}, "page-changed"},
		"a label inside":               {page, [2]string{`"body">We will pause`, `"body">We <span class="note">never</span> will pause`}, "page-hidden"},
		"a hidden source":              {page, [2]string{said, `<div class="body">No.<span hidden><pre>We will pause.</pre></span></div>`}, "page-hidden"},
		"a frame":                      {page, wrapped("", `<iframe srcdoc="No"></iframe>`), "page-hidden"},
		"a second place":               {page, [2]string{`<div class="text">`, `<p id="pause">No.</p><div class="text">`}, "page-twice"},
		"leads away":                   {page, [2]string{"<head>", `<head><meta http-equiv="refresh" content="0;url=https://elsewhere.example/">`}, "page-leads-away"},
		"another base":                 {page, [2]string{"<head>", `<head><base href="https://elsewhere.example/">`}, "page-hidden"},
		"other characters":             {page, [2]string{`<meta charset="utf-8">`, `<meta charset="utf-16">`}, "page-hidden"},
		"a script":                     {page, [2]string{"<head>", `<head><script src="https://elsewhere.example/x.js"></script>`}, "foreign"},
		"a style":                      {page, [2]string{"<head>", "<head><style>p{display:none}</style>"}, "foreign"},
		"another title":                {page, [2]string{"<h1>Example", "<h1>Other"}, "page-facts"},
		"hidden main":                  {page, [2]string{`<main id="_main"`, `<main hidden id="_main"`}, "page-hidden"},
		"two headers":                  {"p/v1.0/header.json", [2]string{`{"header":`, `{"Header":{},"header":`}, "header-unread"},
		"data":                         {"api/v1/versions/p/v1.0.json", [2]string{`"text": "We will pause."`, `"text": "We may pause."`}, "data"},
		"Markdown":                     {"p/v1.0/index.md", [2]string{"We will pause.", "We may pause."}, "data"},
		"a host's redirect":            {"_redirects", [2]string{"/rsp/p/diff/v1.0/ ", "/rsp/p/v1.0/* https://elsewhere.example/ 302\n/rsp/p/diff/v1.0/ "}, "redirects"},
		"a page that nobody published": {"p/v9/index.html", [2]string{"", "<p>We stopped.</p>"}, "page-unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &broken{dir: copySite(t, dir)}
			text := ""
			if tt.edit[0] != "" {
				if text = readFile(t, s.dir, tt.file); !strings.Contains(text, tt.edit[0]) {
					t.Fatalf("%s has no %q", tt.file, tt.edit[0])
				}
			}
			writeFile(t, s.dir, tt.file, strings.Replace(text, tt.edit[0], tt.edit[1], 1))
			s.newManifest(t)
			r := verifyFolder(t, s.dir, verify.Options{})
			var found []string
			for _, p := range r.Problems {
				if p.Rule == tt.rule {
					return
				}
				found = append(found, p.Rule+" "+p.Where)
			}
			t.Errorf("want %s, got %q (the site holds: %v)", tt.rule, found, r.Holds)
		})
	}
}
