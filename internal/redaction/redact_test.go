package redaction

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// attrs are the attributes of a private mark with an extent.
func attrs(extent string) string {
	return fmt.Sprintf(`{reason="legal" note="It's so" extent="%s"}`, extent)
}

// mustRedact redacts what has no problem but warnings.
func mustRedact(t *testing.T, src string, before *Openings) (string, *Openings) {
	t.Helper()
	public, o, problems := Redact("private.md", []byte(src), before, fresh(before))
	if problems.Errors() > 0 {
		t.Fatalf("%s\nproblems: %v", src, problems)
	}
	return string(public), o
}

// fresh are salts that openings do not have yet.
func fresh(before *Openings) *bytes.Reader {
	salts := numbers()
	if before != nil {
		salts.Seek(int64(SaltSize*(before.Count()+len(before.Lost))), io.SeekStart)
	}
	return salts
}

// generic is a public source without what is of one run: IDs and commitments.
func generic(public string) string {
	for {
		i := strings.Index(public, opening+` id=`)
		if i < 0 {
			return public
		}
		end := i + strings.IndexByte(public[i:], '}')
		form := public[i:end]
		extent := form[strings.Index(form, "extent=")+len("extent="):]
		public = public[:i] + "<" + strings.Trim(extent[:strings.IndexByte(extent, ' ')], `\"`) + ">" + public[end+1:]
	}
}

