package announcement_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/announcement"
	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
)

const version = "content/versions/p/v1.0.md"

// project is a small project, with so many pages.
func project(pages int) fstest.MapFS {
	fsys := fstest.MapFS{}
	add := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	add("rspsite.yaml", "title: T\npublisher: P\nas-of: 2026-06-30\ndefault-policy: p\ncontact: {email: a@b.example}\ndata-licence: {name: CC0}\n")
	add("content/versions/p/policy.md", "---\ntitle: Policy\npublisher: P\n---\n")
	add(version, "---\ntitle: V1\nversion: v1.0\npublished: 2026-01-02\nbasis: official\n---\n\nWe will pause. {#pause}\n\n| A | B |\n|---|---|\n| one | two | {#row}\n\n"+
		"One\\\n**two** é "+redaction("r1")+" [[v1.0#pause]]. {#marks}\n\n~~~ {#code}\ntwo "+redaction("r2")+"\n~~~\n")
	for i := range pages {
		add(fmt.Sprintf("content/pages/page-%02d.md", i), fmt.Sprintf("---\ntitle: Page %02d\n---\n\nText. {#text}\n", i))
	}
	return fsys
}

func redaction(id string) string {
	return `{redacted id="` + id + `" reason="legal" note="N" extent="word" commitment="sha256:` + strings.Repeat("0f", 32) + `"}`
}

// planned is the publication that comes next after what was published.
func planned(t *testing.T, fsys fstest.MapFS, log *ledger.Log) *announcement.Publication {
	t.Helper()
	c, problems := corpus.Load(fsys, corpus.Options{})
	steps, more := publication.Compare(c, log.State())
	if problems = append(problems, more...); problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return &announcement.Publication{
		Public: c, Record: &publication.Register{Log: log, All: log}, Steps: steps, Origin: "t.example", On: c.Config.AsOf,
		Site: announcement.Site{Name: "public"}, Place: func(path string) string { return path },
	}
}

// corrected is the publication of a correction, and the site that showed the text before.
func corrected(t *testing.T) (*announcement.Publication, fstest.MapFS) {
	fsys := project(0)
	first := planned(t, fsys, &ledger.Log{})
	log := first.Record.All.Append("2026-06-30", "t.example", publication.Events(first.Steps))
	before := first.Public.Policies[0].Versions[0].Doc
	site := fstest.MapFS{"p/v1.0/canonical.txt": {Data: canonical.Text(&before.Document)}}
	text := strings.NewReplacer("---\n\nWe will", "errata: [{on: 2026-06-30, kind: typo, what: A slip.}]\n---\n\nWe may", "two", "three").Replace(string(fsys[version].Data))
	fsys[version] = &fstest.MapFile{Data: []byte(text)}
	return planned(t, fsys, log), site
}

func TestLongGroupsAreCounted(t *testing.T) {
	p := planned(t, project(30), &ledger.Log{})
	text := p.Text()
	for _, want := range []string{
		"the first publication, which opens the public record of t.example; as-of stays at 2026-06-30\n",
		"\nnew: 1 policy, 1 version, 30 pages\n",
		"\n  Policy v1.0  /p/v1.0/  dated 2026-01-02, 5 clauses\n",
		"\n  and 12 more (-v names all)\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("found no %q in\n%s", want, text)
		}
	}
	if p.All = true; strings.Contains(p.Text(), "more") || !strings.Contains(p.Text(), "Page 29") {
		t.Error("asked for all, it leaves some out")
	}
}

func TestWordsBeforeAndAfter(t *testing.T) {
	p, site := corrected(t)
	p.Site.Files = site
	p.Kept = map[string]announcement.Kept{"/p/v1.0/": {Says: "what it said is kept"}}
	const want = `publication 2; as-of stays at 2026-06-30

corrected: 1 version
  Policy v1.0  /p/v1.0/
      erratum of 2026-06-30 (typo): A slip.
      changes: §0(a) #pause, §0 table 1 row 1 #row, §0(b) #marks, §0(c) #code
        §0(a) #pause: We [-will-]{+may+} pause.
          obligation weaker: “will” → “may”
          the erratum calls it a typo, and the words bind otherwise
        §0 table 1 row 1 #row: one | [-two-]{+three+}
        §0(b) #marks: One [-two-]{+three+} é [redacted: r1] v1.0#pause.
          number changed: “two é” → “three é”
        §0(c) #code: [-two-]{+three+} [redacted: r2]
      what it said is kept
`
	if text := p.Text(); text != want {
		t.Errorf("found\n%s\nwant\n%s", text, want)
	}
}

// TestOtherWordsThanTheRecord: what nobody published is not shown as what was published.
func TestOtherWordsThanTheRecord(t *testing.T) {
	p, site := corrected(t)
	site["p/v1.0/canonical.txt"].Data = []byte(strings.Replace(string(site["p/v1.0/canonical.txt"].Data), "We will", "We never", 1))
	p.Site.Files = site
	text := p.Text()
	if strings.Contains(text, "never") || !strings.Contains(text, "what it said before cannot be shown: public does not have it as it was published") {
		t.Errorf("found\n%s", text)
	}
}
