package sitetest

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdownReader reads Markdown as most programs do.
var markdownReader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))

// clauseIDs are the IDs behind clauses.
var clauseIDs = regexp.MustCompile(`\{#([^{}\s]+)\}`)

// TestMarkdownHasTheWordsOfThePage reads the Markdown of every page back and holds it against the page, word by word and ID by ID. The
// words of the page are found here by rules of their own: what a browser shows of the main part.
func TestMarkdownHasTheWordsOfThePage(t *testing.T) {
	s := ownSite(t)
	pages := s.pages(t)
	looked := 0
	for _, file := range s.html() {
		md := strings.TrimSuffix(file, "html") + "md"
		p := pages[file]
		if isRedirect(p) || path.Base(file) != "index.html" {
			continue
		}
		if !slices.Contains(s.files, md) {
			t.Errorf("%s has no Markdown beside it", file)
			continue
		}
		source := s.read(t, md)
		root := readMarkdown(t, source)
		s.checkMarkdownLinks(t, pages, file, root)
		banner, main := find(p.root, "aside"), find(p.root, "main")
		if strings.Contains(allText(banner), "Specimen: ") && !strings.Contains(strings.Join(strings.SplitN(string(source), "\n", 8)[:7], " "), "Specimen: ") {
			t.Errorf("%s does not say at its top that it is a specimen", md)
		}
		if strings.Contains(file, "diff/") || file == "redactions/index.html" {
			continue // which have Markdown of their own, held against the comparison elsewhere
		}
		looked++
		want, got := &shownWords{}, &shownWords{isMarkdown: true}
		want.add(banner)
		want.add(main)
		got.add(root)
		text := " " + strings.Join(got.words, " ") + " "
		for _, body := range want.bodies {
			if !strings.Contains(text, " "+body+" ") {
				t.Errorf("%s does not say %q", md, body)
			}
		}
		slices.Sort(want.words)
		slices.Sort(got.words)
		if at := differ(want.words, got.words); at >= 0 {
			t.Errorf("%s has, sorted, %q\nwhere the page has %q", md, from(got.words, at), from(want.words, at))
		}
		slices.Sort(want.ids)
		slices.Sort(got.ids)
		if !slices.Equal(want.ids, got.ids) {
			t.Errorf("%s has the IDs %q\nwhere the page has %q", md, got.ids, want.ids)
		}
	}
	if looked < 200 {
		t.Errorf("%d pages were looked at", looked)
	}
}

// readMarkdown is the tree of what Markdown shows.
func readMarkdown(t *testing.T, source []byte) *html.Node {
	t.Helper()
	var b bytes.Buffer
	if err := markdownReader.Convert(source, &b); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b.Bytes(), []byte("raw HTML omitted")) {
		t.Errorf("there is HTML in the Markdown:\n%s", b.Bytes())
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// checkMarkdownLinks follows the links of the Markdown beside a page, from there.
func (s *built) checkMarkdownLinks(t *testing.T, pages map[string]*page, file string, root *html.Node) {
	t.Helper()
	for n := range root.Descendants() {
		if n.DataAtom == atom.A && !strings.HasPrefix(attr(n, "href"), "mailto:") {
			if fault := s.follow(pages, file, attr(n, "href")); fault != "" {
				t.Errorf("the Markdown beside %s: %s", file, fault)
			}
		}
	}
}

// shownWords are the words that a reader sees who looks at a page, but for what was struck: where the mark of a deletion would not be
// seen in Markdown the word around it is struck and written again.
type shownWords struct {
	isMarkdown bool
	words, ids []string
	bodies     []string // the words of clauses, in their order
	ended      bool
}

func (w *shownWords) add(n *html.Node) {
	for k := range n.ChildNodes() {
		switch {
		case w.ended:
			return
		case k.Type == html.TextNode && w.isMarkdown && n.DataAtom != atom.Code:
			for _, id := range clauseIDs.FindAllStringSubmatch(k.Data, -1) {
				w.ids = append(w.ids, id[1])
			}
			w.words = append(w.words, wordsOf(clauseIDs.ReplaceAllString(k.Data, ""))...)
		case k.Type == html.TextNode:
			w.words = append(w.words, wordsOf(k.Data)...)
		case k.Type != html.ElementNode:
		case w.isMarkdown && k.DataAtom == atom.Hr && n.DataAtom == atom.Body: // the foot
			w.ended = true
		default:
			w.element(k)
		}
	}
}

func (w *shownWords) element(n *html.Node) {
	if id := attr(n, "id"); !w.isMarkdown && id != "" && id[0] != '_' {
		w.ids = append(w.ids, id)
	}
	if n.DataAtom == atom.Del || n.DataAtom == atom.S || !w.isMarkdown && isUnseen(n) {
		return
	}
	before := len(w.words)
	w.add(n)
	if slices.Contains(strings.Fields(attr(n, "class")), "body") {
		w.bodies = append(w.bodies, strings.Join(w.words[before:], " "))
	}
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// isUnseen reports what a page shows to nobody who just looks at it, or as a way through the site alone.
func isUnseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Svg, atom.Script, atom.Button, atom.Input, atom.Form:
		return true
	}
	if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) {
		return true
	}
	if n.DataAtom == atom.A && n.Parent != nil && attr(n.Parent, "class") == "ln" {
		return true
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if class == "vh" || class == "landing" || class == "skip" || class == "back" {
			return true
		}
	}
	return false
}

func find(root *html.Node, name string) *html.Node {
	if n := first(root, name); n != nil {
		return n
	}
	return &html.Node{}
}

func allText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// differ is the first place where two lists differ, or -1.
func differ(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

// from are some words from a place on.
func from(words []string, at int) string {
	at = max(at-3, 0)
	return strings.Join(words[min(at, len(words)):min(at+12, len(words))], " ")
}
