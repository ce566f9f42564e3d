package ledger

import (
	"bytes"
	"strings"
	"testing"
)

// sample is a ledger of two publications.
func sample() *Log {
	v1 := &Record{Kind: "version", Addresses: []string{"/p/v1.0/"}, Title: "P v1.0", Header: Digest([]byte("h")), Text: Digest([]byte("t")),
		Clauses: []Clause{{"pause", Digest([]byte("pause"))}, {"<b>", Digest([]byte("b"))}}}
	first := (&Log{}).Append("2026-01-02", "policies.example", []Event{{Event: Published, Record: v1}})
	renamed := *v1
	renamed.Addresses = []string{"/p/v1.1/", "/p/v1.0/"}
	report := &Record{Kind: "report", Addresses: []string{"/reports/q1/"}, Title: "Q1", Header: Digest(nil), Text: Digest(nil)}
	return first.Append("2026-02-03", "policies.example", []Event{{Event: Moved, Record: &renamed}, {Event: Published, Record: report}})
}

func TestReadBack(t *testing.T) {
	want := sample()
	got, problems := Read("ledger.jsonl", want.Bytes())
	if len(problems) != 0 {
		t.Fatalf("%v", problems)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) || got.Publications() != 2 || got.On() != "2026-02-03" || got.Origin() != "policies.example" {
		t.Errorf("read back %d publications of %q", got.Publications(), got.Origin())
	}
	v := got.State().At("/p/v1.0/")
	if v == nil || v.Address() != "/p/v1.1/" || v.First != 1 || v.Last != 2 || len(v.Clauses) != 2 {
		t.Errorf("at the old address stands %+v", v)
	}
}

