package bench

import (
	"regexp"
	"strings"
)

// Rewrapped is a pair of one Markdown text and itself with the line breaks of its paragraphs done anew, as editors do, and
// with one word in changed replaced.
func Rewrapped(name, text string, changed int) Pair {
	const before, after = 72, 96
	return Pair{Name: name, Old: Wrap(text, before), New: Wrap(replaceWords(text, changed), after), OldWidth: before, NewWidth: after}
}

// A paragraph line: one that begins with a letter, a quote mark or a number such as 1.1, so that it opens no other block.
var paragraphLine = regexp.MustCompile(`^[*_]{0,3}([\p{L}“"‘']|\d+\.\d+ )`)

// A word that would open a block at the start of a line: a list mark, the underline of a heading, a quotation, a fence.
var opensBlock = regexp.MustCompile("^([-+*=#>~`|:]|\\(?\\w{1,9}[.)])")

// Wrap breaks the paragraphs of a Markdown text into lines of a width. What is no plain paragraph of one line stays.
func Wrap(text string, width int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if isParagraph(lines, i) {
			lines[i] = Fill(line, width)
		}
	}
	return strings.Join(lines, "\n")
}

// isParagraph reports whether a line is a paragraph by itself, with nothing in it that holds a line together.
func isParagraph(lines []string, i int) bool {
	return isBlank(lines, i-1) && isBlank(lines, i+1) && isText(lines[i])
}

// isText reports whether a line begins as a paragraph and has no cells and no code.
func isText(line string) bool {
	return paragraphLine.MatchString(line) && !strings.ContainsAny(line, "|`")
}

// isBlank reports whether a line is empty to the eye, or lies outside the text.
func isBlank(lines []string, i int) bool {
	return i < 0 || i >= len(lines) || strings.TrimSpace(lines[i]) == ""
}

// Fill breaks a paragraph into lines of a width, none of which opens another block.
func Fill(line string, width int) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(line) {
		switch {
		case i == 0:
		case column+1+len(word) > width && !opensBlock.MatchString(word):
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

// replaceWords puts another word in the place of one in n, in paragraphs alone.
func replaceWords(text string, n int) string {
	lines := strings.Split(text, "\n")
	count := 0
	for i, line := range lines {
		if !isText(line) {
			continue
		}
		words := strings.Split(line, " ")
		for j, w := range words {
			if isPlainWord(w) {
				if count++; count%n == 0 {
					words[j] = "replaced"
				}
			}
		}
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n")
}

func isPlainWord(s string) bool {
	return len(s) > 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
