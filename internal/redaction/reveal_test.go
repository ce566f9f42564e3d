package redaction

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// report is a public source with three redactions, and its openings.
func report(t *testing.T) (public string, o *Openings) {
	t.Helper()
	return mustRedact(t, "---\ntitle: \"The {~ Qzxwvk ~}"+attrs("word")+" page\"\n---\n\nA {~ Pjhgty ~}"+attrs("word")+" and {~ Kdfgwq ~}"+attrs("word")+"\n", nil)
}

// TestOneByte changes each byte of each opening and of the commitments, and wants exactly that redaction named, and its text left out.
func TestOneByte(t *testing.T) {
	public, o := report(t)
	fails := func(public string, o *Openings, id, what string) {
		t.Helper()
		text, results, problems := Reveal("report.md", []byte(public), o)
		for _, r := range results {
			if r.Holds != (r.ID != id) {
				t.Errorf("%s: %s holds: %v", what, r.ID, r.Holds)
			}
		}
		if problems.Errors() != 1 || !strings.Contains(said(problems), " "+id+": its opening does not fit") {
			t.Errorf("%s: %s", what, said(problems))
		}
		if !strings.Contains(string(text), o.List[slices.IndexFunc(o.List, func(o Opening) bool { return o.ID == id })].ID) {
			t.Errorf("%s: the form is gone from\n%s", what, text)
		}
		quotesNothing(t, said(problems))
	}
	for i, one := range o.List {
		for at := range one.Text {
			text := []byte(one.Text)
			text[at] ^= 1
			changed := &Openings{List: slices.Clone(o.List)}
			changed.List[i].Text = string(text)
			fails(public, changed, one.ID, "text")
		}
		for at := range SaltSize {
			changed := &Openings{List: slices.Clone(o.List)}
			changed.List[i].Salt[at] ^= 0x10
			fails(public, changed, one.ID, "salt")
		}
		from := strings.Index(public, one.Commitment()) + len("sha256:")
		for at := from; at < from+64; at++ {
			digit := byte('0')
			if public[at] == digit {
				digit = '1'
			}
			fails(public[:at]+string(digit)+public[at+1:], o, one.ID, "commitment")
		}
	}
}

// TestRevealProblems shows what is said of openings that are not those of a report.
func TestRevealProblems(t *testing.T) {
	public, o := report(t)
	_, other := mustRedact(t, "A {~ one ~}"+attrs("word")+" {~ two ~}"+attrs("word"), &Openings{Lost: []string{"r9"}, List: []Opening{{ID: "x"}, {ID: "y"}, {ID: "z"}}})
	elsewhere := &Openings{File: "openings.json", List: slices.Clone(o.List)}
	for i := range elsewhere.List {
		elsewhere.List[i].Text += "!"
	}
	less := &Openings{List: o.List[:1]}
	more := &Openings{File: "openings.json", List: append(slices.Clone(o.List), other.List[0])}
	more.List[3].at.Line, more.List[3].at.Column = 5, 3
	twice := strings.Replace(public, `id="r3"`, `id="r2"`, 1)
	tests := []struct {
		name, public string
		o            *Openings
		want         string
		text         bool
	}{
		{"of another report", public, other, "report.md: the openings are those of another report, or of another edition: none of them fits any of its redactions (found 5 openings, 3 redactions) (" + mendOpening + ")\n", false},
		{"of a report with the same IDs", public, elsewhere, "report.md: the openings are those of another report, or of another edition: none of them fits any of its redactions (found 3 openings, 3 redactions) (" + mendOpening + ")\n", false},
		{"missing", public, less, "report.md:5:3: r2: no opening is there for it (" + mendOpening + ")\nreport.md:5:155: r3: no opening is there for it (" + mendOpening + ")\n", true},
		{"unused", public, more, "openings.json:5:3: warning: r10 is opened, but this edition of the report has no such redaction (" + mendOpening + ")\n", true},
		{"an ID twice", twice, o, "openings.json:0:0", true},
		{"no redaction", "Text.\n", &Openings{File: "openings.json", List: []Opening{{ID: "r1"}}}, "openings.json: r1 is opened, but the report has no such redaction (" + mendOpening + ")\n", true},
		{"no opening", "Text.\n", nil, "", true},
		{"a form that is broken", "A {redacted id=\"r1\"} b\n", o, "report.md:1:3: the redaction has no reason (let rspsite redact write it)\n", true},
		{"bad UTF-8", "A \xff", o, "report.md:1:3: the text is not UTF-8 (save the file as UTF-8)\n", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, _, problems := Reveal("report.md", []byte(test.public), test.o)
			got := said(problems)
			if test.name == "an ID twice" {
				if !strings.Contains(got, "r2: two redactions have this ID") || !strings.Contains(got, "r3 is opened") {
					t.Errorf("got\n%s", got)
				}
			} else if got != test.want || (text != nil) != test.text {
				t.Errorf("text %v, got\n%s\nwant\n%s", text != nil, got, test.want)
			}
			quotesNothing(t, got)
		})
	}
}

