package markdown

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// checkSource holds what is true of every source, whatever it was made from.
func checkSource(t *testing.T, s *Source, src []byte) {
	t.Helper()
	ids := map[clause.ID]bool{}
	for c := range s.All() {
		if c.ID != "" && ids[c.ID] {
			t.Errorf("the ID %q is used twice", c.ID)
		}
		ids[c.ID] = true
		if !c.Kind.IsGroup() && c.Kind != clause.Rule && (c.ID == "" || c.Label == "") {
			t.Errorf("%s at %v has ID %q and label %q", c.Kind, c.Start, c.ID, c.Label)
		}
		checkPlace(t, s, c.Start)
		if c.End < c.Start.Offset || c.End > len(src) {
			t.Errorf("%s at %v ends at %d of %d", c.Kind, c.Start, c.End, len(src))
		}
		checkRuns(t, c.Text, src)
		for _, cell := range c.Cells {
			checkPlace(t, s, cell.Start)
			checkRuns(t, cell.Text, src)
			checkAttrs(t, s, cell.Attrs, src)
		}
		checkAttrs(t, s, c.Attrs, src)
	}
}

// checkPlace holds a place against the one that its offset has.
func checkPlace(t *testing.T, s *Source, p clause.Position) {
	t.Helper()
	if at := s.Position(p.Offset); at.Line != p.Line || at.Column != p.Column {
		t.Errorf("offset %d is said to be at %d:%d and is at %s", p.Offset, p.Line, p.Column, at)
	}
}

// checkRuns holds runs against the bytes of the file at which they say they stand.
func checkRuns(t *testing.T, in clause.Inline, src []byte) {
	t.Helper()
	last := -1
	for _, r := range in {
		if r.Offset <= last || r.Offset >= len(src) {
			t.Fatalf("run %q at %d follows one at %d, in %d bytes", r.Text, r.Offset, last, len(src))
		}
		last = r.Offset
		rest := src[r.Offset:]
		switch {
		case r.Redaction != nil:
			if !publicform.Begins(rest) || r.Text != r.Redaction.Words() {
				t.Errorf("redaction %+v stands at %q", r, rest[:min(10, len(rest))])
			}
		case r.Ref != "", r.Note != "":
			if rest[0] != '[' {
				t.Errorf("run %+v stands at %q", r, rest[:min(10, len(rest))])
			}
		case r.Image != "":
			if rest[0] != '!' {
				t.Errorf("image %+v stands at %q", r, rest[:min(10, len(rest))])
			}
		case r.Text == "":
			if rest[0] != '!' { // an image without text and address
				t.Errorf("run %+v is empty", r)
			}
		case bytes.HasPrefix(rest, []byte(r.Text)):
		case r.Text == "\n" && rest[0] == '\r':
		case rest[0] == '&', rest[0] == '!':
		default:
			t.Errorf("run %q stands at %q", r.Text, rest[:min(len(r.Text)+10, len(rest))])
		}
	}
}

func checkAttrs(t *testing.T, s *Source, as clause.Attrs, src []byte) {
	t.Helper()
	for _, a := range as {
		checkPlace(t, s, a.Pos)
		if !bytes.HasPrefix(src[a.Pos.Offset:], []byte(a.Value)) {
			t.Errorf("the value %q stands at %q", a.Value, src[a.Pos.Offset:min(len(src), a.Pos.Offset+len(a.Value))])
		}
	}
}

// checkProblems holds problems to the file: each in it, each with a message on one line.
func checkProblems(t *testing.T, problems problem.List, src []byte) {
	t.Helper()
	lines := len(lineStarts(src, 0))
	for _, p := range problems {
		if p.Line < 0 || p.Line > lines || p.Line > 0 && p.Column < 1 {
			t.Errorf("%s lies outside the file, which has %d lines", p, lines)
		}
		if p.Message == "" || p.Rule == "" {
			t.Errorf("%s has rule %q", p, p.Rule)
		}
	}
}

func TestProperties(t *testing.T) {
	for name, src := range sources(t) {
		t.Run(name, func(t *testing.T) {
			s, problems := Parse("in.md", src)
			checkSource(t, s, src)
			checkProblems(t, problems, src)
			plain, _ := ParsePlain("in.md", src)
			checkSource(t, plain, src)
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range sources(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, problems := Parse("in.md", src)
		checkProblems(t, problems, src)
		if s == nil {
			if problems.Errors() == 0 {
				t.Error("refused without a problem")
			}
			return
		}
		checkSource(t, s, src)
		again, _ := Parse("in.md", src)
		if !reflect.DeepEqual(s.Clauses, again.Clauses) {
			t.Error("parsed twice, the clauses differ")
		}
		plain, problems := ParsePlain("in.md", src)
		if plain == nil || len(problems) > 0 {
			t.Fatalf("plain Markdown is refused: %v", problems)
		}
		checkSource(t, plain, src)
	})
}

// letters counts the letters of a text.
func letters(s string) map[rune]int {
	count := map[rune]int{}
	for _, r := range s {
		if unicode.IsLetter(r) {
			count[r]++
		}
	}
	return count
}

// text is all the text of a source, each clause's once.
func allText(s *Source) string {
	var b strings.Builder
	for c := range s.All() {
		b.WriteString(c.Marker)
		b.WriteString(c.Code)
		for _, r := range c.Text {
			b.WriteString(r.Text)
		}
		for _, cell := range c.Cells {
			for _, r := range cell.Text {
				b.WriteString(r.Text)
			}
		}
	}
	return b.String()
}

// markup are the characters with which letters can be part of the markup: addresses, languages, attributes, entities.
var markup = strings.NewReplacer("[", "", "{", "", "`", "", "~", "", "&", "", "<", "", "\r", "", "\x00", "")

// Every letter of a source lands in exactly one clause.
func FuzzEveryLetterLandsOnce(f *testing.F) {
	for _, src := range sources(f) {
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		src = "\n" + markup.Replace(src) // no front matter
		for name, parse := range map[string]func(string, []byte) (*Source, problem.List){"Parse": Parse, "ParsePlain": ParsePlain} {
			s, _ := parse("in.md", []byte(src))
			if s == nil {
				return
			}
			if want, got := letters(src), letters(allText(s)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s of %q loses letters or has them twice:\n%s", name, src, outline(s))
			}
		}
	})
}

func FuzzInline(f *testing.F) {
	f.Add("one *two* [[#three]] `four`\n\nfive")
	f.Fuzz(func(t *testing.T, s string) {
		in, err := Inline(s)
		if err == nil {
			checkRuns(t, in, []byte(strings.TrimSpace(s)))
		}
	})
}
