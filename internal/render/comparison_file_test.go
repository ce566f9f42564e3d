package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"rspsite/internal/diff"
	"rspsite/internal/markdown"
	"rspsite/internal/render"
	"rspsite/internal/transcript"
)

func comparedTexts(t rapid.TB, old, new string) *diff.Comparison {
	t.Helper()
	texts := [2]diff.Text{{Name: "old.md"}, {Name: "new.md"}}
	for i, src := range []string{old, new} {
		s, problems := markdown.ParsePlain(texts[i].Name, []byte(src))
		if s == nil {
			t.Fatal(problems)
		}
		texts[i].Doc = &s.Document
	}
	return diff.Compare(texts[0], texts[1], diff.Trace(texts[0], texts[1]), diff.Options{})
}

// TestComparisonFileStandsAlone: nothing of the texts becomes an element, nothing is asked for, no ID stands twice, and every
// reference within the file leads somewhere.
func TestComparisonFileStandsAlone(t *testing.T) {
	blocks := []string{"# One {#one}", "## Two", "Text with *marks*, `code` and [a link](https://a.example/).", "![a](http://evil.example/x.png) ![b](b.png)",
		"<script>alert(1)</script> and </style><img src=x onerror=y>", "[[#one]] and [[v2.5#pause]] and [[source:a]]", "- item {#item}", "- item again", "| a | b |\n|---|---|\n| c | d | {#row}",
		"    code </code>\n    more", "[x](javascript:alert(1)) and [y](other.md)", "Note.[^1]\n\n[^1]: The note.", "Term\n: Definition"}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(blocks), 0, 8).Draw(t, name), "\n\n")
		}
		c := comparedTexts(t, draw("old"), draw("new"))
		remarks := transcript.Remarks{Notes: []string{"a <b> note"}, Extra: func(int) []string { return []string{"</p><script>"} }}
		checkAlone(t, render.ComparisonFile(c, "p { color: red }", remarks))
	})
}

// TestComparisonFileHoldsNoControlCharacters: HTML allows none, and a terminal that shows the file would obey them.
func TestComparisonFileHoldsNoControlCharacters(t *testing.T) {
	page := string(render.ComparisonFile(comparedTexts(t, "a \x1b[31m b one", "a \u009b b \a two \u202e"), "", transcript.Remarks{}))
	if i := strings.IndexFunc(page, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\u202e' }); i >= 0 {
		t.Errorf("found %q", page[i:i+20])
	}
	if strings.Count(page, "\uFFFD") < 4 {
		t.Errorf("the characters left no trace:\n%s", page)
	}
}

func checkAlone(t rapid.TB, page []byte) {
	t.Helper()
	ids, targets := map[string]bool{}, map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	var open []string
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken:
			checkElement(t, token, ids, targets)
			switch token.Data {
			case "meta", "input", "br", "hr":
			default:
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if last := len(open) - 1; last < 0 || open[last] != token.Data {
				t.Fatalf("</%s> ends %v in\n%s", token.Data, open, page)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v are not ended in\n%s", open, page)
	}
	for to := range targets {
		if !ids[to] {
			t.Fatalf("a reference leads to #%s, which is not there in\n%s", to, page)
		}
	}
}

func checkElement(t rapid.TB, token html.Token, ids, targets map[string]bool) {
	t.Helper()
	switch token.Data {
	case "script", "img", "link", "iframe", "object", "embed", "base", "form", "svg":
		t.Fatalf("the file holds %s", token)
	}
	for _, a := range token.Attr {
		switch {
		case a.Key == "id" && ids[a.Val]:
			t.Fatalf("the ID %q stands twice", a.Val)
		case a.Key == "id":
			ids[a.Val] = true
		case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
			targets[strings.ReplaceAll(a.Val[1:], "%7E", "~")] = true
		case a.Key == "href" && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://"):
			t.Fatalf("the file leads to %q", a.Val)
		case a.Key == "src", a.Key == "style", strings.HasPrefix(a.Key, "on"):
			t.Fatalf("the file holds %s", token)
		}
	}
}
