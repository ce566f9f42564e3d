package transcript

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks of deleted and inserted text in Markdown.
const (
	strike = "~~"
	strong = "**"
)

// redlined writes a redline in Markdown. Lines part clauses.
func redlined(hs []hunk) string {
	var b strings.Builder
	for k, h := range widened(hs) {
		for i, line := range strings.Split(h.equal, "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(escaped(line, i > 0 || k == 0))
		}
		between := ""
		if h.deleted != "" && h.inserted != "" && (h.equal == "" || strings.HasSuffix(h.equal, " ")) {
			between = " "
		}
		b.WriteString(surround(strike, h.deleted) + between + surround(strong, h.inserted))
	}
	return strings.ReplaceAll(b.String(), "  ", " ") // of the sign for a break and the space before it
}

// surround sets a mark around text, the white space around it outside: Markdown knows no mark beside a space.
func surround(mark, text string) string {
	if text == "" {
		return ""
	}
	core := strings.TrimSpace(text)
	if core == "" {
		return mark + shownSpace + mark
	}
	before, after, _ := strings.Cut(text, core)
	return before + mark + escaped(core, false) + mark + after
}

// widened are hunks whose marks Markdown sees. Between a letter and a punctuation character it takes them for characters of the
// text (CommonMark 0.31, 6.2, flanking runs), so that "audit~~.~~" would not be struck: there the word belongs to the hunk.
func widened(hs []hunk) []hunk {
	var wide []hunk
	rest := slices.Clone(hs)
	for len(rest) > 0 {
		h := rest[0]
		rest = rest[1:]
		if h.deleted+h.inserted != "" {
			h = opened(h)
			for len(rest) > 0 && isUnseen(first(rest[0].equal), last(h.end())) {
				h, rest = closed(h, rest)
			}
		}
		if last := len(wide) - 1; last >= 0 && h.equal == "" {
			wide[last].deleted += h.deleted
			wide[last].inserted += h.inserted
			continue
		}
		wide = append(wide, h)
	}
	return wide
}

// opened takes in the word before the hunk if its opening mark would not be seen.
func opened(h hunk) hunk {
	begin := h.deleted
	if begin == "" {
		begin = h.inserted
	}
	if !isUnseen(last(h.equal), first(begin)) {
		return h
	}
	word := lastWord(h.equal)
	return hunk{strings.TrimSuffix(h.equal, word), word + h.deleted, word + h.inserted}
}

// end is the text before the closing mark.
func (h hunk) end() string {
	if h.inserted != "" {
		return h.inserted
	}
	return h.deleted
}

// closed takes in the word behind the hunk, and the next hunk if nothing stands between them then.
func closed(h hunk, rest []hunk) (hunk, []hunk) {
	word := firstWord(rest[0].equal)
	h.deleted, h.inserted = h.deleted+word, h.inserted+word
	rest[0].equal = strings.TrimPrefix(rest[0].equal, word)
	if next := rest[0]; next.equal == "" {
		h.deleted, h.inserted = h.deleted+next.deleted, h.inserted+next.inserted
		rest = rest[1:]
	}
	return h, rest
}

// isUnseen reports whether a mark between a character of the text around it and one of the text in it is none.
func isUnseen(around, within rune) bool {
	return isWordy(around) && within >= 0 && !isWordy(within) && !unicode.IsSpace(within)
}

// isWordy reports whether Markdown takes r for neither white space nor punctuation.
func isWordy(r rune) bool {
	return r >= 0 && !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r)
}

// noRune stands for the character before or behind a text that is empty.
const noRune = -1

func first(s string) rune {
	if r, size := utf8.DecodeRuneInString(s); size > 0 {
		return r
	}
	return noRune
}

func last(s string) rune {
	if r, size := utf8.DecodeLastRuneInString(s); size > 0 {
		return r
	}
	return noRune
}

// lastWord is the word that ends s. In scripts that do not part words it is one character.
func lastWord(s string) string {
	start := len(s)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !isWordy(r) {
			break
		}
		if start -= size; isUnparted(r) {
			break
		}
	}
	return s[start:]
}

// firstWord is the word that begins s.
func firstWord(s string) string {
	for i, r := range s {
		switch {
		case !isWordy(r):
			return s[:i]
		case isUnparted(r):
			return s[:i+utf8.RuneLen(r)]
		}
	}
	return s
}

func isUnparted(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
