package ledger

import (
	"bytes"
	"fmt"
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

// TestManyClauses: a text whose clauses do not fit into a line has as many lines as it needs, and is whole again when read.
func TestManyClauses(t *testing.T) {
	var all []Clause
	for i := range 3000 {
		all = append(all, Clause{fmt.Sprintf("clause-%d", i), Digest([]byte{byte(i)})})
	}
	l := (&Log{}).Append("2026-01-02", "x", []Event{{Event: Published, Record: &Record{Kind: "version", Addresses: []string{"/p/v1/"}, Clauses: all}}})
	for i, line := range l.Lines() {
		if len(line) > maxLine {
			t.Errorf("line %d has %d bytes", i+1, len(line))
		}
	}
	back, problems := Read("l", l.Bytes())
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	if got := back.State().At("/p/v1/").Clauses; len(got) != len(all) || got[2999] != all[2999] {
		t.Errorf("%d clauses came back of %d", len(got), len(all))
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
