package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"rspsite/internal/corpus"
	"rspsite/static"
	"rspsite/templates"
)

// shownMarkdown is the HTML that a reader makes of Markdown who lets all markup through.
func shownMarkdown(t *testing.T, text string) string {
	t.Helper()
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe()))
	var b bytes.Buffer
	if err := reader.Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryPageHasMarkdown: beside each page that says something stands its Markdown, the page names it, and it says first what its
// text is. What only leads on has none.
func TestEveryPageHasMarkdown(t *testing.T) {
	c := load(t, project(sample))
	pages, err := Pages(c, templates.FS, static.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, p := range pages {
		body, err := p.Render()
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[p.Path]; twice {
			t.Errorf("%s is planned twice", p.Path)
		}
		all[p.Path] = string(body)
	}
	for path, text := range all {
		folder, isPage := strings.CutSuffix(path, "index.html")
		if !isPage || strings.Contains(text, `http-equiv="refresh"`) {
			continue
		}
		md := all[folder+"index.md"]
		if md == "" {
			t.Errorf("%s has no Markdown", path)
			continue
		}
		if !strings.Contains(text, `<link rel="alternate" type="text/markdown" href="index.md">`) || !strings.Contains(text, `<a href="index.md" type="text/markdown">This page as Markdown</a>`) {
			t.Errorf("%s does not name its Markdown", path)
		}
		if isCompared := strings.Contains(path, "diff/"); isCompared || path == "redactions/index.html" {
			continue // whose Markdown has a form of its own
		}
		if blocks := strings.SplitN(md, "\n\n", 3); !strings.HasPrefix(blocks[0], "# ") || !strings.HasPrefix(blocks[1], "> ") {
			t.Errorf("%s begins with\n%s\n%s", folder+"index.md", blocks[0], blocks[1])
		}
	}
	if all["404.htmlindex.md"] != "" || strings.Contains(all["404.html"], "text/markdown") {
		t.Error("the page of missing pages has Markdown")
	}
}

// TestPagesAreMadeOnceForTheirMarkdown: the plan is worked through in its order, by several at the same time or by one, and no page is
// made twice; what is asked for in any other order is right all the same, and no more than a few pages are kept.
func TestPagesAreMadeOnceForTheirMarkdown(t *testing.T) {
	var mu sync.Mutex
	made := map[string]int{}
	s := &site{planned: map[string]bool{}}
	for i := range 200 {
		address := fmt.Sprintf("/p%d/", i)
		s.readable = append(s.readable, address)
		s.addFile(address, func() ([]byte, error) {
			mu.Lock()
			defer mu.Unlock()
			made[address]++
			return []byte("<main><h1>" + address + "</h1></main>"), nil
		})
	}
	s.markdownPages()
	if len(s.pages) != 400 {
		t.Fatalf("%d files are planned", len(s.pages))
	}
	for _, workers := range []int{1, 4} {
		clear(made)
		work := make(chan Page)
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for p := range work {
					checkPlanned(t, p)
				}
			})
		}
		for _, p := range s.pages {
			work <- p
		}
		close(work)
		wg.Wait()
		for address, n := range made {
			if n != 1 {
				t.Errorf("with %d at work %s was made %d times", workers, address, n)
			}
		}
	}
	backwards := slices.Clone(s.pages)
	slices.Reverse(backwards)
	for _, p := range slices.Concat(backwards, s.pages[:50], s.pages[:50]) {
		checkPlanned(t, p)
	}
}

func checkPlanned(t *testing.T, p Page) {
	t.Helper()
	body, err := p.Render()
	folder, _, _ := strings.Cut(p.Path, "/")
	if err != nil || !bytes.Contains(body, []byte(folder)) || strings.HasSuffix(p.Path, ".md") == bytes.Contains(body, []byte("<main")) {
		t.Errorf("%s is %q, %v", p.Path, body, err)
	}
}

// TestListForPrograms looks at llms.txt: its form, that all that it names is there, and that it says of specimens and
// reconstructions that they are.
func TestListForPrograms(t *testing.T) {
	for _, base := range []string{"https://example.org/rsp", "https://a.example"} {
		all := renderAll(t, load(t, project(sample)), Options{BaseURL: base})
		text := all["llms.txt"]
		if !strings.HasPrefix(text, "# ") {
			t.Fatalf("llms.txt begins with %.40q", text)
		}
		links := 0
		for line := range strings.Lines(text) {
			rest, isLink := strings.CutPrefix(line, "- [")
			if !isLink {
				continue
			}
			links++
			_, rest, _ = strings.Cut(rest, "](")
			to, _, _ := strings.Cut(rest, ")")
			path, ok := strings.CutPrefix(to, base+"/")
			if _, there := all[path]; !ok || !there {
				t.Errorf("llms.txt leads to %s, which is not there", to)
			}
			if strings.HasSuffix(path, ".md") && strings.Contains(all[path], "Specimen: made up") != strings.Contains(line, "Specimen") {
				t.Errorf("llms.txt says of %s: %s", to, line)
			}
		}
		if links < 10 {
			t.Errorf("llms.txt has %d links:\n%s", links, text)
		}
	}
}

// TestListForProgramsOfNothing: a project without any text promises none.
func TestListForProgramsOfNothing(t *testing.T) {
	c, problems := corpus.Load(fstest.MapFS{"rspsite.yaml": {Data: []byte(strings.Replace(settings, "default-policy: p\n", "", 1))}}, corpus.Options{})
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	text := renderAll(t, c, Options{})["llms.txt"]
	for _, never := range []string{"## Risk Reports", "## Tables", "## About"} {
		if strings.Contains(text, never) {
			t.Errorf("llms.txt has %q:\n%s", never, text)
		}
	}
}