// TestEarlierEdition reveals an edition with the openings of a later one: those of redactions that are gone are kept, and what
// came later is no error.
func TestEarlierEdition(t *testing.T) {
	word := attrs("word")
	first, before := mustRedact(t, "A {~ Qzxwvk ~}"+word+" and {~ Pjhgty ~}"+word+"\n", nil)
	second, after := mustRedact(t, "A {~ Qzxwvk ~}"+word+" and {~ Kdfgwq ~}"+word+"\n", before)
	saved, problems := ReadOpenings("openings.json", after.JSON())
	if saved == nil {
		t.Fatal(problems)
	}
	for _, public := range []string{first, second} {
		text, results, problems := Reveal("report.md", []byte(public), saved)
		if problems.Errors() > 0 || len(results) != 2 || !results[0].Holds || !results[1].Holds {
			t.Errorf("%s: %v", text, problems)
		}
	}
	if text, _, _ := Reveal("1.md", []byte(first), saved); string(text) != "A Qzxwvk and Pjhgty\n" {
		t.Errorf("the first edition is %s", text)
	}
	changed := strings.Replace(first, before.List[1].Commitment(), before.List[0].Commitment(), 1)
	if _, _, problems := Reveal("1.md", []byte(changed), saved); problems.Errors() != 2 {
		t.Errorf("of a redaction that is gone and does not fit is said: %v", problems)
	}
	_, other := mustRedact(t, "{~ a ~}"+word, after)
	if other.Shares(after) || !after.Shares(before) || !after.Opens([]byte(first)) || other.Opens([]byte("A\n")) {
		t.Error("openings are taken for those of another source, or the other way round")
	}
	if third, _ := mustRedact(t, "A\n", &Openings{Lost: []string{"r1"}}); third != "A\n" || !(*Openings)(nil).Shares(other) {
		t.Error("openings of nothing are taken for those of another source")
	}
}

