package render

import (
	"strings"
	"unicode/utf8"
)

// lowerFirst writes the first letter of a sentence of ours small.
func lowerFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:size]) + s[size:]
}

// maxBrief is the length, in bytes, up to which a card says more than one sentence.
const maxBrief = 240

// firstSentences are the first sentence of a text and those behind it that keep the whole brief: what was and what is now are
// often two.
func firstSentences(text string) string {
	end := len(firstSentence(text))
	for end < len(text) {
		next := end + 1 + len(firstSentence(text[end+1:]))
		if next > maxBrief {
			break
		}
		end = next
	}
	return text[:end]
}

// firstSentence is the first sentence of a text: up to a full stop behind a word that is no abbreviation.
func firstSentence(text string) string {
	for i, r := range text {
		if r == '.' && i+2 < len(text) && text[i+1] == ' ' && !isAbbreviation(text[strings.LastIndexByte(text[:i], ' ')+1:i]) {
			return text[:i+1]
		}
	}
	return text
}

// isAbbreviation reports whether a word before a full stop looks like one that is cut short: a letter alone, a word with full
// stops in it, a short one that begins large.
func isAbbreviation(word string) bool {
	return len(word) < 2 || strings.Contains(word, ".") || len(word) < 4 && strings.ToLower(word) != word
}
