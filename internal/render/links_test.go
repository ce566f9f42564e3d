package render

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rspsite/internal/corpus"
)

// A parsedPage is an HTML page as a tree, with the IDs of its elements.
type parsedPage struct {
	root *html.Node
	ids  map[string]bool
}

// checkSite walks all pages of a site in memory: every internal link and fragment leads somewhere, IDs are unique and
// belong to clauses or begin with '_', nothing is loaded from elsewhere, no style or script stands in a page, and tags
// are well nested.
func checkSite(t *testing.T, c *corpus.Corpus, all map[string]string) {
	t.Helper()
	pages := map[string]*parsedPage{}
	for file, text := range all {
		if strings.HasSuffix(file, ".html") {
			pages[file] = parsePage(t, file, text)
		}
	}
	if len(pages) == 0 {
		t.Fatal("there is no page")
	}
	all["ledger/manifest.json"] = "" // internal/site writes it
	clauses := clauseIDs(c)
	base, err := url.Parse(c.Config.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	for file, p := range pages {
		for id := range p.ids {
			if !strings.HasPrefix(id, "_") && !clauses[id] {
				t.Errorf("%s: the id %q is no clause's and does not begin with '_'", file, id)
			}
		}
		for n := range p.root.Descendants() {
			if n.Type == html.ElementNode {
				checkElement(t, file, n)
				checkTarget(t, base, file, n, pages, all)
			}
		}
	}
}

// clauseIDs are all IDs that own fragments, those of clauses that left among them.
func clauseIDs(c *corpus.Corpus) map[string]bool {
	ids := map[string]bool{}
	for d := range c.Documents() {
		for cl := range d.Doc.All() {
			ids[string(cl.ID)] = true
		}
	}
	return ids
}

func parsePage(t *testing.T, file, text string) *parsedPage {
	t.Helper()
	checkNesting(t, file, text)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	p := &parsedPage{root, map[string]bool{}}
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if p.ids[id] {
				t.Errorf("%s: the id %q stands twice", file, id)
			}
			p.ids[id] = true
		}
	}
	return p
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// checkElement looks for what the content security policy would block.
func checkElement(t *testing.T, file string, n *html.Node) {
	t.Helper()
	isData := n.Data == "script" && attribute(n, "type") == "application/ld+json" // which nothing runs, and no policy speaks of
	if n.Data == "style" || n.Data == "script" && attribute(n, "src") == "" && !isData {
		t.Errorf("%s: there is an inline <%s>", file, n.Data)
	}
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s: <%s> has the attribute %s", file, n.Data, a.Key)
		}
		if a.Key == "src" && strings.Contains(a.Val, ":") {
			t.Errorf("%s: %s is loaded from elsewhere", file, a.Val)
		}
		if (a.Key == "href" || a.Key == "src") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript") {
			t.Errorf("%s: %s is run", file, a.Val)
		}
	}
}

// checkTarget follows the address of one element.
func checkTarget(t *testing.T, base *url.URL, file string, n *html.Node, pages map[string]*parsedPage, all map[string]string) {
	t.Helper()
	for _, key := range []string{"href", "src"} {
		written := attribute(n, key)
		if written == "" {
			continue
		}
		u, err := url.Parse(written)
		if err != nil {
			t.Errorf("%s: the address %q is none: %v", file, written, err)
			continue
		}
		here := base.JoinPath(strings.TrimSuffix(file, "index.html"))
		if file == "index.html" {
			here = base
		}
		u = here.ResolveReference(u)
		inside, ok := strings.CutPrefix(u.Path, base.Path)
		if u.Host != base.Host || !ok {
			if u.Host == base.Host && u.Scheme == base.Scheme {
				t.Errorf("%s: %q leaves the site's sub-path", file, written)
			}
			continue
		}
		target := inside
		if target == "" || strings.HasSuffix(target, "/") {
			target = path.Join(target, "index.html")
		}
		if _, ok := all[target]; !ok {
			t.Errorf("%s: %q leads to %s, which is not there", file, written, target)
			continue
		}
		if u.Fragment != "" && !pages[target].ids[u.Fragment] {
			t.Errorf("%s: %q: %s has no such id", file, written, target)
		}
	}
}

// voidElements have no end tag.
var voidElements = map[string]bool{"meta": true, "link": true, "br": true, "img": true, "hr": true, "input": true}

// checkNesting reads tag by tag, as a parser that mends nothing.
func checkNesting(t *testing.T, file, text string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(text))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: not closed: %v", file, open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !voidElements[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("%s: </%s> closes %v", file, name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// TestCitingPagesOfOneTitle shows that two pages which bear one title stay two among those that cite a source.
func TestCitingPagesOfOneTitle(t *testing.T) {
	at := &view{s: &site{corpus: &corpus.Corpus{}}, at: "/sources/x/"}
	var p citedPlace
	for _, page := range []string{"/models/a/", "/models/a/", "/goals/a/"} {
		p.add(at, corpus.Citation{Title: "A", Page: page, Clause: corpus.ClauseRef{ID: "c"}})
	}
	if len(p.By) != 2 || len(p.By[0].Clauses) != 2 || p.Count != 3 {
		t.Errorf("got %d citations by %v, want 3 by two pages, the first with two clauses", p.Count, p.By)
	}
}
