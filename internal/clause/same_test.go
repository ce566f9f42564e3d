package clause

import "testing"

func TestSame(t *testing.T) {
	text := func(runs ...Run) *Clause { return &Clause{Kind: Paragraph, Text: runs} }
	with := func(key, value string) *Clause {
		return &Clause{Kind: Paragraph, Text: Inline{{Text: "We stop."}}, Attrs: Attrs{{Key: key, Value: value}}}
	}
	list := func(items ...string) *Clause {
		c := &Clause{Kind: List}
		for _, i := range items {
			c.Children = append(c.Children, &Clause{Kind: Item, Text: Inline{{Text: i}}})
		}
		return c
	}
	nested := list("a", "b")
	nested.Children[1].Children = []*Clause{list("c")}
	row := func(cells ...string) *Clause {
		c := &Clause{Kind: Row}
		for _, s := range cells {
			c.Cells = append(c.Cells, Cell{Text: Inline{{Text: s}}})
		}
		return c
	}
	tests := []struct {
		name string
		a, b *Clause
		want bool
	}{
		{"itself", with("page", "3"), with("page", "3"), true},
		{"other words", text(Run{Text: "We stop."}), text(Run{Text: "We stop"}), false},
		{"other white space", text(Run{Text: "We  stop.\n"}), text(Run{Text: "We\nstop. "}), true},
		{"white space at the ends", text(Run{Text: " We stop."}), text(Run{Text: "We stop. "}), true},
		{"white space where there was none", text(Run{Text: "We stop"}), text(Run{Text: "Westop"}), false},
		{"white space between marks", text(Run{Text: "a "}, Run{Text: "b", Marks: Strong}), text(Run{Text: "a"}, Run{Text: "b", Marks: Strong}), false},
		{"white space on the other side of a mark", text(Run{Text: "a "}, Run{Text: "b", Marks: Strong}), text(Run{Text: "a"}, Run{Text: " b", Marks: Strong}), true},
		{"a space that does not break", text(Run{Text: "a\u00a0"}, Run{Text: "b", Marks: Strong}), text(Run{Text: "a "}, Run{Text: "b", Marks: Strong}), true},
		{"another place", &Clause{Text: Inline{{Text: "a", Offset: 1}}, ID: "x", Label: "§1"}, &Clause{Text: Inline{{Text: "a", Offset: 9}}, ID: "y", Label: "§2"}, true},
		{"cut into other runs", text(Run{Text: "We "}, Run{Text: "stop."}), text(Run{Text: "We stop."}), true},
		{"other marks", text(Run{Text: "stop", Marks: Strong}), text(Run{Text: "stop"}), false},
		{"another target", text(Run{Text: "stop", Link: "https://a"}), text(Run{Text: "stop", Link: "https://b"}), false},
		{"another reference", text(Run{Ref: "v1#a"}), text(Run{Ref: "v2#a"}), false},
		{"a reference twice", text(Run{Ref: "v1#a"}, Run{Ref: "v1#a"}), text(Run{Ref: "v1#a"}), false},
		{"an image twice", text(Run{Image: "x.png"}, Run{Image: "x.png"}), text(Run{Image: "x.png"}), false},
		{"another footnote", text(Run{Note: "1"}), text(Run{Note: "2"}), false},
		{"a footnote twice", text(Run{Note: "1"}, Run{Note: "1"}), text(Run{Note: "1"}), false},
		{"a line break", text(Run{Text: "a"}, Run{Text: "\n", Break: true}, Run{Text: "b"}), text(Run{Text: "a b"}), false},
		{"another kind", text(Run{Text: "a"}), &Clause{Kind: Item, Text: Inline{{Text: "a"}}}, false},
		{"another commitment", with(AttrCommitment, "unilateral"), with(AttrCommitment, "industry"), false},
		{"another source", with(AttrSource, "wiki"), with(AttrSource, "essay"), true},
		{"code counts its white space", &Clause{Kind: Code, Code: "a\n b"}, &Clause{Kind: Code, Code: "a b"}, false},
		{"cells", row("a", "b"), row("a", "b"), true},
		{"one cell more", row("a"), row("a", "b"), false},
		{"text moved to the next cell", row("a b", ""), row("a", "b"), false},
		{"what stands below a clause", &Clause{Kind: Heading, Children: []*Clause{list("a")}}, &Clause{Kind: Heading}, true},
		{"a group", list("a", "b"), list("a", "b"), true},
		{"a group with one item more", list("a"), list("a", "b"), false},
		{"a group with more further in", nested, list("a", "b"), false},
		{"groups of two kinds", &Clause{Kind: Quote}, &Clause{Kind: List}, false},
		{"a group and a clause", &Clause{Kind: Quote}, &Clause{Kind: Paragraph}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Same(test.a, test.b); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
			if got := Same(test.b, test.a); got != test.want {
				t.Errorf("the other way round: got %v, want %v", got, test.want)
			}
		})
	}
}
