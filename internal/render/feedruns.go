package render

import (
	"strings"

	"rspsite/internal/clause"
)

// writeRuns writes the text of runs with the white space at their ends, which keeps the words of neighbouring edits apart.
func (t *telling) writeRuns(w *writer, in clause.Inline) {
	if len(in) == 0 {
		return
	}
	s, first, last := w.s.plain(in, w.file), in[0].Text, in[len(in)-1].Text
	if strings.TrimLeft(first, " ") != first {
		s = " " + s
	}
	if strings.TrimSpace(s) != "" && strings.TrimRight(last, " ") != last {
		s += " "
	}
	t.write(s)
}

// cutMiddle leaves the first and the last words of a text that has more than most. What is no text counts as a word and stays whole.
func cutMiddle(in clause.Inline, most, keep int) clause.Inline {
	n := 0
	for _, r := range in {
		n += max(1, len(strings.Fields(r.Text)))
	}
	if n <= most {
		return in
	}
	head, _ := takeWords(in, keep)
	_, tail := takeWords(in, n-keep)
	return append(append(append(clause.Inline{}, head...), clause.Run{Text: " … "}), tail...)
}

// takeWords parts a text behind its first n words.
func takeWords(in clause.Inline, n int) (head, tail clause.Inline) {
	for i, r := range in {
		words := len(strings.Fields(r.Text))
		switch {
		case n <= 0:
			return head, append(tail, in[i:]...)
		case words <= 1 || words <= n || !isCuttable(r):
			head, n = append(head, r), n-max(1, words)
		default:
			at := behindWords(r.Text, n)
			before, behind := r, r
			before.Text, behind.Text = r.Text[:at], strings.TrimLeft(r.Text[at:], " \n\t")
			return append(head, before), append(append(tail, behind), in[i+1:]...)
		}
	}
	return head, tail
}

// isCuttable reports whether a run is words alone, of which some may be left out.
func isCuttable(r clause.Run) bool {
	return r.Ref == "" && r.Image == "" && r.Note == "" && r.Redaction == nil && !r.Break
}

// behindWords is the byte behind the first n words of s.
func behindWords(s string, n int) int {
	inWord := false
	for i, r := range s {
		space := strings.ContainsRune(" \n\t\r", r)
		if space && inWord {
			if n--; n == 0 {
				return i
			}
		}
		inWord = !space
	}
	return len(s)
}
