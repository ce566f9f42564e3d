package corpus_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
)

// renamedProject has everything named by former names.
func renamedProject() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"rspsite.yaml":                      file("title: T\npublisher: T\ndefault-policy: old\nas-of: 2026-05-01\ncontact: {email: a@example.org}\ndata-licence: {name: CC0}\n"),
		"content/versions/new/policy.md":    file("---\ntitle: P\npublisher: T\naliases: [old]\ncadence: [{since: v1, latest: 6, source: memo}]\n---\n"),
		"content/versions/new/v1.0.md":      file("---\ntitle: V\nversion: v1.0\naliases: [v1]\npublished: 2026-01-01\nbasis: official\n---\n\n# A {#a}\n"),
		"content/versions/new/v1.1.md":      file("---\ntitle: V\nversion: v1.1\nprevious: v1\npublished: 2026-02-01\nbasis: official\n---\n\n# A {#a}\n"),
		"content/sources/notes.md":          file("---\ntitle: S\nkind: memo\nconsulted: \"yes\"\naliases: [memo]\n---\n"),
		"content/determinations/heron-2.md": file("---\ntitle: M\ndeveloper: T\naliases: [heron]\npolicy: old\npolicy-version: v1\nreleased: 2026-01-02\ndeterminations: [{level: L1, source: memo}]\n---\n"),
		"content/pages/p.md":                file("---\ntitle: Page\nsource: memo\n---\n\n[[old/v1#a]], [[v1]], [[model:heron]], [[source:memo]]. {#x source=\"memo\"}\n"),
	}
}

// TestFormerNames: a former name means the file that had it, wherever it stands, and the file's own words stay as they are.
func TestFormerNames(t *testing.T) {
	c, problems := corpus.Load(renamedProject(), corpus.Options{})
	for _, p := range problems {
		if strings.Contains(p.Message, "no version") || strings.Contains(p.Message, "no policy") || strings.Contains(p.Message, "no model") || strings.Contains(p.Message, "no source") {
			t.Errorf("%v", p)
		}
	}
	for ref, want := range map[string]corpus.Target{
		"old/v1#a":    {Address: "/new/v1.0/#a", Text: "P v1 A"},
		"v1":          {Address: "/new/v1.0/", Text: "P v1"},
		"model:heron": {Address: "/models/heron-2/", Text: "M"},
		"source:memo": {Address: "/sources/notes/", Text: "S"},
	} {
		if got, err := c.Resolve(ref, nil); err != nil || got != want {
			t.Errorf("[[%s]] is %+v, %v, want %+v", ref, got, err, want)
		}
	}
	m := c.Model("heron")
	if m == nil || m.Policy != "new" || m.PolicyVersion != "v1.0" || m.Header()["policy-version"] != "v1" {
		t.Errorf("the model is %+v", m)
	}
	p := c.Policy("old")
	if p == nil || p.Cadence[0].Since != "v1.0" || p.Version("v1").Name != "v1.0" || p.Versions[1].VersionMeta.Previous != "v1.0" {
		t.Errorf("the policy is %+v", p)
	}
	if n := len(c.CitationsOf("notes")); n == 0 {
		t.Error("nothing cites the source")
	}
	if n := len(c.Mentions()["model:heron-2"]); n != 1 {
		t.Errorf("the model is mentioned %d times, want once", n)
	}
}
