package transcript

import (
	"strings"
	"unicode"
)

// special are the characters that Markdown or an extension of it may take for markup anywhere in a line.
const special = "\\`*_[]<>{}|&$^@!"

// atStart are those that mean something at the start of a line alone.
const atStart = "+-=:.#"

// tilde is '~' where Markdown must not take it for a mark.
const tilde = "&#126;"

// escape writes text so that Markdown shows it letter by letter. It has no line ends and stands at the start of a line.
func escape(text string) string { return escaped(text, true) }

// escaped writes text that stands at the start of a line, or within one.
func escaped(text string, starts bool) string {
	text = visible(text)
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	digits := starts // nothing but digits so far: a stop or bracket behind them would make a list
	for i, r := range text {
		if r == '~' { // an escaped one beside the mark of a deletion would hide that
			b.WriteString(tilde)
			digits = false
			continue
		}
		switch {
		case r < unicode.MaxASCII && strings.ContainsRune(special, r),
			starts && i == 0 && strings.ContainsRune(atStart, r),
			digits && i > 0 && (r == '.' || r == ')'),
			r == ':' && strings.HasPrefix(text[i+1:], "//"), // no link of a bare address
			r == '#' && !isWordy(first(text[i+1:])),         // nor the end of a heading
			r == '.' && isWWW(text[:i]):
			b.WriteByte('\\')
		}
		digits = digits && r >= '0' && r <= '9'
		b.WriteRune(r)
	}
	return b.String()
}

// isWWW reports whether a stop behind text would make a link of what follows.
func isWWW(text string) bool { return strings.HasSuffix(strings.ToLower(text), "www") }

// Escape writes plain text so that Markdown shows it letter by letter, for the lines that a caller of [Markdown] makes.
func Escape(text string) string { return escape(strings.Join(strings.Fields(text), " ")) }

// Starting writes a stretch of text as [Escape] does, the white space at its ends too, where it stands at the start of a line.
func Starting(text string) string { return escaped(text, true) }

// Within writes a stretch of text that stands within a line.
func Within(text string) string { return escaped(text, false) }

// Visible makes characters readable that steer a terminal or the direction of text: U+001B becomes \u001b.
func Visible(text string) string { return visible(text) }

// Destination writes an address as the target of a link in Markdown.
func Destination(to string) string { return destination(to) }

// A Hunk is a place where two texts differ, and the text before it in which they do not.
type Hunk struct{ Equal, Deleted, Inserted string }

// Redline writes a text that changed in one line of Markdown: ~~deleted~~ and **inserted**.
func Redline(hunks []Hunk) string {
	hs := make([]hunk, len(hunks))
	for i, h := range hunks {
		hs[i] = hunk{h.Equal, h.Deleted, h.Inserted}
	}
	return redlined(hs)
}

// Link writes a link in Markdown, or the text alone if there is no address.
func Link(text, to string) string {
	if to == "" {
		return Escape(text)
	}
	return "[" + Escape(text) + "](" + destination(to) + ")"
}

// destination writes an address as the target of a link: as it is where it can only be read as an address.
func destination(to string) string {
	if to != "" && strings.IndexFunc(to, isUnusual) < 0 {
		return to
	}
	return "<" + strings.NewReplacer(`\`, `%5C`, "<", "%3C", ">", "%3E", "\n", "%0A", "\r", "%0D", " ", "%20", "&", `\&`).Replace(to) + ">"
}

// isUnusual reports whether Markdown, or one of the programs that read it by rules of their own, may take a character of an address
// for something else.
func isUnusual(r rune) bool {
	return r <= ' ' || r > unicode.MaxASCII || strings.ContainsRune("\\<>()[]*`\"'&|", r)
}
