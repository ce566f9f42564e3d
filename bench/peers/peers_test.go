package main

import (
	"os"
	"strings"
	"testing"

	"rspsite/bench"
	"rspsite/bench/judge"
)

const sample = `# A *title*

One [link](https://a.example/x) & some ` + "`code`" + `.[^1]

1. An item.

   More of it.
   - Deeper.

| a | b |
|---|---|
| c | **d** |

> Quoted
> text.

Term
: What it means.

` + "```\nx < y\n```" + `

[^1]: A note.
`

// TestAllFormsHoldTheSameLetters: every tool is measured against one text, whichever form of it the tool reads.
func TestAllFormsHoldTheSameLetters(t *testing.T) {
	in, err := write(bench.Pair{Name: "a sample", Old: sample, New: sample, OldWidth: 12}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{"txt", "html"} {
		old, _ := in.files(ending)
		data, err := os.ReadFile(old)
		if err != nil {
			t.Fatal(err)
		}
		read := map[string]func(old, new *judge.Text, output string) (*judge.Reading, error){"txt": judge.ReadMarks, "html": judge.ReadHTML}[ending]
		r, err := read(in.old, in.old, string(data))
		if err != nil {
			t.Errorf("%s: %v", ending, err)
			continue
		}
		if f := r.Measure(); f.Kept != in.old.Words() || f.Kept < 20 {
			t.Errorf("%s: got %d words, want %d", ending, f.Kept, in.old.Words())
		}
		if n := judge.Check(string(data)); ending == "html" && n.Wrong() > 0 {
			t.Errorf("the HTML given to tools is wrong: %+v", n)
		}
	}
	wrapped, _ := in.files("txt")
	if data, _ := os.ReadFile(wrapped); !strings.Contains(string(data), "One link &\nsome code.") {
		t.Errorf("the text is not in lines of 12 characters: %q", data)
	}
}

func TestMovesAreClauses(t *testing.T) {
	m := bench.Moved("moves", bench.Revision(120, 1).Old, true)
	in, err := write(m, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Moves) < 10 {
		t.Fatalf("got %d moves", len(m.Moves))
	}
	old, new := strings.Split(m.Old, "\n"), strings.Split(m.New, "\n")
	for i, move := range in.moves() {
		words := func(line string) *judge.Text { return judge.NewText([]string{strings.TrimPrefix(line, "- ")}) }
		o, n := words(old[m.Moves[i].Old-1]), words(new[m.Moves[i].New-1])
		if !in.old.IsClause(move.Old, o) || !in.new.IsClause(move.New, n) {
			t.Errorf("clauses %d and %d are not those of lines %d and %d", move.Old, move.New, m.Moves[i].Old, m.Moves[i].New)
		}
	}
}

// TestToolsThatAreNotHereAreNamed: a table with a tool missing must not look like one without it.
func TestToolsThatAreNotHereAreNamed(t *testing.T) {
	var log strings.Builder
	r := &runner{log: &log}
	r.find([]tool{{name: "nothing", install: "nowhere", probe: []string{"a-program-that-does-not-exist"}}, {name: "this", probe: []string{os.Args[0], "-test.run=^$"}}})
	if len(r.here) != 1 || r.here[0].name != "this" {
		t.Errorf("got %d tools, want this one", len(r.here))
	}
	if !strings.HasPrefix(log.String(), "SKIPPED: nothing is not here") || !strings.HasSuffix(log.String(), "install nowhere\n") {
		t.Errorf("got %q", log.String())
	}
}

func TestCells(t *testing.T) {
	results := []result{
		{read: true, figures: judge.Figures{Common: 10, Kept: 5}},
		{},
		{read: true, figures: judge.Figures{Common: 10, Kept: 10}},
		{read: true, figures: judge.Figures{Common: 10, Kept: 9}},
	}
	got := strings.Join(cells(results, 3, "%.2f", judge.Figures.KeptShare), " ")
	if want := "0.50 – 1.00 0.90 0.75"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestGrid(t *testing.T) {
	g := &grid{title: "Title", columns: []string{"a", "b"}}
	g.row("tool", "1", "2")
	var b strings.Builder
	if err := g.print(&b); err != nil {
		t.Fatal(err)
	}
	if want := "\n\n| | a | b |\n|---|--:|--:|\n| tool | 1 | 2 |\n\n"; !strings.HasPrefix(b.String(), "Title (load ") || !strings.HasSuffix(b.String(), want) {
		t.Errorf("got %q", b.String())
	}
}

func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{{}, {"-bin", "x", "-work", "y", "-n", "0"}, {"-bin", "x", "-work", "y", "z"}, {"-bin", "x", "-work", "y", "-tables", "("}} {
		if _, err := parse(args, &strings.Builder{}); err == nil {
			t.Errorf("%q: got no error", args)
		}
	}
}
