package redline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"
)

// The keys of tokens that are no words begin with a byte that no word has.
const (
	keyImage    = "\x00image "
	keyRedacted = "\x00redacted " // of a redaction: nothing that is written reads like one
	keyNothing  = "\x00nothing"
)

// words cuts a stretch of the passage's text at the word boundaries of Unicode (UAX 29). Web addresses stay whole.
func (p *passage) words(start, end int) {
	for start < end {
		at, size := address(p.text[start:end])
		p.split(start, start+at)
		if size > 0 {
			p.tokens = append(p.tokens, token{start: start + at, end: start + at + size, key: p.text[start+at : start+at+size]})
		}
		start += at + size
	}
}

func (p *passage) split(start, end int) {
	first := len(p.tokens)
	it := words.FromString(p.text[start:end])
	for it.Next() {
		// UAX 29 counts an unseen character behind a space with the space.
		if at := it.Start() + spaceBefore(it.Value()); at < it.End() {
			p.tokens = append(p.tokens, token{start: start + at, end: start + it.End(), key: wordKey(p.text[start+at : start+it.End()])})
			p.glue(first)
		}
	}
}

// glue makes one token of the last ones, from first on, if they are a hyphenated word, a dash of several hyphens, several dots, or
// a word with a character behind it that is not seen: UAX 29 cuts there, and "ASL-3" is one name.
func (p *passage) glue(first int) {
	n := len(p.tokens)
	if n-first < 2 {
		return
	}
	before, last := &p.tokens[n-2], &p.tokens[n-1]
	dots := last.key == "." && strings.HasPrefix(before.key, ".")
	if before.end == last.start && (last.key == "" || last.key == "-" && before.key == "-" || dots) {
		before.end = last.end
		if dots {
			before.key = p.text[before.start:before.end]
		}
		p.tokens = p.tokens[:n-1]
		return
	}
	if n-first < 3 {
		return
	}
	head, joint, tail := &p.tokens[n-3], &p.tokens[n-2], &p.tokens[n-1]
	if head.end == joint.start && joint.end == tail.start && isWordKey(head.key) && isWordKey(tail.key) &&
		joins(p.text[joint.start:joint.end]) && head.end-head.start <= longestJoined {
		head.end = tail.end
		head.key = wordKey(p.text[head.start:head.end])
		p.tokens = p.tokens[:n-2]
	}
}

// longestJoined is how many bytes a word may have that goes on behind a hyphen. It bounds the work where there are hyphens without end.
const longestJoined = 200

// joins reports whether a mark makes one word of two: a hyphen, the dash of "10–20", the at sign of an address.
func joins(mark string) bool {
	switch mark {
	case "-", "\u2010", "\u2011", "\u2013", "@":
		return true
	}
	return false
}

// address finds the first web address in s: where it starts and how long it is. Without one it starts at the end of s.
func address(s string) (at, size int) {
	colon := strings.Index(s, "://")
	if colon < 0 {
		return len(s), 0
	}
	at = strings.LastIndexFunc(s[:colon], isNoSchemeLetter) + 1
	end := strings.IndexFunc(s[at:], isNoAddress)
	if end < 0 {
		end = len(s) - at
	}
	return at, max(len(strings.TrimRight(s[at:at+end], ".,;:!?)]'\"")), colon-at+3)
}

func isNoSchemeLetter(c rune) bool { return c >= utf8.RuneSelf || !unicode.IsLetter(c) }

func isNoAddress(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune("<>\"“”‘’", c)
}

// wordKey is what a word has in common with all that read like it, however its quote marks, dashes and accents are coded.
func wordKey(word string) string {
	if isASCII(word) {
		return word
	}
	return norm.NFC.String(strings.Map(plainMark, word))
}

// isWordKey reports whether a token is a word or number, not a mark, a break or an image.
func isWordKey(key string) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return unicode.IsLetter(first) || unicode.IsDigit(first)
}

// plainMark is the typewriter's form of a quote mark or dash. What is not seen has none.
func plainMark(c rune) rune {
	switch c {
	case '\u2018', '\u2019', '\u201a', '\u201b':
		return '\''
	case '\u201c', '\u201d', '\u201e', '\u201f':
		return '"'
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212':
		return '-'
	case '\u00ad', '\u200b', '\u2060', '\ufeff':
		return -1
	}
	return c
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