// TestReadOpenings shows what is said of files that are no openings.
func TestReadOpenings(t *testing.T) {
	salt := strings.Repeat("ab", SaltSize)
	one := func(id, salt, text string) string {
		return fmt.Sprintf(`{"id":"%s","salt":"%s","text":"%s"}`, id, salt, text)
	}
	file := func(list string) string { return `{"schema":"rspsite.openings/1","openings":[` + list + `]}` }
	good := one("r1", salt, "Qzxwvk")
	tests := []struct{ name, data, want string }{
		{"good", file(good), ""},
		{"good, spread", "\ufeff{ \"openings\" : [\n" + good + " ],\n \"schema\":\"rspsite.openings/1\", \"retired\": [\"r2\"] }\n", ""},
		{"none", file(""), ""},
		{"empty", "  ", "o.json:1:1: the file of openings is empty"},
		{"no JSON", "Qzxwvk", "o.json:1:1: the file of openings is not JSON from here on"},
		{"a list", "[]", "o.json:1:1: the file of openings is no JSON object (want {)"},
		{"cut off", file(good)[:80], "o.json:1:62: the file of openings is not JSON from here on"},
		{"more behind", file(good) + "\n{}", "o.json:2:1: something stands behind the end of the openings"},
		{"no schema", `{"openings":[]}`, `o.json:1:1: the file is none of openings: it has no schema (want "rspsite.openings/1")`},
		{"another schema", `{"schema":"Qzxwvk","openings":[]}`, `o.json:1:1: the file is none of openings: its schema is another (want "rspsite.openings/1")`},
		{"a later schema", `{"schema":"rspsite.openings/2","openings":[]}`, `o.json:1:1: this rspsite does not know the schema of these openings (want "rspsite.openings/1")`},
		{"no list", `{"schema":"rspsite.openings/1"}`, `o.json:1:1: the file has no list "openings"`},
		{"a field of another", `{"Qzxwvk":1}`, "o.json:1:2: the file of openings has a field that is not known here"},
		{"a field twice", `{"schema":"a","schema":"b"}`, `o.json:1:15: the file of openings has two fields "schema"`},
		{"a field of an entry", file(`{"id":"r1","Qzxwvk":""}`), "o.json:1:55: an entry of the list of openings has a field that is not known here"},
		{"a number", file(`{"id":1}`), `o.json:1:50: the field "id" must be a text in double quotes`},
		{"no text", file(`{"id":"r1","salt":"` + salt + `"}`), "o.json:1:44: the opening has no text"},
		{"no entry", file(`"Qzxwvk"`), "o.json:1:44: an opening must be an object: {"},
		{"an ID that is none", file(one("Qzxwvk", salt, "")), "o.json:1:50: the opening has an ID that is none (want small letters, digits and hyphens, such as r1)"},
		{"an ID twice", file(good + "," + one("r1", strings.Repeat("cd", SaltSize), "")), `o.json:1:152: two openings have the ID "r1"`},
		{"a salt that is short", file(one("r1", salt[2:], "")), "o.json:1:62: the salt of r1 has 62 hexadecimal digits (want 64)"},
		{"a salt that is long", file(one("r1", salt+"ab", "")), "o.json:1:62: the salt of r1 has 66 hexadecimal digits (want 64)"},
		{"a salt of other letters", file(one("r1", "Qzxwvk"+salt[6:], "")), "o.json:1:62: the salt of r1 is not written in hexadecimal digits"},
		{"a salt twice", file(good + "," + one("r2", salt, "Pjhgty")), "o.json:1:164: the salt of r2 is that of r1 too"},
		{"an ID that is gone", `{"schema":"rspsite.openings/1","openings":[],"retired":["Qzxwvk"]}`, "o.json:1:57: a retired ID is none (want small letters, digits and hyphens, such as r1)"},
		{"a salt of one that is gone", `{"schema":"rspsite.openings/1","openings":[` + good + `],"retired":[` + one("r2", salt, "Pjhgty") + `]}`, "o.json:1:176: the salt of r2 is that of r1 too"},
		{"an ID of one that is gone", `{"schema":"rspsite.openings/1","retired":[` + good + `],"openings":[` + good + `]}`, `o.json:1:164: two openings have the ID "r1"`},
		{"a number for one that is gone", `{"schema":"rspsite.openings/1","openings":[],"retired":[1]}`, "o.json:1:57: what is retired must be an opening, or an ID in double quotes"},
		{"a digest that is none", `{"schema":"rspsite.openings/1","openings":[],"written":["Qzxwvk"]}`, "o.json:1:57: a digest of what was written is none"},
		{"bad UTF-8", file(one("r1", salt, "Qz\xff")), "o.json:1:139: the file of openings is not UTF-8"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o, problems := ReadOpenings("o.json", []byte(test.data))
			got := said(problems)
			if (o == nil) != (test.want != "") || !strings.HasPrefix(got, test.want) || strings.Count(got, "\n") > 1 {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			quotesNothing(t, got)
		})
	}
}

