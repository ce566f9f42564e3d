package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rspsite/internal/verify"
)

// A held site is one in memory.
type held map[string][]byte

func (h held) Name() string { return "a site in memory" }

func (h held) Open(_ context.Context, path string) (io.ReadCloser, error) {
	data, ok := h[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func (h held) Files(context.Context) ([]string, bool, error) {
	return slices.Collect(maps.Keys(h)), true, nil
}

const manifestFile = "ledger/manifest.json"

// hold reads a site into memory.
func hold(t *testing.T, dir string) held {
	t.Helper()
	h := held{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && name != ".rspsite" {
			h[name], err = fs.ReadFile(os.DirFS(dir), name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// with is the site with other pages, and a list of files that has their digests, as anyone can make it.
func (h held) with(t *testing.T, pages map[string][]byte) held {
	t.Helper()
	var list struct {
		Schema string            `json:"schema"`
		Files  map[string]string `json:"files"`
	}
	if err := json.Unmarshal(h[manifestFile], &list); err != nil {
		t.Fatal(err)
	}
	other := maps.Clone(h)
	for name, data := range pages {
		sum := sha256.Sum256(data)
		other[name], list.Files[name] = data, "sha256:"+hex.EncodeToString(sum[:])
	}
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	other[manifestFile] = data
	return other
}

// A mutation edits an element of a page. It reports whether that made a difference to readers.
type mutation struct {
	name string
	edit func(n *html.Node) bool
}

var mutations = []mutation{
	{"a word changed", func(n *html.Node) bool {
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
				c.Data = strings.Replace(c.Data, strings.Fields(c.Data)[0], "never", 1)
				return true
			}
		}
		return false
	}},
	{"hidden", func(n *html.Node) bool { return setAttr(n, "hidden", "") }},
	{"styled", func(n *html.Node) bool { return setAttr(n, "style", "font-size:0") }},
	{"another class", func(n *html.Node) bool { return setAttr(n, "class", "vh") }},
	{"another ID", func(n *html.Node) bool { return setAttr(n, "id", "never") }},
	{"no ID", func(n *html.Node) bool { return attrOf(n, "id") != "" && setAttr(n, "id", "") }},
	{"another link", func(n *html.Node) bool { return attrOf(n, "href") != "" && setAttr(n, "href", "../../pages/late/") }},
	{"a link away", func(n *html.Node) bool {
		return attrOf(n, "href") != "" && setAttr(n, "href", "https://elsewhere.example/")
	}},
	{"another picture", func(n *html.Node) bool { return attrOf(n, "src") != "" && setAttr(n, "src", "../../static/other.png") }},
	{"wrapped", func(n *html.Node) bool {
		wrap := &html.Node{Type: html.ElementNode, Data: "details"}
		n.Parent.InsertBefore(wrap, n)
		n.Parent.RemoveChild(n)
		wrap.AppendChild(n)
		return true
	}},
	{"twice", func(n *html.Node) bool { return hasWords(n) && insert(n, copyOf(n)) }},
	{"words behind", func(n *html.Node) bool { return insert(n, &html.Node{Type: html.TextNode, Data: "We never do."}) }},
	{"a sibling behind", func(n *html.Node) bool {
		p := &html.Node{Type: html.ElementNode, Data: "p"}
		p.AppendChild(&html.Node{Type: html.TextNode, Data: "We never do."})
		return insert(n, p)
	}},
	{"taken out", func(n *html.Node) bool {
		n.Parent.RemoveChild(n)
		return hasWords(n)
	}},
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttr(n *html.Node, key, value string) bool {
	n.Attr = slices.DeleteFunc(slices.Clone(n.Attr), func(a html.Attribute) bool { return a.Key == key })
	if key != "id" || value != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
	}
	return true
}

func insert(after, n *html.Node) bool {
	after.Parent.InsertBefore(n, after.NextSibling)
	return true
}

func copyOf(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for d := range n.ChildNodes() {
		c.AppendChild(copyOf(d))
	}
	return c
}

func hasWords(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			return true
		}
	}
	return false
}

// elementsOf are the elements of the texts of a page, the texts themselves first.
func elementsOf(page *html.Node) (all []*html.Node) {
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for p := n; p != nil; p = p.Parent {
			if p.Type == html.ElementNode && p.Data == "div" && attrOf(p, "class") == "text" {
				all = append(all, n)
				break
			}
		}
	}
	return all
}

// A mutant is a page with one element edited in one way.
type mutant struct {
	mutation
	page    string
	at      int    // which of its elements
	element string // that, and what it stands in
	data    []byte
}

// mutantsOf are some mutants of a page that differ from it as browsers read them, of as many kinds as there are, and always the same.
func mutantsOf(t *testing.T, name string, data []byte, most int) (all []mutant) {
	t.Helper()
	honest := written(t, parsed(t, data))
	for _, m := range plan(name, elementsOf(parsed(t, data))) {
		page := parsed(t, data)
		if !m.edit(elementsOf(page)[m.at]) {
			continue
		}
		if m.data = written(t, page); !bytes.Equal(written(t, parsed(t, m.data)), honest) {
			all = append(all, m)
		}
		if len(all) == most {
			break
		}
	}
	return all
}

// plan is every mutation of every element that verify must find, in an order that has one of each kind first.
func plan(page string, elements []*html.Node) []mutant {
	var first, again []mutant
	seen := map[[2]string]bool{}
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(elements) * len(mutations))
	for _, i := range order {
		m := mutant{page: page, at: i / len(mutations), mutation: mutations[i%len(mutations)]}
		m.element = elementWord(elements[m.at])
		kind := [2]string{m.element, m.name}
		switch {
		case m.isHonest():
		case seen[kind]:
			again = append(again, m)
		default:
			seen[kind] = true
			first = append(first, m)
		}
	}
	return append(first, again...)
}

