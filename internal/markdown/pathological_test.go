package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// pathological are inputs that make a careless parser take time by the square of their length, or run out of stack.
var pathological = []struct {
	name string
	make func(n int) string // of about n bytes
}{
	{"paragraph", func(n int) string { return strings.Repeat("word ", n/5) }},
	{"wrapped paragraph", func(n int) string { return strings.Repeat("some words in a line\n", n/21) }},
	{"clauses", func(n int) string { return strings.Repeat("A clause of text.\n\n", n/19) }},
	{"headings", func(n int) string { return strings.Repeat("# a\n###### b\n", n/13) }},
	{"quotes", func(n int) string { return strings.Repeat(">", n) + " a" }},
	{"quotes in lines", func(n int) string { return strings.Repeat(strings.Repeat(">", 200)+" a\n", n/203) }},
	{"bullets", func(n int) string { return strings.Repeat("- ", n/2) + "a" }},
	{"items", func(n int) string { return strings.Repeat("- a\n", n/4) }},
	{"deep list", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", 2*(i%500)) + "- a\n")
		}
		return b.String()
	}},
	{"brackets", func(n int) string { return strings.Repeat("[", n) }},
	{"closed brackets", func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) }},
	{"links", func(n int) string { return strings.Repeat("[a](b) ", n/7) }},
	{"open links", func(n int) string { return strings.Repeat("[a](<b ", n/7) }},
	{"open titles", func(n int) string { return strings.Repeat(`[a](b "`, n/7) }},
	{"images", func(n int) string { return strings.Repeat("![", n/2) + strings.Repeat("](b)", n/8) }},
	{"references", func(n int) string { return strings.Repeat("[[#a]] ", n/7) }},
	{"open references", func(n int) string { return strings.Repeat("[[a", n/3) }},
	{"references in lines", func(n int) string { return strings.Repeat("[[a\n", n/4) }},
	{"stars", func(n int) string { return strings.Repeat("*", n) }},
	{"open emphasis", func(n int) string { return strings.Repeat("*a ", n/3) }},
	{"crossed emphasis", func(n int) string { return strings.Repeat("*a_ ", n/4) }},
	{"nested emphasis", func(n int) string { return strings.Repeat("*a **b ", n/7) + strings.Repeat("b** a*", n/14) }},
	{"tildes", func(n int) string { return strings.Repeat("~a ", n/3) }},
	{"backticks", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + " ")
		}
		return b.String()
	}},
	{"parentheses", func(n int) string { return strings.Repeat("(", n) }},
	{"marks", func(n int) string { return strings.Repeat("(a)", n/3) + " x" }},
	{"compound marks", func(n int) string { return strings.Repeat("(a) ", n/4) + " x" }},
	{"enumeration", func(n int) string { return strings.Repeat("(a) x;\n(i) y;\n", n/14) }},
	{"swallowed enumeration", func(n int) string { return "x" + strings.Repeat("\n(b) x\n(c) y\n(a) z", n/18) }},
	{"swallowed enumerations", func(n int) string { return strings.Repeat("x\n(b) y\n(c) z\n\n", n/15) }},
	{"first marks", func(n int) string { return "x" + strings.Repeat("\n(a) y", n/6) + "\n(b) z" }},
	{"headings without space", func(n int) string { return strings.Repeat("##a\n", n/4) }},
	{"rows without table", func(n int) string { return strings.Repeat("|a|\n", n/4) }},
	{"open attributes", func(n int) string { return strings.Repeat("{#a ", n/4) }},
	{"open attributes in lines", func(n int) string { return strings.Repeat("{#a\n", n/4) }},
	{"braces in words", func(n int) string { return strings.Repeat("{a} ", n/4) }},
	{"upper-case letters", func(n int) string { return strings.Repeat("A. x\n\n", n/6) }},
	{"numbers", func(n int) string { return strings.Repeat("1.", n/2) + " x" }},
	{"numbers in lines", func(n int) string { return strings.Repeat("1.1 x\n\n", n/7) }},
	{"deep enumeration", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", 2*(i%500)) + "(a) x;\n")
		}
		return b.String()
	}},
	{"braces", func(n int) string { return strings.Repeat("{#a ", n/4) + "}" }},
	{"brace lines", func(n int) string { return strings.Repeat("{#a}\n", n/5) }},
	{"attributes", func(n int) string { return "x {#a " + strings.Repeat(`source="b" `, n/11) + "}" }},
	{"table", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c|d| {source=\"x\"}\n", n/19) }},
	{"wide table", func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("|b", n/8) + "\n" + strings.Repeat("|c", n/8)
	}},
	{"short rows of a wide table", func(n int) string {
		return strings.Repeat("|a", n/12) + "\n" + strings.Repeat("|-", n/12) + "\n" + strings.Repeat("|\n", n/12)
	}},
	{"delimiters", func(n int) string { return "a\n" + strings.Repeat("|-|\n", n/4) }},
	{"footnotes", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[^%d]: a\n", i)
		}
		return b.String()
	}},
	{"footnote marks", func(n int) string { return "[^a]: x\n\n" + strings.Repeat("[^a]", n/4) }},
	{"missing footnotes", func(n int) string { return strings.Repeat("[^a] b\n\n", n/8) }},
	{"link definitions", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[%d]: a\n", i)
		}
		return b.String()
	}},
	{"definitions", func(n int) string { return strings.Repeat("a\n: b\n\n", n/7) }},
	{"terms", func(n int) string { return strings.Repeat("a\n", n/2) + ": b" }},
	{"html", func(n int) string { return strings.Repeat("<a ", n/3) }},
	{"html attributes", func(n int) string { return strings.Repeat(`<a b="`, n/6) }},
	{"comments", func(n int) string { return strings.Repeat("a <!-- ", n/7) }},
	{"addresses", func(n int) string { return strings.Repeat("www.a.", n/6) }},
	{"mail addresses", func(n int) string { return strings.Repeat("a@b.c_", n/6) }},
	{"entities", func(n int) string { return strings.Repeat("&amp", n/4) }},
	{"ampersands", func(n int) string { return strings.Repeat("&", n) }},
	{"backslashes", func(n int) string { return strings.Repeat("\\", n) + "}" }},
	{"tabs", func(n int) string { return strings.Repeat("\t", n) + "a" }},
	{"spaces", func(n int) string { return "a" + strings.Repeat(" ", n) + "a" }},
	{"blank lines", func(n int) string { return "- a" + strings.Repeat(" \n", n/2) + "  b" }},
	{"carriage returns", func(n int) string { return strings.Repeat("a\r\n", n/3) }},
	{"long line of clauses", func(n int) string { return "|" + strings.Repeat("*a*|", n/4) + "\n" + strings.Repeat("|-", n/4) }},
	{"direction overrides", func(n int) string { return strings.Repeat("\u202e", n/3) }},
	{"fences", func(n int) string { return strings.Repeat("```\na\n```\n", n/10) }},
	{"front matter", func(n int) string { return "---\n" + strings.Repeat("a: b\n", n/5) }},
}

