package redaction

import (
	"bytes"
	"strings"
	"testing"
)

// loose is a text without what Redact may bring to one form: white space, and the lines of tables and headings.
func loose(text []byte) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n-=|>#", r) {
			return -1
		}
		return r
	}, string(text))
}

// restored is a source with the texts in place of its marks.
func restored(s *source, marks []mark) []byte {
	var b bytes.Buffer
	at := 0
	for _, m := range marks {
		b.Write(s.src[at:m.start])
		b.Write(s.src[m.textStart:m.textEnd])
		at = m.end
	}
	b.Write(s.src[at:])
	return b.Bytes()
}

// FuzzRedact redacts whatever comes. Where it gives a public source, no text is left in it, revealing gives the texts back, and
// redacting again changes nothing.
func FuzzRedact(f *testing.F) {
	word, phrase := attrs("word"), attrs("phrase")
	for _, seed := range []string{
		"A {~ b ~}" + word, "{~ a\nb ~}" + phrase + "\n===\n", "---\nk: {~ a b ~}" + phrase + "\n---\n", "---\nk: \"{~ a b ~}" + phrase + "\"\n---\nx",
		"---\nk: |\n  {~ a b ~}" + phrase + "\n  c\n---\n", "---\nk: [a, 'b''{~ c ~}" + word + "']\n---\n", "| a | b |\n|---|--|\n{~ | c | d | ~}" + phrase + "\n",
		"| a |   {~ b ~}" + word + "   |\n|---|---|\n", "```\n{~ a ~}" + word + "\n```\n", `\{~ a {redacted id="r1"}`, "{~ {~ ~} ~}", "{~ a ~}{reason=\"legal\" note=\"|\"}",
	} {
		f.Add(seed, "Qzxwvk")
	}
	f.Fuzz(func(t *testing.T, src, secret string) {
		src = strings.ReplaceAll(src, "b", secret)
		public, o, problems := Redact("private.md", []byte(src), nil, numbers())
		if problems.Errors() > 0 {
			if public != nil || o != nil {
				t.Error("a result in spite of errors")
			}
			return
		}
		s := newSource("private.md", []byte(src))
		marks := s.marks()
		for k, m := range marks {
			i := bytes.Index(s.src, s.src[m.textStart:m.textEnd])
			inside := i == m.textStart && bytes.Count(s.src, s.src[m.textStart:m.textEnd]) == 1
			if inside && !strings.Contains(o.List[k].Commitment()+opening+o.List[k].ID, o.List[k].Text) && len(o.List[k].Text) > 3 && bytes.Contains(public, s.src[m.textStart:m.textEnd]) {
				t.Errorf("the text %q is in\n%s", o.List[k].Text, public)
			}
		}
		text, results, problems := Reveal("report.md", public, o)
		for _, r := range results {
			if _, ours := o.find(r.ID); ours && !r.Holds {
				t.Errorf("%s does not hold: %v", r.ID, problems)
			}
		}
		from, to := s.headerOf(marks)
		shown := newSource("", text)
		revealedFrom, revealedTo := shown.headerOf(nil)
		whole := newSource("", restored(s, marks))
		wholeFrom, wholeTo := whole.headerOf(nil)
		if got, want := loose(text[revealedTo:]), loose(whole.src[wholeTo:]); got != want {
			t.Errorf("revealed:\n%s\nwant:\n%s", text, whole.src)
		}
		if to > from && len(marks) > 0 && marks[0].start < to {
			got, err := readHeader(text[revealedFrom:revealedTo])
			want, wantErr := readHeader(whole.src[wholeFrom:wholeTo])
			if err != nil || wantErr != nil || !got.is(want, strings.NewReplacer(), false) {
				t.Errorf("revealed front matter:\n%s\nwant:\n%s", text[:revealedTo], whole.src[:wholeTo])
			}
		}
		again, same, problems := Redact("private.md", []byte(src), o, bytes.NewReader(nil))
		if problems.Errors() > 0 || !bytes.Equal(again, public) || !bytes.Equal(same.JSON(), o.JSON()) {
			t.Errorf("redacted again: %v\n%s\nbefore:\n%s", problems, again, public)
		}
		if twice, _, problems := Redact("report.md", public, o, bytes.NewReader(nil)); problems.Errors() > 0 || !bytes.Equal(twice, public) {
			t.Errorf("the public source redacted: %v\n%s\nbefore:\n%s", problems, twice, public)
		}
		if _, problems := ReadOpenings("o.json", o.JSON()); len(problems) > 0 {
			t.Error(problems)
		}
	})
}

// FuzzReveal reads whatever comes for a report and for its openings.
func FuzzReveal(f *testing.F) {
	public, o, _ := Redact("p.md", []byte("---\nk: '{~ a ~}"+attrs("word")+"'\n---\n\n{~ b ~}"+attrs("word")), nil, numbers())
	f.Add(public, o.JSON())
	f.Add([]byte("{redacted"), []byte("{"))
	f.Fuzz(func(t *testing.T, public, openings []byte) {
		read, problems := ReadOpenings("o.json", openings)
		if (read == nil) != (len(problems) > 0) {
			t.Errorf("openings %v, problems %v", read, problems)
		}
		text, results, problems := Reveal("report.md", public, read)
		for _, r := range results {
			if r.Holds != (r.Why == "") {
				t.Errorf("%+v", r)
			}
		}
		if text == nil && len(public) > 0 && problems.Errors() == 0 {
			t.Error("no text, and nothing is said of it")
		}
	})
}
