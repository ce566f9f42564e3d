package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/problem"
)

var update = flag.Bool("update", false, "write what the parser says into the cases of testdata")

// cases are the archives of testdata. Each holds a source, in.md; what the dialect makes of it, outline and problems;
// and, if ParsePlain is to be looked at too, plain.
func cases(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no cases in testdata: the test would pass with nothing tested")
	}
	return files
}

func TestCases(t *testing.T) {
	for _, file := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src := section(archive, "in.md")
			if src == nil {
				t.Fatalf("%s has no in.md", file)
			}
			s, problems := Parse("in.md", src.Data)
			got := map[string]string{"outline": outline(s), "problems": list(problems)}
			if plain, _ := ParsePlain("in.md", src.Data); section(archive, "plain") != nil {
				got["plain"] = outline(plain)
			}
			compare(t, file, archive, got)
		})
	}
}

func section(archive *txtar.Archive, name string) *txtar.File {
	for i := range archive.Files {
		if archive.Files[i].Name == name {
			return &archive.Files[i]
		}
	}
	return nil
}

// compare holds each section against what was got, or writes it.
func compare(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	for _, name := range []string{"outline", "problems", "plain"} {
		want := section(archive, name)
		text, ok := got[name]
		switch {
		case !ok:
		case *update && want == nil && text != "":
			archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(text)})
		case *update && want != nil:
			want.Data = []byte(text)
		case want == nil && text != "":
			t.Errorf("%s: no section %q; got:\n%s", file, name, text)
		case want != nil:
			if diff := cmp.Diff(string(want.Data), text); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", file, name, diff)
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func list(problems problem.List) string {
	problems.Sort()
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + " [" + p.Rule + "]\n")
	}
	return b.String()
}

// sources are the sources of all cases.
func sources(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, file := range cases(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = section(archive, "in.md").Data
	}
	return all
}

// A byte-order mark and CRLF change no place, no text and no problem.
func TestLineEndsDoNotMatter(t *testing.T) {
	for name, src := range sources(t) {
		t.Run(name, func(t *testing.T) {
			for _, other := range []struct{ name, from, to string }{
				{"CRLF", "\n", "\r\n"}, {"CR", "\n", "\r"}, {"byte-order mark", "", ""},
			} {
				changed := []byte(strings.ReplaceAll(string(src), "\n", other.to))
				if other.to == "" {
					changed = append([]byte("\xEF\xBB\xBF"), src...)
				}
				want, wantProblems := Parse("in.md", src)
				got, gotProblems := Parse("in.md", changed)
				want.Header, got.Header = nil, nil // as written
				if diff := cmp.Diff(outline(want), outline(got)); diff != "" {
					t.Errorf("%s changes the outline (-LF +%s):\n%s", other.name, other.name, diff)
				}
				if diff := cmp.Diff(list(wantProblems), list(gotProblems)); diff != "" {
					t.Errorf("%s changes the problems (-LF +%s):\n%s", other.name, other.name, diff)
				}
				checkSource(t, got, changed)
				plain, _ := ParsePlain("in.md", changed)
				checkSource(t, plain, changed)
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		name, src, want string
	}{
		{"bad byte", "a\nb\xffc", "in.md:2:2: the text is not UTF-8 (found the byte 0xFF) (save the file as UTF-8) [utf-8]\n"},
		{"bad byte in front matter", "---\nx: \xc3\n---\n", "in.md:2:4: the text is not UTF-8 (found the byte 0xC3) (save the file as UTF-8) [utf-8]\n"},
		{"surrogate", "\xed\xa0\x80", "in.md:1:1: the text is not UTF-8 (found the byte 0xED) (save the file as UTF-8) [utf-8]\n"},
		{"NUL", "é\x00", "in.md:1:2: the text holds a NUL byte (remove it) [nul]\n"},
		{"NUL after a byte-order mark", "\xEF\xBB\xBFab\x00", "in.md:1:3: the text holds a NUL byte (remove it) [nul]\n"},
		{"too large", strings.Repeat("a", MaxSize+1), "in.md: the file has 16777217 bytes (want at most 16777216) (split the file) [size]\n"},
		{"too many lines", strings.Repeat("\n", MaxLines+1), "in.md: the file has 250001 lines (want at most 250000) (split the file) [size]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, parse := range map[string]func(string, []byte) (*Source, problem.List){"Parse": Parse, "ParsePlain": ParsePlain} {
				s, problems := parse("in.md", []byte(c.src))
				if s != nil {
					t.Errorf("%s gives a source", name)
				}
				if got := list(problems); got != c.want {
					t.Errorf("%s: got %q, want %q", name, got, c.want)
				}
			}
		})
	}
}

func TestCharactersThatAreRefused(t *testing.T) {
	src := "a\u202Eb\n\nc&#x2066;d\a\n"
	want := "in.md:1:2: the text holds the direction override U+202E, which makes it read otherwise than it is (remove it) [bidi]\n" +
		"in.md:3:2: the text holds the direction override U+2066, which makes it read otherwise than it is (remove it) [bidi]\n" +
		"in.md:3:11: the text holds the control character U+0007 (remove it) [control]\n"
	_, problems := Parse("in.md", []byte(src))
	if got := list(problems); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if _, problems := ParsePlain("in.md", []byte(src)); len(problems) > 0 {
		t.Errorf("plain Markdown with them has problems: %v", problems)
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, src, header string
		line              int
		text              string // of the first clause
	}{
		{"none", "text\n", "", 0, "text"},
		{"some", "---\na: 1\n---\ntext\n", "a: 1\n", 2, "text"},
		{"CRLF", "---\r\na: 1\r\n---\r\ntext\r\n", "a: 1\r\n", 2, "text"},
		{"byte-order mark", "\xEF\xBB\xBF---\na: 1\n---\ntext", "a: 1\n", 2, "text"},
		{"trailing spaces", "--- \na: 1\n---\t\ntext", "a: 1\n", 2, "text"},
		{"no body", "---\na: 1\n---", "a: 1\n", 2, ""},
		{"a break is none", "text\n\n---\n\nmore\n", "", 0, "text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, problems := Parse("in.md", []byte(c.src))
			if len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
			if string(s.Header) != c.header || s.HeaderLine != c.line {
				t.Errorf("got header %q at line %d, want %q at %d", s.Header, s.HeaderLine, c.header, c.line)
			}
			text := ""
			if len(s.Clauses) > 0 {
				text = s.Clauses[0].PlainText()
			}
			if text != c.text {
				t.Errorf("got text %q, want %q", text, c.text)
			}
		})
	}
}