// TestPublic shows what stands in place of a mark, wherever it stands, and that revealing gives the text back.
func TestPublic(t *testing.T) {
	word, phrase, sentence, section, figure := attrs("word"), attrs("phrase"), attrs("sentence"), attrs("section"), attrs("figure")
	tests := []struct{ name, private, public, revealed string }{
		{"text", "We saw {~ it ~}" + word + ".\n", "We saw <word>.\n", "We saw it.\n"},
		{"white space of the mark", "A{~\n\n it\t~}" + word + "b\n", "A<word>b\n", "Aitb\n"},
		{"an escaped mark", `A \{~ b ~\} {~ it ~}` + word + "\n", `A \{~ b ~\} <word>` + "\n", `A \{~ b ~\} it` + "\n"},
		{"a mark behind two backslashes", `\\{~ it ~}` + word, `\\<word>`, `\\it`},
		{"braces within", "{~ a {b} {c ~}" + phrase, "<phrase>", "a {b} {c"},
		{"its end, escaped within", `{~ a \~} b ~}` + phrase, "<phrase>", `a \~} b`},
		{"struck through", "{~ ~~it~~ ~}" + word + " {~~~it~~~}" + word, "<word> <word>", "~~it~~ ~~it~~"},
		{"spaces beside", "a    {~ it ~}" + word + "     b", "a <word> b", "a it b"},
		{"a hard line break", "a {~ it ~}" + word + "     \nb", "a <word>  \nb", "a it  \nb"},
		{"the indent of an item", "-   {~ it ~}" + word + "\n\n    b", "-   <word>\n\n    b", "-   it\n\n    b"},
		{"blocks", "A\n\n{~\n## B {#b}\n\nC.\n~}" + section + "\n\nD\n", "A\n\n<section>\n\nD\n", "A\n\n## B {#b}\n\nC.\n\nD\n"},
		{"a heading", "## A {~ b c ~}" + phrase + " {#a}\n", "## A <phrase> {#a}\n", "## A b c {#a}\n"},
		{"a heading that is underlined", "A {~ b c ~}" + phrase + "\n===========\n", "A <phrase>\n===\n", "A b c\n===\n"},
		{"a picture", "{~ ![a](b.png) ~}" + figure, "<figure>", "![a](b.png)"},
		{"code", "```go\nx := {~ 1 + 2 ~}" + phrase + "\n```\n", "```go\nx := <phrase>\n```\n", "```go\nx := 1 + 2\n```\n"},
		{"a code span", "`a {~ b ~}" + word + "`", "`a <word>`", "`a b`"},
		{"a block of code", "{~\n```\nx\n```\n~}" + figure + "\n", "<figure>\n", "```\nx\n```\n"},
		{"a drawing of a table in code", "```\n| a    | {~ b ~}" + word + " |\n|------|---|\n```\n", "```\n| a    | <word> |\n|------|---|\n```\n", "```\n| a    | b |\n|------|---|\n```\n"},
		{"a cell", "| Threat     | Rating    |\n|:-----------|---------:|\n| Bio \\|     | {~ high ~}" + word + "      | {#bio}\n\na   b\n",
			"| Threat | Rating |\n| :--- | ---: |\n| Bio \\| | <word> | {#bio}\n\na   b\n", "| Threat | Rating |\n| :--- | ---: |\n| Bio \\| | high | {#bio}\n\na   b\n"},
		{"a table without a mark", "| A     |\n|-------|\n| {~ b ~}" + word + " |\n\n| C     |\n|-------|\n", "| A |\n| --- |\n| <word> |\n\n| C     |\n|-------|\n", "| A |\n| --- |\n| b |\n\n| C     |\n|-------|\n"},
		{"a table in a quotation", "> | A     | B |\n> |-------|--|\n> | {~ b ~}" + word + "  | |\n", "> | A | B |\n> | --- | --- |\n> | <word> | |\n", "> | A | B |\n> | --- | --- |\n> | b | |\n"},
		{"a row", "| A | B |\n|---|---|\n{~ | b | c. | ~}" + sentence + " {#row}\n| d | e |\n", "| A | B |\n| --- | --- |\n| <sentence> | | {#row}\n| d | e |\n", "| A | B |\n| --- | --- |\n| b | c. | {#row}\n| d | e |\n"},
		{"code behind a backslash", "```\n\\\\{~ b ~}" + word + "\n```\n", "```\n\\\\<word>\n```\n", "```\n\\\\b\n```\n"},
		{"CRLF", "A\r\n\r\n{~ b\r\nc ~}" + phrase + "\r\n", "A\r\n\r\n<phrase>\r\n", "A\r\n\r\nb\r\nc\r\n"},
		{"a byte-order mark", "\ufeffA {~ b ~}" + word, "\ufeffA <word>", "\ufeffA b"},
		{"a mark at both ends", "{~ a ~}" + word + "{~ b ~}" + word, "<word><word>", "ab"},
		{"no mark", "A   b\n", "A   b\n", "A   b\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			public, o := mustRedact(t, test.private, nil)
			if got := generic(public); got != test.public {
				t.Errorf("public:\n%s\nwant:\n%s", got, test.public)
			}
			revealed, results, problems := Reveal("report.md", []byte(public), o)
			if string(revealed) != test.revealed || len(problems) > 0 {
				t.Errorf("revealed:\n%s\nwant:\n%s\nproblems: %v", revealed, test.revealed, problems)
			}
			for _, r := range results {
				if !r.Holds || r.Why != "" {
					t.Errorf("%s does not hold: %s", r.ID, r.Why)
				}
			}
		})
	}
}

