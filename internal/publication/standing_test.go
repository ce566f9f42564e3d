package publication_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/publication"
)

// TestTwoDocumentsDoNotBecomeOne: a source that is gone, and whose name is an alias of another that is public too, was deleted. It was
// not renamed, whichever of the two was published first.
func TestTwoDocumentsDoNotBecomeOne(t *testing.T) {
	const pages = "content/pages/"
	for _, c := range []struct{ name, gone, into, from, to, want, step string }{
		{"a version into a later one", "content/versions/p/v1.0.md", "content/versions/p/v2.0.md", "basis: official", "basis: official\naliases: [v1.0]",
			"content/versions/p/v2.0.md:6:10: /p/v1.0/ would lead to /p/v2.0/: Policy v1.0 and Policy v2.0 are two published documents, and one cannot become the other", "moved /p/v2.0/"},
		{"a version into an earlier one", "content/versions/p/v2.0.md", "content/versions/p/v1.0.md", "basis: official", "basis: official\naliases: [v2.0]",
			"/p/v2.0/ would lead to /p/v1.0/: Policy v2.0 and Policy v1.0 are two published documents", "moved /p/v1.0/"},
		{"a page into one published before it", pages + "x.md", pages + "old.md", "title: Old\n", "title: Old\naliases: [x]\n",
			"/pages/x/ would lead to /pages/old/: X and Old are two published documents", "moved /pages/old/"},
		{"two pages into one that is new", pages + "x.md", pages + "old.md", "title: Old\n", "title: Old\naliases: [x]\n",
			"/pages/x/ would lead to /pages/new/: X and Old are two published documents", "moved /pages/new/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := project()
			fsys[pages+"x.md"] = &fstest.MapFile{Data: []byte("---\ntitle: X\n---\n\nWords. {#words}\n")}
			fsys["content/determinations/model-1.md"].Data = []byte(strings.Replace(string(fsys["content/determinations/model-1.md"].Data), "policy-version: v1.0\n", "", 1))
			log := published(t, fsys)
			delete(fsys, c.gone)
			fsys[c.into] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[c.into].Data), c.from, c.to, 1))}
			if strings.HasSuffix(c.step, "/new/") {
				fsys[pages+"new.md"] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[c.into].Data), "[x]", "[x, old]", 1))}
				delete(fsys, c.into)
			}
			steps, problems := publication.Compare(load(t, fsys), log.State())
			var all strings.Builder
			for _, p := range problems {
				all.WriteString(p.String() + "\n")
			}
			if problems.Errors() == 0 || !strings.Contains(all.String(), c.want) {
				t.Errorf("problems:\n%swant %q", &all, c.want)
			}
			if len(steps) == 0 || steps[0].Event+" "+steps[0].Record.Address() != c.step {
				t.Errorf("steps %v, want %s", steps, c.step)
			}
		})
	}
}
