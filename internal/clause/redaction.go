package clause

import (
	"fmt"
	"strings"
)

// A Redaction stands where the publisher took a text out of a document. It is the public form: what was taken out is not in it,
// nor how long it was. Package redaction makes it, and proves what it commits to.
type Redaction struct {
	ID         string // unique in its file: "r1"
	Reason     Reason
	Note       string // the publisher's justification, in a sentence
	Extent     Extent
	Commitment string // to the text: "sha256:" and 64 hexadecimal digits
}

// A Reason says why a text was redacted.
type Reason string

// Reasons are all reasons, in the order of the documentation.
var Reasons = []Reason{"legal", "intellectual-property", "public-safety", "privacy"}

var reasonWords = map[Reason]string{"legal": "legal", "intellectual-property": "intellectual property",
	"public-safety": "public safety", "privacy": "privacy"}

// Words is the reason in running text, as in "public safety".
func (r Reason) Words() string { return reasonWords[r] }

// An Extent says roughly how much was redacted. It is a word and never a length, which would help to guess the text.
type Extent string

// Extents are all extents, the smallest first.
var Extents = []Extent{"word", "phrase", "sentence", "paragraph", "section", "figure"}

// Words is what a reader sees in place of the text: "[redacted: a sentence, public safety]".
func (r *Redaction) Words() string {
	return fmt.Sprintf("[redacted: a %s, %s]", r.Extent, r.Reason.Words())
}

// ReadsRedacted reports whether a text has words like [Redaction.Words]: where somebody typed them, readers take them for a redaction.
func ReadsRedacted(text string) bool { return strings.Contains(strings.ToLower(text), "[redacted: a") }

// String is the public form, as it stands in a source.
func (r *Redaction) String() string {
	return fmt.Sprintf(`{redacted id="%s" reason="%s" note="%s" extent="%s" commitment="%s"}`, r.ID, r.Reason, r.Note, r.Extent, r.Commitment)
}

// A CodeRedaction is a redaction within code.
type CodeRedaction struct {
	*Redaction
	At int // byte of Code at which its Words begin
}

// CodeRuns are the clause's code as runs: the text as written, and what was taken out of it.
func (c *Clause) CodeRuns() Inline {
	var in Inline
	at := 0
	text := func(to int) {
		if at < to {
			in = append(in, Run{Text: c.Code[at:to]})
		}
		at = to
	}
	for _, r := range c.Redacted {
		text(r.At)
		in = append(in, Run{Text: r.Words(), Redaction: r.Redaction})
		at += len(r.Words())
	}
	text(len(c.Code))
	return in
}

// Redactions are those of the clause's own text, in its order.
func (c *Clause) Redactions() []*Redaction {
	var rs []*Redaction
	take := func(in Inline) {
		for _, r := range in {
			if r.Redaction != nil {
				rs = append(rs, r.Redaction)
			}
		}
	}
	take(c.Text)
	for _, cell := range c.Cells {
		take(cell.Text)
	}
	for _, r := range c.Redacted {
		rs = append(rs, r.Redaction)
	}
	return rs
}
