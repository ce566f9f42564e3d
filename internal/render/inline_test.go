package render

import (
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"rspsite/internal/clause"
)

func TestInline(t *testing.T) {
	const em, strong, code, strike = clause.Emphasis, clause.Strong, clause.Monospace, clause.Strike
	v := bench(t)
	for _, tt := range []struct {
		name string
		in   clause.Inline
		want string
	}{
		{"plain", clause.Inline{{Text: "a < b & c"}}, "a &lt; b &amp; c"},
		{"marks nest", clause.Inline{{Text: "a", Marks: strong}, {Text: "b", Marks: strong | em}, {Text: "c", Marks: em}}, "<strong>a<em>b</em></strong><em>c</em>"},
		{"a mark goes on", clause.Inline{{Text: "a", Marks: em}, {Text: "b", Marks: em | code}, {Text: "c", Marks: em}}, "<em>a<code>b</code>c</em>"},
		{"struck out", clause.Inline{{Text: "a", Marks: strike}}, "<s>a</s>"},
		{"one link over several marks", clause.Inline{{Text: "a", Link: "https://x.example/"}, {Text: "b", Link: "https://x.example/", Marks: em}, {Text: "c"}},
			`<a href="https://x.example/" rel="external">a<em>b</em></a>c`},
		{"a mark over a link", clause.Inline{{Text: "a", Marks: em}, {Text: "b", Marks: em, Link: "mailto:a@b.example"}}, `<em>a</em><a href="mailto:a@b.example"><em>b</em></a>`},
		{"a reference", clause.Inline{{Ref: "v2.0#report"}}, `<a href="../v2.0/#report" class="ref">EP v2.0 §1(a)</a>`},
		{"a reference with text", clause.Inline{{Ref: "v1.0#pause", Text: "the pause"}}, `<a href="../v1.0/#pause">the pause</a>`},
		{"a reference that does not resolve", clause.Inline{{Ref: "v9#x", Text: "there"}}, "there"},
		{"a reference to a page that is not planned", clause.Inline{{Ref: "model:m-1"}}, `<span class="ref">Model One</span>`},
		{"a link within the site", clause.Inline{{Text: "a", Link: "/p/v1.0/#pause"}}, `<a href="../v1.0/#pause">a</a>`},
		{"a link to a page that is not there", clause.Inline{{Text: "a", Link: "/nowhere/"}}, "a"},
		{"a line break", clause.Inline{{Text: "a"}, {Text: "\n", Break: true}, {Text: "b"}}, "a<br>b"},
		{"a footnote that is not there", clause.Inline{{Note: "1"}}, "<sup>1</sup>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var m markup
			v.write(nil, v.at).inline(&m, tt.in)
			if got := string(m.html()); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestInlineKeepsTheText checks, for runs of any kind, that the HTML is well nested, has no link within a link, and reads
// as the runs do.
func TestInlineKeepsTheText(t *testing.T) {
	v := bench(t)
	rapid.Check(t, func(r *rapid.T) {
		in := rapid.SliceOf(rapid.Custom(func(r *rapid.T) clause.Run {
			return clause.Run{Text: rapid.StringMatching(`[a-z<>&"' ]{1,5}`).Draw(r, "text"), Marks: clause.Marks(rapid.Uint8Range(0, 15).Draw(r, "marks")),
				Link: rapid.SampledFrom([]string{"", "", "https://x.example/", "/p/", "javascript:x"}).Draw(r, "link")}
		})).Draw(r, "runs")
		var m markup
		v.write(nil, v.at).inline(&m, in)
		got := string(m.html())
		checkNesting(t, got, got)
		root, err := html.Parse(strings.NewReader("<p>" + got))
		if err != nil {
			r.Fatal(err)
		}
		var text, want strings.Builder
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				text.WriteString(n.Data)
			}
			if n.Type == html.ElementNode && n.Data == "a" && n.Parent != nil && n.Parent.Data == "a" {
				r.Fatalf("a link within a link: %s", got)
			}
		}
		for _, run := range in {
			want.WriteString(run.Text)
		}
		if text.String() != want.String() {
			r.Fatalf("got the text %q, want %q", text.String(), want.String())
		}
	})
}

func TestMarkupEscapes(t *testing.T) {
	var m markup
	m.start("a", "href", `"><b>`, "title", "")
	m.text("<&>\x00")
	if got, want := m.html(), template.HTML(`<a href="&#34;&gt;&lt;b&gt;">&lt;&amp;&gt;`+"\uFFFD</a>"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