func TestFrontMatterIsEmptyNotMissing(t *testing.T) {
	if s, _ := Parse("in.md", []byte("---\n---\ntext")); s.Header == nil {
		t.Error("an empty header reads as none")
	}
}

// Front matter that nothing closes is one problem: its fields are read, and so is the text.
func TestFrontMatterIsNotClosed(t *testing.T) {
	for _, c := range []struct{ src, header string }{
		{"---\na: 1\n\ntext\n", "a: 1\n"},
		{"---\na: 1\nlist:\n  - b\n- c\n# a comment\nb-c:\n\n# Scope\n\n- text\n", "a: 1\nlist:\n  - b\n- c\n# a comment\nb-c:\n"},
		{"---\r\na: 1\r\n\r\nb: 2\r\nNote: text", "a: 1\r\n\r\nb: 2\r\n"},
		{"---\na: 1", "a: 1"},
		{"---\n", ""},
		{"---", ""},
	} {
		s, problems := Parse("in.md", []byte(c.src))
		if s.Header == nil || string(s.Header) != c.header {
			t.Errorf("%q: got the header %q, want %q", c.src, s.Header, c.header)
		}
		if strings.Contains(c.src, "text") != (len(s.Clauses) > 0) {
			t.Errorf("%q: got the text\n%s", c.src, outline(s))
		}
		want := "in.md:1:1: front matter is not closed (want a line --- after it) (close it with a line of three hyphens) [front-matter]\n"
		if got := list(problems); got != want {
			t.Errorf("%q: got %q, want %q", c.src, got, want)
		}
	}
	if plain, _ := ParsePlain("in.md", []byte("---\na: 1\n\ntext\n")); plain.Header != nil || len(plain.Clauses) != 3 {
		t.Errorf("plain Markdown begins with a thematic break; got:\n%s", outline(plain))
	}
}

func TestPlainFrontMatterLooksLikeYAML(t *testing.T) {
	s, _ := ParsePlain("in.md", []byte("---\n\nA sentence: with a colon.\n\n---\n\ntext\n"))
	if s.Header != nil {
		t.Errorf("text between two breaks reads as front matter: %q", s.Header)
	}
}

func TestInline(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "  one *two* \n", "one <em|two>"},
		{"reference", "see [[v3.0#sl-4|there]]", "see <ref=v3.0#sl-4|there>"},
		{"no heading", "# one", "# one"},
		{"no list", "1. one", "1. one"},
		{"no attributes", "one {#two}", "one {#two}"},
		{"paragraphs", "one\n\n  two", "one⏎two"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, err := Inline(c.in)
			if err != nil {
				t.Fatal(err)
			}
			if got := outlineInline(in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestInlineRefuses(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"html", "a <b>b</b>", `raw HTML is not part of the dialect (found "<b>") (write **text**)`},
		{"reference", "[[x y]]", `"[[x y]]" is not a reference: "x y" is not a name`},
		{"footnote", "a[^1]", `no footnote "1" is defined`},
		{"scheme", "[a](javascript:b)", `an address cannot begin with "javascript:"`},
		{"NUL", "a\x00", "the text holds a NUL byte"},
		{"UTF-8", "\xff", "the text is not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Inline(c.in)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestPositionIsInsideTheFile(t *testing.T) {
	s, _ := Parse("in.md", []byte("\xEF\xBB\xBFé\nb"))
	for _, c := range []struct {
		offset int
		want   string
	}{{-1, "in.md:1:1"}, {0, "in.md:1:1"}, {3, "in.md:1:1"}, {5, "in.md:1:2"}, {6, "in.md:2:1"}, {99, "in.md:2:2"}} {
		if got := s.Position(c.offset).String(); got != c.want {
			t.Errorf("Position(%d) = %s, want %s", c.offset, got, c.want)
		}
	}
}

func TestProblemsAreCapped(t *testing.T) {
	_, problems := Parse("in.md", []byte(strings.Repeat("a <b> b\n\n", 2*maxProblems)))
	if len(problems) != maxProblems+1 {
		t.Fatalf("got %d problems, want %d", len(problems), maxProblems+1)
	}
	if last := problems[maxProblems].Message; last != "more than 1000 problems in the file, the rest is not listed" {
		t.Errorf("the last is %q", last)
	}
}

func TestTwiceGivesTheSame(t *testing.T) {
	for name, src := range sources(t) {
		a, problemsA := Parse("in.md", src)
		b, problemsB := Parse("in.md", src)
		if !reflect.DeepEqual(a.Clauses, b.Clauses) || !reflect.DeepEqual(problemsA, problemsB) {
			t.Errorf("%s: parsed twice, the results differ", name)
		}
	}
}
