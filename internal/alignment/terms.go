package alignment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// words are the words of a text in lower case and compatibility form: runs of letters and digits. Of scripts that set no
// spaces between words, every character is one.
func words(text string) []string {
	text = strings.ToLower(norm.NFKC.String(text))
	var found []string
	start := -1 // of the word that is being read
	end := func(at int) {
		if start >= 0 {
			found = append(found, text[start:at])
			start = -1
		}
	}
	for at, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			end(at)
			found = append(found, text[at:at+utf8.RuneLen(r)])
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = at
			}
		default:
			end(at)
		}
	}
	end(len(text))
	return found
}

// stopWords are function words: they join what a clause says and say nothing themselves. Words that bind (must, may) and
// that negate are not among them.
var stopWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`a an the this that these those and or nor but if then than as at by for from in into of on
		onto to with within is are was were be been being it its their they them there which who whom whose has have had do
		does we our us you your i can will so such any all also`) {
		set[w] = true
	}
	return set
}()

// maxStemmed is the longest word, in bytes, that is stemmed. Longer ones are no English words.
const maxStemmed = 32

// A stemmer knows the stems of the words that it has seen; a text repeats most of its words.
type stemmer map[string]string

// stem is the stem of an English word, British and American spelling alike. Other words may lose an ending, in both texts
// alike.
func (s stemmer) stem(word string) string {
	if known, ok := s[word]; ok {
		return known
	}
	stem := word
	if len(word) <= maxStemmed && isASCII(word) {
		stem = english.Stem(american(word), true)
	}
	s[word] = stem
	return stem
}

// american spells the verbs in -ise, and what is made of them, with z.
func american(word string) string {
	for _, ending := range []string{"ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations"} {
		if root, ok := strings.CutSuffix(word, ending); ok && len(root) > 2 {
			return root + "iz" + ending[2:]
		}
	}
	return word
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// A term names a word, a pair of words or four letters by digest, so that vectors of them can be put in an order which does
// not depend on the text that a term was met in first. Two terms with one digest would count as one: with 64 bits that is
// nothing to fear by chance, and on purpose it spoils nothing but one's own comparison.
type term uint64

// FNV-1a, 64 bits.
const (
	offset64 term = 14695981039346656037
	prime64  term = 1099511628211
)

func wordTerm(word string) term {
	h := offset64
	for i := range len(word) {
		h = (h ^ term(word[i])) * prime64
	}
	return h
}

// pairTerm is the term of two adjacent words.
func pairTerm(a, b term) term { return (a*prime64 ^ b) * prime64 }

// lettersTerm is the term of four adjacent letters.
func lettersTerm(letters []rune) term {
	h := offset64
	for _, r := range letters {
		h = (h ^ term(r)) * prime64
	}
	return h
}

// runTerm is the term of some words in a row.
func runTerm(words []string) term {
	h := prime64
	for _, w := range words {
		h = pairTerm(h, wordTerm(w))
	}
	return h
}
