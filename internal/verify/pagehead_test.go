package verify_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"rspsite/internal/verify"
)

const v1Page = "p/v1.0/index.html"

// headAttacks put something at the head of a page that no header has.
var headAttacks = []attack{
	{"a withdrawal that never was", edited(v1Page, `</p></div></aside>`, ` <span class="withdrawn">Withdrawn on 3 May 2026.</span></p></div></aside>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "the page says of its text what its header does not: “Withdrawn on 3 May 2026.”"},
	{"a withdrawal below the title", edited(v1Page, `</h1>`, `</h1><p class="notice weak"><b>Withdrawn.</b> It was wrong.</p>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "“Withdrawn. It was wrong.”"},
	{"a specimen that is none", edited(v1Page, `</p></div></aside>`, ` <span class="specimen">Specimen: made up to show it.</span></p></div></aside>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "“Specimen: made up to show it.”"},
	{"words among the marks", edited(v1Page, `</p></div></aside>`, ` It is void.</p></div></aside>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "“It is void.”"},
	{"a second title", edited(v1Page, `</h1>`, `</h1><h1>Void since 1 May 2026</h1>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "the page has 2 titles"},
	{"a fact that is none", edited(v1Page, `<div><dt>Published</dt>`, `<div><dt>Standing</dt><dd>Repealed</dd></div><div><dt>Published</dt>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "“Standing: Repealed”"},
	{"a fact twice", edited(v1Page, `<div><dt>Published</dt>`, `<div><dt>Source</dt><dd>Nobody</dd></div><div><dt>Published</dt>`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "a fact that rspsite never writes, or writes once: “Source: "},
	{"the developer of a model", edited("models/m-1/index.html", `<dt>Developer</dt><dd>Example Lab`, `<dt>Developer</dt><dd>Other Lab`),
		verify.CheckPages, "page-facts", "/models/m-1/", "“Developer: Other Lab”"},
	{"the state of a goal", edited("goals/m/index.html", `>Met</span></dd>`, `>Missed</span></dd>`),
		verify.CheckPages, "page-facts", "/goals/m/", "“Status: Missed”"},
	{"the digest that a page names", func(t *testing.T, s *broken) {
		page := readFile(t, s.dir, v1Page)
		writeFile(t, s.dir, v1Page, regexp.MustCompile(`(<dd><code class="digest">sha256:)[0-9a-f]{4}`).ReplaceAllString(page, "${1}0000"))
		s.newManifest(t)
	}, verify.CheckPages, "page-facts", "/p/v1.0/", "“Canonical digest of this text (SHA-256): sha256:0000"},
	{"the name of the window", edited(v1Page, `<title>`, `<title>Void: `),
		verify.CheckPages, "page-facts", "/p/v1.0/", "browsers and search engines call the page “Void: "},
	{"a law", edited(v1Page, `"@type":"CreativeWork","@id":"https://example.org/rsp/p/v1.0/"`, `"@type":"Legislation","@id":"https://example.org/rsp/p/v1.0/"`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "its type is “Legislation”, and it is “CreativeWork”"},
	{"a day for programs", func(t *testing.T, s *broken) {
		page := readFile(t, s.dir, v1Page)
		writeFile(t, s.dir, v1Page, regexp.MustCompile(`"datePublished":"[^"]*"`).ReplaceAllString(page, `"datePublished":"2001-01-01"`))
		s.newManifest(t)
	}, verify.CheckPages, "page-facts", "/p/v1.0/", "its date of publication is “2001-01-01”"},
	{"a name for programs", edited(v1Page, `/p/v1.0/","name":"Example Policy v1.0`, `/p/v1.0/","name":"Void Policy v1.0`),
		verify.CheckPages, "page-facts", "/p/v1.0/", "its name is “Void Policy v1.0"},
	{"a digest for programs", func(t *testing.T, s *broken) {
		page := readFile(t, s.dir, v1Page)
		writeFile(t, s.dir, v1Page, regexp.MustCompile(`("value":"sha256:)[0-9a-f]{4}`).ReplaceAllString(page, "${1}0000"))
		s.newManifest(t)
	}, verify.CheckPages, "page-facts", "/p/v1.0/", "its digest is “sha256:0000"},

	// The sources of texts.
	{"a word of a source", edited("p/v1.0/source/v1.0.md", "It stays.", "It goes."),
		verify.CheckPages, "data", "/p/v1.0/source/v1.0.md", "what it reads as is not the text that the record has of /p/v1.0/"},
	{"the day in a source", edited("p/v1.0/source/v1.0.md", "published: 20", "published: 19"),
		verify.CheckPages, "data", "/p/v1.0/source/v1.0.md", "its header is not the one that the record has of /p/v1.0/"},
	{"a source that is none", func(t *testing.T, s *broken) {
		writeFile(t, s.dir, "p/v1.0/source/v1.0.md", "\x00")
		s.newManifest(t)
	}, verify.CheckPages, "data-unread", "/p/v1.0/source/v1.0.md", "it is no text"},
	{"a line on the page of a source", edited("p/v1.0/source/index.html", "It stays.", "It goes."),
		verify.CheckPages, "page-words", "/p/v1.0/source/#_L", "the page shows another line than the source has"},
	{"a hidden line on the page of a source", edited("p/v1.0/source/index.html", `id="_L3"`, `id="_L3" hidden`),
		verify.CheckPages, "page-words", "/p/v1.0/source/#_L3", "the page shows another line than the source has"},
}

// TestForgedHeadsAreNamed changes what stands around a text of an honest site.
func TestForgedHeadsAreNamed(t *testing.T) { testAttacks(t, headAttacks) }

// TestFactNamesAreRenders finds each name of a fact that pages have among those that are known.
func TestFactNamesAreRenders(t *testing.T) {
	files, err := filepath.Glob("../render/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	known, err := os.ReadFile("pagehead.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(file) == "ledgerpage.go" { // which shows no text
			continue
		}
		for _, m := range regexp.MustCompile(`\b(?:fs|digest)\.(?:text|link|html|digest)\("([^"]+)"|at\.counted\([^"\n]*"([^"]+)"`).FindAllStringSubmatch(string(code), -1) {
			found++
			if name := m[1] + m[2]; !regexp.MustCompile(`["|]` + regexp.QuoteMeta(name) + `["|]`).Match(known) {
				t.Errorf("%s writes the fact %q, which verify does not know", file, name)
			}
		}
	}
	if found < 30 {
		t.Errorf("found %d names: is the pattern still right?", found)
	}
}
