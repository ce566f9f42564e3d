package clause

import "strings"

// Marks are the ways in which a stretch of text is set apart; they add up.
type Marks uint8

// The marks, each one bit.
const (
	Emphasis Marks = 1 << iota
	Strong
	Monospace // code span
	Strike
)

// A Run is a stretch of text under one set of marks. Inline text is flat: what Markdown nests (a link in strong text)
// is a run that has both, so that a redline can cut it at any word and a page can nest it again.
type Run struct {
	Text   string // as a reader reads it, escapes and entities resolved; for an image its alternative text
	Marks  Marks
	Link   string // target of the link that covers the run, as written
	Ref    string // the run is a reference [[Ref]] or [[Ref|Text]]; Text is empty where none was written
	Note   string // the run is a mark for the footnote of that name; Text is empty
	Image  string // the run is an image with that address, as written
	Break  bool   // the run is a forced line break; Text is "\n"
	Offset int    // of the run's first byte in the source

	Redaction *Redaction // the run stands for a text that was taken out; Text is its Words
}

// Inline is the text of a clause with its marks.
type Inline []Run

// Plain is the text alone, white space collapsed. A reference without a text of its own counts as it was written,
// a footnote mark as nothing.
func (in Inline) Plain() string {
	var b strings.Builder
	for _, r := range in {
		if r.Ref != "" && r.Text == "" {
			b.WriteString(r.Ref)
			continue
		}
		b.WriteString(r.Text)
	}
	return collapse(b.String())
}
