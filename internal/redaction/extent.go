package redaction

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rspsite/internal/clause"
)

// The forms that make a text more than a sentence.
var (
	blankLine  = regexp.MustCompile(`\n[ \t>]*\n`)
	heading    = regexp.MustCompile(`(?m)^[ >]*#{1,6}[ \t]|^.*\n[ >]*(=+|-{2,})[ \t]*$`)
	item       = regexp.MustCompile(`(?m)^[ \t>]*([-*+]|\d{1,9}[.)]|\([a-z0-9]+\))[ \t]`)
	figureForm = regexp.MustCompile("(?m)!\\[|^[ \t>]*(```|~~~)|^[ \t>]*\\|.*\\|")
)

// least is the smallest extent that does not understate a text. A figure is beside the order: whatever is a picture, a table
// or code may be called one.
func least(text string) clause.Extent {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	switch {
	case blankLine.MatchString(text), heading.MatchString(text):
		return "section"
	case sentences(text) > 1, item.MatchString(text):
		return "paragraph"
	case sentences(text) == 1:
		return "sentence"
	case !isWord(text):
		return "phrase"
	}
	return "word"
}

// unspaced are scripts that part words by none.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// isWord reports whether a text is one word: without white space, and in a script that parts words by none, short.
func isWord(text string) bool {
	const maxUnspaced = 6 // characters of a word, generously
	n := 0
	for _, r := range text {
		if unicode.In(r, unspaced...) {
			n++
		}
	}
	return strings.IndexFunc(text, unicode.IsSpace) < 0 && n <= maxUnspaced
}

// sentenceEnd finds where a sentence may end. The second part is what stands behind it in the text.
var sentenceEnd = regexp.MustCompile(`([.!?…]+|[。！？]+)["'”’)\]*_]*(\s+|$)?`)

// sentences counts the sentences of a text that has more than a phrase: 0 if nothing in it ends one.
func sentences(text string) int {
	n, from := 0, 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		end := text[at[0]:at[1]]
		wide := strings.ContainsAny(end, "。！？")
		before, behind := text[from:at[0]], text[at[1]:]
		spaced := end != strings.TrimRight(end, " \t\r\n") || behind == ""
		if !wide && (!spaced || isAbbreviated(before, end) || behind == "" && n == 0 && !strings.ContainsFunc(strings.TrimSpace(before), unicode.IsSpace)) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind, "\"'“‘([*_")); !wide && behind != "" && unicode.IsLower(next) {
			continue
		}
		n, from = n+1, at[1]
	}
	if n > 0 && strings.ContainsFunc(text[from:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		n++ // what is left is of a further one
	}
	return n
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = []string{"dr", "mr", "mrs", "ms", "prof", "st", "vs", "no", "nos", "sec", "art", "ch", "fig", "eq", "cf", "al", "etc",
	"e.g", "i.e", "p", "pp", "vol", "inc", "ltd", "co", "corp", "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
	"sept", "oct", "nov", "dec", "approx", "est", "dept", "gov", "rev", "ed", "eds"}

// isAbbreviated reports whether the word before a full stop is a usual abbreviation or a single letter.
func isAbbreviated(before, end string) bool {
	if !strings.HasPrefix(end, ".") || strings.HasPrefix(end, "..") {
		return false
	}
	word := strings.ToLower(before[strings.LastIndexFunc(before, unicode.IsSpace)+1:])
	word = strings.TrimLeft(word, "\"'“‘([*_")
	return utf8.RuneCountInString(word) == 1 || slices.Contains(abbreviations, word)
}

// understates reports whether a text is more than its extent says, and what would say it.
func understates(extent clause.Extent, text string) (want clause.Extent, yes bool) {
	if extent == "figure" {
		return least(text), !figureForm.MatchString(text)
	}
	want = least(text)
	return want, slices.Index(clause.Extents, extent) < slices.Index(clause.Extents, want)
}
