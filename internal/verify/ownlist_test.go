package verify_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"

	"rspsite/internal/verify"
	"rspsite/static"
)

// TestStylesOfThisProgram tells style sheets and scripts that the program writes from others, each of which is named.
func TestStylesOfThisProgram(t *testing.T) {
	known := map[string][]string{}
	for _, name := range []string{"site.css", "site.js", "cite.js", "in-force.js", "redirect.js"} {
		data, err := fs.ReadFile(static.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		known["static/"+name] = []string{"sha256:" + hex.EncodeToString(sum[:])}
	}
	dir, _, _ := honest(t)
	notes := func() string {
		r := verifyFolder(t, dir, verify.Options{Known: known})
		wantHolds(t, r)
		var b strings.Builder
		for _, n := range r.Notes {
			b.WriteString(n.Rule + " " + n.Where + ": " + n.Message + "\n")
		}
		return b.String()
	}
	got := notes()
	if !strings.Contains(got, "own-program /static/: all 5 of the site's style sheets and scripts are the ones that this rspsite writes\n") || strings.Contains(got, "style sheet or script was") {
		t.Errorf("as it was built:\n%s", got)
	}
	if !strings.Contains(got, "own-list /_headers: ") || !strings.Contains(got, "/_redirects") {
		t.Errorf("nothing is said of the files for the host:\n%s", got)
	}
	s := &broken{dir: dir}
	writeFile(t, dir, "static/site.css", "p { display: none }")
	s.newManifest(t)
	got = notes()
	if !strings.Contains(got, "own-program /static/: 4 of 5 of ") || !strings.Contains(got, "own-list /static/site.css: 1 style sheet or script was held against the site's own list of files alone, which nothing signs: /static/site.css\n") {
		t.Errorf("with another style sheet:\n%s", got)
	}
	const other = "if another release built it"
	s.edit(t, "p/v1.0/index.html", "We will pause.", "We may pause.")
	s.newManifest(t)
	if r := verifyFolder(t, dir, verify.Options{Known: known}); r.Holds || !strings.Contains(r.Verdict, other) {
		t.Errorf("a page fails, and the style sheet is another: %s", r.Verdict)
	}
	css, err := fs.ReadFile(static.FS, "site.css")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, dir, "static/site.css", string(css))
	s.newManifest(t)
	if r := verifyFolder(t, dir, verify.Options{Known: known}); r.Holds || strings.Contains(r.Verdict, other) {
		t.Errorf("a page fails that this program made: %s", r.Verdict)
	}
}