// TestOpeningsAreWritten reads back what was written, and looks for secrets in what a program prints of them.
func TestOpeningsAreWritten(t *testing.T) {
	_, o := mustRedact(t, "{~ a \"b\" <i> & \\ ü \u2028 \t c ~}"+attrs("phrase")+" {~ Qzxwvk ~}"+attrs("word"), nil)
	o.Lost, o.Retired = []string{"r7"}, []Opening{{ID: "r8", Text: "Kdfgwq"}}
	data := o.JSON()
	read, problems := ReadOpenings("o.json", data)
	if read == nil || !bytes.Equal(read.JSON(), data) || read.List[0].Text != o.List[0].Text || read.Retired[0].Text != "Kdfgwq" || read.Lost[0] != "r7" {
		t.Errorf("%v\n%s", problems, data)
	}
	if !strings.Contains(string(data), "<i> & ") {
		t.Errorf("the text is escaped more than JSON needs:\n%s", data)
	}
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		quotesNothing(t, fmt.Sprintf(format, o)+fmt.Sprintf(format, o.List)+fmt.Sprintf(format, o.List[1]))
	}
}

// TestManyOpenings reads and reveals as many openings as a source may have marks, on one line of JSON and in one list of the header:
// with time that grows by the square of their number it would not end.
func TestManyOpenings(t *testing.T) {
	const n = 100_000
	o := &Openings{}
	var public strings.Builder
	public.WriteString("---\nk: [")
	for i := range n {
		one := Opening{ID: fmt.Sprintf("r%d", i), Text: "x"}
		one.Salt[0], one.Salt[1], one.Salt[2] = byte(i), byte(i>>8), byte(i>>16)
		o.List = append(o.List, one)
		if i == 3000 {
			public.WriteString("x]\n---\n\n")
		}
		if i < 30_000 {
			r := clause.Redaction{ID: one.ID, Reason: "legal", Note: "N", Extent: "word", Commitment: one.Commitment()}
			public.WriteString(map[bool]string{true: "'" + r.String() + "', ", false: r.String() + " "}[i < 3000])
		}
	}
	var line bytes.Buffer
	if err := json.Compact(&line, o.JSON()); err != nil {
		t.Fatal(err)
	}
	read, problems := ReadOpenings("o.json", line.Bytes())
	if read == nil || len(read.List) != n || read.List[n-1].at.Line != 1 {
		t.Fatal(problems)
	}
	_, results, problems := Reveal("report.md", []byte(public.String()), read)
	if len(results) != 30_000 || problems.Errors() > 0 || problems.Warnings() != n-30_000 {
		t.Errorf("%d results, %d problems", len(results), len(problems))
	}
}

// TestForReviewer chooses the openings of two editions from those of all drafts.
func TestForReviewer(t *testing.T) {
	word := attrs("word")
	first, o1 := mustRedact(t, "A {~ Qzxwvk ~}"+word+" and {~ b ~}"+word+"\n", nil)
	_, o2 := mustRedact(t, "A {~ Pjhgty ~}"+word+" and {~ b ~}"+word+"\n", o1)
	last, o3 := mustRedact(t, "A {~ Kdfgwq ~}"+word+" and {~ b ~}"+word+"\n", o2)
	chosen := o3.ForReviewer([]byte(last), []byte(first))
	if string(chosen.JSON()) == string(o3.JSON()) || strings.Contains(string(chosen.JSON()), "Pjhgty") || chosen.Count() != 3 || chosen.Written != nil {
		t.Errorf("chosen are\n%s", chosen.JSON())
	}
	for _, public := range []string{first, last} {
		if text, _, problems := Reveal("r.md", []byte(public), chosen); strings.Contains(string(text), "{redacted") || problems.Errors() > 0 {
			t.Errorf("%v\n%s", problems, text)
		}
	}
}
