package frontmatter

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"rspsite/internal/problem"
)

// readable refuses bytes and characters that YAML trips on or takes for line ends that no editor counts. Messages are those
// of package markdown, which sees the header of its own files too: what both report is listed once.
func (d *decoder) readable(header []byte) bool {
	line, column := 1, 1
	before := len(d.problems)
	for i := 0; i < len(header); {
		r, size := utf8.DecodeRune(header[i:])
		at := problem.Position{File: d.file, Line: line + d.shift, Column: column}
		switch what := unreadable(r); {
		case r == utf8.RuneError && size == 1:
			d.report(at, "utf-8", "save the file as UTF-8", "the text is not UTF-8 (found the byte 0x%02X)", header[i])
			return false // of many, the first says it
		case r == 0:
			d.report(at, "nul", "remove it", "the text holds a NUL byte")
			return false
		case what == directionOverride:
			d.report(at, "bidi", "remove it", "the text holds the %s U+%04X, which makes it read otherwise than it is", what, r)
		case what != "":
			d.report(at, "control", "remove it", "the text holds the %s U+%04X", what, r)
		}
		i += size
		column++
		if r == '\n' || r == '\r' && !bytes.HasPrefix(header[i:], []byte("\n")) {
			line, column = line+1, 1
		}
	}
	return len(d.problems) == before
}

const directionOverride = "direction override"

// unreadable says what is wrong with a character, if anything: XML 1.0 forbids or discourages it, it makes text read otherwise
// than it is (CVE-2021-42574), or YAML 1.1 ends a line at it and nothing else does.
func unreadable(r rune) string {
	switch {
	case r >= 0x20 && r < 0x7F, r == '\t', r == '\n', r == '\r':
		return ""
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return directionOverride
	case r == 0x2028, r == 0x2029:
		return "line separator"
	case r < 0xA0, r == 0xFFFE, r == 0xFFFF:
		return "control character"
	}
	return ""
}

// syntaxWords say in a writer's words what the YAML library says in its own; the first that fits counts. Where opened is set, the
// place is where the library saw the thing begin.
var syntaxWords = []struct {
	theirs, ours, mend string
	opened             bool
}{
	{"mapping values are not allowed", "a colon and a space stand inside a value", "put the value in quotation marks", false},
	{"tab character", "a tab stands where spaces belong", "indent by spaces", false},
	{"cannot start any token", "a value cannot begin with this character", "put the value in quotation marks; indent by spaces, not tabs", false},
	{"unknown anchor", "a value cannot begin with *", "put the value in quotation marks; aliases are not part of front matter", false},
	{"expected ',' or ']'", "the bracket [ is not closed", "add ], or put the value in quotation marks", true},
	{"expected ',' or '}'", "the brace { is not closed", "add }, or put the value in quotation marks", true},
	{"unexpected end of stream", "the quotation mark is not closed", "add the closing one", true},
	{"expected node content", "an entry is empty", "write its value, or take out the comma", false},
	{"could not find expected ':'", "a line has no colon behind its key", "write key: value; indent a line that goes on with the value before", true},
	{"did not find expected key", "this does not go on with what stands before it", "indent the fields of one group alike; write a quotation mark inside quotation marks twice", false},
	{"did not find expected '-' indicator", "this does not go on with the list before it", "indent its entries alike, each behind \"- \"", false},
}

// documentMark is a line at which YAML ends a document.
var documentMark = regexp.MustCompile(`^(---|\.\.\.)(\s|$)`)

// NoYAML is the rule of what is not YAML: nothing of it is decoded.
const NoYAML = "yaml"

// syntax reports YAML that does not parse: one problem, at the place the library names.
func (d *decoder) syntax(header []byte, err error) {
	at := d.at[""]
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		one = &yaml.LoadError{Message: err.Error()}
	}
	if strings.Contains(one.Message, "multiple") {
		at.Line = d.secondDocument(header)
		d.report(at, NoYAML, "take out the line of --- or ...", "%s is more than one document", d.what())
		return
	}
	message, mark := one.Message, one.Mark
	if one.ContextMsg != "" {
		message = one.ContextMsg + ": " + message
	}
	mend := "put the value in quotation marks if it holds a colon, a bracket or a quote"
	for _, w := range syntaxWords {
		if !strings.Contains(one.Message, w.theirs) {
			continue
		}
		message, mend = w.ours, w.mend
		if w.opened && one.ContextMark.Line > 0 {
			mark = one.ContextMark
		}
		break
	}
	if mark.Line > 0 {
		at.Line, at.Column = mark.Line+d.shift, max(1, mark.Column)
	}
	d.report(at, NoYAML, mend, "%s is not YAML: %s", d.what(), message)
}

// secondDocument is the line at which the second document of a header begins or the first one ends.
func (d *decoder) secondDocument(header []byte) int {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(header))
	for i, line := range strings.Split(text, "\n") {
		if i > 0 && documentMark.MatchString(line) {
			return i + 1 + d.shift
		}
	}
	return d.at[""].Line
}