// TestFrontMatter shows that YAML gives the public form and the text back, however a value is written.
func TestFrontMatter(t *testing.T) {
	a := `{reason="legal" note="It's so: it # is" extent="phrase"}`
	tests := []struct{ name, private, want, text string }{
		{"plain", "k: the {~ lab's own ~}" + a + " text", "the <phrase> text", "lab's own"},
		{"plain, with an apostrophe", "k: it's {~ lab's own ~}" + a + " text", "it's <phrase> text", "lab's own"},
		{"plain, whole", "k: {~ a b ~}" + a, "<phrase>", "a b"},
		{"plain, over lines", "k: a\n  {~ b\n  c ~}" + a + "\n  d", "a <phrase> d", "b c"},
		{"single quotes", "k: 'it''s {~ a''s: b ~}" + a + "'", "it's <phrase>", "a's: b"},
		{"double quotes", `k: "\"{~ a\tb \"c\" \\ ~}` + a + `\""`, `"<phrase>"`, "a\tb \"c\" \\"},
		{"literal", "k: |\n  a {~ b\n  c ~}" + a + "\n  d\n", "a <phrase>\nd\n", "b\n  c"},
		{"folded", "k: >-\n  a {~ b c ~}" + a + "\n  d\n", "a <phrase> d", "b c"},
		{"in a list", "k: [{~ a b ~}" + a + ", c]", "<phrase>", "a b"},
		{"in a list of lines", "k:\n  - {~ a b ~}" + a + "\n  - c", "<phrase>", "a b"},
		{"in fields of a list", "k: [{x: {~ a b ~}" + a + ", y: c}]", "<phrase>", "a b"},
		{"letters of many bytes", "ä: ö\nk: äß {~ ü ö ~}" + a + " é", "ö", "ü ö"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := "---\nz: 'x'\n" + test.private + "\nlast: {a: b}\n---\n\nText.\n"
			public, o := mustRedact(t, src, nil)
			if o.List[0].Text != test.text {
				t.Errorf("text %q, want %q", o.List[0].Text, test.text)
			}
			values := func(src []byte) []scalar {
				from, to := newSource("", src).headerOf(nil)
				h, err := readHeader(src[from:to])
				if err != nil {
					t.Fatalf("the header is no YAML:\n%s", src)
				}
				return h.scalars
			}
			got := values([]byte(public))
			if generic(got[1].value) != test.want {
				t.Errorf("value %q, want %q", generic(got[1].value), test.want)
			}
			form := strings.Contains(public, o.List[0].Commitment())
			if !form || strings.Contains(public, "{~") {
				t.Errorf("public:\n%s", public)
			}
			revealed, _, problems := Reveal("report.md", []byte(public), o)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			for i, one := range values(revealed) {
				want := strings.ReplaceAll(got[i].value, formIn(got[i].value), o.List[0].Text)
				if formIn(got[i].value) != "" && one.value != want && !one.isBlock() {
					t.Errorf("revealed value %q, want %q", one.value, want)
				}
			}
		})
	}
}

// formIn is the public form in a value, or empty.
func formIn(value string) string {
	i := strings.Index(value, opening)
	if i < 0 {
		return ""
	}
	_, size, _ := publicform.Parse([]byte(value[i:]))
	return value[i : i+size]
}

// TestIdentity redacts a source again and again, as it changes.
func TestIdentity(t *testing.T) {
	word := attrs("word")
	mark := func(place, text string) string { return place + " {~ " + text + " ~}" + word + "\n\n" }
	ids := func(o *Openings) (list []string) {
		for _, one := range o.List {
			list = append(list, one.ID+"="+one.Text)
		}
		return list
	}
	_, first := mustRedact(t, mark("A", "a")+mark("B", "b")+mark("C", "c")+mark("D", "a"), nil)
	if got, want := ids(first), []string{"r1=a", "r2=b", "r3=c", "r4=a"}; !slices.Equal(got, want) {
		t.Fatalf("first: %v, want %v", got, want)
	}
	saved, problems := ReadOpenings("openings.json", first.JSON())
	if saved == nil {
		t.Fatal(problems)
	}
	again, same := mustRedact(t, mark("A", "a")+mark("B", "b")+mark("C", "c")+mark("D", "a"), saved)
	if !bytes.Equal(same.JSON(), first.JSON()) || strings.Count(again, first.List[1].Commitment()) != 1 {
		t.Error("what did not change has not kept its openings")
	}
	_, second := mustRedact(t, mark("E", "new")+mark("A", "a")+mark("C", "C")+mark("B", "b"), &Openings{List: first.List})
	if got, want := ids(second), []string{"r5=new", "r1=a", "r6=C", "r2=b"}; !slices.Equal(got, want) {
		t.Errorf("second: %v, want %v", got, want)
	}
	if want := first.List[2:4]; !slices.Equal(second.Retired, want) {
		t.Errorf("retired: %v, want %v", second.Retired, want)
	}
	if got, want := second.Gone(first), []string{"r3", "r4"}; !slices.Equal(got, want) {
		t.Errorf("gone: %v, want %v", got, want)
	}
	_, third := mustRedact(t, mark("A", "a"), second)
	_, fourth := mustRedact(t, mark("A", "a")+mark("F", "d"), third)
	if got, want := ids(fourth), []string{"r1=a", "r7=d"}; !slices.Equal(got, want) {
		t.Errorf("an ID that left came back: %v, want %v", got, want)
	}
	named := strings.Replace(word, "{", `{id="r3" `, 1)
	if _, _, problems := Redact("p.md", []byte("{~ other ~}"+named), second, numbers()); problems.Errors() == 0 {
		t.Error("an ID that another text had was taken")
	}
	_, back := mustRedact(t, "{~ c ~}"+named, fourth)
	if len(back.List) != 1 || back.List[0].Salt != first.List[2].Salt || back.List[0].ID != "r3" {
		t.Error("the redaction that the mark names did not come back")
	}
}

