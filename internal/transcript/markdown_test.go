package transcript_test

import (
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"rspsite/internal/diff"
	"rspsite/internal/transcript"
)

// reader is Markdown as sites and editors read it, with all that is common.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

func asMarkdown(w io.Writer, c *diff.Comparison) error {
	return transcript.Markdown(w, c, transcript.MarkdownOptions{})
}

// TestMarkdownShowsTheRedline reads the transcript back: what is not struck is the new text of each change, what is not bold
// the old one, and nothing of either became markup.
func TestMarkdownShowsTheRedline(t *testing.T) {
	for _, c := range ofContent(t) {
		checkMarkdown(t, c.Comparison)
	}
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawn(t)
		checkMarkdown(t, compare(t, old, new))
	})
}

func checkMarkdown(t rapid.TB, c *diff.Comparison) {
	t.Helper()
	text := written(t, c, asMarkdown)
	if i := strings.IndexFunc(text, steers); i >= 0 {
		t.Fatalf("the Markdown holds %q", text[i:i+2])
	}
	var quotes []shown
	root := reader.Parser().Parse(gtext.NewReader([]byte(text)))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.Kind() {
		case ast.KindBlockquote:
			var s shown
			s.read(t, n, []byte(text), false, false)
			quotes = append(quotes, s)
		case ast.KindHeading, ast.KindParagraph, ast.KindList:
		default:
			t.Fatalf("the text became a %s:\n%s", n.Kind(), text)
		}
	}
	var want []shown
	for i := range c.Changes {
		ch := &c.Changes[i]
		if s := (shown{textOf(&c.Old, ch.Old), textOf(&c.New, ch.New)}); ch.Kind != diff.Unchanged && s.old+s.new != "" {
			want = append(want, s)
		} else if ch.IsChange() && s.old+s.new != "" {
			want = append(want, shown{})
		}
	}
	if len(quotes) != len(want) {
		t.Fatalf("%d texts are quoted, want %d:\n%s", len(quotes), len(want), text)
	}
	for i, w := range want {
		if got := quotes[i]; w != (shown{}) && (squeeze(got.old) != squeeze(w.old) || squeeze(got.new) != squeeze(w.new)) {
			t.Fatalf("shown is\n%q, want\n%q in\n%s", got, w, text)
		}
	}
}

// shown are the two texts that a redline shows.
type shown struct{ old, new string }

// read collects the text below a node of the Markdown.
func (s *shown) read(t rapid.TB, n ast.Node, src []byte, struck, bold bool) {
	t.Helper()
	switch n := n.(type) {
	case *ast.Text:
		s.add(string(n.Segment.Value(src)), struck, bold)
	case *ast.String:
		s.add(string(n.Value), struck, bold)
	case *extast.Strikethrough:
		struck = true
	case *ast.Emphasis:
		if n.Level != 2 {
			t.Fatalf("emphasis in\n%s", src)
		}
		bold = true
	case *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			at := n.Lines().At(i)
			line := string(at.Value(src))
			s.add(strings.TrimLeft(line, "+- "), line[0] == '-', line[0] == '+')
		}
	case *ast.Blockquote, *ast.Paragraph, *ast.TextBlock:
	default:
		t.Fatalf("the text became a %s in\n%s", n.Kind(), src)
	}
	for below := n.FirstChild(); below != nil; below = below.NextSibling() {
		s.read(t, below, src, struck, bold)
	}
}

func (s *shown) add(text string, struck, bold bool) {
	if !bold {
		s.old += text
	}
	if !struck {
		s.new += text
	}
}

func textOf(s *diff.Side, indexes []int) string {
	text := ""
	for _, i := range indexes {
		text += s.Clauses[i].Text + "\n"
	}
	return strings.TrimSpace(text)
}

// squeeze leaves out what the transcript may set otherwise: white space and its signs, escapes of what cannot be shown, and
// the quote marks and hyphens of which an equal run has the new ones.
func squeeze(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "&#126;", "~") {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune("¶␣\\\"“”'‘’-–—", r):
		case steers(r):
			b.WriteString(strings.Trim(strings.ToLower(quote(r)), "\\"))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func quote(r rune) string {
	const hex = "0123456789abcdef"
	return "\\u" + string([]byte{hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15]})
}
