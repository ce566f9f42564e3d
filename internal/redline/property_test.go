package redline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

// A reporter is what tests and drawn tests have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// rebuilt are the texts that a redline shows, each from its own side's edits.
func rebuilt(edits []Edit) (old, new string) {
	var a, b strings.Builder
	for _, e := range edits {
		if e.Op != Insert {
			a.WriteString(e.OldText)
		}
		if e.Op != Delete {
			b.WriteString(e.NewText)
		}
	}
	return a.String(), b.String()
}

func joinedText(cs []*clause.Clause) string {
	texts := make([]string, len(cs))
	for i, c := range cs {
		texts[i] = c.PlainText()
	}
	return strings.Join(texts, "\n")
}

// says reports whether runs say what a text does, letter by letter, but for white space at forced line breaks.
func says(in clause.Inline, text string) bool {
	if slices.ContainsFunc(in, func(r clause.Run) bool { return r.Break }) {
		return strings.ReplaceAll(runText(in), " ", "") == strings.ReplaceAll(text, " ", "")
	}
	return runText(in) == text
}

// runText is what the runs of an edit say, letter by letter.
func runText(in clause.Inline) string {
	var b strings.Builder
	for _, r := range in {
		switch {
		case r.Break: // for the space that it stands for, if it does: at the ends of a clause there is none
		case r.Ref != "" && r.Text == "":
			b.WriteString(r.Ref)
		case r.Image != "":
			b.WriteString(strings.Join(strings.Fields(r.Text), " "))
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// checkRedline holds a redline against the clauses that it was made of.
func checkRedline(t reporter, old, new []*clause.Clause, edits []Edit, marks []MarkChange) {
	t.Helper()
	a, b := rebuilt(edits)
	if want := joinedText(old); a != want {
		t.Fatalf("the old text is rebuilt as %q, want %q\n%s", a, want, notation(edits, marks))
	}
	if want := joinedText(new); b != want {
		t.Fatalf("the new text is rebuilt as %q, want %q\n%s", b, want, notation(edits, marks))
	}
	code := slices.ContainsFunc(slices.Concat(old, new), func(c *clause.Clause) bool { return c.Kind.IsCode() })
	for i, e := range edits {
		checkEdit(t, e, code)
		if i > 0 && e.Op == Delete && edits[i-1].Op == Insert {
			t.Errorf("edit %d: what went stands behind what came: %+v", i, e)
		}
	}
	checkRuns(t, old, edits, func(e Edit) clause.Inline { return e.Old })
	checkRuns(t, new, edits, func(e Edit) clause.Inline { return e.New })
}

func checkEdit(t reporter, e Edit, code bool) {
	t.Helper()
	switch {
	case e.Op == Insert && (e.OldText != "" || e.Old != nil), e.Op == Delete && (e.NewText != "" || e.New != nil):
		t.Errorf("an edit of one side has text of the other: %+v", e)
	case e.Break == CellBreak && e.OldText+e.NewText != map[Op]string{Equal: " |  | ", Insert: " | ", Delete: " | "}[e.Op]:
		t.Errorf("a break between cells has other text: %+v", e)
	case e.Break == ClauseBreak && strings.Trim(e.OldText+e.NewText, "\n") != "":
		t.Errorf("a break between clauses has other text: %+v", e)
	case e.Break == NoBreak && strings.Contains(e.OldText+e.NewText, "\n"):
		t.Errorf("a break hides in text: %+v", e)
	case e.Break == NoBreak && e.OldText == "" && e.NewText == "" && len(e.Old) == 0 && len(e.New) == 0:
		t.Errorf("an edit is empty: %+v", e)
	}
	if e.Break == NoBreak && !code && !(says(e.Old, e.OldText) && says(e.New, e.NewText)) {
		t.Errorf("the runs do not say what the text does: %+v", e)
	}
}

// checkRuns fails unless the runs of the edits, put together, are those of the clauses.
func checkRuns(t reporter, cs []*clause.Clause, edits []Edit, of func(Edit) clause.Inline) {
	t.Helper()
	var got, want clause.Inline
	for _, e := range edits {
		got = append(got, of(e)...)
	}
	for _, c := range cs {
		if c.Kind.IsCode() {
			want = append(want, c.CodeRuns()...)
		}
		want = append(want, c.Text...)
		for _, cell := range c.Cells {
			want = append(want, cell.Text...)
		}
	}
	if g, w := outlineOfRuns(got), outlineOfRuns(want); g != w {
		t.Fatalf("the runs of the edits are\n%s, want\n%s", g, w)
	}
}

// outlineOfRuns is what runs show, without where they are cut and what white space they have.
func outlineOfRuns(in clause.Inline) string {
	var b strings.Builder
	var last clause.Run
	breaks := 0 // where they stand among footnote marks is not held: both hang on the same word
	for _, r := range in {
		if r.Break {
			breaks++
			continue
		}
		named := r.Ref != "" && r.Text == ""
		text := strings.Join(strings.Fields(r.Text), "")
		r.Text, r.Offset = "", 0
		whole := r.Note != "" || r.Image != "" || named
		if text == "" && !whole {
			continue
		}
		if r != last || whole {
			b.WriteString("\n" + keyOfLook([]part{{r, 1}}))
		}
		b.WriteString(text)
		last = r
	}
	return fmt.Sprintf("%s\n%d line breaks", b.String(), breaks)
}

// notation writes a redline for people: [-what went-]{+what came+}, an equal stretch that is written otherwise as
// <old=new>, each break as ¦ or ¶, and the changes of marks below.
func notation(edits []Edit, marks []MarkChange) string {
	var b strings.Builder
	for _, e := range edits {
		old, new := plainEdit(e.Break, e.OldText), plainEdit(e.Break, e.NewText)
		switch {
		case e.Op == Delete:
			b.WriteString("[-" + old + "-]")
		case e.Op == Insert:
			b.WriteString("{+" + new + "+}")
		case old == new:
			b.WriteString(old)
		default:
			b.WriteString("<" + old + "=" + new + ">")
		}
	}
	for _, m := range marks {
		b.WriteString("\n" + m.What + ": " + m.Old + " -> " + m.New)
		if m.Text != "" {
			b.WriteString(" on \"" + m.Text + "\"")
		}
	}
	return b.String() + "\n"
}

func plainEdit(b Break, text string) string {
	switch b {
	case CellBreak:
		return " ¦ "
	case ClauseBreak:
		return "¶"
	}
	return text
}

func drawRun(t *rapid.T) clause.Run {
	vocabulary := []string{"a", "the", "stop", "ASL-3", "won’t", "won't", "de-", "velop", "develop", "state-level", ".", ",", "\"", "“",
		" ", "  ", "\n", "\u00a0", "—", "-", "é", "e\u0301", "研究", "https://a.example/b?c.", "3.2", "U.S.", "|", " | ", "\u00ad", "🙂"}
	r := clause.Run{Text: strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 12).Draw(t, "words"), rapid.SampledFrom([]string{"", " "}).Draw(t, "joint"))}
	r.Marks = clause.Marks(rapid.SampledFrom([]int{0, 0, 0, 1, 2, 4, 8, 3}).Draw(t, "marks"))
	switch rapid.IntRange(0, 12).Draw(t, "what") {
	case 0:
		r.Link = rapid.SampledFrom([]string{"https://a.example", "https://b.example"}).Draw(t, "link")
	case 1:
		r.Ref, r.Text = rapid.SampledFrom([]string{"v1#a", "v2#a"}).Draw(t, "ref"), "the "+r.Text
	case 2:
		r = clause.Run{Ref: rapid.SampledFrom([]string{"v1#a", "v2#a"}).Draw(t, "bare ref")}
	case 3, 4:
		r = clause.Run{Note: rapid.SampledFrom([]string{"1", "2"}).Draw(t, "note")}
	case 5:
		r.Image = rapid.SampledFrom([]string{"a.png", "b.png"}).Draw(t, "image")
	case 6:
		r = clause.Run{Image: "c.png"}
	case 7:
		r = clause.Run{Text: "\n", Break: true}
	}
	return r
}

func drawInline(t *rapid.T) clause.Inline {
	return rapid.SliceOfN(rapid.Custom(drawRun), 0, 6).Draw(t, "inline")
}

func drawClause(t *rapid.T) *clause.Clause {
	c := &clause.Clause{Kind: clause.Kind(rapid.IntRange(int(clause.Heading), int(clause.Footnote)).Draw(t, "kind"))}
	switch {
	case c.Kind == clause.Row:
		for range rapid.IntRange(0, 4).Draw(t, "cells") {
			c.Cells = append(c.Cells, clause.Cell{Text: drawInline(t)})
		}
	case c.Kind.IsCode():
		lines := []string{"if a {\n", "  b\n", "\tb\n", "\n", "}\n", "é — “x”\n", "last"}
		c.Code = strings.Join(rapid.SliceOfN(rapid.SampledFrom(lines), 0, 8).Draw(t, "code"), "")
	default:
		c.Text = drawInline(t)
	}
	return c
}

// mutated is cs with some of its runs and words changed: redlines are made of texts that have much in common.
func mutated(t *rapid.T, cs []*clause.Clause) []*clause.Clause {
	var out []*clause.Clause
	for _, c := range cs {
		copied := *c
		copied.Text = mutatedInline(t, copied.Text)
		copied.Cells = slices.Clone(copied.Cells)
		for i := range copied.Cells {
			copied.Cells[i].Text = mutatedInline(t, copied.Cells[i].Text)
		}
		if rapid.IntRange(0, 9).Draw(t, "kind changes") == 0 && copied.Kind == clause.Paragraph {
			copied.Kind = clause.Item
		}
		out = append(out, &copied)
	}
	return out
}

func mutatedInline(t *rapid.T, in clause.Inline) clause.Inline {
	var out clause.Inline
	for _, r := range in {
		switch rapid.IntRange(0, 6).Draw(t, "mutation") {
		case 0:
			continue
		case 1:
			out = append(out, drawRun(t), r)
		case 2:
			r.Marks ^= clause.Strong
			out = append(out, r)
		case 3:
			if fields := strings.Fields(r.Text); len(fields) > 1 && !r.Break {
				r.Text = strings.Join(fields[1:], " ")
			}
			out = append(out, r)
		default:
			out = append(out, r)
		}
	}
	return out
}

// TestRedlineRebuildsBothTexts is the promise of every redline, for all kinds, splits, merges, rows and code.
func TestRedlineRebuildsBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := rapid.SliceOfN(rapid.Custom(drawClause), 0, 3).Draw(t, "old")
		new := mutated(t, old)
		if rapid.Bool().Draw(t, "other clauses too") {
			new = append(new, rapid.SliceOfN(rapid.Custom(drawClause), 0, 2).Draw(t, "new")...)
		}
		edits, marks := Between(old, new)
		checkRedline(t, old, new, edits, marks)
		checkTold(t, old, new, edits, marks)
		again, more := Between(new, old)
		checkRedline(t, new, old, again, more)
	})
}

