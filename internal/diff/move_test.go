package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rspsite/internal/clause"
)

// A section is a heading with its paragraphs.
type section struct {
	heading    string
	paragraphs []string
}

// subjects make texts that no two clauses share.
var subjects = strings.Fields(`autonomy biology chemistry weights audits training incidents contractors governance persuasion
	cyber escalation whistleblowing insurance thresholds redteams monitoring jailbreaks deployment containment evaluation
	interpretability escrow transparency review appeals staffing backups encryption hardware budgets forecasting translation`)

// policy is a text of sections of three paragraphs each.
func policy(sections int) []section {
	var ss []section
	for i := range sections {
		s := section{heading: fmt.Sprintf("On %s and %s", subjects[i], subjects[len(subjects)-1-i])}
		for k := range 3 {
			a, b := subjects[(4*i+k)%len(subjects)], subjects[(7*i+3*k+5)%len(subjects)]
			s.paragraphs = append(s.paragraphs, fmt.Sprintf("Part %d%d: our duties concerning %s and %s are set out in a schedule of their own.", i, k, a, b))
		}
		ss = append(ss, s)
	}
	return ss
}

func document(ss []section) *clause.Document {
	d := &clause.Document{}
	for _, s := range ss {
		h := &clause.Clause{Kind: clause.Heading, Level: 2, Text: clause.Inline{{Text: s.heading}}}
		for _, p := range s.paragraphs {
			h.Children = append(h.Children, &clause.Clause{Kind: clause.Paragraph, Text: clause.Inline{{Text: p}}})
		}
		d.Clauses = append(d.Clauses, h)
	}
	d.Derive()
	return d
}

// moves are the beginnings of what moved by itself, and how much it took along.
func moves(old, new []section) (texts []string, taken int) {
	a, b := Text{Doc: document(old)}, Text{Doc: document(new)}
	c := Compare(a, b, Trace(a, b), Options{AlignOnly: true})
	for _, ch := range c.Changes {
		switch {
		case ch.Moved && ch.With < 0:
			texts = append(texts, c.Old.Clauses[ch.Old[0]].Text)
		case ch.Moved:
			taken++
		}
	}
	return texts, taken
}

func clone(ss []section) []section {
	out := slices.Clone(ss)
	for i := range out {
		out[i].paragraphs = slices.Clone(out[i].paragraphs)
	}
	return out
}

// edit is what a text reads after a small revision.
func edit(t *rapid.T, text string) string {
	return strings.Replace(text, "set out in a schedule", rapid.SampledFrom([]string{"set out in a schedule", "set out in an annex", "found in a schedule"}).Draw(t, "edit"), 1)
}

// TestAParagraphThatMovedIsSaidToHaveMoved, edited or not, however far, and nothing else is.
func TestAParagraphThatMovedIsSaidToHaveMoved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := policy(rapid.IntRange(3, 6).Draw(t, "sections"))
		new := clone(old)
		from := rapid.IntRange(0, len(old)-1).Draw(t, "from")
		to := rapid.IntRange(0, len(old)-1).Filter(func(i int) bool { return i != from }).Draw(t, "to")
		k := rapid.IntRange(0, 2).Draw(t, "paragraph")
		text := old[from].paragraphs[k]
		new[from].paragraphs = slices.Delete(new[from].paragraphs, k, k+1)
		new[to].paragraphs = slices.Insert(new[to].paragraphs, rapid.IntRange(0, 3).Draw(t, "place"), edit(t, text))
		if got, taken := moves(old, new); !slices.Equal(got, []string{text}) || taken > 0 {
			t.Fatalf("moved: %q and %d with it, want %q", got, taken, text)
		}
	})
}

// TestASectionThatMovedTakesItsParagraphsAlong, however far, and nothing else moves.
func TestASectionThatMovedTakesItsParagraphsAlong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := policy(rapid.IntRange(4, 6).Draw(t, "sections"))
		from := rapid.IntRange(0, len(old)-1).Draw(t, "from")
		to := rapid.IntRange(0, len(old)-1).Filter(func(i int) bool { return i < from-1 || i > from+1 }).Draw(t, "to")
		moved := clone(old)[from]
		for k, p := range moved.paragraphs {
			moved.paragraphs[k] = edit(t, p)
		}
		new := slices.Insert(slices.Delete(clone(old), from, from+1), to, moved)
		if got, taken := moves(old, new); !slices.Equal(got, []string{moved.heading}) || taken != 3 {
			t.Fatalf("moved: %q and %d with it, want %q and 3", got, taken, moved.heading)
		}
	})
}

// TestWhatIsPutInMovesNothing: new paragraphs, new sections and new headings above old paragraphs, and what is taken out.
func TestWhatIsPutInMovesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := policy(rapid.IntRange(3, 6).Draw(t, "sections"))
		new := clone(old)
		for n := range rapid.IntRange(1, 4).Draw(t, "insertions") {
			at := rapid.IntRange(0, len(new)-1).Draw(t, "at")
			k := rapid.IntRange(0, len(new[at].paragraphs)).Draw(t, "place")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				new[at].paragraphs = slices.Insert(new[at].paragraphs, k, fmt.Sprintf("Addendum %d speaks of nothing that was said before.", n))
			case 1:
				new = slices.Insert(new, at, section{heading: fmt.Sprintf("Wholly novel matters %d", n), paragraphs: []string{fmt.Sprintf("A fresh idea, number %d.", n)}})
			case 2: // a heading above the rest of a section
				rest := section{heading: fmt.Sprintf("Further remarks %d", n), paragraphs: slices.Clone(new[at].paragraphs[k:])}
				new[at].paragraphs = new[at].paragraphs[:k]
				new = slices.Insert(new, at+1, rest)
			case 3:
				if k < len(new[at].paragraphs) {
					new[at].paragraphs = slices.Delete(new[at].paragraphs, k, k+1)
				}
			}
		}
		if got, taken := moves(old, new); len(got) > 0 || taken > 0 {
			t.Fatalf("moved: %q and %d with it, want nothing", got, taken)
		}
		if got, taken := moves(new, old); len(got) > 0 || taken > 0 {
			t.Fatalf("the other way round: moved: %q and %d with it, want nothing", got, taken)
		}
	})
}
