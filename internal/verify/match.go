package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// A mismatch is a clause that a page shows otherwise than it was published.
type mismatch struct {
	id   string // of the clause; empty where none is known
	rule string
	says string
}

// match holds what a page shows against the lines of a text. At most a few mismatches are told where a page is another altogether.
func match(lines []*line, s *shown) []mismatch {
	found := matchBlocks(spoken(lines), s.spoken())
	for _, b := range s.blocks {
		isHere := func(l *line) bool { return l.id == b.id }
		if b.words == nil && b.id != "" && !strings.Contains(b.id, derivedMark) && !slices.ContainsFunc(lines, isHere) {
			found = append(found, mismatch{b.id, "page-adds", "a group of clauses has an ID that no clause of the text has"})
		}
	}
	for _, words := range s.stray {
		found = append(found, mismatch{rule: "page-words", says: fmt.Sprintf("words stand in the text that belong to no clause of it: “%s”", shorten(words))})
	}
	for _, element := range s.hidden {
		found = append(found, mismatch{rule: "page-hidden", says: "something in the text is hidden, or stands in what rspsite never writes there: " + shorten(element)})
	}
	return found
}

func matchBlocks(lines []*line, blocks []*block) []mismatch {
	if len(lines) != len(blocks) {
		return unequal(lines, blocks)
	}
	var found []mismatch
	for i, l := range lines {
		b := blocks[i]
		if b.id != "" && l.id != "" && b.id != l.id {
			return append(found, unequal(lines, blocks)...)
		}
		found = append(found, matchOne(l, b)...)
	}
	return found
}

// matchOne compares one clause.
func matchOne(l *line, b *block) []mismatch {
	id := l.id
	if id == "" {
		id = b.id
	}
	if !slices.Equal(l.words, b.words) {
		return []mismatch{{id, "page-changed", differing(b.words, l.words)}}
	}
	if form := formOf(l); b.form != "" && b.form != form && !(form == formRow && b.form == formCells) || b.kind != "" && b.kind != l.kind {
		return []mismatch{{id, "page-changed", fmt.Sprintf("the page shows %s as something else, in the form of %s", l.kind, strings.TrimSpace(b.kind+" "+b.form))}}
	}
	for i, name := range b.names {
		if name != "" && i < len(l.names) && !saysSame(l.names[i], name) {
			return []mismatch{{id, "page-changed", fmt.Sprintf("the page names a column “%s”, and “%s” was published", shorten(name), shorten(l.names[i]))}}
		}
	}
	for _, words := range b.drawn {
		if !strings.Contains(l.words[0], strings.TrimRight(words, " ")) {
			return []mismatch{{id, "page-changed", fmt.Sprintf("the picture says “%s”, which the drawing does not", shorten(words))}}
		}
	}
	return nil
}

// formOf is the form in which a page shows the words of a line.
func formOf(l *line) string {
	switch l.kind {
	case clause.Row.String():
		return formRow
	case clause.Code.String():
		return formCode
	case clause.Drawing.String():
		return formDrawing
	}
	return formWords
}

// saysSame reports whether plain text has the words of a line: all of them in their order and no others, where no words are made up for
// references, and else all of them with something between.
func saysSame(words, plain string) bool {
	words, plain = plainOf(words), normal(strings.ReplaceAll(plain, strings.TrimSpace(imageWord), ""))
	parts := strings.Split(words, strings.TrimSpace(computed))
	for i, part := range parts {
		part = strings.TrimSpace(part)
		at := strings.Index(plain, part)
		switch {
		case at < 0, i == 0 && at != 0:
			return false
		case i == len(parts)-1:
			return strings.HasSuffix(plain, part) && (i > 0 || plain == part)
		}
		plain = plain[at+len(part):]
	}
	return true
}

// plainOf are the words of a line without the marks of [wordsOf], but for those of references, and without the names of footnotes.
func plainOf(words string) string {
	return normal(plainMarks.Replace(noteNames.ReplaceAllString(words, "")))
}

var (
	plainMarks = strings.NewReplacer(struckFrom, "", struckTo, "", strings.TrimSpace(imageWord), "")
	noteNames  = regexp.MustCompile(noteMark + "[^" + noteMark + "]*" + noteMark)
)

// unequal compares a page with a text that has other clauses, by their IDs.
func unequal(lines []*line, blocks []*block) []mismatch {
	var found []mismatch
	shown := map[string]*block{}
	for _, b := range blocks {
		if b.id == "" {
			continue
		}
		if shown[b.id] != nil {
			found = append(found, mismatch{b.id, "page-twice", "the page shows this clause twice"})
			continue
		}
		shown[b.id] = b
	}
	published := map[string]bool{}
	for _, l := range lines {
		published[l.id] = true
		b := shown[l.id]
		switch {
		case l.id == "":
		case b == nil:
			found = append(found, mismatch{l.id, "page-lacks", fmt.Sprintf("the page does not show this clause: “%s”", shorten(strings.Join(l.words, " ")))})
		default:
			found = append(found, matchOne(l, b)...)
		}
	}
	for _, b := range blocks {
		if b.id != "" && !published[b.id] {
			found = append(found, mismatch{b.id, "page-adds", fmt.Sprintf("the page shows a clause that was not published: “%s”", shorten(strings.Join(b.words, " ")))})
		}
	}
	if len(found) == 0 {
		found = append(found, mismatch{rule: "page-order", says: outOfOrder(lines, blocks)})
	}
	return found
}

// outOfOrder says where a page leaves the order of its text.
func outOfOrder(lines []*line, blocks []*block) string {
	for i := range min(len(lines), len(blocks)) {
		if l, b := lines[i], blocks[i]; l.id != b.id || !slices.Equal(l.words, b.words) {
			return fmt.Sprintf("the clauses stand in another order, or are others, from “%s” on, where “%s” was published", shorten(strings.Join(b.words, " ")), shorten(strings.Join(l.words, " ")))
		}
	}
	return fmt.Sprintf("the page shows %s, and %d were published", count(len(blocks), "clause"), len(lines))
}

// differing shows where two texts part: what the page says, and what was published.
func differing(page, published []string) string {
	got, want := strings.Fields(strings.Join(page, " | ")), strings.Fields(strings.Join(published, " | "))
	same := 0
	for same < min(len(got), len(want)) && got[same] == want[same] {
		same++
	}
	if same == len(got) && same == len(want) {
		return "the page has the same words as were published, with other spaces or in other cells"
	}
	from := max(0, same-contextWords)
	return fmt.Sprintf("the page says “%s”, and “%s” was published", excerpt(got, from), excerpt(want, from))
}

// How many words are shown of a text where it differs, and before that.
const (
	shownWords   = 14
	contextWords = 4
)

func excerpt(words []string, from int) string {
	to := min(len(words), from+shownWords)
	from = min(from, to)
	s := strings.Join(words[from:to], " ")
	if from > 0 {
		s = "… " + s
	}
	if to < len(words) {
		s += " …"
	}
	return readable(s)
}

// shorten is the beginning of a text.
func shorten(s string) string { return excerpt(strings.Fields(s), 0) }

// maxExcerpt is the length of a quotation in characters: a word may be as long as a file.
const maxExcerpt = 300

// readable puts words in the place of the marks of [wordsOf].
func readable(s string) string {
	s = strings.NewReplacer(strings.TrimSpace(computed), "(a reference)", noteMark, "", struckFrom, "", struckTo, "").Replace(s)
	if runes := []rune(s[:min(len(s), 4*maxExcerpt)]); len(runes) > maxExcerpt {
		s = string(runes[:maxExcerpt]) + "…"
	}
	return s
}
