package redaction

import (
	"bytes"
	"index/suffixarray"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// leftBehind warns of texts that stand elsewhere in the source too, where nothing hides them, and refuses one that stands in a note.
// Texts are the same that have the same words, whatever parts them: a line end, emphasis, the hyphens of an ID.
func (s *source) leftBehind(marks []mark) {
	if len(marks) == 0 {
		return
	}
	var words []string
	of := map[string][]int{} // the marks that hide the words
	for k, m := range marks {
		w := string(bytes.TrimSpace(foldWords([]byte(m.text)).text))
		if of[w] == nil {
			words = append(words, w)
		}
		of[w] = append(of[w], k)
	}
	all := foldWords(s.src)
	index := suffixarray.New(all.text)
	for _, w := range words {
		if w == "" {
			continue
		}
		hits := index.Lookup([]byte(w), -1)
		slices.Sort(hits)
		hits = slices.DeleteFunc(hits, func(at int) bool { return !isWhole(all.text, at, at+len(w)) })
		s.copies(marks, of[w], w, hits, all.at)
	}
}

// copies reports where the words of some marks stand in the open. Hits are where they stand at all, at the offsets given.
func (s *source) copies(marks []mark, hidden []int, words string, hits []int, offsets []int32) {
	const shortest = 5 // bytes of a text that is looked for: shorter words stand everywhere
	told := false
	figures := strings.ContainsFunc(words, unicode.IsDigit)
	isLong := len(words) >= shortest || figures && len(marks[hidden[0]].text) >= shortest
	for _, hit := range hits {
		at := int(offsets[hit])
		k := sort.Search(len(marks), func(k int) bool { return marks[k].end > at })
		switch {
		case k == len(marks) || at < marks[k].start:
			if !told && isLong {
				s.inTheOpen(marks, hidden, at)
				told = true
			}
		case at < marks[k].at["note"] || at >= marks[k].at["note"]+len(marks[k].note):
		case isLong || figures:
			s.errorf(at, "mark-note", "say why, and not what", "the note holds a text that a private mark is to take out")
		case utf8.RuneCountInString(words) > 1 && len(s.problems) < maxProblems:
			s.problems.Warnf(s.place(at), "mark-note", "say why, and not what", "the note holds a word that a private mark is to take out")
		}
	}
}

// inTheOpen warns of marks whose text stands at a byte too.
func (s *source) inTheOpen(marks []mark, hidden []int, at int) {
	where := "in no mark"
	if bytes.HasSuffix(s.src[:at], []byte("{#")) {
		where = "as an ID, which becomes a part of addresses"
	}
	there := s.place(at)
	for _, k := range hidden {
		if len(s.problems) < maxProblems {
			s.problems.Warnf(s.place(marks[k].start), "mark-elsewhere", "put a mark around it there too, if it says what this one hides",
				"the text of this private mark stands at %d:%d too, %s", there.Line, there.Column, where)
		}
	}
}

// Folded words are a text in small letters and decomposed characters, with one space for whatever parts words.
type foldedWords struct {
	text []byte
	at   []int32 // of each byte, where it comes from
}

func foldWords(src []byte) foldedWords {
	f := foldedWords{text: make([]byte, 0, len(src)+2), at: make([]int32, 0, len(src)+2)}
	add := func(r rune, at int) {
		if !isWordRune(r) {
			if n := len(f.text); n > 0 && f.text[n-1] == ' ' {
				return
			}
			r = ' '
		}
		f.text = utf8.AppendRune(f.text, unicode.ToLower(r))
		for len(f.at) < len(f.text) {
			f.at = append(f.at, int32(at))
		}
	}
	var parts []byte
	for at, r := range string(src) {
		if r < utf8.RuneSelf {
			add(r, at)
			continue
		}
		parts = norm.NFD.AppendString(parts[:0], string(r))
		for _, part := range string(parts) {
			add(part, at)
		}
	}
	return f
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isWhole reports whether s[from:to] is cut out of no longer word. Scripts that part no words have none.
func isWhole(s []byte, from, to int) bool {
	joins := func(a, b rune) bool {
		return isWordRune(a) && isWordRune(b) && !unicode.In(a, unspaced...) && !unicode.In(b, unspaced...)
	}
	before, _ := utf8.DecodeLastRune(s[:from])
	first, _ := utf8.DecodeRune(s[from:])
	last, _ := utf8.DecodeLastRune(s[:to])
	behind, _ := utf8.DecodeRune(s[to:])
	return !(from > 0 && joins(before, first)) && !(to < len(s) && joins(last, behind))
}
