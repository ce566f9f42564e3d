package problem

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestStringsSayWhatIsKnown(t *testing.T) {
	at := Position{File: "a.md", Line: 3, Column: 7}
	for _, test := range []struct {
		p    Problem
		want string
	}{
		{Problem{Position: at, Message: "unknown field", Mend: "did you mean x?"}, "a.md:3:7: unknown field (did you mean x?)"},
		{Problem{Position: at, Message: "unknown field"}, "a.md:3:7: unknown field"},
		{Problem{Position: at, Severity: Warning, Message: "no source", Mend: "add one"}, "a.md:3:7: warning: no source (add one)"},
		{Problem{Position: Position{File: "a.md", Line: 3}, Message: "bad line"}, "a.md:3: bad line"},
		{Problem{Position: Position{File: "a.md"}, Message: "bad file"}, "a.md: bad file"},
	} {
		if got := test.p.String(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if Error.String() != "error" || Warning.String() != "warning" {
		t.Errorf("severities read %s and %s", Error, Warning)
	}
}

func TestSortGivesOneOrder(t *testing.T) {
	at := func(file string, line, column int) Position { return Position{file, line, column} }
	want := List{
		{Position: at("a.md", 0, 0), Message: "whole file"},
		{Position: at("a.md", 2, 0), Message: "whole line"},
		{Position: at("a.md", 2, 1), Message: "a"},
		{Position: at("a.md", 2, 1), Message: "b", Mend: "one"},
		{Position: at("a.md", 2, 1), Message: "b", Mend: "two"},
		{Position: at("a.md", 2, 1), Rule: "r", Message: "b", Mend: "two"},
		{Position: at("a.md", 2, 1), Severity: Warning, Message: "a"},
		{Position: at("a.md", 10, 1), Message: "a"},
		{Position: at("b.md", 1, 1), Message: "a"},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		got := append(slices.Clone(want), want...)
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		got.Sort()
		if !slices.Equal(got, want) {
			t.Fatalf("got %v\nwant %v", got, want)
		}
	}
	var none List
	none.Sort()
}

func TestListCountsBySeverity(t *testing.T) {
	var l List
	l.Errorf(Position{File: "a"}, "rule", "mend", "found %q", "x")
	l.Warnf(Position{File: "b"}, "rule", "", "odd")
	l.Warnf(Position{File: "c"}, "rule", "", "odd")
	if l.Errors() != 1 || l.Warnings() != 2 {
		t.Errorf("%d errors and %d warnings, want 1 and 2", l.Errors(), l.Warnings())
	}
	if want := (Problem{Position{File: "a"}, Error, "rule", `found "x"`, "mend"}); l[0] != want {
		t.Errorf("got %+v, want %+v", l[0], want)
	}
}
