package judge

import (
	"sort"
	"strings"
	"unicode"
)

// A Text is one of the two compared texts, as letters: what is left without white space and bars. All places are offsets
// in bytes of the letters.
type Text struct {
	letters string
	words   []string // between white space
	starts  []int    // of each word, and the end of the last
	clauses []int    // starts of the clauses, and the end of the last
}

// NewText makes a Text of clauses. A clause without a letter is none.
func NewText(clauses []string) *Text {
	t := &Text{starts: []int{0}, clauses: []int{0}}
	var all strings.Builder
	for _, c := range clauses {
		for _, field := range strings.Fields(c) {
			if word := letters(field); word != "" {
				all.WriteString(word)
				t.words = append(t.words, word)
				t.starts = append(t.starts, all.Len())
			}
		}
		if all.Len() > t.clauses[len(t.clauses)-1] {
			t.clauses = append(t.clauses, all.Len())
		}
	}
	t.letters = all.String()
	return t
}

// Words is how many words the text has.
func (t *Text) Words() int { return len(t.words) }

// Clauses is how many clauses the text has.
func (t *Text) Clauses() int { return len(t.clauses) - 1 }

// IsClause reports whether the clause of that index has the letters of text.
func (t *Text) IsClause(i int, text *Text) bool {
	return i >= 0 && i < t.Clauses() && t.letters[t.clauses[i]:t.clauses[i+1]] == text.letters
}

// clauseAt is the index of the clause that holds the letter at a place.
func (t *Text) clauseAt(at int) int { return sort.SearchInts(t.clauses, at+1) - 1 }

// wordsIn are the indexes of the words that lie wholly between two places: from the first up to before the second.
func (t *Text) wordsIn(start, end int) (first, last int) {
	first = sort.SearchInts(t.starts, start)
	last = sort.SearchInts(t.starts, end+1) - 1
	return first, max(first, last)
}

// touched is how many words have a letter between two places.
func (t *Text) touched(start, end int) int {
	if start >= end {
		return 0
	}
	return sort.SearchInts(t.starts, end) - (sort.SearchInts(t.starts, start+1) - 1)
}

// letters is s without white space and bars.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' {
			return -1
		}
		return r
	}, s)
}
