package alignment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
)

// drawText draws a text of few words and many repeats, in which clauses stand below others.
func drawText(t *rapid.T, label string) []Clause {
	kinds := []clause.Kind{clause.Heading, clause.Paragraph, clause.Item, clause.Item, clause.Row}
	word := rapid.SampledFrom(strings.Fields("we must stop test model weights report board risk deploy yes 3. (a) — 安 of the"))
	var cs []Clause
	for i := range rapid.IntRange(0, 14).Draw(t, label) {
		c := Clause{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Parent: rapid.IntRange(-1, i-1).Draw(t, "above")}
		c.Text = strings.Join(rapid.SliceOfN(word, 0, 7).Draw(t, "words"), " ")
		c.Header = c.Kind == clause.Row && rapid.Bool().Draw(t, "head")
		if i > 0 && rapid.IntRange(0, 4).Draw(t, "repeat") == 0 {
			c.Text = cs[rapid.IntRange(0, i-1).Draw(t, "of")].Text
		}
		cs = append(cs, c)
	}
	return cs
}

// drawRevision draws what became of a text: clauses dropped, exchanged, edited.
func drawRevision(t *rapid.T, old []Clause) []Clause {
	var new []Clause
	for _, c := range old {
		switch rapid.IntRange(0, 9).Draw(t, "fate") {
		case 0:
			continue
		case 1:
			c.Text += " and more"
		case 2:
			c.Text = strings.TrimPrefix(c.Text, "we ")
		case 3:
			if len(new) > 0 {
				c, new[len(new)-1] = new[len(new)-1], c
			}
		}
		new = append(new, c)
	}
	for i := range new {
		new[i].Parent = min(new[i].Parent, i-1)
	}
	return new
}

func drawFixed(t *rapid.T, task *Task) {
	task.OldSettled, task.NewSettled = make([]bool, len(task.Old)), make([]bool, len(task.New))
	if len(task.Old) == 0 || len(task.New) == 0 {
		return
	}
	for range rapid.IntRange(0, 3).Draw(t, "fixed") {
		p := Pair{rapid.IntRange(0, len(task.Old)-1).Draw(t, "old"), rapid.IntRange(0, len(task.New)-1).Draw(t, "new")}
		if !slices.Contains(task.Fixed, p) {
			task.Fixed = append(task.Fixed, p)
			task.OldSettled[p.Old], task.NewSettled[p.New] = true, true
		}
	}
}

// TestSwappedTextsMirrorTheLinks: what became of what does not depend on which text is called the older.
func TestSwappedTextsMirrorTheLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := &Task{Old: drawText(t, "old")}
		task.New = drawRevision(t, task.Old)
		if rapid.Bool().Draw(t, "unrelated") {
			task.New = drawText(t, "new")
		}
		drawFixed(t, task)
		swapped := &Task{Old: task.New, New: task.Old, OldSettled: task.NewSettled, NewSettled: task.OldSettled}
		for _, p := range task.Fixed {
			swapped.Fixed = append(swapped.Fixed, Pair{p.New, p.Old})
		}
		got := Find(swapped)
		for i, l := range got {
			got[i].Pair = Pair{l.New, l.Old}
		}
		slices.SortFunc(got, byPair)
		if want := Find(task); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("swapped: %v\nas given: %v", got, want)
		}
	})
}

// TestLinksAreInOrderAndOpen: each pair once, and none of a clause that is settled.
func TestLinksAreInOrderAndOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := &Task{Old: drawText(t, "old"), New: drawText(t, "new")}
		drawFixed(t, task)
		links := Find(task)
		for i, l := range links {
			if i > 0 && byPair(links[i-1], l) >= 0 {
				t.Fatalf("%v stands before %v", links[i-1], l)
			}
			if task.OldSettled[l.Old] || task.NewSettled[l.New] {
				t.Fatalf("%v links a settled clause", l)
			}
			if l.Confidence < linkCut || l.Confidence > 1 {
				t.Fatalf("%v has a confidence outside %v to 1", l, linkCut)
			}
		}
	})
}

// TestATextIsItself, however often it repeats itself.
func TestATextIsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs := drawText(t, "text")
		links := Find(&Task{Old: cs, New: cs})
		if len(links) != len(cs) {
			t.Fatalf("%d links, want %d: %v", len(links), len(cs), links)
		}
		for i, l := range links {
			if l != (Link{Pair{i, i}, 1}) {
				t.Fatalf("%v, want %d to itself", l, i)
			}
		}
	})
}

func TestNothingToAlign(t *testing.T) {
	cs := []Clause{{Text: "We stop.", Parent: -1}}
	for _, task := range []Task{{}, {Old: cs}, {New: cs}} {
		if links := Find(&task); len(links) != 0 {
			t.Errorf("got %v", links)
		}
	}
}

func byPair(a, b Link) int { return cmp.Or(cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New)) }
