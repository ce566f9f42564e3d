package transcript

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"rspsite/internal/diff"
)

// TextOptions say how text for a terminal looks.
type TextOptions struct {
	Remarks
	Colour bool // with SGR sequences; deleted and inserted text has its marks either way
	Width  int  // columns; at least [MinWidth] are used
}

// MinWidth is the least number of columns into which text is wrapped.
const MinWidth = 30

// The marks of deleted and inserted text are those of wdiff.
const (
	deleteStart, deleteEnd = "[-", "-]"
	insertStart, insertEnd = "{+", "+}"
)

// What stands for white space that is itself deleted or inserted.
const (
	shownSpace = "␣"
	shownBreak = " ¶ "
)

// noText stands for the text of a clause that has none of its own, such as an item that holds a list alone.
const noText = "(no text of its own)"

// Text writes c for a terminal: what changed, in reading order under its headings, each change with its number, and how
// many clauses between two of them did not.
func Text(w io.Writer, c *diff.Comparison, o TextOptions) error {
	p := newPrinter(w, c, o)
	for i := range c.Changes {
		ch := &c.Changes[i]
		switch {
		case ch.IsChange():
			p.change(i, ch)
		case ch.With < 0: // what a section took along is named there
			p.folded.add(ch)
		}
	}
	p.fold()
	return p.w.Flush()
}

// A printer writes one comparison as text.
type printer struct {
	*Guide
	*wrapper
	gutter  int    // columns before every change, in which its number stands
	section string // whose changes are being written
	folded  folded // clauses since the last change
}

func newPrinter(w io.Writer, c *diff.Comparison, o TextOptions) *printer {
	p := &printer{Guide: NewGuide(c, o.Remarks), section: outside}
	last := 0
	for i := range c.Changes {
		last = max(last, p.Number(i))
	}
	p.gutter = len(fmt.Sprint(last)) + 3
	p.wrapper = &wrapper{w: bufio.NewWriter(w), colour: o.Colour, width: max(o.Width, MinWidth)}
	p.line(bold, 0, visible(c.Old.Name+" → "+c.New.Name)+": "+p.brief()) // a name may hold a line end
	for _, n := range p.Notes() {
		p.line(plain, 0, n)
	}
	return p
}

// fold says how many clauses were left out.
func (p *printer) fold() {
	if words := p.folded.words(); words != "" && HasChanges(p.Comparison) {
		p.newline()
		p.line(faint, p.gutter, words)
	}
	p.folded = folded{}
}

func (p *printer) change(i int, ch *diff.Change) {
	p.fold()
	if s := sectionOf(p.Comparison, ch); s != p.section {
		p.section = s
		p.newline()
		p.line(bold, 0, s)
	}
	p.newline()
	if n := p.Number(i); n > 0 {
		p.lead = fmt.Sprintf("%*d  ", p.gutter-2, n)
	}
	p.line(bold, p.gutter, p.Fate(i)+" · "+strings.Join(where(p.Comparison, ch), " · "))
	p.body(ch)
	for _, l := range p.Lines(i) {
		p.lead = strings.Repeat(" ", p.gutter) + "· "
		p.line(plain, p.gutter+2, l)
	}
}

// body writes the words of a change. Of a clause that only moved the first will do.
func (p *printer) body(ch *diff.Change) {
	p.indent = p.gutter
	if ch.Kind == diff.Unchanged {
		p.line(plain, p.gutter, firstWords(p.New.Clauses[ch.New[0]].Text))
		return
	}
	if isCode(p.Comparison, ch) {
		p.code(codeLines(ch.Redline))
		return
	}
	if len(ch.Redline) == 0 {
		p.line(faint, p.gutter, noText)
		return
	}
	for _, h := range hunks(ch.Redline) {
		p.write(h.equal, plain)
		p.marked(h.deleted, deleteStart, deleteEnd, deleted)
		if h.deleted != "" && h.inserted != "" && (h.equal == "" || strings.HasSuffix(h.equal, " ")) {
			p.write(" ", plain)
		}
		p.marked(h.inserted, insertStart, insertEnd, inserted)
	}
	p.end()
}

// code writes lines as they are: to wrap them would change them.
func (p *printer) code(lines []codeLine) {
	for _, l := range lines {
		if text := strings.TrimRight(l.sign()+l.text, " "); text != "" {
			p.w.WriteString(strings.Repeat(" ", p.gutter))
			p.show(l.style())
			p.w.WriteString(text)
		}
		p.newline()
	}
}

// marked writes deleted or inserted text between its marks, the white space around it outside.
func (p *printer) marked(text, start, end string, s style) {
	if text == "" {
		return
	}
	core := strings.TrimSpace(text)
	if core == "" {
		p.write(start+shownSpace+end, s)
		return
	}
	before, after, _ := strings.Cut(text, core)
	p.write(before, plain)
	p.write(start+core+end, s)
	p.write(after, plain)
}

// shownWords is how many words of a clause stand for it where its text did not change.
const shownWords = 14

func firstWords(text string) string {
	words := strings.Fields(text)
	if len(words) <= shownWords {
		return text
	}
	return strings.Join(words[:shownWords], " ") + " …"
}
