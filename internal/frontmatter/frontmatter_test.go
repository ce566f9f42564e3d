package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/frontmatter"
	"rspsite/internal/problem"
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

// A words is empty if nobody wrote a word, as a text with marks is.
type words struct{ list []string }

func (w *words) UnmarshalText(b []byte) error {
	w.list = strings.Fields(string(b))
	if w.list == nil {
		w.list = []string{}
	}
	return nil
}

func (w words) IsZero() bool { return len(w.list) == 0 }

type note struct {
	By words    `yaml:"by" need:"required"`
	On []string `yaml:"on" need:"required"`
}

type header struct {
	common  `yaml:",inline"`
	Version string   `yaml:"version"`
	Order   int      `yaml:"order"`
	Level   level    `yaml:"level"`
	Tags    []string `yaml:"tags"`
	Editor  *person  `yaml:"editor"`
	People  []person `yaml:"people"`
	Notes   []note   `yaml:"notes"`
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
		{"unlike any field", "title: A\nqqqqqq: v1\n", []string{`x.md:3:1: unknown field "qqqqqq" (known here: title, draft, version, order, level, tags, editor, people, notes)`}},
		{"missing field", "draft: true\n", []string{`x.md:2:1: missing field "title" (add a line "title: …")`}},
		{"empty required field", "title:\n", []string{`x.md:2:7: field "title" is empty (write its value)`}},
		{"required field of white space", "title: \" \"\n", []string{`x.md:2:8: field "title" is empty (write its value)`}},
		{"required field that its type calls empty", "title: A\nnotes:\n- {by: '', on: [a]}\n", []string{`x.md:4:8: field "by" in "notes[0]" is empty (write its value)`}},
		{"required list without entries", "title: A\nnotes:\n- {by: x, on: []}\n", []string{`x.md:4:15: field "on" in "notes[0]" is empty (write its value)`}},
		{"required field that is refused", "title: [x]\n", []string{`x.md:2:8: field "title" must be a text (found a list)`}},
		{"nothing at all", "", []string{`x.md:2:1: missing field "title" (add a line "title: …")`}},
		{"missing field further in", "title: A\npeople:\n- {}\n", []string{`x.md:4:3: missing field "name" in "people[0]" (add a line "name: …")`}},
		{"field twice", "title: A\ntitle: B\n", []string{`x.md:3:1: field "title" is here twice (first on line 2) (keep one)`}},
		{"field three times", "title: A\ntitle: B\ntitle: C\n", []string{
			`x.md:3:1: field "title" is here twice (first on line 2) (keep one)`, `x.md:4:1: field "title" is here twice (first on line 2) (keep one)`}},
		{"a key that is no word", "title: A\n? [draft]\n: true\n", []string{`x.md:3:3: the key of a field must be a word (found a list) (write key: value)`}},
		{"an entry with nothing in it", "title: A\ntags:\n- a\n-\n- ~\n", []string{
			`x.md:5:2: an entry of field "tags" is empty (write its value, or take it out)`, `x.md:6:3: an entry of field "tags" is empty (write its value, or take it out)`}},
		{"a number too large", "title: A\norder: 99999999999999999999\n", []string{`x.md:3:8: field "order" must be a whole number (found "99999999999999999999")`}},
		{"a list for a number", "title: A\norder: [1]\n", []string{`x.md:3:8: field "order" must be a whole number (found a list)`}},
		{"fields for a truth value", "title: A\ndraft: {a: true}\n", []string{`x.md:3:8: field "draft" must be true or false (found fields)`}},
		{"no fields at all", "just words\n", []string{`x.md:2:1: the front matter must have fields, each as "key: value" (found "just words")`}},
		{"a merge key", "title: A\n<<: {draft: true}\n", []string{`x.md:3:1: unknown field "<<" (known here: title, draft, version, order, level, tags, editor, people, notes)`}},
		{"an escaped control character", "title: \"a\\x00b\"\n", []string{`x.md:2:8: field "title" holds the control character U+0000 (remove it)`}},
		{"an escaped direction override", "title: A\ntags: [\"a\\u202Eb\"]\n", []string{`x.md:3:8: field "tags[0]" holds the direction override U+202E (remove it)`}},
		{"a control character", "title: A\nlevel: \x1b\n", []string{`x.md:3:8: the text holds the control character U+001B (remove it)`}},
		{"a NUL byte", "title: A\nlevel: é\x00\x00\n", []string{`x.md:3:9: the text holds a NUL byte (remove it)`}},
		{"a direction override", "title: é\u202e\n", []string{`x.md:2:9: the text holds the direction override U+202E, which makes it read otherwise than it is (remove it)`}},
		{"a line end that is none", "title: A\u2028draft: true\r\nx: y\u2029\n", []string{
			`x.md:2:9: the text holds the line separator U+2028 (remove it)`, `x.md:3:5: the text holds the line separator U+2029 (remove it)`}},
		{"not UTF-8", "title: A\rlevel: \xe9\xe9\n", []string{`x.md:3:8: the text is not UTF-8 (found the byte 0xE9) (save the file as UTF-8)`}},
		{"a second document", "title: A\n---\ntitle: B\n", []string{`x.md:3:1: the front matter is more than one document (take out the line of --- or ...)`}},
		{"the end of a document", "title: A\r\n...\r\ntitle: B\n", []string{`x.md:3:1: the front matter is more than one document (take out the line of --- or ...)`}},
		{"a bracket left open", "title: A\ntags: [a\nlevel: b\n", []string{`x.md:3:7: the front matter is not YAML: the bracket [ is not closed (add ], or put the value in quotation marks)`}},
		{"a brace left open", "title: A\neditor: {name: a\n", []string{`x.md:3:9: the front matter is not YAML: the brace { is not closed (add }, or put the value in quotation marks)`}},
		{"a quotation mark left open", "title: A\nlevel: \"b\n", []string{`x.md:3:8: the front matter is not YAML: the quotation mark is not closed (add the closing one)`}},
		{"a quotation mark in quotation marks", "title: 'it's'\n", []string{`x.md:2:12: the front matter is not YAML: this does not go on with what stands before it (indent the fields of one group alike; write a quotation mark inside quotation marks twice)`}},
		{"a comma too many", "title: A\ntags: [a, , b]\n", []string{`x.md:3:11: the front matter is not YAML: an entry is empty (write its value, or take out the comma)`}},
		{"a tab", "title: A\n\tversion: b\n", []string{`x.md:3:1: the front matter is not YAML: a tab stands where spaces belong (indent by spaces)`}},
		{"a character that YAML keeps", "title: @x\n", []string{`x.md:2:8: the front matter is not YAML: a value cannot begin with this character (put the value in quotation marks; indent by spaces, not tabs)`}},
		{"a line without a colon", "title: A\nlevel\ndraft: true\n", []string{`x.md:3:1: the front matter is not YAML: a line has no colon behind its key (write key: value; indent a line that goes on with the value before)`}},
		{"another indentation", "title: A\npeople:\n  - name: a\n - name: b\n", []string{`x.md:5:2: the front matter is not YAML: this does not go on with what stands before it (indent the fields of one group alike; write a quotation mark inside quotation marks twice)`}},
		{"an alias of nothing", "title: *x\n", []string{`x.md:2:8: the front matter is not YAML: a value cannot begin with * (put the value in quotation marks; aliases are not part of front matter)`}},
		{"too deep", "title: " + strings.Repeat("[", 20_000) + "\n", []string{`x.md:2:10008: the front matter is not YAML: while increasing flow level: exceeded max depth of 10000 (put the value in quotation marks if it holds a colon, a bracket or a quote)`}},
		{"too large", "title: " + strings.Repeat("a", 1<<20) + "\n", []string{`x.md:2:1: the front matter has 1048584 bytes (want at most 1048576) (move what is text below the header)`}},
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
			`x.md:2:8: anchors and aliases have no place in the front matter (write the value out)`,
			`x.md:3:10: anchors and aliases have no place in the front matter (write the value out)`}},
		{"an unquoted colon", "title: A: B\n", []string{`x.md:2:9: the front matter is not YAML: a colon and a space stand inside a value (put the value in quotation marks)`}},
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

