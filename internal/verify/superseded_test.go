package verify_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"rspsite/internal/ledger"
	"rspsite/internal/verify"
)

// onceCorrected is a site of which a version was corrected, with what it said before beside its page, and the folder of that.
func onceCorrected(t *testing.T) (s *broken, folder string) {
	t.Helper()
	s = &broken{publisher: newPublisher(t)}
	s.publisher.publish("2026-06-01")
	former := readFile(t, s.publisher.build(), "p/v2.0/canonical.txt")
	s.publisher.edit("content/versions/p/v2.0.md", "clauses: [report]}]", "clauses: [report]}, {on: 2026-06-10, kind: typo, what: A word., clauses: [same]}]")
	s.publisher.edit("content/versions/p/v2.0.md", "It stays. {#same}", "It stays put. {#same}")
	s.publisher.publish("2026-06-10")
	s.rebuild()
	line := lineThatSays(t, s, former)
	s.publisher.write("content/superseded/p/v2.0/"+line+".txt", former)
	s.rebuild()
	return s, "p/v2.0/superseded/" + line + "/"
}

// lineThatSays is the number of the first line of the record that has the digest of a text.
func lineThatSays(t *testing.T, s *broken, text string) string {
	t.Helper()
	for line := range strings.Lines(readFile(t, s.dir, "ledger/ledger.jsonl")) {
		if strings.Contains(line, `"text":"`+ledger.Digest([]byte(text))+`"`) {
			_, rest, _ := strings.Cut(line, `"seq":`)
			number, _, _ := strings.Cut(rest, ",")
			return number
		}
	}
	t.Fatal("no line has the digest of the text")
	return ""
}

