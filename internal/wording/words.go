package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// A lexeme is a word or a mark of punctuation, as the rules read it.
type lexeme struct {
	low        string // in small letters, apostrophes straight
	stem       string // of a word of content; empty for the words that only hold a sentence together
	start, end int    // bytes of the text
	capital    bool   // begins with a capital letter
	digit      bool   // begins with a digit
	glued      bool   // stands right behind the one before it, without a space
}

func (l lexeme) isWord() bool { return l.low != "" && isWordStart(l.low) }

func isWordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// lexemes cuts a text into words and marks. A word is a run of letters and digits with apostrophes inside; a number
// keeps its points and commas ("1,000.5"); everything else is a mark of its own.
func lexemes(text string) []lexeme {
	var ls []lexeme
	stems := map[string]string{}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) && r != '\n' {
			at += size
			continue
		}
		end := at + size
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			end = wordEnd(text, at)
		}
		l := lexeme{low: lowered(text[at:end]), start: at, end: end, capital: unicode.IsUpper(r), digit: unicode.IsDigit(r)}
		l.glued = len(ls) > 0 && ls[len(ls)-1].end == at
		if l.isWord() && !functionWords[l.low] {
			l.stem = stem(l.low, stems)
		}
		ls = append(ls, l)
		at = end
	}
	return ls
}

// wordEnd is the end of the word that begins at at.
func wordEnd(text string, at int) int {
	var before rune
	for i, r := range text[at:] {
		inner := strings.ContainsRune("'’", r) || strings.ContainsRune(".,", r) && unicode.IsDigit(before)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			next, _ := utf8.DecodeRuneInString(text[at+i+utf8.RuneLen(r):])
			if !inner || unicode.IsDigit(before) && !unicode.IsDigit(next) || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return at + i
			}
		}
		before = r
	}
	return len(text)
}

func lowered(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }

// stem is what the forms of a word share: "reviews", "reviewed" and "reviewing" have one.
func stem(low string, known map[string]string) string {
	if s, ok := known[low]; ok {
		return s
	}
	word := strings.TrimSuffix(low, "'s")
	if base, ok := irregular[word]; ok {
		word = base
	}
	s := english.Stem(british(word), true)
	known[low] = s
	return s
}

// british gives -isation and -ise the spelling that the other side may have.
func british(w string) string {
	for _, pair := range [][2]string{{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ised", "ized"}, {"ises", "izes"}, {"ising", "izing"}} {
		if head, ok := strings.CutSuffix(w, pair[0]); ok && len(head) > 4 {
			return head + pair[1]
		}
	}
	return w
}

// wordSet makes a set of the words of its lines.
func wordSet(lines ...string) map[string]bool {
	set := map[string]bool{}
	for _, line := range lines {
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}

// functionWords only hold a sentence together: two sentences that share them need not speak of the same thing.
var functionWords = wordSet(
	"a an the this that these those such same other another each every all any some no both either neither",
	"i we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what itself themselves",
	"of in on at by for with without from to into onto upon about above below over under between among through during before after",
	"against within across per via than as like toward towards until since",
	"and or but nor so if unless whether when where while because although though once then also too not never only just however",
	"is are was were be been being am do does did done doing has have had having",
	"will would shall should can could may might must cannot can't won't don't doesn't isn't aren't",
	"there here how why more most less least very e.g i.e eg ie etc",
)

// irregular are the forms of common verbs that no ending gives away.
var irregular = map[string]string{
	"made": "make", "took": "take", "taken": "take", "gave": "give", "given": "give", "held": "hold", "kept": "keep", "sent": "send",
	"ran": "run", "built": "build", "wrote": "write", "written": "write", "chose": "choose", "chosen": "choose", "shown": "show",
	"began": "begin", "begun": "begin", "found": "find", "brought": "bring", "sought": "seek", "sold": "sell", "told": "tell",
	"paid": "pay", "met": "meet", "led": "lead", "left": "leave", "lost": "lose", "made-public": "publish", "withdrawn": "withdraw",
	"withheld": "withhold", "undertaken": "undertake", "undertook": "undertake", "overseen": "oversee", "drawn": "draw", "known": "know",
	"understood": "understand", "seen": "see", "done": "do", "borne": "bear", "broken": "break", "spoken": "speak", "driven": "drive",
	"frozen": "freeze", "stolen": "steal", "shut": "shut", "set": "set", "put": "put", "bound": "bind", "upheld": "uphold",
	"analyses": "analysis", "criteria": "criterion",
}

// stemOf is the stem of a word of a table.
func stemOf(word string) string { return stem(word, map[string]string{}) }

// stemSet makes a set of the stems of the words of its lines.
func stemSet(lines ...string) map[string]bool {
	set := map[string]bool{}
	for w := range wordSet(lines...) {
		set[stemOf(w)] = true
	}
	return set
}