func TestByteOrderMarkCountsForNoColumn(t *testing.T) {
	var h header
	index, problems := frontmatter.Decode("x.yaml", []byte("\ufefftitle: A\n"), 1, &h)
	if len(problems) > 0 || h.Title != "A" || index.Position("title").String() != "x.yaml:1:8" {
		t.Errorf("title %q at %v, problems %v", h.Title, index.Position("title"), problems)
	}
}

func TestAFileThatIsYAMLIsNotCalledFrontMatter(t *testing.T) {
	for text, want := range map[string]string{
		"title: [A\n":       "x.yaml:1:8: the file is not YAML: the bracket [ is not closed (add ], or put the value in quotation marks)",
		"words\n":           `x.yaml:1:1: the file must have fields, each as "key: value" (found "words")`,
		"a: 1\n---\nb: 2\n": "x.yaml:2:1: the file is more than one document (take out the line of --- or ...)",
	} {
		var h header
		if _, problems := frontmatter.Decode("x.yaml", []byte(text), 1, &h); len(problems) != 1 || problems[0].String() != want {
			t.Errorf("%q: got %v, want %s", text, problems, want)
		}
	}
}

// TestProblemsHaveALimit: the faults of ninety thousand entries are more than anyone reads, or memory should hold.
func TestProblemsHaveALimit(t *testing.T) {
	for name, entries := range map[string]string{"nothing in a field": "- name:\n", "unknown fields": "- nmae: x\n", "no value": "-\n"} {
		var h header
		_, problems := frontmatter.Decode("x.md", []byte("title: A\npeople:\n"+strings.Repeat(entries, 90_000)), 2, &h)
		if len(problems) != 1001 {
			t.Errorf("%s: %d problems, want 1000 and one that says so", name, len(problems))
		}
		if got, want := problems[len(problems)-1].String(), "x.md: more than 1000 problems in the front matter, the rest is not listed"; got != want {
			t.Errorf("%s: the last problem is %q, want %q", name, got, want)
		}
	}
}

