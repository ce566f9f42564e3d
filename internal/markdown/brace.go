package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/redaction/publicform"
)

const maxBrace = 500 // bytes of braces that are looked at

// warnBrace reports a brace that is text, and looks as if it were to hold attributes.
func (in *inliner) warnBrace(at int) {
	b := in.b
	if b.plain || publicform.Begins(b.body[at:in.stop]) { // which is reported
		return
	}
	inside, _, _ := bytes.Cut(b.body[at+1:min(max(at+1, in.stop), at+1+maxBrace)], []byte("\n"))
	end := bytes.IndexByte(inside, '}')
	switch {
	case end < 0 && len(inside) < maxBrace && holdsAttribute(inside):
		b.warnf(at, "attribute-brace", `close it at the end of the line, or write \{ for the character`, "the brace is not closed in its line (found %q)", b.body[at:at+1+len(inside)])
	case end >= 0 && holdsAttribute(inside[:end]):
		b.warnf(at, "attribute-place", `move it to the end of the block, or write \{ for the character`, "attributes inside text are text (found %q)", b.body[at:at+end+2])
	case end >= 0 && !in.cell && at+end+2 == in.stop && !b.isGlued(at):
		if word := braceWord(b.body[at:in.stop]); word != "" {
			b.warnf(at, "attribute-brace", "write {#"+clip(word)+`} for an ID, or \{ for the character`, "braces around a word without # are text (found %q)", b.body[at:in.stop])
		}
	}
}

// holdsAttribute reports whether an ID or a known key and '=' stand behind a brace.
func holdsAttribute(inside []byte) bool {
	inside = bytes.TrimLeft(inside, " \t")
	if !beginsAttributes(inside) {
		return false
	}
	if inside[0] == '#' {
		id, _, _ := strings.Cut(string(inside[1:]), " ")
		return permalink.IsID(id)
	}
	key, _, _ := strings.Cut(string(inside), "=")
	return slices.Contains(clause.KnownAttrs, strings.TrimRight(key, " \t"))
}

// braceWord is the one word in "{toys}" that could be an ID, or "". A number could be anything.
func braceWord(s []byte) string {
	if len(s) < 3 || s[0] != '{' || s[len(s)-1] != '}' {
		return ""
	}
	word := strings.TrimLeft(strings.Trim(string(s[1:len(s)-1]), " \t"), ".:") // "{.toys}" and "{:toys}" are of other dialects
	if !permalink.IsID(word) || !strings.ContainsFunc(word, unicode.IsLetter) {
		return ""
	}
	return word
}

// isGlued reports whether what stands right before a brace makes it part of a formula or a variable: "x_{max}", "${HOME}".
func (b *builder) isGlued(at int) bool {
	if at == 0 {
		return false
	}
	c := b.body[at-1]
	return isLetter(c) || isDigit(c) || bytes.IndexByte([]byte("$%#@{}^_=/<&"), c) >= 0
}
