package redline

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"rspsite/internal/clause"
)

// What measures redlines of whole texts compares them first, so that it stands outside of the package. It needs these from inside.

// Rebuilt are the texts that a redline shows.
var Rebuilt = rebuilt

// ClausesOf makes a clause of each paragraph of a text.
var ClausesOf = clausesOf

// ShortestScript is what go-diff makes of the tokens of two sides, each token a rune of its own.
func ShortestScript(old, new []*clause.Clause, cleanUp bool) []Edit {
	a, b := newPassage(old, byWord), newPassage(new, byWord)
	joinParted(a, b)
	l := &lexicon{ids: map[string]int{}}
	l.number(a)
	l.number(b)
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0 // else the answer depends on the clock
	script := engine.DiffMainRunes(tokenRunes(a), tokenRunes(b), false)
	if cleanUp {
		script = engine.DiffCleanupSemantic(script)
	}
	var edits []Edit
	for _, d := range script {
		e := Edit{Op: map[diffmatchpatch.Operation]Op{diffmatchpatch.DiffDelete: Delete, diffmatchpatch.DiffInsert: Insert}[d.Type]}
		size := utf8.RuneCountInString(d.Text)
		if e.Op != Insert {
			e.OldText, a.tokens = spelled(a, size)
		}
		if e.Op != Delete {
			e.NewText, b.tokens = spelled(b, size)
		}
		edits = append(edits, e)
	}
	return edits
}

func tokenRunes(p *passage) []rune {
	const surrogates, many = 0xD800, 0x800 // no runes, so that they are skipped
	runes := make([]rune, len(p.tokens))
	for i, t := range p.tokens {
		runes[i] = rune(t.id + 1)
		if runes[i] >= surrogates {
			runes[i] += many
		}
	}
	return runes
}

// spelled is the text of the next tokens, and the tokens behind them.
func spelled(p *passage, size int) (string, []token) {
	var b strings.Builder
	for _, t := range p.tokens[:size] {
		b.WriteString(p.text[t.start:t.end] + " ")
	}
	return b.String(), p.tokens[size:]
}
