package diff

import (
	"reflect"
	"slices"
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
		m.describe(old, old) // which a key that leaves something out would take for what follows
		new := altered(t, old)
		for range 2 { // the second time from memory
			if got, want := m.describe(old, new), describe(old, new); !reflect.DeepEqual(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	})
	for _, c := range [][]*clause.Clause{
		{paragraph("We will."), {Kind: clause.Item, Text: clause.Inline{{Text: "We will."}}}},
		{paragraph("We will."), {Text: clause.Inline{{Text: "We will.", Link: "#x"}}}},
		{paragraph("We will."), {Kind: clause.Paragraph, Text: clause.Inline{{Text: "We will."}}, Attrs: binding(clause.Industry)}},
	} {
		a, b := c[0:1], c[1:2]
		m.describe(a, a)
		if got, want := m.describe(a, b), describe(a, b); !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func paragraph(text string) *clause.Clause {
	return &clause.Clause{Kind: clause.Paragraph, Text: clause.Inline{{Text: text}}}
}

func binding(c clause.Commitment) clause.Attrs {
	return clause.Attrs{{Key: clause.AttrCommitment, Value: string(c)}}
}

// altered is cs with each clause otherwise in one thing.
func altered(t *rapid.T, cs []*clause.Clause) []*clause.Clause {
	var out []*clause.Clause
	for _, c := range cs {
		copied := *c
		switch {
		case c.Kind == clause.Code:
			copied.Code += "b\n"
		case len(c.Cells) > 0:
			copied.Cells = slices.Clone(c.Cells)
			last := &copied.Cells[len(c.Cells)-1]
			last.Text = append(slices.Clone(last.Text), drawRun(t))
		case len(c.Text) > 0:
			copied.Text = slices.Clone(c.Text)
			alter(t, &copied.Text[rapid.IntRange(0, len(c.Text)-1).Draw(t, "run")])
		}
		out = append(out, &copied)
	}
	return out
}

func alter(t *rapid.T, r *clause.Run) {
	switch rapid.IntRange(0, 6).Draw(t, "what") {
	case 0:
		r.Text += " 2:"
	case 1:
		r.Marks ^= clause.Strong
	case 2:
		r.Link += "#x"
	case 3:
		r.Ref += "v1#a"
	case 4:
		r.Note += "1"
	case 5:
		r.Image += "a.png"
	case 6:
		r.Break = !r.Break
	}
}

// drawClause draws from so little that clauses are often alike in all but one thing.
func drawClause(t *rapid.T) *clause.Clause {
	c := &clause.Clause{Kind: rapid.SampledFrom([]clause.Kind{clause.Paragraph, clause.Item, clause.Row, clause.Code}).Draw(t, "kind")}
	switch c.Kind {
	case clause.Row:
		for range rapid.IntRange(0, 2).Draw(t, "cells") {
			c.Cells = append(c.Cells, clause.Cell{Text: drawInline(t)})
		}
	case clause.Code:
		c.Code = rapid.SampledFrom([]string{"", "a\n", "  a\n", "a\nb"}).Draw(t, "code")
	default:
		c.Text = drawInline(t)
	}
	if who := rapid.SampledFrom([]clause.Commitment{"", clause.Unilateral, clause.Industry}).Draw(t, "commitment"); who != "" {
		c.Attrs = binding(who)
	}
	return c
}

func drawInline(t *rapid.T) clause.Inline {
	return rapid.SliceOfN(rapid.Custom(drawRun), 0, 3).Draw(t, "inline")
}

func drawRun(t *rapid.T) clause.Run {
	r := clause.Run{Text: rapid.SampledFrom([]string{"We", "will.", "We will.", "may", " ", "2:"}).Draw(t, "text")}
	if rapid.Bool().Draw(t, "not plain") {
		alter(t, &r)
	}
	return r
}

// TestMemoryIsBounded shows that a memory begins anew rather than grow with the texts.
func TestMemoryIsBounded(t *testing.T) {
	m := NewMemory()
	long := strings.Repeat("word ", 20_000)
	for i := range 100 {
		c := paragraph(long[:50_000+i*5])
		m.describe([]*clause.Clause{c}, nil)
		if m.size > maxMemory || len(m.known) > maxMemory/50_000 {
			t.Fatalf("after %d texts it holds %d of %d bytes", i+1, m.size, len(m.known))
		}
	}
	kept := len(m.known)
	m.put(strings.Repeat("x", maxMemory+1), described{})
	if len(m.known) != kept || m.size > maxMemory {
		t.Errorf("with a text that is too long for it, it holds %d of %d bytes, want %d texts", len(m.known), m.size, kept)
	}
}