// checkTold fails if one clause became another that reads otherwise, and the redline does not say so.
func checkTold(t reporter, old, new []*clause.Clause, edits []Edit, marks []MarkChange) {
	t.Helper()
	told := len(marks) > 0 || slices.ContainsFunc(edits, func(e Edit) bool { return e.Op != Equal || e.OldText != e.NewText })
	if len(old) == 1 && len(new) == 1 && !breaksAtMarks(new[0]) && clause.Same(old[0], new[0]) == told {
		t.Fatalf("the redline tells a change: %v, but of\n%+v\n%+v\n%s", told, *old[0], *new[0], notation(edits, marks))
	}
}

// breaksAtMarks reports whether a clause has forced line breaks and what hangs on words too. On which side of a footnote mark the
// line breaks, a redline does not tell.
func breaksAtMarks(c *clause.Clause) bool {
	all := slices.Clone(c.Text)
	for _, cell := range c.Cells {
		all = append(all, cell.Text...)
	}
	return slices.ContainsFunc(all, func(r clause.Run) bool { return r.Break }) &&
		slices.ContainsFunc(all, func(r clause.Run) bool { return r.Note != "" || r.Image != "" })
}

// TestRedlineOfTheSameIsEmpty holds that a text has no change against itself.
func TestRedlineOfTheSameIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs := rapid.SliceOfN(rapid.Custom(drawClause), 0, 3).Draw(t, "clauses")
		edits, marks := Between(cs, cs)
		checkRedline(t, cs, cs, edits, marks)
		for _, e := range edits {
			if e.Op != Equal || e.OldText != e.NewText {
				t.Fatalf("an edit of a text against itself: %+v", e)
			}
		}
		if len(marks) > 0 {
			t.Fatalf("changes of marks of a text against itself: %+v", marks)
		}
	})
}

