package redaction

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
	"rspsite/internal/redaction/publicform"
)

// MarkKeys are the attributes of a private mark. All but id are required.
var MarkKeys = []string{"reason", "note", "extent", "id"}

// mendKeys says what the attributes are. What was found instead is not quoted: it may be of a text that the mark was to hide.
const mendKeys = `write {reason="…" note="…" extent="…"} right behind ~}`

// An attributeReader reads the attributes of one mark.
type attributeReader struct {
	*source
	mark *mark
	i    int // the byte that is read next
	last string
	ok   bool
}

// read reads all attributes and reports what is wrong. The reader then stands behind them.
func (r *attributeReader) read() bool {
	r.ok = true
	r.mark.at = map[string]int{}
	from := r.i
	switch {
	case r.i < len(r.src) && r.src[r.i] == '{':
	case isAttributes(r.src[r.i:]):
		r.fail(r.i, "mark-attributes", "take out what is between ~} and {", "the attributes of a private mark stand apart from it")
		r.i = lineEnd(r.src, r.i)
		return false
	default:
		return r.fail(from, "mark-attributes", mendKeys, "the private mark has no attributes")
	}
	r.i++
	for r.ok && !r.closed() {
		r.attribute()
	}
	if !r.ok {
		r.i = lineEnd(r.src, r.i)
		return false
	}
	return r.check(from)
}

// fail reports what ends the reading.
func (r *attributeReader) fail(at int, rule, mend, format string, args ...any) bool {
	r.errorf(at, rule, mend, format, args...)
	r.ok = false
	return false
}

// closed passes white space, and the brace that closes the attributes if it is next.
func (r *attributeReader) closed() bool {
	for r.i < len(r.src) && (r.src[r.i] == ' ' || r.src[r.i] == '\t') {
		r.i++
	}
	if r.i < len(r.src) && r.src[r.i] == '}' {
		r.i++
		return true
	}
	return false
}

// attribute reads one key="value".
func (r *attributeReader) attribute() {
	rest := r.src[r.i:lineEnd(r.src, r.i)]
	n := len(rest) - len(bytes.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-#"))
	key, value := string(rest[:n]), rest[n:]
	_, twice := r.mark.at[key]
	switch {
	case len(rest) == 0:
		r.fail(r.i, "mark-attributes", "write them on one line and close them with }", "the attributes of the private mark are not closed on their line")
	case r.last == "note" && !bytes.HasPrefix(value, []byte("=")):
		r.badNote(r.i, `a double quote, or something stands behind its closing one`, "write ’ or “ and ” in a note")
	case !slices.Contains(MarkKeys, key):
		r.fail(r.i, "mark-attribute", unknownKey(key), "a private mark has no such attribute (want reason, note, extent, and id if you name it yourself)")
	case twice:
		r.fail(r.i, "mark-attribute-twice", "keep one", "the private mark has two of %s", key)
	case !bytes.HasPrefix(value, []byte(`="`)):
		r.fail(r.i, "mark-quote", `write `+key+`="…"`, "the %s of the private mark has no value in double quotes", key)
	default:
		r.value(key, r.i+n+len(`="`))
	}
}

func unknownKey(key string) string {
	if near := problem.Nearest(key, MarkKeys); near != "" {
		return "did you mean " + near + "?"
	}
	return mendKeys
}

// value reads the value that begins at a byte, to its closing quote.
func (r *attributeReader) value(key string, at int) {
	line := r.src[at:lineEnd(r.src, at)]
	n := bytes.IndexByte(line, '"')
	switch {
	case n < 0 && key == "note" && at+len(line) < len(r.src):
		r.badNote(at+len(line), "a line end, or is not closed by a double quote", "write it on one line, in double quotes")
		return
	case n < 0:
		r.fail(at, "mark-quote", `write `+key+`="…" on one line`, "the %s of the private mark is not closed by a double quote", key)
		return
	}
	value := string(line[:n])
	r.mark.at[key], r.last, r.i = at, key, at+n+1
	switch key {
	case "reason":
		r.mark.reason = clause.Reason(value)
	case "extent":
		r.mark.extent = clause.Extent(value)
	case "id":
		r.mark.id = value
	case "note":
		r.mark.note = value
		if i := strings.IndexFunc(value, isNoNote); i >= 0 {
			c, _ := utf8.DecodeRuneInString(value[i:])
			r.badNote(at+i, noteWords[c].what, noteWords[c].mend)
			return
		}
	}
	if r.i < len(r.src) && !strings.ContainsRune(" \t}\r\n", rune(r.src[r.i])) {
		if key == "note" {
			r.badNote(r.i-1, "a double quote", "write ’ or “ and ” in a note")
			return
		}
		r.fail(r.i, "mark-attributes", mendKeys, "behind the %s of the private mark stands neither a space nor }", key)
	}
}

// noteWords are what a note must not hold, because it would end the public form, a cell or a code span around it.
var noteWords = map[rune]struct{ what, mend string }{
	'|':  {"a bar, which parts the cells of a table", "write / or a comma"},
	'{':  {"an opening brace, which begins a mark", "write ( for it"},
	'}':  {"a closing brace, which ends a mark", "write ) for it"},
	'`':  {"a backtick, which begins code", "write ’ for it"},
	'\\': {"a backslash, which YAML and Markdown take for the beginning of an escape", "take it out"},
	0:    {"a control character", "take it out"},
}

func isNoNote(c rune) bool {
	_, named := noteWords[c]
	return named || unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)
}

func (r *attributeReader) badNote(at int, what, mend string) {
	if what == "" {
		what, mend = noteWords[0].what, noteWords[0].mend
	}
	r.fail(at, "mark-note", mend, "the note of the private mark holds %s", what)
}

// check holds the values to their rules. The attributes begin at a byte.
func (r *attributeReader) check(from int) bool {
	m := r.mark
	for _, key := range MarkKeys[:3] {
		if _, ok := m.at[key]; !ok {
			r.fail(from, "mark-"+key, "add "+key+`="…"`+oneOf(key), "the private mark has no %s", key)
		}
	}
	if at, ok := m.at["reason"]; ok && !slices.Contains(clause.Reasons, m.reason) {
		r.fail(at, "mark-reason", nearest(string(m.reason), clause.Reasons), "this is no reason for a redaction (want one of %s)", publicform.Words(clause.Reasons))
	}
	if at, ok := m.at["extent"]; ok && !slices.Contains(clause.Extents, m.extent) {
		r.fail(at, "mark-extent", nearest(string(m.extent), clause.Extents), "this is no extent of a redaction (want one of %s)", publicform.Words(clause.Extents))
	}
	if at, ok := m.at["note"]; ok && strings.TrimSpace(m.note) == "" {
		r.fail(at, "mark-note", "say in a sentence why the text is taken out; readers see it", "the note of the private mark is empty")
	}
	if at, ok := m.at["id"]; ok && !publicform.IsID(m.id) {
		r.fail(at, "mark-id", "take id out, and redact gives one", "this cannot be the ID of a redaction (want up to 40 small letters, digits and hyphens, such as r1)")
	}
	return r.ok
}

// oneOf lists the words of a closed set, for a mend.
func oneOf(key string) string {
	switch key {
	case "reason":
		return ", one of " + publicform.Words(clause.Reasons)
	case "extent":
		return ", one of " + publicform.Words(clause.Extents)
	}
	return ", the sentence that justifies it to readers"
}

// nearest asks whether the nearest word of a set was meant.
func nearest[T ~string](word string, set []T) string {
	known := make([]string, len(set))
	for i, w := range set {
		known[i] = string(w)
	}
	if near := problem.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}