// TestPathologicalInputEnds parses each input at a size at which work by the square would not end within a test's time
// limit. It asserts no time of its own, which would depend on the machine; BenchmarkPathological measures.
func TestPathologicalInputEnds(t *testing.T) {
	const size = 300_000
	for _, c := range pathological {
		t.Run(c.name, func(t *testing.T) {
			src := []byte(c.make(size))
			doc, problems := Parse("x.md", src)
			if doc == nil {
				t.Fatalf("nothing was read: %v", problems) // and so nothing tried
			}
			lines := strings.Count(string(src), "\n") + 1
			for _, p := range problems {
				if p.Line < 0 || p.Line > lines { // line 0: the file as a whole
					t.Errorf("problem outside the file: %v", p)
				}
			}
			if plain, problems := ParsePlain("x.md", src); plain == nil {
				t.Errorf("nothing was read as plain Markdown: %v", problems)
			}
		})
	}
}

func BenchmarkPathological(b *testing.B) {
	for _, c := range pathological {
		b.Run(strings.ReplaceAll(c.name, " ", "-"), func(b *testing.B) {
			src := []byte(c.make(500_000)) // more would have some refused, for their lines
			if s, problems := Parse("x.md", src); s == nil {
				b.Fatalf("nothing was read: %v", problems)
			}
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Parse("x.md", src)
			}
		})
	}
}
