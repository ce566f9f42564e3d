package render

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rspsite/internal/corpus"
)

// What pages say that is put together from words, numbers and dates.

// capital writes the first letter of a word of ours large.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// orNotStated is s, or what pages say of a field that no source fills.
func orNotStated(s string) string {
	if s == "" {
		return "not stated"
	}
	return s
}

const (
	excerptWords = 14 // how many words of a clause remind a reader of it
	openingWords = 60 // how many of it stand where it is what the reader came for: most clauses have no more
)

// firstWords shortens a text to its first words.
func firstWords(text string) string { return shortened(text, excerptWords) }

// opening is a text, or where it is long its beginning.
func opening(text string) string { return shortened(text, openingWords) }

func shortened(text string, most int) string {
	words := strings.Fields(text)
	if len(words) <= most {
		return text
	}
	return strings.TrimRight(strings.Join(words[:most], " "), ",;:.") + " …"
}

// join joins the words that are not empty.
func join(separator string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), separator)
}

// verb is the form of a verb that fits its subjects.
func verb(subjects []string, one, many string) string {
	if len(subjects) == 1 {
		return one
	}
	return many
}

// list joins words: a, b and c.
func list[T ~string](words []T) string {
	var b strings.Builder
	for i, word := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(word))
	}
	return b.String()
}

// shortDate writes a date for a label: 8 Jul 2026, Oct 2025.
func shortDate(d corpus.Date) string {
	for _, layout := range []struct{ in, out string }{{time.DateOnly, "2 Jan 2006"}, {"2006-01", "Jan 2006"}} {
		if t, err := time.Parse(layout.in, d.String()); err == nil {
			return t.Format(layout.out)
		}
	}
	return d.String()
}

// onDate writes a date behind a verb.
func onDate(d corpus.Date) string {
	if d.IsDay() {
		return "on " + d.Long()
	}
	return "in " + d.Long()
}

// count writes a number with the word that fits it.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
