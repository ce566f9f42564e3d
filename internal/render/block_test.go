package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/corpus"
	"rspsite/internal/markdown"
	"rspsite/static"
	"rspsite/templates"
)

var update = flag.Bool("update", false, "rewrite the wanted HTML of testdata/blocks")

// A bench is a site of the sample project and a page on it that own texts can be written for.
func bench(t *testing.T) *view {
	t.Helper()
	s := newTestSite(t, load(t, project(sample)))
	s.sources()
	return &view{s: s, at: "/p/v9/"}
}

// newTestSite is a site of c on which the pages of policy p are planned.
func newTestSite(t *testing.T, c *corpus.Corpus) *site {
	t.Helper()
	s := newSite(c, Options{})
	s.static = static.FS
	if err := s.parse(templates.FS); err != nil {
		t.Fatal(err)
	}
	s.policy(c.Policy("p"))
	return s
}

// body makes the text of a source as the page at the view's address shows it.
func (v *view) body(t *testing.T, source string) string {
	t.Helper()
	doc, problems := markdown.ParsePlain("in.md", []byte(source))
	if doc == nil {
		t.Fatal(problems)
	}
	w := v.write(&corpus.File{Name: "in", Path: "in.md", Doc: doc}, v.at)
	w.ids = true
	return string(w.document())
}

// TestBlocks holds the HTML of each kind of block against testdata/blocks/*.txtar: prose on what the case shows, in.md,
// want.html.
func TestBlocks(t *testing.T) {
	files, err := filepath.Glob("testdata/blocks/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) == 0 || a.Files[0].Name != "in.md" {
				t.Fatalf("want a file in.md (%v)", err)
			}
			got := []byte(bench(t).body(t, string(a.Files[0].Data)))
			checkNesting(t, file, string(got))
			if *update {
				a.Files = []txtar.File{a.Files[0], {Name: "want.html", Data: got}}
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || !bytes.Equal(got, a.Files[1].Data) {
				t.Errorf("got\n%s\nwant\n%s", got, a.Files[len(a.Files)-1].Data)
			}
		})
	}
}

// TestHeadingsSkipNoLevel shows that the levels follow the depth, whatever was written.
func TestHeadingsSkipNoLevel(t *testing.T) {
	got := bench(t).body(t, "# A {#a}\n\n##### B {#b}\n\n## C {#c}\n\n### D {#d}\n\n#### E {#e}\n\n##### F {#f}\n\n###### G {#g}\n")
	for _, want := range []string{">A</h2>", ">B</h3>", ">C</h3>", ">D</h4>", ">E</h5>", ">F</h6>", ">G</h6>"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
}

// TestHostileSources shows that nothing from a source reaches a page unescaped, whatever field it stands in.
func TestHostileSources(t *testing.T) {
	const bad = `<script>alert(1)</script>"'&`
	quoted := `'` + strings.ReplaceAll(bad, "'", "''") + `'`
	hostile := map[string]string{}
	for name, text := range sample {
		hostile[name] = text
	}
	hostile["content/versions/p/policy.md"] = "---\ntitle: " + quoted + "\nshort: " + quoted + "\npublisher: " + quoted + "\nhome: 'javascript:alert(1)'\n---\n"
	hostile["content/pages/bad.md"] = "---\ntitle: " + quoted + "\nsummary: " + quoted + "\nclaims: [{field: " + quoted + ", value: " + quoted + ", source: wiki}]\n---\n\n" +
		"## " + bad + " {#head}\n\n[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](//evil.example/x) [e](vbscript:x) " +
		"![" + bad + "](https://evil.example/x.png) ![gone](missing.png) [f](https://good.example/?a=1&b=\"2\") `" + bad + "` {#links}\n\n" +
		"```go\n" + bad + "\n```\n{#code page=\"&lt;b&gt;\"}\n\n```goat\n" + bad + "\n```\n{#drawing}\n\n| " + bad + " |\n|---|\n| " + bad + " |\n"
	c, _ := corpus.Load(project(hostile), corpus.Options{}) // the addresses are errors for check; the pages must be safe all the same
	if c == nil {
		t.Fatal("there is no corpus")
	}
	all := renderAll(t, c, Options{})
	for path, text := range all {
		if strings.HasSuffix(path, ".md") || path == "llms.txt" {
			text = shownMarkdown(t, text)
		}
		asItIs := strings.HasSuffix(path, "/canonical.txt") || strings.HasSuffix(path, "/header.json")  // digests are of these bytes
		asItIs = asItIs || strings.HasSuffix(path, "/cite.bib") || strings.HasSuffix(path, "/cite.ris") // have no way to write it otherwise
		if !asItIs && strings.Contains(withoutOwnScript(text), "<script") {
			t.Errorf("%s holds a script", path)
		}
		if strings.HasSuffix(path, ".html") {
			for n := range parsePage(t, path, text).root.Descendants() {
				checkElement(t, path, n)
				for _, a := range n.Attr {
					if a.Key == "href" && (strings.HasPrefix(a.Val, "data:") || strings.HasPrefix(a.Val, "//") || strings.HasPrefix(a.Val, "vbscript")) {
						t.Errorf("%s links to %s", path, a.Val)
					}
				}
			}
		}
	}
	page := all["pages/bad/index.html"]
	for _, want := range []string{`<a href="https://evil.example/x.png" rel="external">Image: `, `<span class="missing">Image: gone</span>`, `href="https://good.example/?a=1&amp;b=&#34;2&#34;"`} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %s in\n%s", want, page)
		}
	}
}

// TestImages shows which pictures are loaded: those of the project's static folder.
func TestImages(t *testing.T) {
	v := bench(t)
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x02\x00\x00\x00\x12\x16\xf1M"
	v.s.static = fstest.MapFS{"fig/a b.png": {Data: []byte(png)}, "site.css": {}}
	if err := v.s.staticFiles(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, written, want string }{
		{"in the static folder", "/static/fig/a%20b.png", `<img src="../../static/fig/a%20b.png" alt="A picture" width="3" height="2" loading="lazy">`},
		{"by a path below it", "fig/a%20b.png", `<img src="../../static/fig/a%20b.png"`},
		{"above it", "../../etc/passwd", `<span class="missing">Image: A picture</span>`},
		{"not there", "fig/c.png", `<span class="missing">Image: A picture</span>`},
		{"elsewhere", "https://x.example/c.png", `<a href="https://x.example/c.png" rel="external">Image: A picture</a>`},
		{"another scheme", "ftp://x.example/c.png", `<span class="missing">Image: A picture</span>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := v.body(t, "![A picture]("+tt.written+") {#x}\n"); !strings.Contains(got, tt.want) {
				t.Errorf("got %s, want %s in it", got, tt.want)
			}
		})
	}
}