// FuzzRedline makes paragraphs and code of any text, and whole documents of it.
func FuzzRedline(f *testing.F) {
	f.Add("We will stop.", "We may **stop** now.")
	f.Add("de- velop the “state- level” plan", "develop the \"state-level\" plan")
	f.Add("a\nb\n\nc", "a b c d")
	f.Add("| a | b |\n|---|---|\n| **c** | [d](e) |", "| a |\n|---|\n| c[^1] |\n\n[^1]: ![x](y)")
	f.Add("- a\\\n  b\n\n```\n  c\n```", "Term\n: `a`\n\n    c")
	f.Add("https://a.example/b, c", "http://a.example/b; c")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		for _, kind := range []clause.Kind{clause.Paragraph, clause.Code} {
			old, new := clausesOf(kind, a), clausesOf(kind, b)
			edits, marks := Between(old, new)
			checkRedline(t, old, new, edits, marks)
		}
		if source, _ := markdown.ParsePlain("a.md", []byte(a)); source != nil {
			if other, _ := markdown.ParsePlain("b.md", []byte(b)); other != nil {
				old, new := textsOf(&source.Document), textsOf(&other.Document)
				edits, marks := Between(old, new)
				checkRedline(t, old, new, edits, marks)
				checkTold(t, old, new, edits, marks)
			}
		}
	})
}

// clausesOf makes a clause of each line.
func clausesOf(kind clause.Kind, text string) []*clause.Clause {
	var cs []*clause.Clause
	for line := range strings.SplitSeq(text, "\n\n") {
		c := &clause.Clause{Kind: kind, Text: clause.Inline{{Text: line}}}
		if kind == clause.Code {
			c.Text, c.Code = nil, line
		}
		cs = append(cs, c)
	}
	return cs
}