// TestPlaces redacts what moves: an ID is kept at its place alone, so that it tells neither which texts are equal nor which were swapped.
func TestPlaces(t *testing.T) {
	m := func(text string) string { return "{~ " + text + " ~}" + attrs("word") }
	rows := func(bio, cyber string) string {
		return "| Threat | Rating |\n|---|---|\n| Bio | " + m(bio) + " | {#bio}\n| Cyber | " + m(cyber) + " |\n"
	}
	tests := []struct{ name, first, second, want string }{
		{"one of two equal texts changes", rows("Low", "Low"), rows("High", "Low"), "r3 r2"},
		{"two texts are swapped", rows("Low", "High"), rows("High", "Low"), "r3 r4"},
		{"a paragraph moves", "A " + m("x") + "\n\nB " + m("y") + "\n", "B " + m("y") + "\n\nA " + m("x") + "\n", "r2 r1"},
		{"a text moves to another paragraph", "A " + m("x") + "\n\nB " + m("y") + "\n", "A " + m("y") + "\n\nB c\n", "r3"},
		{"the words around are edited", "A " + m("x") + "\n\nB " + m("y") + "\n\nC " + m("x") + "\n", "A " + m("x") + "\n\nB b " + m("y") + "\n\nC " + m("x") + "\n", "r1 r2 r3"},
		{"the words around equal texts are edited", "A " + m("x") + "\n\nB " + m("x") + "\n", "A a " + m("x") + "\n\nB b " + m("x") + "\n", "r3 r4"},
		{"the words of a clause with an ID are edited", "A " + m("x") + " {#a}\n\nB " + m("x") + "\n", "A a " + m("x") + " {#a}\n\nB " + m("x") + "\n", "r1 r2"},
		{"one of two in a paragraph goes", "A " + m("x") + " and " + m("x") + "\n", "A " + m("x") + "\n", "r3"},
		{"fields", "---\na: " + m("x") + "\nb: " + m("x") + "\n---\n", "---\nb: " + m("x") + "\n---\n", "r2"},
		{"alone, between others", "A\n\n" + m("x") + "\n\nB\n\n" + m("x") + "\n", "B\n\n" + m("x") + "\n", "r2"},
	}
	for _, test := range tests {
		_, first := mustRedact(t, test.first, nil)
		_, second := mustRedact(t, test.second, first)
		var ids []string
		for _, o := range second.List {
			ids = append(ids, o.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		for i := range first.List {
			first.List[i].Place = "" // as openings were written before places were held
		}
		if _, same := mustRedact(t, test.first, first); same.List[0].ID != "r1" || len(same.Retired) > 0 {
			t.Errorf("%s: openings without places are not taken", test.name)
		}
	}
}

// TestSaltsTwice refuses a source of salts that gives one twice, and one that ends.
func TestSaltsTwice(t *testing.T) {
	src := []byte("{~ a ~}" + attrs("word") + " {~ b ~}" + attrs("word"))
	for name, salts := range map[string]*bytes.Reader{"twice": bytes.NewReader(make([]byte, 2*SaltSize)), "ends": bytes.NewReader(make([]byte, SaltSize+1))} {
		public, o, problems := Redact("private.md", src, nil, salts)
		if public != nil || o != nil || problems.Errors() == 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestKeptForms redacts a public source further: what stands there stays, with its openings.
func TestKeptForms(t *testing.T) {
	word := attrs("word")
	public, first := mustRedact(t, "---\nk: \"{~ z ~}"+word+"\"\n---\n\nA {~ a ~}"+word+"\n", nil)
	next, second := mustRedact(t, public+"\nB {~ b ~}"+word+"\n", first)
	if !strings.Contains(next, public[:len(public)-1]) || len(second.List) != 3 || second.List[0].ID != "r3" {
		t.Errorf("openings %v in\n%s", second.List, next)
	}
	if _, results, problems := Reveal("report.md", []byte(next), second); len(problems) > 0 || len(results) != 3 {
		t.Errorf("%v", problems)
	}
	_, _, problems := Redact("private.md", []byte(public), nil, numbers())
	if problems.Errors() > 0 || problems.Warnings() != 2 {
		t.Errorf("of redactions without openings is said: %v", problems)
	}
	changed := &Openings{List: slices.Clone(first.List)}
	changed.List[1].Text = "other"
	if _, _, problems = Redact("private.md", []byte(public), changed, numbers()); problems.Errors() != 1 {
		t.Errorf("of an opening that does not fit is said: %v", problems)
	}
}

// TestLines finds a line of the public source in the private one.
func TestLines(t *testing.T) {
	private := []byte("a\n{~ b\nc\nd ~}" + attrs("phrase") + "\ne\n{~ f\ng ~}" + attrs("phrase") + "h\ni")
	line := Lines(private)
	var got []int
	for public := range 6 {
		got = append(got, line(public))
	}
	if want := []int{0, 1, 2, 5, 6, 8}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestLengthIsHidden redacts texts of very different lengths, and wants the same bytes but for the commitments.
func TestLengthIsHidden(t *testing.T) {
	source := func(word, phrase string) string {
		pad := strings.Repeat(" ", max(1, 30-len(word)))
		return "---\ntitle: The " + "{~ " + word + " ~}" + attrs("word") + " page\nsummary: \"{~ " + phrase + " ~}" + attrs("phrase") + "\"\n---\n\n" +
			"## {~ " + word + " ~}" + attrs("word") + "\n\nA title {~ " + phrase + " ~}" + attrs("phrase") + "\n" + strings.Repeat("=", 8+len(phrase)) + "\n\n" +
			"| A | B" + strings.Repeat(" ", max(0, len(word)-1)) + " |\n|---|-" + strings.Repeat("-", len(word)) + "|\n| x | {~ " + word + " ~}" + attrs("word") + pad + " |\n\n" +
			"{~\n" + phrase + "\n~}" + attrs("section") + "\n\n```\n{~ " + phrase + " ~}" + attrs("phrase") + pad + "# why\n```\n"
	}
	short, _ := mustRedact(t, source("Qz", "a b"), nil)
	long, _ := mustRedact(t, source(strings.Repeat("Qzxw", 9), strings.Repeat("an even longer phrase ", 40)), nil)
	if a, b := withoutCommitments(short), withoutCommitments(long); a != b {
		t.Errorf("short:\n%s\nlong:\n%s", a, b)
	}
}

func withoutCommitments(public string) string {
	const prefix = "sha256:"
	for i := 0; ; {
		n := strings.Index(public[i:], prefix)
		if n < 0 {
			return public
		}
		i += n + len(prefix)
		public = public[:i] + public[i+64:]
	}
}

// TestNothingOfASourceIsSaid redacts sources that are cut off at every byte: whatever is wrong then, no message quotes them.
func TestNothingOfASourceIsSaid(t *testing.T) {
	whole := "---\ntitle: \"a {~ Qzxwvk ~}" + attrs("word") + "\"\n---\n\n| a | {~ Pjhgty ~}" + attrs("word") + " |\n|--|--|\n\n```\n{~ Kdfgwq ~}" + attrs("word") + "\n```\n"
	for i := range whole {
		for _, src := range []string{whole[:i], whole[i:], whole[:i] + "{~" + whole[i:], whole[:i] + "\n" + whole[i:], whole[:i] + `"` + whole[i:]} {
			_, _, problems := Redact("private.md", []byte(src), nil, numbers())
			quotesNothing(t, said(problems))
		}
	}
}

func said(problems problem.List) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}
