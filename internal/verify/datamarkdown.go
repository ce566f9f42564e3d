package verify

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// checkMarkdown finds the words of each clause in the Markdown of a document's page, in their order.
func (v *run) checkMarkdown(d *document) {
	name := d.file(markdownFile)
	if d.text == nil || d.former || !v.hasFile(name) {
		return
	}
	data := v.readData(name)
	if data == nil {
		return
	}
	rest := lettersOf(html.UnescapeString(linkTargets.ReplaceAllString(string(data), "]")))
	for _, l := range spoken(d.text.lines) {
		if l.kind == "footnote" { // they stand at the end, where Markdown has them
			continue
		}
		for _, words := range l.words {
			for _, part := range markdownParts.Split(words, -1) {
				letters := lettersOf(part)
				i := strings.Index(rest, letters)
				if i < 0 {
					v.dataProblem(name, fragment(l.id), "the Markdown of the page does not have the clause as it was published: “%s”", shorten(words))
					return
				}
				rest = rest[i+len(letters):]
			}
		}
	}
}

var (
	linkTargets   = regexp.MustCompile(`\]\([^()\s]*(?: "[^"]*")?\)`)
	markdownParts = regexp.MustCompile(strings.TrimSpace(computed) + "|" + noteMark + "[^" + noteMark + "]*" + noteMark + "|" + imageWord)
)

// lettersOf are the letters and digits of a text, which no markup has.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFC.String(s))
}

// says reports whether plain text, as the data have it, is that of a line.
func (l *line) says(plain string) bool {
	if l.isGroup() {
		return true
	}
	switch formOf(l) {
	case formCode, formDrawing:
		return normal(plain) == normal(l.words[0])
	}
	words := strings.Join(l.words, " | ")
	return saysSame(strings.TrimSpace(strings.TrimPrefix(words, l.marker)), plain)
}