// TestWhatWasDoneToALedger: each way to spoil a ledger is told apart.
func TestWhatWasDoneToALedger(t *testing.T) {
	whole := string(sample().Bytes())
	lines := strings.SplitAfter(strings.TrimSuffix(whole, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	mark := func(of string) string { return strings.Repeat(of, 7) + " a branch\n" }
	join := func(ls ...string) string { return strings.Join(ls, "") }
	for _, c := range []struct{ name, data, want string }{
		{"a word changed", strings.Replace(whole, "P v1.0", "P v1.x", 1), "l:2:1: line 2 was changed after line 3 was appended"},
		{"a line taken out", join(lines[0], lines[2], lines[3]), "l:2:1: a line is missing before this one"},
		{"two lines taken out", join(lines[0], lines[3]), "l:2:1: 2 lines are missing before this one"},
		{"two lines swapped", join(lines[0], lines[2], lines[1], lines[3]), "l:2:1: a line is missing before this one, or lines were swapped"},
		{"a line twice", join(lines[0], lines[1], lines[1], lines[2], lines[3]), "l:3:1: this is line 2 once more"},
		{"cut off", whole[:len(whole)-20], "l:4:1: the last line has no end"},
		{"no JSON", join(lines[0], "hello\n"), "l:2:1: this line was changed by hand, or is none of a ledger"},
		{"written otherwise", join(lines[0], strings.Replace(lines[1], `":`, `": `, 1)), "it is not as publish writes it"},
		{"a field of its own", join(lines[0], strings.Replace(lines[1], `{`, `{"x":1,`, 1)), `unknown field "x"`},
		{"merged", join(lines[0], lines[1], mark("<"), lines[2], mark("="), lines[3], mark(">")), "l:3:1: two branches published, each for itself, and were merged here"},
		{"checked out with CRLF", strings.ReplaceAll(whole, "\n", "\r\n"), "l:1:1: lines end with CRLF here, where publish wrote LF alone: git, or an editor, changed them (write content/ledger.jsonl -text into .gitattributes"},
		{"an event of its own", join(lines[0], strings.Replace(lines[1], `"event":"published"`, `"event":"praised"`, 1)), `the event "praised" cannot stand here`},
		{"a publication that falls", join(lines[0], strings.Replace(lines[1], `"publication":1`, `"publication":0`, 1)), "the publications are out of their order (found 0 behind 1)"},
		{"a publication that is missing", join(lines[0], strings.Replace(lines[1], `"publication":1`, `"publication":3`, 1)), "the publications are out of their order (found 3 behind 1)"},
		{"more of another document", join(lines[0], lines[1], lines[2], strings.Replace(lines[3], `"event":"published"`, `"event":"more"`, 1)), `the event "more" cannot stand here`},
		{"too long a line", join(lines[0], strings.Replace(lines[1], "P v1.0", strings.Repeat("P", maxLine), 1)), "this line is too long for a ledger"},
		{"a name that no key can have", strings.Replace(whole, "policies.example", "our log", 1), "its origin is no name of a log"},
		{"no opening", lines[1], "l:1:1: a line is missing before this one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read("l", []byte(c.data))
			if len(problems) != 1 || !strings.Contains(problems[0].String(), c.want) {
				t.Errorf("got %v\nwant %s", problems, c.want)
			}
		})
	}
}

// TestProofs: each line is proved at each size, and no other line is.
func TestProofs(t *testing.T) {
	l := sample()
	tree := l.Tree()
	for size := 1; size <= l.Len(); size++ {
		c, err := ReadCheckpoint(l.Checkpoint(tree, size).Unsigned())
		if err != nil {
			t.Fatal(err)
		}
		for i := range size {
			p, err := ReadProof(tree.Prove(i, c).Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Check(l.Lines()[i]); err != nil {
				t.Errorf("line %d of %d: %v", i, size, err)
			}
			if err := p.Check([]byte("another line")); err == nil {
				t.Errorf("line %d of %d proves another line", i, size)
			}
		}
	}
}

// TestReadCheckpoint: what is none, or more than one, is refused.
func TestReadCheckpoint(t *testing.T) {
	l := sample()
	signer, _ := keys(t, 1)
	c := l.Checkpoint(l.Tree(), l.Len())
	plain := string(c.Unsigned())
	signed, err := c.Signed(signer)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"unsigned", plain, ""},
		{"signed", string(signed), ""},
		{"empty", "\n", "the file is empty"},
		{"a line more", plain + "and more\n", "it has 4 lines before its signatures"},
		{"a line more, signed", strings.Replace(string(signed), "\n\n", "\nand more\n\n", 1), "it has 4 lines before its signatures"},
		{"a remark behind it", plain + "\nremark\n", "something else than a signature"},
		{"CRLF", strings.ReplaceAll(plain, "\n", "\r\n"), "its lines end with CRLF"},
		{"no end", plain[:len(plain)-1], "it is not written as a checkpoint is"},
		{"no name", plain[strings.Index(plain, "\n"):], "its first line is empty"},
	} {
		if _, err := ReadCheckpoint([]byte(c.text)); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// TestCheckOrigin: a name that no key could have, or that a checkpoint could not hold, is no name of a log.
func TestCheckOrigin(t *testing.T) {
	for _, bad := range []string{"", "a\nb", "Our log", "a+b", "a\u00a0b", "a\x00b", "\xff", strings.Repeat("a", 300)} {
		if CheckOrigin(bad) == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	for _, good := range []string{"policies.example/rsp", "häuser.example", "x"} {
		if err := CheckOrigin(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
}

// TestBranchesMergedWithoutMarks: two branches that each published, and whose lines all stand here, are told from a line that stands twice.
func TestBranchesMergedWithoutMarks(t *testing.T) {
	page := func(name string) []Event {
		return []Event{{Event: Published, Record: &Record{Kind: "page", Addresses: []string{"/pages/" + name + "/"}, Title: name}}}
	}
	ours, theirs := sample().Append("2026-03-04", "", page("ours")), sample().Append("2026-03-04", "", page("theirs"))
	last := theirs.Lines()[theirs.Len()-1]
	_, problems := Read("l", append(ours.Bytes(), append(last, '\n')...))
	if len(problems) != 1 || !strings.Contains(problems[0].String(), "l:6:1: two branches published, each for itself") {
		t.Errorf("got %v", problems)
	}
}