// TestFormerTexts: what a text said before it was corrected is the text of a line of the record, or it is refused.
func TestFormerTexts(t *testing.T) {
	honest, folder := onceCorrected(t)
	if r := verifyFolder(t, honest.dir, verify.Options{}); !r.Holds {
		t.Fatalf("the honest site does not hold: %+v", r.Problems)
	}
	for _, a := range []struct {
		name  string
		spoil func(s *broken, folder string)
		rule  string
	}{
		{"a word changed", func(s *broken, folder string) { s.edit(t, folder+"canonical.txt", `"id":"same"`, `"id":"some"`) }, "superseded-changed"},
		{"the text of now", func(s *broken, folder string) {
			writeFile(t, s.dir, folder+"canonical.txt", readFile(t, s.dir, "p/v2.0/canonical.txt"))
		}, "superseded-changed"},
		{"no text", func(s *broken, folder string) { writeFile(t, s.dir, folder+"canonical.txt", "words\n") }, "superseded-unread"},
		{"a page", func(s *broken, folder string) { writeFile(t, s.dir, folder+"index.html", "<p>It said this.</p>") }, "superseded-unknown"},
		{"a file of another name", func(s *broken, folder string) { writeFile(t, s.dir, folder+"words.txt", "It said this.") }, "superseded-unknown"},
		{"a line of another document", func(s *broken, folder string) {
			writeFile(t, s.dir, "p/v2.0/superseded/1/canonical.txt", readFile(t, s.dir, folder+"canonical.txt"))
		}, "superseded-unknown"},
		{"no line", func(s *broken, folder string) {
			writeFile(t, s.dir, "p/v2.0/superseded/999/canonical.txt", readFile(t, s.dir, folder+"canonical.txt"))
		}, "superseded-unknown"},
		{"a line written otherwise", func(s *broken, folder string) {
			writeFile(t, s.dir, strings.Replace(folder, "superseded/", "superseded/0", 1)+"canonical.txt", readFile(t, s.dir, folder+"canonical.txt"))
		}, "superseded-unknown"},
		{"a page that says otherwise", func(s *broken, _ string) {
			s.edit(t, "p/v2.0/index.html", `<div class="formerwords"><p class="paragraph">It stays`, `<div class="formerwords"><p class="paragraph">It went`)
		}, "page-former"},
		{"other words before", func(s *broken, _ string) {
			s.edit(t, "p/v2.0/index.html", `<div class="formerwords"><p class="paragraph">It stays`, `<div class="formerwords"><p class="paragraph">It went</p></div><div class="formerwords"><p class="paragraph">It stays`)
		}, "page-former"},
		{"other words since", func(s *broken, _ string) {
			s.edit(t, "p/v2.0/index.html", `<ins><span class="vh">Added: </span> put`, `<ins><span class="vh">Added: </span> away`)
		}, "page-former"},
		{"hidden words", func(s *broken, folder string) {
			s.edit(t, "p/v2.0/index.html", `<div id="_superseded-`+path.Base(folder)+`">`, `<div hidden id="_superseded-`+path.Base(folder)+`">`)
		}, "page-former"},
		{"a further place", func(s *broken, folder string) {
			s.edit(t, "p/v2.0/index.html", `<div id="_superseded-`+path.Base(folder)+`">`, `<div id="_superseded-1"></div><div id="_superseded-`+path.Base(folder)+`">`)
		}, "page-former"},
		{"a text that is taken away, of which the page has words", func(s *broken, folder string) { s.remove(t, folder+"canonical.txt") }, "page-former"},
		{"a clause's page that says otherwise", func(s *broken, _ string) {
			s.edit(t, "p/clauses/same/index.html", `<div class="formerwords"><p class="paragraph">It stays`, `<div class="formerwords"><p class="paragraph">It went`)
		}, "page-former"},
		{"a clause's page that does not say it", func(s *broken, folder string) {
			s.edit(t, "p/clauses/same/index.html", `id="_superseded-`, `id="_other-`)
		}, "page-former"},
		{"no list of errata", func(s *broken, _ string) {
			s.edit(t, "p/v2.0/index.html", `<section class="errata"`, `<section class="errata" hidden`)
		}, "page-erratum"},
		{"another day of an erratum", func(s *broken, _ string) {
			s.edit(t, "p/v2.0/index.html", `<li><b>10 June 2026</b>`, `<li><b>10 June 2016</b>`)
		}, "page-erratum"},
		{"no note of an erratum at the clause", func(s *broken, _ string) {
			page := readFile(t, s.dir, "p/v2.0/index.html")
			writeFile(t, s.dir, "p/v2.0/index.html", regexp.MustCompile(`<p class="erratum">.*?A word\..*?</p>`).ReplaceAllString(page, ""))
		}, "page-erratum"},
		{"no note of an erratum on the clause's page", func(s *broken, _ string) {
			page := readFile(t, s.dir, "p/clauses/same/index.html")
			writeFile(t, s.dir, "p/clauses/same/index.html", regexp.MustCompile(`<p class="dispute"><b>[^<]*orrected.*?</p>`).ReplaceAllString(page, ""))
		}, "page-erratum"},
		{"a page that does not say it", func(s *broken, folder string) {
			s.edit(t, "p/v2.0/index.html", `<div id="_superseded-`, `<div id="_other-`)
		}, "page-former"},
		{"a text that stands", func(s *broken, _ string) {
			text := readFile(t, s.dir, "p/v1.0/canonical.txt")
			writeFile(t, s.dir, "p/v1.0/superseded/"+lineThatSays(t, s, text)+"/canonical.txt", text)
		}, "superseded-stands"},
	} {
		t.Run(a.name, func(t *testing.T) {
			s := &broken{dir: t.TempDir()}
			if err := os.CopyFS(s.dir, os.DirFS(honest.dir)); err != nil {
				t.Fatal(err)
			}
			a.spoil(s, folder)
			s.newManifest(t)
			for _, p := range verifyFolder(t, s.dir, verify.Options{}).Problems {
				if p.Rule == a.rule && (p.Check == verify.CheckPages || p.Check == verify.CheckDocuments && strings.Contains(p.Where, "/superseded/")) {
					return
				}
			}
			t.Errorf("nothing is said of it, want %s", a.rule)
		})
	}
}

// TestFormerTextNotKept: that a former text is not there is a note, as the record cannot give it.
func TestFormerTextNotKept(t *testing.T) {
	s, folder := onceCorrected(t)
	delete(s.publisher.files, "content/superseded/p/v2.0/"+path.Base(folder)+".txt")
	s.rebuild()
	r := verifyFolder(t, s.dir, verify.Options{})
	if !r.Holds {
		t.Errorf("the site does not hold: %+v", r.Problems)
	}
	for _, n := range r.Notes {
		if n.Rule == "superseded-missing" && n.Where == "/p/v2.0/" {
			return
		}
	}
	t.Errorf("no note tells of it: %+v", r.Notes)
}
