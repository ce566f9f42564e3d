package superseded_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
	"rspsite/internal/superseded"
)

// A project is one version of a policy that is published, text after text.
type project struct {
	t     *testing.T
	files fstest.MapFS
	log   *ledger.Log
	texts [][]byte
}

func newProject(t *testing.T, texts ...string) *project {
	p := &project{t, fstest.MapFS{}, &ledger.Log{}, nil}
	p.write("rspsite.yaml", "title: T\npublisher: P\nas-of: 2026-06-30\ndefault-policy: p\ncontact: {email: a@b.example}\ndata-licence: {name: CC0}\n")
	p.write("content/versions/p/policy.md", "---\ntitle: Policy\npublisher: P\n---\n")
	errata := ""
	for i, text := range texts {
		if i > 0 {
			errata += "  - {on: 2026-01-02, kind: typo, what: Text " + string(rune('0'+i)) + ".}\n"
		}
		header := "---\ntitle: V1\nversion: v1.0\npublished: 2026-01-02\nbasis: official\n"
		if errata != "" {
			header += "errata:\n" + errata
		}
		p.write("content/versions/p/v1.0.md", header+"---\n\n"+text+"\n")
		c := p.load()
		steps, problems := publication.Compare(c, p.log.State())
		if problems.Errors() > 0 {
			t.Fatal(problems)
		}
		p.log = p.log.Append("2026-06-30", "p.example", publication.Events(steps))
		p.texts = append(p.texts, canonical.Text(&c.Policies[0].Versions[0].Doc.Document))
	}
	return p
}

func (p *project) write(name, text string) { p.files[name] = &fstest.MapFile{Data: []byte(text)} }

func (p *project) load() *corpus.Corpus {
	p.t.Helper()
	c, problems := corpus.Load(p.files, corpus.Options{})
	if problems.Errors() > 0 {
		p.t.Fatal(problems)
	}
	return c
}

// keep keeps the text that a line published.
func (p *project) keep(line string, text []byte) {
	p.write("content/superseded/p/v1.0/"+line+".txt", string(text))
}

// read reads the former texts, in a word each: which line, and what of it is there. The rules are those of the problems.
func (p *project) read() (texts, rules string) {
	former, problems := superseded.Read(p.files, p.log, p.load())
	var said, found []string
	for _, t := range former["/p/v1.0/"] {
		word := "missing"
		switch {
		case t.Raw != nil:
			word = t.Document.Clauses[0].PlainText()
		case t.Redacted:
			word = "redacted"
		}
		said = append(said, word)
	}
	for _, one := range problems {
		found = append(found, one.Rule)
	}
	return strings.Join(said, " | "), strings.Join(found, " ")
}

const form = `We {redacted id="r1" reason="legal" note="N" extent="word" commitment="sha256:abababababababababababababababababababababababababababababababab"}. {#a}`

// Which former texts are given, and what is said of the others.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name         string
		texts        []string
		keep         func(p *project)
		given, rules string
	}{
		{"never corrected", []string{"One. {#a}"}, func(*project) {}, "", ""},
		{"kept ahead of a correction", []string{"One. {#a}"}, func(p *project) { p.keep("2", p.texts[0]) }, "", ""},
		{"all kept", []string{"One. {#a}", "Two. {#a}", "Three. {#a}"}, func(p *project) { p.keep("2", p.texts[0]); p.keep("3", p.texts[1]) }, "One. | Two.", ""},
		{"one of two kept", []string{"One. {#a}", "Two. {#a}", "Three. {#a}"}, func(p *project) { p.keep("3", p.texts[1]) }, "missing | Two.", "superseded-missing"},
		{"exchanged", []string{"One. {#a}", "Two. {#a}", "Three. {#a}"}, func(p *project) { p.keep("2", p.texts[1]); p.keep("3", p.texts[0]) }, "missing | missing", "superseded-changed superseded-changed"},
		{"of no line, and what an editor left", []string{"One. {#a}"}, func(p *project) { p.keep("7", p.texts[0]); p.keep(".2.txt~", nil) }, "", "superseded-stray"},
		{"redacted now", []string{"We lie. {#a}", form}, func(p *project) { p.keep("2", p.texts[0]) }, "redacted", "superseded-redacted"},
		{"redacted now, and not kept", []string{"We lie. {#a}", form}, func(*project) {}, "redacted", ""},
		{"redacted in a text between, and taken out since", []string{"We lie. {#a}", form, "Nothing. {#a}"}, func(p *project) { p.keep("2", p.texts[0]); p.keep("3", p.texts[1]) },
			"redacted | We [redacted: a word, legal].", "superseded-redacted"},
		{"the same, and its file deleted", []string{"We lie. {#a}", form, "Nothing. {#a}"}, func(p *project) { p.keep("3", p.texts[1]) }, "redacted | We [redacted: a word, legal].", ""},
		{"kept ahead of a correction that redacts", []string{"We lie. {#a}"}, func(p *project) {
			p.keep("2", p.texts[0])
			p.write("content/versions/p/v1.0.md", strings.Replace(string(p.files["content/versions/p/v1.0.md"].Data), "We lie. {#a}", form, 1))
		}, "", "superseded-redacted"},
		{"redacted before and after", []string{strings.Replace(form, "We", "They", 1), form}, func(p *project) { p.keep("2", p.texts[0]) }, "They [redacted: a word, legal].", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProject(t, c.texts...)
			c.keep(p)
			if given, rules := p.read(); given != c.given || rules != c.rules {
				t.Errorf("given %q, problems %q; want %q, %q", given, rules, c.given, c.rules)
			}
		})
	}
}
