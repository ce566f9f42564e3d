package bench_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rspsite/bench"
	"rspsite/internal/diff"
	"rspsite/internal/markdown"
)

// compare compares the texts of a pair as rspsite diff does.
func compare(tb testing.TB, p bench.Pair) *diff.Comparison {
	tb.Helper()
	old, new := text(tb, "old.md", p.Old), text(tb, "new.md", p.New)
	return diff.Compare(old, new, diff.Trace(old, new), diff.Options{})
}

func text(tb testing.TB, name, src string) diff.Text {
	tb.Helper()
	s, problems := markdown.ParsePlain(name, []byte(src))
	if s == nil {
		tb.Fatal(problems)
	}
	return diff.Text{Name: name, Doc: &s.Document}
}

// hold fails unless every clause stands in exactly one change and every redline gives back the texts of its clauses.
func hold(t *testing.T, c *diff.Comparison) {
	t.Helper()
	oldSeen, newSeen := make([]int, len(c.Old.Clauses)), make([]int, len(c.New.Clauses))
	for i := range c.Changes {
		ch := &c.Changes[i]
		for _, o := range ch.Old {
			oldSeen[o]++
		}
		for _, n := range ch.New {
			newSeen[n]++
		}
		old, new := rebuilt(ch.Redline)
		if want := joined(&c.Old, ch.Old); old != want {
			t.Fatalf("change %d: the redline gives the old text %.200q, want %.200q", i, old, want)
		}
		if want := joined(&c.New, ch.New); new != want {
			t.Fatalf("change %d: the redline gives the new text %.200q, want %.200q", i, new, want)
		}
	}
	notOnce := func(n int) bool { return n != 1 }
	if slices.ContainsFunc(oldSeen, notOnce) || slices.ContainsFunc(newSeen, notOnce) {
		t.Error("a clause stands in no change or in several")
	}
}

func rebuilt(edits []diff.Edit) (old, new string) {
	var o, n strings.Builder
	for _, e := range edits {
		if e.Op != diff.Insert {
			o.WriteString(e.OldText)
		}
		if e.Op != diff.Delete {
			n.WriteString(e.NewText)
		}
	}
	return o.String(), n.String()
}

func joined(s *diff.Side, indexes []int) string {
	texts := make([]string, len(indexes))
	for i, k := range indexes {
		texts[i] = s.Clauses[k].Text
	}
	return strings.Join(texts, "\n")
}

// TestHardInputs: however hard an input, the answer is whole. At full size they are benchmarks.
func TestHardInputs(t *testing.T) {
	pairs := append(bench.Hard(20_000), bench.Revision(300, 1), bench.Moved("moves", bench.Revision(200, 1).Old, true))
	for _, p := range pairs {
		t.Run(p.Name, func(t *testing.T) {
			c := compare(t, p)
			hold(t, c)
			if len(c.Old.Clauses) == 0 || len(c.New.Clauses) == 0 {
				t.Errorf("got %d and %d clauses", len(c.Old.Clauses), len(c.New.Clauses))
			}
			if same := compare(t, bench.Pair{Old: p.Old, New: p.Old}); slices.ContainsFunc(same.Changes, func(ch diff.Change) bool { return ch.IsChange() }) {
				t.Error("compared with itself it has changes")
			}
		})
	}
}

// TestHardInputsAreWhatTheyAreCalled holds the generators to their promises at full size.
func TestHardInputsAreWhatTheyAreCalled(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 14 MB of text")
	}
	want := map[string][2]int{ // the least and the most clauses of the old text
		"unrelated": {1000, 5000}, "long paragraph": {1, 1}, "reordered": {20_000, 20_000}, "long table": {5000, 20_000},
		"long code": {1, 1}, "deep lists": {5000, 20_000}, "headings": {15_000, 20_000},
	}
	for _, p := range bench.Hard(bench.Full) {
		clauses := 0
		for c := range text(t, p.Name, p.Old).Doc.All() {
			if !c.Kind.IsGroup() {
				clauses++
			}
		}
		if w, ok := want[p.Name]; !ok || clauses < w[0] || clauses > w[1] {
			t.Errorf("%s: got %d clauses, want %d to %d", p.Name, clauses, w[0], w[1])
		}
		if p.Name != "reordered" && len(p.Old) < bench.Full*9/10 {
			t.Errorf("%s: the old text has %d bytes, want about %d", p.Name, len(p.Old), bench.Full)
		}
		if p.Old == p.New {
			t.Errorf("%s: nothing changed", p.Name)
		}
	}
	if !reflect.DeepEqual(bench.Hard(20_000), bench.Hard(20_000)) {
		t.Error("two runs differ")
	}
}

func TestMovesAreWhereTheySay(t *testing.T) {
	src := bench.Revision(240, 1).Old
	for _, edited := range []bool{false, true} {
		p := bench.Moved("moves", src, edited)
		old, new := strings.Split(p.Old, "\n"), strings.Split(p.New, "\n")
		if len(p.Moves) < 20 || len(old) != len(new) {
			t.Fatalf("got %d moves, %d and %d lines, want at least 20, and as many lines as before", len(p.Moves), len(old), len(new))
		}
		moved := map[int]bool{}
		for _, m := range p.Moves {
			moved[m.New] = true
			if same := old[m.Old-1] == new[m.New-1]; same == edited {
				t.Errorf("edited %v: line %d and %d: got the same words: %v", edited, m.Old, m.New, same)
			}
			if d := m.Old - m.New; d*d < 100*100 {
				t.Errorf("line %d moved to %d, want it further", m.Old, m.New)
			}
		}
		for i := range new {
			if !moved[i+1] && old[i] != new[i] {
				t.Errorf("edited %v: line %d changed", edited, i+1)
			}
		}
	}
}

func TestWrapChangesNoText(t *testing.T) {
	const src = "# A heading that stays\n\nOne two three four - five 6. six seven (a) eight * nine # ten.\n\n- an item that stays in its line\n\n| a | b |\n|---|---|\n| c | d |\n"
	wrapped := bench.Wrap(src, 20)
	if strings.Count(wrapped, "\n") < strings.Count(src, "\n")+2 {
		t.Fatalf("nothing was wrapped: %q", wrapped)
	}
	old, new := text(t, "old", src), text(t, "new", wrapped)
	var olds, news []string
	for c := range old.Doc.All() {
		olds = append(olds, c.PlainText())
	}
	for c := range new.Doc.All() {
		news = append(news, c.PlainText())
	}
	if !slices.Equal(olds, news) {
		t.Errorf("got %q, want %q", news, olds)
	}
	if p := bench.Rewrapped("x", src, 3); !strings.Contains(p.New, "replaced") || strings.Contains(p.Old, "replaced") {
		t.Errorf("no word was replaced: %q", p.New)
	}
}
