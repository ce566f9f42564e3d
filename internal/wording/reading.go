package wording

import (
	"slices"
	"strings"
	"unicode"
)

// A reading is one side of a change as the rules read it.
type reading struct {
	text      string
	lexemes   []lexeme
	sentences []stretch
	stems     map[string]int // words of content → how often they stand in the text

	// What follows is read when it is first asked for.
	stated   []statement
	squeezed string
	said     map[breadthOf]bool
}

// A stretch is a stretch of lexemes.
type stretch struct{ from, to int }

// sentenceEnds are the marks that a sentence ends at. A semicolon does too: what stands behind it has its own verb.
const sentenceEnds = ".!?;\n•●"

func readSide(text string) *reading {
	r := &reading{text: text, lexemes: lexemes(text), stems: map[string]int{}}
	from := 0
	for i, l := range r.lexemes {
		if l.stem != "" {
			r.stems[l.stem]++
		}
		if strings.Contains(sentenceEnds, l.low) && !r.isAbbreviation(i) {
			r.addSentence(from, i+1)
			from = i + 1
		}
	}
	r.addSentence(from, len(r.lexemes))
	return r
}

func (r *reading) addSentence(from, to int) {
	if slices.ContainsFunc(r.lexemes[from:to], lexeme.isWord) {
		r.sentences = append(r.sentences, stretch{from, to})
	}
}

// isAbbreviation reports whether the mark at i ends no sentence: no space follows it, or a small letter does.
func (r *reading) isAbbreviation(i int) bool {
	if r.lexemes[i].low != "." || i+1 == len(r.lexemes) {
		return false
	}
	next := r.lexemes[i+1]
	return next.glued || next.isWord() && !next.capital && !next.digit
}

// words are the words of a stretch, as they stand in the text.
func (r *reading) words(s stretch) string {
	if s.from >= s.to {
		return ""
	}
	return r.text[r.lexemes[s.from].start:r.lexemes[s.to-1].end]
}

// low is the word at i, or nothing beyond either end.
func (r *reading) low(i int) string {
	if i < 0 || i >= len(r.lexemes) {
		return ""
	}
	return r.lexemes[i].low
}

// has reports whether the words of phrase stand at i.
func (r *reading) has(i int, phrase []string) bool {
	for k, w := range phrase {
		if r.low(i+k) != w {
			return false
		}
	}
	return true
}

// content are the stems of a stretch, each once.
func (r *reading) content(s stretch) map[string]bool {
	stems := map[string]bool{}
	for _, l := range r.lexemes[s.from:s.to] {
		if l.stem != "" {
			stems[l.stem] = true
		}
	}
	return stems
}

// topic is the content of a stretch without numbers and times: a sentence is the same one when these change.
func (r *reading) topic(s stretch) map[string]bool {
	stems := map[string]bool{}
	for _, l := range r.lexemes[s.from:s.to] {
		if l.stem != "" && !l.digit && !isTimeWord(l.low) {
			stems[l.stem] = true
		}
	}
	return stems
}

func isTimeWord(low string) bool {
	_, isUnit := timeUnits[singular(low)]
	_, isCadence := cadences[low]
	return isUnit || isCadence || months[low] > 0 || numberWords[low] > 0
}

// letters are the letters of the text without what parts words: "jail-breaking" and "jailbreaking" have the same.
func (r *reading) letters() string {
	if r.squeezed == "" {
		r.squeezed = lettersOf(r.text)
	}
	return r.squeezed
}

func lettersOf(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