func parsed(t *testing.T, data []byte) *html.Node {
	t.Helper()
	page, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func written(t *testing.T, page *html.Node) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.Render(&b, page); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// elementWord is an element with its class, and those of what it stands in up to the clause.
func elementWord(n *html.Node) string {
	var words []string
	for p := n; p != nil && p.Type == html.ElementNode && attrOf(p, "class") != "text"; p = p.Parent {
		word := p.Data
		if class := attrOf(p, "class"); class != "" {
			word += "." + strings.ReplaceAll(class, " ", ".")
		}
		words = append(words, word)
	}
	slices.Reverse(words)
	return strings.Join(words, " ")
}

// mutated are pages of every kind that show texts.
var mutated = []string{"p/index.html", "p/v1.0/index.html", "p/v2.0/index.html", "p/latest/index.html", "p/clauses/report/index.html", "p/clauses/pause/index.html", "p/clauses/half-a/index.html",
	"reports/r-1/index.html", "reports/r-2/index.html", "reports/r-2/editions/1/index.html", "reports/r-2/reviews/a/index.html", "models/m-1/index.html", "tables/t/index.html", "sources/wiki/index.html",
	"pages/method/index.html"}

// around are parts of texts that are computed from much else than the text, so that the list of files alone holds what they say:
// labels, sources, notes, claims, errata, what became of clauses that left, and how a reader came. docs/verifying.md says so.
var around = []string{"div.lab", "div.note", "div.below", "div.cellnote", "p.landing", "div.clause.tomb", "a.back", "a.ref", "a.perma", "a.perma.derived", "caption"}

// isHonest reports whether a mutant is one that verify does not find, and why that is so.
func (m mutant) isHonest() bool {
	in := func(part string) bool { return strings.Contains(m.element+" ", part+" ") }
	says := slices.Contains([]string{"a word changed", "words behind", "a sibling behind", "twice", "taken out", "another link", "a link away", "wrapped", "another class", "another ID", "no ID"}, m.name)
	switch {
	case m.element == "": // behind the text, not in it
		return m.name == "words behind" || m.name == "a sibling behind"
	case says && slices.ContainsFunc(around, in):
		return true
	case in("th.src"), in("td.src"): // the column of sources, whose words are notes
		return m.name == "twice" || m.name == "taken out"
	case in("figure.body.drawing div.frame"): // the picture's words are looked up in the drawing, which stands behind it as text
		return m.name == "twice" || m.name == "taken out"
	case strings.HasSuffix(m.element, "thead tr"): // its ID is made up where it is not written
		return m.name == "no ID"
	case strings.HasSuffix(m.element, "sup.fn"): // the place to come back to from a footnote
		return m.name == "no ID"
	}
	return false
}

// perPage is how many mutants of a page are verified, each beside one of every other page.
const perPage = 120

// TestMutantsAreFound edits elements of texts and verifies the site, with a list of files made anew.
func TestMutantsAreFound(t *testing.T) {
	dir, _, _ := honest(t)
	site := hold(t, dir)
	mutants := map[string][]mutant{}
	for _, name := range mutated {
		if site[name] == nil {
			t.Fatalf("no page %s", name)
		}
		mutants[name] = mutantsOf(t, name, site[name], perPage)
	}
	for i := range perPage {
		pages := map[string][]byte{}
		for name, all := range mutants {
			if i < len(all) {
				pages[name] = all[i].data
			}
		}
		found := problemsAt(t, site.with(t, pages))
		for name := range pages {
			if !found[name] {
				m := mutants[name][i]
				t.Errorf("%s: %s: %s", m.page, m.element, m.name)
			}
		}
	}
}

// problemsAt verifies a site, and says of which pages anything does not hold.
func problemsAt(t *testing.T, s held) map[string]bool {
	t.Helper()
	r, err := verify.Run(t.Context(), s, verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, p := range r.Problems {
		page, _, _ := strings.Cut(p.Where, "#")
		found[strings.TrimPrefix(page, "/")+"index.html"] = true
	}
	return found
}
