package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/frontmatter"
)

type level string

func (l *level) UnmarshalText(b []byte) error {
	if !strings.HasPrefix(string(b), "ASL-") {
		return fmt.Errorf("unknown level %q", b)
	}
	*l = level(b)
	return nil
}

type common struct {
	Title string `yaml:"title" need:"required"`
	Draft bool   `yaml:"draft"`
}

type person struct {
	Name string `yaml:"name" need:"required"`
}

type header struct {
	common  `yaml:",inline"`
	Version string   `yaml:"version"`
	Order   int      `yaml:"order"`
	Level   level    `yaml:"level"`
	Tags    []string `yaml:"tags"`
	Editor  *person  `yaml:"editor"`
	People  []person `yaml:"people"`
}

func TestDecodeFillsEveryKindOfField(t *testing.T) {
	var got header
	_, problems := frontmatter.Decode("x.md", []byte(`title: A
version: 2.10
draft: true
order: 3
level: ASL-3
tags: [a, 0x10, no]
editor: {name: E}
people:
- name: P
`), 2, &got)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	want := header{common: common{"A", true}, Version: "2.10", Order: 3, Level: "ASL-3", Tags: []string{"a", "0x10", "no"},
		Editor: &person{"E"}, People: []person{{"P"}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(header{}, common{})); diff != "" {
		t.Errorf("decoded header (-want +got):\n%s", diff)
	}
}

func TestDecodeNamesEveryFaultWithItsPlace(t *testing.T) {
	tests := []struct {
		name, header string
		want         []string
	}{
		{"misspelt field", "title: A\nvesion: v1\n", []string{`x.md:3:1: unknown field "vesion" (did you mean "version"?)`}},
		{"unlike any field", "title: A\nqqqqqq: v1\n", []string{`x.md:3:1: unknown field "qqqqqq" (known here: title, draft, version, order, level, tags, editor, people)`}},
		{"missing field", "draft: true\n", []string{`x.md:2:1: missing field "title" (add a line "title: …")`}},
		{"empty required field", "title:\n", []string{`x.md:2:1: missing field "title" (add a line "title: …")`}},
		{"nothing at all", "", []string{`x.md:2:1: missing field "title" (add a line "title: …")`}},
		{"missing field further in", "title: A\npeople:\n- {}\n", []string{`x.md:4:3: missing field "name" in "people[0]" (add a line "name: …")`}},
		{"field twice", "title: A\ntitle: B\n", []string{`x.md:3:1: field "title" is here twice (first on line 2)`}},
		{"not a truth value", "title: A\ndraft: yes\n", []string{`x.md:3:8: field "draft" must be true or false (found "yes")`}},
		{"not a number", "title: A\norder: 1.5\n", []string{`x.md:3:8: field "order" must be a whole number (found "1.5")`}},
		{"a list for a text", "title: [A]\n", []string{`x.md:2:8: field "title" must be a text (found a list)`}},
		{"a text for a list", "title: A\ntags: b\n", []string{`x.md:3:7: field "tags" must be a list (found "b") (write the entries in brackets, or each on a line of its own after "- ")`}},
		{"a text for fields", "title: A\neditor: b\n", []string{`x.md:3:9: field "editor" must have fields, each as "key: value" (found "b")`}},
		{"a word the type refuses", "title: A\nlevel: SL-4\n", []string{`x.md:3:8: field "level": unknown level "SL-4"`}},
		{"several faults at once", "titel: A\ndraft: maybe\n", []string{
			`x.md:2:1: missing field "title" (add a line "title: …")`, `x.md:2:1: unknown field "titel" (did you mean "title"?)`,
			`x.md:3:8: field "draft" must be true or false (found "maybe")`}},
		{"anchors", "title: &a A\nversion: *a\n", []string{
			`x.md:2:8: anchors and aliases are not part of front matter (write the value out)`,
			`x.md:3:10: anchors and aliases are not part of front matter (write the value out)`}},
		{"an unquoted colon", "title: A: B\n", []string{`x.md:2:9: the front matter is not YAML: mapping values are not allowed in this context (put the value in quotation marks if it holds a colon, a bracket or a quote)`}},
		{"columns count characters", "title: A\npeople: [{name: 第一条, nmae: x}]\n", []string{`x.md:3:22: unknown field "nmae" (did you mean "name"?)`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var h header
			_, problems := frontmatter.Decode("x.md", []byte(test.header), 2, &h)
			problems.Sort()
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIndexKnowsWhereFieldsStand(t *testing.T) {
	var h header
	index, _ := frontmatter.Decode("x.md", []byte("title: A\npeople:\n- name: P\n"), 2, &h)
	for path, want := range map[string]string{"title": "x.md:2:8", "people[0].name": "x.md:4:9", "people[0].age": "x.md:4:3",
		"people[7].name": "x.md:4:1", "version": "x.md:2:1"} {
		if got := index.Position(path).String(); got != want {
			t.Errorf("Position(%q) = %s, want %s", path, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"title: A\n", "people:\n- name: P\n", "a: [\n", "title: &a [*a]\n", "? x\n: y\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var h header
		_, problems := frontmatter.Decode("x.md", []byte(s), 2, &h)
		lines := 3 // two before the header, and one more for the end
		for _, r := range s {
			if strings.ContainsRune("\r\n\u0085\u2028\u2029", r) { // all are line breaks to YAML 1.1
				lines++
			}
		}
		for _, p := range problems {
			if p.Line < 2 || p.Line > lines {
				t.Errorf("problem outside the header: %v", p)
			}
		}
	})
}
