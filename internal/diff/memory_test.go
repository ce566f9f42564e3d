package diff

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
)

// TestMemoryTellsWordingsApart shows that with a memory, which others have filled, a change is described as without one.
func TestMemoryTellsWordingsApart(t *testing.T) {
	m := NewMemory()
	rapid.Check(t, func(t *rapid.T) {
		old := rapid.SliceOfN(rapid.Custom(drawClause), 0, 2).Draw(t, "old")
		new := mutated(t, old)
		for range 2 { // the second time from memory
			if got, want := m.describe(old, new), describe(old, new); !reflect.DeepEqual(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	})
	for _, c := range [][2]Clause{
		{paragraph("We will."), {Clause: &clause.Clause{Kind: clause.Item, Text: clause.Inline{{Text: "We will."}}}, Text: "We will."}},
		{paragraph("We will."), {Clause: &clause.Clause{Text: clause.Inline{{Text: "We will.", Link: "#x"}}}, Text: "We will."}},
		{paragraph("We will."), {Clause: &clause.Clause{Kind: clause.Paragraph, Text: clause.Inline{{Text: "We will."}}, Attrs: commitment(clause.Industry)}, Text: "We will."}},
	} {
		a, b := c[0:1], c[1:2]
		m.describe(a, a)
		if got, want := m.describe(a, b), describe(a, b); !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// TestMemoryIsBounded shows that a memory begins anew rather than grow with the texts.
func TestMemoryIsBounded(t *testing.T) {
	m := NewMemory()
	long := strings.Repeat("word ", 20_000)
	for i := range 100 {
		c := paragraph(long[:50_000+i*5])
		m.describe([]Clause{c}, nil)
		if m.size > maxMemory || len(m.known) > maxMemory/50_000 {
			t.Fatalf("after %d texts it holds %d of %d bytes", i+1, m.size, len(m.known))
		}
	}
}
