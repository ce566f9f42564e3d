package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

// form is the public form of a redaction.
func form(id, extent string) string {
	return fmt.Sprintf(`{redacted id="%s" reason="legal" note="Why." extent="%s" commitment="sha256:%s"}`, id, extent, strings.Repeat("ab", 32))
}

// A document tells what was taken out of it, and where, in its order; what is not public yet is not told.
func TestRedactionsHavePlaces(t *testing.T) {
	fsys := project(map[string]string{"content/pages/about.md": "---\ntitle: 'About " + form("h1", "word") + "'\nsummary: 'For " + form("h2", "phrase") + ".'\nerrata:\n" +
		"  - on: 2999-01-01\n    kind: typo\n    what: 'Hidden " + form("h3", "word") + "'\n" +
		"  - on: 2020-01-01\n    kind: typo\n    what: 'Shown " + form("h4", "word") + "'\n---\n\n" +
		"Text with " + form("r1", "word") + ". {#a}\n\n| A |\n|---|\n| " + form("r2", "figure") + " | {#b}\n\n```{#c}\nx " + form("r3", "word") + "\n```\n"})
	c, problems := corpus.Load(fsys, corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	var got []string
	for d := range c.Documents() {
		for _, r := range d.Redactions() {
			got = append(got, fmt.Sprintf("%s %s %s%s %s %d", d.Name, r.ID, r.Field, r.Clause.ID, r.Clause.Label, r.Start.Line))
		}
		if d.Name == "about" && d.Common.Title != "About [redacted: a word, legal]" {
			t.Errorf("the title is %q", d.Common.Title)
		}
	}
	want := "about h1 title  0, about h2 summary  0, about h4 errata[0].what  0, about r1 a §0(a) 13, about r2 b §0 table 1 row 1 17, about r3 c §0(b) 19"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
