package clause

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// tree makes a document from an outline: one node a line, two spaces for each level, its kind, its ID or "-", its text.
// "item(a)" has the mark "(a)", "row!" is the head of its table.
func tree(t *testing.T, outline string) *Document {
	t.Helper()
	root := &Clause{}
	path := []*Clause{root}
	for line := range strings.Lines(outline) {
		line = strings.TrimRight(line, "\n")
		text := strings.TrimLeft(line, " ")
		if text == "" {
			continue
		}
		depth := (len(line) - len(text)) / 2
		fields := strings.SplitN(text, " ", 3)
		c := &Clause{}
		name, mark, _ := strings.Cut(fields[0], "(")
		if mark != "" {
			c.Marker = "(" + mark
		}
		name, c.Header = strings.TrimSuffix(name, "!"), strings.HasSuffix(name, "!")
		kind := slices.Index(kindNames[:], name)
		if kind < 0 || depth >= len(path) {
			t.Fatalf("bad outline: %q", line)
		}
		c.Kind = Kind(kind)
		if len(fields) > 1 && fields[1] != "-" {
			c.ID = ID(fields[1])
		}
		if len(fields) > 2 {
			c.Text = Inline{{Text: fields[2]}}
		}
		path = append(path[:depth+1], c)
		path[depth].Children = append(path[depth].Children, c)
	}
	return &Document{Clauses: root.Children}
}

// ids lists the nodes in document order, "!" behind what is derived.
func ids(d *Document) string {
	var list []string
	for c := range d.All() {
		id := string(c.ID)
		if c.Derived {
			id += "!"
		}
		list = append(list, c.Kind.String()+" "+id)
	}
	return strings.Join(list, "\n")
}

func TestDeriveCountsFromTheWrittenIDAbove(t *testing.T) {
	d := tree(t, `
paragraph
paragraph
rule
heading security
  paragraph
  list
    item
      paragraph
    item audit
    item
  table levels
    row!
    row
  paragraph
quote
  paragraph
`)
	d.Derive()
	want := `paragraph ~1!
paragraph ~2!
rule 
heading security
paragraph security~1!
list 
item security~2!
paragraph security~3!
item audit
item audit~1!
table levels
row levels~1!
row levels~2!
paragraph levels~3!
quote 
paragraph levels~4!`
	if got := ids(d); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	d.Derive()
	if got := ids(d); got != want {
		t.Errorf("a second time:\n%s\nwant:\n%s", got, want)
	}
	(&Document{}).Derive() // has nothing to do, and does it
}

func TestWalksGoInDocumentOrderAndStop(t *testing.T) {
	d := tree(t, `
heading a
  paragraph b
  list l
    item c
heading d
`)
	var got []string
	for path, c := range d.WithPath() {
		names := make([]string, len(path))
		for i, p := range path {
			names[i] = string(p.ID)
		}
		got = append(got, strings.Join(append(names, string(c.ID)), "/"))
	}
	if want := "[a a/b a/l a/l/c d]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
	for stop := range 5 {
		seen, withPath := 0, 0
		for range d.All() {
			if seen++; seen > stop {
				break
			}
		}
		for range d.WithPath() {
			if withPath++; withPath > stop {
				break
			}
		}
		if seen != stop+1 || withPath != stop+1 {
			t.Errorf("stopped after %d and %d nodes, want %d", seen, withPath, stop+1)
		}
	}
	for range (&Document{}).All() {
		t.Error("an empty document has a clause")
	}
}

func TestFind(t *testing.T) {
	d := tree(t, "heading a\n  list l\n    item c\n")
	for _, id := range []ID{"a", "l", "c"} {
		if c := d.Find(id); c == nil || c.ID != id {
			t.Errorf("Find(%q) = %v", id, c)
		}
	}
	if c := d.Find("x"); c != nil {
		t.Errorf("found %v", c)
	}
}

func TestPlainText(t *testing.T) {
	row := &Clause{Kind: Row, Cells: []Cell{{Text: Inline{{Text: " a  b "}}}, {}, {Text: Inline{{Text: "c", Marks: Strong}}}}}
	for _, test := range []struct {
		name string
		c    *Clause
		want string
	}{
		{"marks and white space", &Clause{Text: Inline{{Text: "We "}, {Text: "must\n", Marks: Emphasis}, {Text: " stop"}}}, "We must stop"},
		{"a reference without words, and one with", &Clause{Text: Inline{{Ref: "v2#a"}, {Text: ", "}, {Ref: "v2#b", Text: "that"}}}, "v2#a, that"},
		{"a footnote's mark", &Clause{Text: Inline{{Text: "so"}, {Note: "1"}, {Text: "."}}}, "so."},
		{"a forced line break", &Clause{Text: Inline{{Text: "a"}, {Text: "\n", Break: true}, {Text: "b"}}}, "a b"},
		{"cells", row, "a b |  | c"},
		{"code", &Clause{Kind: Code, Code: "if x {\n\ty()\n}\n"}, "if x { y() }"},
		{"a drawing", &Clause{Kind: Drawing, Code: " +-->\n"}, "+-->"},
		{"nothing", &Clause{}, ""},
		{"children have their own", &Clause{Kind: Heading, Text: Inline{{Text: "A"}}, Children: []*Clause{{Text: Inline{{Text: "b"}}}}}, "A"},
	} {
		if got := test.c.PlainText(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for k := Heading; k <= Definitions; k++ {
		if k.String() == "" || seen[k.String()] {
			t.Errorf("kind %d is called %q", k, k)
		}
		seen[k.String()] = true
		if want := k == List || k == Table || k == Quote || k == Definitions; k.IsGroup() != want {
			t.Errorf("%s: IsGroup %v, want %v", k, k.IsGroup(), want)
		}
	}
	if len(seen) != len(kindNames) {
		t.Errorf("%d kinds and %d names", len(seen), len(kindNames))
	}
}

func FuzzCollapse(f *testing.F) {
	for _, seed := range []string{"", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\u00a0b", "a\u3000b", "第 一", "a\xff b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := collapse(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("collapse(%q) = %q, want %q", s, got, want)
		}
	})
}
