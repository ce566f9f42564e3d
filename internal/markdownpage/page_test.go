package markdownpage

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the wanted Markdown of testdata")

// TestOf makes Markdown of the pages in testdata.
func TestOf(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) != 2 {
				t.Fatalf("it has %d files, %v", len(a.Files), err)
			}
			got, err := Of(a.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				a.Files[1].Data = got
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if string(got) != string(a.Files[1].Data) {
				t.Errorf("it gives\n%s\nwant\n%s", got, a.Files[1].Data)
			}
		})
	}
}

// TestNoMain: a page of another kind is refused.
func TestNoMain(t *testing.T) {
	if _, err := Of([]byte("<p>x</p>")); err == nil {
		t.Error("a page without a main element is taken")
	}
}

// TestNothingBecomesMarkup draws pages of text that looks like markup, in all elements, and reads the Markdown back: it has the same
// letters, the same links, and no element that the page has not.
func TestNothingBecomesMarkup(t *testing.T) {
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	rapid.Check(t, func(t *rapid.T) {
		page := "<main>" + strings.Join(rapid.SliceOfN(drawnBlock(3), 1, 4).Draw(t, "blocks"), "\n") + "</main>"
		md, err := Of([]byte(page))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := reader.Convert(md, &b); err != nil {
			t.Fatal(err)
		}
		want, got := readBack(t, []byte(page)), readBack(t, b.Bytes())
		if want.letters != got.letters {
			t.Fatalf("%s\nbecame\n%s\nwhich shows %q, want %q", page, md, got.letters, want.letters)
		}
		if !slices.Equal(want.links, got.links) {
			t.Fatalf("%s\nbecame\n%s\nwhich leads to %q, want %q", page, md, got.links, want.links)
		}
		for name := range got.elements {
			if !want.elements[name] {
				t.Fatalf("%s\nbecame\n%s\nwhich has a %s", page, md, name)
			}
		}
	})
}

var drawnText = rapid.Custom(func(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "word", " ", " ", "\n", "*", "**", "_", "`", "``", "[x](y)", "![p](q)", "{#i}", "# ", "- ", "+", "1. ", "12)",
		"|", "~", "~~", "<b>", "</main>", "&amp;", "&", ":", "=", "---", "\\", "!", "[^1]", "https://a.example", "www.a.example", "é", "“", ".", ",", "> "}), 1, 6).Draw(t, "text")
	return html.EscapeString(strings.Join(parts, ""))
})

func drawnInline(depth int) *rapid.Generator[string] {
	if depth == 0 {
		return drawnText
	}
	return rapid.Custom(func(t *rapid.T) string {
		inner := strings.Join(rapid.SliceOfN(drawnInline(depth-1), 1, 3).Draw(t, "inline"), "")
		switch tag := rapid.SampledFrom([]string{"", "", "strong", "em", "s", "code", "a", "chip"}).Draw(t, "tag"); tag {
		case "":
			return inner
		case "a":
			if strings.Contains(inner, "<a ") {
				return inner
			}
			return `<a href="../x/">` + inner + "</a>"
		case "chip":
			return `<span class="chip">` + inner + "</span>"
		default:
			return "<" + tag + ">" + inner + "</" + tag + ">"
		}
	})
}

func drawnBlock(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := drawnInline(2).Draw(t, "words")
		kind := rapid.SampledFrom([]string{"p", "h2", "div", "ul", "blockquote", "table", "pre", "clause"}).Draw(t, "kind")
		if depth > 0 && (kind == "ul" || kind == "blockquote") {
			text = drawnBlock(depth-1).Draw(t, "below")
		}
		switch kind {
		case "ul":
			return "<ul><li>" + text + "</li></ul>"
		case "table":
			return "<table><thead><tr><th>" + text + "</th></tr></thead><tbody><tr><td>" + drawnInline(1).Draw(t, "cell") + "</td></tr></tbody></table>"
		case "pre":
			return "<pre>x" + drawnText.Draw(t, "code") + "</pre>"
		case "clause":
			return `<div class="clause" id="c"><div class="lab"><a class="perma" href="#c">L</a></div><p class="body">` + text + "</p></div>"
		}
		return "<" + kind + ">" + text + "</" + kind + ">"
	})
}

// A reading is what a page shows.
type reading struct {
	letters  string
	links    []string
	elements map[string]bool
}

func readBack(t *rapid.T, page []byte) reading {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	r := reading{elements: map[string]bool{"del": true, "p": true}} // of which s is one, and the frame of others
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text := strings.ReplaceAll(n.Data, "{#c}", "")
			b.WriteString(strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) || r == '(' || r == ')' {
					return -1
				}
				return r
			}, text))
		}
		if n.Type == html.ElementNode {
			r.elements[n.Data] = true
			if n.DataAtom == atom.Pre {
				r.elements["code"] = true
			}
			if n.DataAtom == atom.Table {
				r.elements["th"], r.elements["thead"], r.elements["tbody"] = true, true, true
			}
			if n.DataAtom == atom.A && strings.TrimSpace(words(n)) != "" {
				r.links = append(r.links, strings.TrimPrefix(attr(n, "href"), "./"))
			}
		}
	}
	r.letters, r.links = b.String(), slices.Compact(r.links) // neighbours that lead to the same place may become one
	return r
}
