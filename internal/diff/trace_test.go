package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/markdown"
)

func parsed(t *testing.T, name, src string) Text {
	t.Helper()
	s, problems := markdown.ParsePlain(name, []byte(src))
	if s == nil {
		t.Fatal(problems)
	}
	return Text{Name: name, Doc: &s.Document}
}

// TestEitherTextMayBeTheNewer: two files may be given in any order, and what the newer says of the older counts in both.
func TestEitherTextMayBeTheNewer(t *testing.T) {
	older := parsed(t, "older", "Weights stay where they are. {#weights}\n\nAn audit is held. {#audit}\n\nIt is published. {#report}\n")
	newer := parsed(t, "newer", "Nobody takes the model away. {#model was=\"weights\"}\n\nThere is a yearly look by others. {#look from=\"audit report\"}\n")
	there := Compare(older, newer, TraceEither(older, newer), Options{}).Links
	back := Compare(newer, older, TraceEither(newer, older), Options{}).Links
	for i, l := range back {
		back[i].Old, back[i].New = l.New, l.Old
	}
	want := []Link{{0, 0, ByWas, 1}, {1, 1, ByFrom, 1}, {2, 1, ByFrom, 1}}
	if !slices.Equal(there, want) || !slices.Equal(sortLinks(back), want) {
		t.Errorf("got %v, and back %v, want %v", there, back, want)
	}
}

// TestWrittenLinksAreInOrder: the aligner takes the first link of a clause for its partner, so no order of a map may reach it.
func TestWrittenLinksAreInOrder(t *testing.T) {
	var old strings.Builder
	var from []string
	for i := range 20 {
		fmt.Fprintf(&old, "Clause %d of many. {#c%d}\n\n", i, i)
		from = append(from, fmt.Sprintf("c%d", i))
	}
	a, b := parsed(t, "old", old.String()), parsed(t, "new", `All in one. {#one from="`+strings.Join(from, " ")+`"}`)
	before, after := side(a), side(b)
	for range 5 {
		links, _ := Trace(a, b).links(&before, &after)
		if len(links) != 20 || !slices.IsSortedFunc(links, func(x, y Link) int { return x.Old - y.Old }) {
			t.Fatalf("got %v, want 20 links in order", links)
		}
	}
}
