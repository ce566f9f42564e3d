// Package publicform reads the public forms of redactions, which stand in a source where a text was taken out:
//
//	{redacted id="r1" reason="public-safety" note="Why" extent="sentence" commitment="sha256:…"}
//
// In: text, of Markdown, of a header or of code. Out: which of it is a public form and what that says, or what is wrong with it.
// [clause.Redaction] writes them. The package knows nothing of private marks and openings.
package publicform

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// Begin is what a public form begins with.
const Begin = "{redacted"

// Begins reports whether s begins with a public form, well written or not: an editor may have wrapped its line.
func Begins(s []byte) bool {
	return bytes.HasPrefix(s, []byte(Begin)) && len(s) > len(Begin) && strings.IndexByte(" \t\r\n}", s[len(Begin)]) >= 0
}

// Occurs reports whether a public form may stand in a text.
func Occurs[T ~string | ~[]byte](text T) bool { return strings.Contains(string(text), Begin) }

// WrittenID finds the ID of a public form where it stands in a source, also where double quotes are escaped: its first group.
var WrittenID = regexp.MustCompile(regexp.QuoteMeta(Begin) + ` id=\\?"([a-z0-9-]{1,40})\\?"`)

// A Piece of a text is a public form, or what stands between two.
type Piece struct {
	Text      string            // as written
	Redaction *clause.Redaction // that it is the form of; nil where it is none
	Err       error             // what is wrong with the form; it has no redaction then
}

// Pieces parts a text at its public forms, in order. Together the pieces are the text.
func Pieces(text string) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		from := 0
		for i := 0; i < len(text); i++ {
			if text[i] != '{' || !Begins([]byte(text[i:])) {
				continue
			}
			if from < i && !yield(Piece{Text: text[from:i]}) {
				return
			}
			r, size, err := Parse([]byte(text[i:]))
			p := Piece{Text: text[i : i+size], Redaction: &r, Err: err}
			if err != nil {
				p.Redaction = nil
			}
			if !yield(p) {
				return
			}
			from, i = i+size, i+size-1
		}
		if from < len(text) {
			yield(Piece{Text: text[from:]})
		}
	}
}

// Parse reads the public form with which s begins, and returns how many bytes it takes. It stands on one line. If it is not well
// written the size is that of what was meant to be one, as far as can be told, and the error says what is wrong and what is wanted.
func Parse(s []byte) (clause.Redaction, int, error) {
	size := sizeOf(s)
	if size == 0 {
		line, _, _ := bytes.Cut(s, []byte("\n"))
		return clause.Redaction{}, len(line), errors.New("the redaction is not closed on its line (want } behind its last value)")
	}
	values, err := valuesOf(string(s[len(Begin) : size-1]))
	if err != nil {
		return clause.Redaction{}, size, err
	}
	r := clause.Redaction{ID: values["id"], Reason: clause.Reason(values["reason"]), Note: values["note"],
		Extent: clause.Extent(values["extent"]), Commitment: values["commitment"]}
	return r, size, check(&r)
}

// sizeOf finds the brace that closes a public form: one on the same line, in no quotes.
func sizeOf(s []byte) int {
	quoted := false
	for i := len(Begin); i < len(s) && s[i] != '\n'; i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == '}' && !quoted:
			return i + 1
		}
	}
	return 0
}

// keys are those of a public form, in the order in which they are written.
var keys = []string{"id", "reason", "note", "extent", "commitment"}

// valuesOf reads key="value", each once.
func valuesOf(s string) (map[string]string, error) {
	values := map[string]string{}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		key, rest, ok := strings.Cut(s, `="`)
		value, rest, closed := strings.Cut(rest, `"`)
		_, twice := values[key]
		switch {
		case !slices.Contains(keys, key):
			return nil, fmt.Errorf("a redaction has no such part (want %s, each with a value in double quotes)", strings.Join(keys, ", "))
		case !ok || !closed:
			return nil, fmt.Errorf("the redaction's %s has no value in double quotes", key)
		case twice:
			return nil, fmt.Errorf("the redaction has two of %s (want one)", key)
		}
		values[key], s = value, rest
	}
	for _, k := range keys {
		if _, ok := values[k]; !ok {
			return nil, fmt.Errorf("the redaction has no %s", k)
		}
	}
	return values, nil
}

// check holds the values of a public form to their rules.
func check(r *clause.Redaction) error {
	digits, isSHA := strings.CutPrefix(r.Commitment, "sha256:")
	sum, err := hex.DecodeString(digits)
	switch {
	case !IsID(r.ID):
		return fmt.Errorf("%q cannot be the ID of a redaction (want small letters, digits and hyphens, such as r1)", r.ID)
	case !slices.Contains(clause.Reasons, r.Reason):
		return fmt.Errorf("%q is no reason for a redaction (want one of %s)", r.Reason, Words(clause.Reasons))
	case strings.TrimSpace(r.Note) == "":
		return errors.New("the redaction's note is empty (want a sentence that justifies it)")
	case !slices.Contains(clause.Extents, r.Extent):
		return fmt.Errorf("%q is no extent of a redaction (want one of %s)", r.Extent, Words(clause.Extents))
	case !isSHA || err != nil || len(sum) != 32 || digits != strings.ToLower(digits):
		return errors.New(`the redaction's commitment is none (want "sha256:" and 64 hexadecimal digits in small letters, as rspsite redact writes them)`)
	}
	return nil
}

// IsID reports whether s can be the ID of a redaction.
func IsID(s string) bool {
	return s != "" && len(s) <= 40 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && s[0] != '-'
}

// Words lists the words of a closed set, for a message.
func Words[T ~string](list []T) string {
	var names []string
	for _, w := range list {
		names = append(names, string(w))
	}
	return strings.Join(names, ", ")
}

// IsEscaped reports whether an odd number of backslashes stands before s[i]: what stands there is then no form, and no mark.
func IsEscaped(s []byte, i int) bool {
	n := 0
	for i--; i >= 0 && s[i] == '\\'; i-- {
		n++
	}
	return n%2 == 1
}
