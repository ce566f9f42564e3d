package corpus_test

import (
	"strings"
	"testing"

	"rspsite/internal/corpus"
)

// FuzzLoad holds what a Corpus promises of any tree: no panic, every problem in a file of the tree, no reference left open where
// there is no error, the same problems again.
func FuzzLoad(f *testing.F) {
	f.Add(base["content/versions/p/v1.md"], base["content/versions/p/v2.md"], "---\ntitle: A\n---\n\nSee [[v2#pause]] and [x](../../p/v1/#pause). {#a}\n")
	f.Add(four["content/versions/p/v2.md"], four["content/versions/p/v3.md"], "")
	f.Add("---\ntitle: A\nversion: v1\npublished: 2025\ndraft: true\nprevious: v2\n---\n\n- a {#a was=\"b\"}\n",
		"---\ntitle: B\nversion: v2\npublished: 2025\nprevious: v1\ngone: [{id: a, why: x, to: '#b'}]\n---\n\n[^1] {#b from=\"a c\"}\n\n[^1]: x {#n}\n",
		"---\ntitle: C\nsource: wiki#top\naliases: [x, ..]\nclaims: [{field: title, value: '[[page:fuzz]]', source: wiki}]\n---\n")
	f.Fuzz(func(t *testing.T, v1, v2, page string) {
		if len(v1)+len(v2)+len(page) > 4<<10 {
			t.Skip("long texts find nothing that short ones do not")
		}
		files := project(map[string]string{"content/versions/p/v1.md": v1, "content/versions/p/v2.md": v2, "content/pages/fuzz.md": page})
		for _, drafts := range []bool{false, true} {
			c, problems := corpus.Load(files, corpus.Options{Drafts: drafts})
			for _, p := range problems {
				raw, ok := files[p.File]
				if lines := 1; ok {
					lines += strings.Count(string(raw.Data), "\n") + strings.Count(string(raw.Data), "\r")
					ok = p.Line <= lines && p.Message != "" && p.Rule != ""
				}
				if !ok && !strings.HasSuffix(p.File, "policy.md") {
					t.Errorf("problem %+v is in no file, or says nothing", p)
				}
			}
			if _, again := corpus.Load(files, corpus.Options{Drafts: drafts}); text(again) != text(problems) {
				t.Errorf("the problems are\n%sand a second time\n%s", text(problems), text(again))
			}
			use(t, c, problems.Errors() == 0)
		}
	})
}

// use asks a corpus for all that pages are made of.
func use(t *testing.T, c *corpus.Corpus, good bool) {
	t.Helper()
	c.CitationsOf("wiki")
	c.LeftOut()
	for _, p := range c.Policies {
		p.Latest()
		p.NewerRecorded()
		for _, h := range p.Histories() {
			if len(h.Steps) != len(p.Versions) || h.Newest().Clause == nil || p.History(h.ID) != h {
				t.Errorf("history %+v", h)
			}
		}
		for _, v := range p.Versions {
			for _, s := range v.Tombstones() {
				if good && s.Gone == nil && len(s.Into) == 0 {
					t.Errorf("clause %q left %s without a word, and there is no error", s.ID, s.Left.Name)
				}
			}
		}
	}
	for d := range c.Documents() {
		for cl := range d.Doc.All() {
			for _, r := range cl.Text {
				if r.Ref == "" || !good {
					continue
				}
				if _, err := c.Resolve(r.Ref, d.File); err != nil {
					t.Errorf("%s: [[%s]] is left open: %v", d.Path, r.Ref, err)
				}
			}
		}
	}
}
