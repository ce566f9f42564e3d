package redline

import (
	"strings"
	"unicode/utf8"

	"rspsite/internal/clause"
)

// A token is what a redline takes or leaves as a whole: a word, a punctuation mark, an image, a break, or a line of code.
// White space is no token: it stands between them and makes no difference.
type token struct {
	start, end int    // in the text of its passage; equal where nothing is to be read, as in an empty line of code
	key        string // tokens with one key read alike
	id         int    // of the key, in the lexicon of the redline
	brk        Break
	lineEnd    bool // a forced line break hangs on it
	look       int  // of its marks and targets, in the catalogue of looks; 0 if it has none
}

// A passage is the text of the clauses of one side of a change, in a form that can be compared and cut.
type passage struct {
	text   string // the texts of the clauses joined by "\n"
	tokens []token
	pieces []piece
	grain  grain
}

// A piece says which run a stretch of a passage came from. It covers either text, or the one token that it is.
type piece struct {
	start, end int
	token      int // index of the token, if the piece is a whole one or hangs on it; -1 if it covers text
	run        *clause.Run
	raw        int // where in run.Text the stretch starts
}

// The texts that separate what a passage joins.
const (
	cellSeparator   = " | "
	clauseSeparator = "\n"
)

// textOfToken is about how many bytes of text come to a token, white space with it; it only makes room.
const textOfToken = 5

// A grain says how finely a passage is cut.
type grain uint8

const (
	byWord grain = iota
	byLine       // of code
	uncut        // of a clause that reads as before: nothing in it needs to be found
)

// newPassage reads the clauses of one side.
func newPassage(cs []*clause.Clause, g grain) *passage {
	p := &passage{grain: g}
	texts := make([]string, len(cs))
	for i, c := range cs {
		texts[i] = c.PlainText()
	}
	p.text = strings.Join(texts, clauseSeparator)
	if g == byWord {
		p.tokens = make([]token, 0, len(p.text)/textOfToken+1)
	}
	at := 0
	for i, c := range cs {
		if i > 0 {
			at = p.separate(at, clauseSeparator, ClauseBreak)
		}
		at = p.clause(c, at)
	}
	return p
}

// clause reads a clause whose text starts at a place, and returns where it ends.
func (p *passage) clause(c *clause.Clause, at int) int {
	switch {
	case c.Kind == clause.Row:
		for i, cell := range c.Cells {
			if i > 0 {
				at = p.separate(at, cellSeparator, CellBreak)
			}
			at = p.inline(cell.Text, at)
		}
		return at
	case !c.Kind.IsCode():
		return p.inline(c.Text, at)
	case p.grain == byLine:
		return p.code(c.CodeRuns(), at)
	}
	return p.inline(c.CodeRuns(), at)
}

func (p *passage) separate(at int, separator string, brk Break) int {
	p.tokens = append(p.tokens, token{start: at, end: at + len(separator), key: separator, brk: brk})
	return at + len(separator)
}

// code reads lines. White space counts in them, so that a line is its own key.
func (p *passage) code(code clause.Inline, at int) int {
	begun := false
	for _, line := range lines(code) {
		size, key := 0, ""
		for word := range strings.FieldsSeq(textOf(line)) {
			if size > 0 {
				size++
			}
			size += len(word)
		}
		if size > 0 && begun {
			at++ // the space that stands for the line's end
		}
		begun = begun || size > 0
		for i := range line {
			if line[i].Redaction != nil {
				key += keyRedacted
			}
			key += line[i].Text
			p.pieces = append(p.pieces, piece{at, at + size, len(p.tokens), &line[i], 0})
		}
		p.tokens = append(p.tokens, token{start: at, end: at + size, key: key})
		at += size
	}
	return at
}

// lines parts code at the ends of its lines, which stay with them.
func lines(code clause.Inline) []clause.Inline {
	var all []clause.Inline
	open := false // the last line goes on
	for _, run := range code {
		for line := range strings.Lines(run.Text) {
			part := run
			part.Text = line
			if !open {
				all = append(all, nil)
			}
			all[len(all)-1] = append(all[len(all)-1], part)
			open = !strings.HasSuffix(line, "\n")
		}
	}
	return all
}

func textOf(in clause.Inline) string {
	var b strings.Builder
	for _, r := range in {
		b.WriteString(r.Text)
	}
	return b.String()
}

// A lexicon numbers the keys of tokens, for both sides of a redline.
type lexicon struct {
	ids    map[string]int
	weight []int // by id: what it is worth to a reader that such a token is shown as unchanged
}

// The weights of tokens. Words count by their length, so that no language needs a list of the words that say little.
const (
	weightMark  = 4 // punctuation, breaks, empty lines
	weightShort = 13
	weightWord  = 16
	weightLine  = islandMost // of code: every line that stayed is shown as unchanged
	shortWord   = 3          // in characters: the longest that is short
)

// number gives the tokens of a passage their ids.
func (l *lexicon) number(p *passage) {
	for i := range p.tokens {
		t := &p.tokens[i]
		id, ok := l.ids[t.key]
		if !ok {
			id = len(l.weight)
			l.ids[t.key] = id
			l.weight = append(l.weight, weigh(t, p.grain))
		}
		t.id = id
	}
}

func weigh(t *token, g grain) int {
	switch {
	case strings.HasPrefix(t.key, keyImage), g != byLine && strings.HasPrefix(t.key, keyRedacted):
		return weightWord
	case t.brk != NoBreak || t.start == t.end:
		return weightMark
	case g == byLine:
		return weightLine
	case !isWordKey(t.key):
		return weightMark
	case utf8.RuneCountInString(t.key) <= shortWord:
		return weightShort
	}
	return weightWord
}
