package redline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How well a hunk begins or ends at a place: readers take in a sentence that came or went at a glance, part of a phrase not.
// Together, for both ends on both sides, they weigh less than one word, so that they choose between hunks of like worth.
const (
	edgeBreak    = 3 // the end of a clause, a cell or the whole
	edgeSentence = 2
	edgePhrase   = 1
)

// edges are the worths of the places before each token, and of the end.
func (p *passage) edges() []uint8 {
	edges := make([]uint8, len(p.tokens)+1)
	edges[0], edges[len(p.tokens)] = edgeBreak, edgeBreak
	for i := 1; i < len(p.tokens); i++ {
		edges[i] = p.edge(&p.tokens[i-1], &p.tokens[i])
	}
	return edges
}

func (p *passage) edge(before, after *token) uint8 {
	gap := before.end < after.start
	switch {
	case before.brk != NoBreak || after.brk != NoBreak:
		return edgeBreak
	case gap && isOneOf(before.key, ".!?\"')]") && p.endsSentence(before) && startsSentence(after.key):
		return edgeSentence
	case gap && isOneOf(before.key, ";:"):
		return edgeSentence
	case gap && isOneOf(before.key, ",-)"), gap && isOneOf(after.key, "(-"):
		return edgePhrase
	}
	return 0
}

// endsSentence reports whether there is a full stop at or just before the end of a token, as in `.)`.
func (p *passage) endsSentence(t *token) bool {
	return strings.ContainsAny(p.text[max(0, t.start-1):t.end], ".!?")
}

func isOneOf(key, marks string) bool { return len(key) == 1 && strings.Contains(marks, key) }

// startsSentence reports whether a sentence may start with a token: behind a full stop, what goes on small is the same sentence.
func startsSentence(key string) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return !unicode.IsLower(first) && !unicode.IsDigit(first)
}
