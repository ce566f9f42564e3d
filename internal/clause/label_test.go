package clause

import (
	"slices"
	"strings"
	"testing"
)

// marked makes a document as tree does; the text of items and footnotes is their mark.
func marked(t *testing.T, outline string) *Document {
	t.Helper()
	d := tree(t, strings.ReplaceAll(strings.TrimSpace(outline), "\n\t\t\t", "\n"))
	for c := range d.All() {
		if c.Kind == Item || c.Kind == Footnote {
			c.Marker, c.Text = c.Text.Plain(), nil
		}
	}
	return d
}

func labels(d *Document) string {
	var all []string
	for c := range d.All() {
		if c.Label != "" {
			all = append(all, string(c.Label))
		}
	}
	return strings.Join(all, ", ")
}

func TestNumber(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"sections", `
			heading - One
			  paragraph
			  paragraph
			  heading - One one
			    paragraph
			heading - Two`, "§1, §1(a), §1(b), §1.1, §1.1(a), §2"},
		{"title", `
			heading - Policy
			  paragraph
			  heading - One
			    paragraph
			footnote - 1`, "Title, §0(a), §1, §1(a), note 1"},
		{"numbers of headings win", `
			heading - 3. Three
			  heading - 3.5 Five
			heading - Appendix`, "§3, §3.5, §0.1"},
		{"headings without a number among such with one", `
			heading - Introduction
			  paragraph
			  heading - Background
			heading - 1. Scope
			  heading - 1.1 Who
			  heading - Where
			heading - Appendix`, "§0.1, §0.1(a), §0.1.1, §1, §1.1, §1.0.1, §0.2"},
		{"a year is no number", `
			heading - 2026 roadmap
			heading - 2027`, "§1, §2"},
		{"text before the title and below it", `
			paragraph
			heading - Policy
			  paragraph
			  heading - One
			    paragraph
			footnote - 1`, "§0(a), Title, §0(b), §1, §1(a), note 1"},
		{"one number twice", `
			heading - 1. One
			  paragraph
			heading - 1. Again
			  paragraph`, "§1, §1(a), §1 [2], §1 [2](a)"},
		{"one number twice, and what stands below", `
			heading - 1. One
			  heading - One one
			heading - 1. Again
			  heading - Again one
			    paragraph
			  heading - 12 Twelve`, "§1, §1.1, §1 [2], §1 [2].0.1, §1 [2].0.1(a), §12"},
		{"two lists behind one paragraph", `
			paragraph
			list
			  item
			list
			  item`, "§0(a), §0(a)(i), §0(a)(i) [2]"},
		{"two outermost headings are no title", `
			heading - One
			  heading - Two
			heading - Three`, "§1, §1.1, §2"},
		{"list below a paragraph", `
			paragraph
			list
			  item
			  item
			    list
			      item
			        list
			          item
			paragraph`, "§0(a), §0(a)(i), §0(a)(ii), §0(a)(ii)(A), §0(a)(ii)(A)(1), §0(b)"},
		{"list alone", `
			list
			  item
			  item`, "§0(a), §0(b)"},
		{"written marks", `
			heading - One
			  paragraph
			  list
			    item - (c)
			      list
			        item - (iv)
			  paragraph`, "§1, §1 ¶1, §1(c), §1(c)(iv), §1 ¶2"},
		{"two written lists", `
			paragraph
			list
			  item - (a)
			paragraph
			list
			  item - (a)`, "§0 ¶1, §0 ¶1(a), §0 ¶2, §0 ¶2(a)"},
		{"numbers of several parts", `
			list
			  item - 1.1.
			    list
			      item - 1.1.1`, "§1.1, §1.1.1"},
		{"tables", `
			table
			  row!
			  row
			table
			  row`, "§0 table 1, §0 table 1 head, §0 table 1 row 1, §0 table 2, §0 table 2 row 1"},
		{"blocks in an item", `
			list
			  item
			    paragraph
			    quote
			      paragraph
			      heading - Quoted
			    table
			      row
			    table
			      row
			    code`, "§0(a), §0(a) ¶2, §0(a) ¶3, §0(a) ¶4, §0(a) table 1, §0(a) table 1 row 1, §0(a) table 2, §0(a) table 2 row 1, §0(a) ¶5"},
		{"quotation", `
			paragraph
			quote
			  heading - Quoted
			  paragraph
			paragraph`, "§0(a), §0(b), §0(c), §0(d)"},
		{"definitions", `
			definitions
			  term
			  definition
			  definition
			    paragraph
			  term
			  definition`, "§0(a), §0(a) definition, §0(a) definition 2, §0(a) definition 2 ¶2, §0(b), §0(b) definition"},
		{"rule", `
			paragraph
			rule
			list
			  item`, "§0(a), §0(b)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := marked(t, c.tree)
			d.Number()
			got := labels(d)
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if all := strings.Split(got, ", "); len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(all) {
				t.Errorf("two clauses share a label: %s", got)
			}
		})
	}
}

func TestOrdinals(t *testing.T) {
	for _, c := range []struct {
		depth, n int
		want     string
	}{
		{0, 1, "a"}, {0, 26, "z"}, {0, 27, "aa"}, {0, 703, "aaa"}, {1, 4, "iv"}, {1, 99, "xcix"}, {1, 1944, "mcmxliv"},
		{2, 2, "B"}, {1, 3999, "mmmcmxcix"}, {1, 4000, "4000"}, {3, 7, "7"}, {9, 7, "7"},
	} {
		if got := ordinal(c.depth, c.n); got != c.want {
			t.Errorf("ordinal(%d, %d) = %q, want %q", c.depth, c.n, got, c.want)
		}
	}
}
