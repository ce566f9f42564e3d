package redline

import (
	"slices"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// TestRedlineWorkIsBounded holds the bound that docs/diff.md names: the tables of all ways have at most √maxCells/2 cells for each
// token, whatever the texts are.
func TestRedlineWorkIsBounded(t *testing.T) {
	const size = 1 << 16
	tests := []struct {
		name     string
		old, new []string
	}{
		{"a thousand edits", prose(1, size), edited(prose(1, size), 1000)},
		{"an edit at every third word", prose(2, size), edited(prose(2, size), len(prose(2, size))/3)},
		{"unrelated", prose(3, size), prose(4, size)},
		{"three words in any order", few(5, size), few(6, size)},
		{"one word", slices.Repeat([]string{"stop"}, 15000), slices.Repeat([]string{"stop"}, 10000)},
		{"backwards", prose(7, size), backwards(prose(7, size))},
		{"halves exchanged", prose(8, size), halvesExchanged(prose(8, size))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, new := onePassage(test.old), onePassage(test.new)
			a, b := newPassage(old, byWord), newPassage(new, byWord)
			l := &lexicon{ids: map[string]int{}}
			l.number(a)
			l.number(b)
			m := newMatcher(a, b, l)
			m.phrases(hunk{0, len(a.tokens), 0, len(b.tokens)})
			if most := 364 * (len(a.tokens) + len(b.tokens)); m.table.cells > most {
				t.Errorf("%d cells for %d and %d tokens, want at most %d", m.table.cells, len(a.tokens), len(b.tokens), most)
			}
			edits, marks := Between(old, new)
			checkRedline(t, old, new, edits, marks)
		})
	}
}

func backwards(words []string) []string {
	slices.Reverse(words)
	return words
}

func halvesExchanged(words []string) []string {
	half := len(words) / 2
	return slices.Concat(words[half:], words[:half])
}

// TestRedlineOfOddTexts makes redlines of texts whose pieces have no end. A bound that is missing shows as a test that never ends.
func TestRedlineOfOddTexts(t *testing.T) {
	const n = 30_000
	for _, text := range []string{
		strings.Repeat("a-", n), strings.Repeat("-", n), strings.Repeat("a- ", n), strings.Repeat("://", n), strings.Repeat("a", n),
		strings.Repeat("研", n), strings.Repeat("e\u0301", n), strings.Repeat(".\"", n), strings.Repeat("🙂", n), strings.Repeat("x\u00ad", n),
	} {
		old, new := onePassage([]string{text}), onePassage([]string{text + " b", "c"})
		edits, marks := Between(old, new)
		checkRedline(t, old, new, edits, marks)
	}
	row := &clause.Clause{Kind: clause.Row, Cells: slices.Repeat([]clause.Cell{{Text: clause.Inline{{Text: "stop it"}}}}, 5_000)}
	wider := &clause.Clause{Kind: clause.Row, Cells: append(slices.Clone(row.Cells), row.Cells[0])}
	old, new := []*clause.Clause{row}, []*clause.Clause{wider}
	edits, marks := Between(old, new)
	checkRedline(t, old, new, edits, marks)
}