func TestWhatIsWrongIsLeftOut(t *testing.T) {
	var h header
	frontmatter.Decode("x.md", []byte("title: [A]\norder: 9999999999999999999999\ndraft: maybe\nlevel: x\ntags: b\n"), 2, &h)
	if diff := cmp.Diff(header{}, h, cmp.AllowUnexported(header{}, common{})); diff != "" {
		t.Errorf("decoded header (-want +got):\n%s", diff)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"title: A\n", "people:\n- name: P\n", "a: [\n", "title: &a [*a]\n", "? x\n: y\n", "title: \"\\0\"\n", "a: 1\n...\nb: 2\n",
		"\ufeffnotes: [{by: x, on: [~]}]\r\n", "title: |\n  a\r b\n", "<<: {a: b}\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var h header
		index, problems := frontmatter.Decode("x.md", []byte(s), 2, &h)
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
		isInside := func(p problem.Position) bool {
			return p.Line == 0 || p.Line >= 2 && p.Line <= len(lines)+2 && p.Column >= 1 &&
				(p.Line-2 >= len(lines) || p.Column <= utf8.RuneCountInString(lines[p.Line-2])+1)
		}
		for _, p := range problems {
			if !isInside(p.Position) {
				t.Errorf("problem outside the header: %v", p)
			}
		}
		for _, path := range []string{"title", "tags[1]", "notes[0].on", "people[3].name"} {
			if at := index.Position(path); !isInside(at) {
				t.Errorf("%s stands outside the header: %v", path, at)
			}
		}
		if len(problems) == 0 && strings.TrimSpace(h.Title) == "" {
			t.Errorf("a header without its title passes: %q", s)
		}
	})
}
