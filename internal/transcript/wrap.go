package transcript

import (
	"bufio"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A style is how a stretch of text looks on a terminal.
type style uint8

const (
	plain style = iota
	deleted
	inserted
	bold
	faint
)

// sgr are the parameters of the SGR sequence of each style. Deleted and inserted text is told apart by more than its hue.
var sgr = [...]string{deleted: "31;9", inserted: "32;4", bold: "1", faint: "2"}

// A piece is a stretch of text of one style without white space.
type piece struct {
	text  string
	style style
}

// A wrapper breaks styled text into lines between words. Every line starts behind an indentation, and no style goes
// over the end of a line, so that a pager may show any line alone.
type wrapper struct {
	w      *bufio.Writer
	colour bool
	width  int
	indent int
	lead   string // stands in place of the indentation of the next line
	begun  bool   // the line holds text
	used   int    // columns of it
	word   []piece
	space  style // of the space before the word
	spaced bool  // a space stands before the word
	style  style // that the terminal shows now
}

// write adds text. White space parts words; a line end in it ends the line.
func (w *wrapper) write(text string, s style) {
	start := 0
	for i, r := range text {
		if !unicode.IsSpace(r) {
			continue
		}
		w.add(text[start:i], s)
		w.flush()
		if start = i + utf8.RuneLen(r); r == '\n' {
			w.newline()
		} else {
			w.space, w.spaced = s, true
		}
	}
	w.add(text[start:], s)
}

// add lengthens the word.
func (w *wrapper) add(text string, s style) {
	if text != "" {
		w.word = append(w.word, piece{visible(text), s})
	}
}

// flush puts the word on the line, or on the next one if it does not fit.
func (w *wrapper) flush() {
	if len(w.word) == 0 {
		return
	}
	need := 0
	for _, p := range w.word {
		need += columns(p.text)
	}
	if w.begun && w.spaced && w.used+1+need > w.width {
		w.newline()
	}
	switch {
	case !w.begun:
		w.w.WriteString(w.lead + strings.Repeat(" ", max(0, w.indent-columns(w.lead))))
		w.used, w.begun, w.lead = w.indent, true, ""
	case w.spaced:
		w.show(w.space)
		w.w.WriteByte(' ')
		w.used++
	}
	for _, p := range w.word {
		w.show(p.style)
		w.w.WriteString(p.text)
	}
	w.used += need
	w.word, w.spaced = w.word[:0], false
}

// newline ends the line.
func (w *wrapper) newline() {
	w.show(plain)
	w.w.WriteByte('\n')
	w.begun, w.spaced = false, false
}

// line writes one paragraph.
func (w *wrapper) line(s style, indent int, text string) {
	w.indent = indent
	w.write(text, s)
	w.end()
}

// end finishes the text with a line end.
func (w *wrapper) end() {
	w.flush()
	if w.begun {
		w.newline()
	}
}

// show switches the terminal to a style.
func (w *wrapper) show(s style) {
	if !w.colour || s == w.style {
		return
	}
	if w.style != plain {
		w.w.WriteString("\x1b[0m")
	}
	if s != plain {
		w.w.WriteString("\x1b[" + sgr[s] + "m")
	}
	w.style = s
}

// columns is how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
