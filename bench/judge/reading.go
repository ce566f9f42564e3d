package judge

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// An Op says what a tool shows a run of letters as.
type Op uint8

// The operations.
const (
	Keep Op = iota
	Insert
	Delete
)

// A Span is a stretch of letters: from Start up to before End.
type Span struct{ Start, End int }

// A Run is a stretch that a tool shows as one thing. A kept run stands on both sides; of the others one side is empty and
// says where the run stands there.
type Run struct {
	Op       Op
	Old, New Span
	Moved    bool // the tool says that it moved
}

// A Reading is a tool's output as runs, in the order in which a reader meets them.
type Reading struct {
	Old, New *Text
	Runs     []Run
}

// A scribe writes a reading run by run, at a place on either side, and holds every run against the texts.
type scribe struct {
	Reading
	old, new int // the places
	moved    bool
}

func newScribe(old, new *Text) *scribe { return &scribe{Reading: Reading{Old: old, New: new}} }

// keep adds a run that both sides have, with the text of either.
func (s *scribe) keep(old, new string) error {
	a, b := letters(old), letters(new)
	if err := follows(s.Old, s.old, a, "old"); err != nil {
		return err
	}
	if err := follows(s.New, s.new, b, "new"); err != nil {
		return err
	}
	s.add(Keep, len(a), len(b))
	return nil
}

func (s *scribe) insert(text string) error {
	text = letters(text)
	if err := follows(s.New, s.new, text, "new"); err != nil {
		return err
	}
	s.add(Insert, 0, len(text))
	return nil
}

func (s *scribe) remove(text string) error {
	text = letters(text)
	if err := follows(s.Old, s.old, text, "old"); err != nil {
		return err
	}
	s.add(Delete, len(text), 0)
	return nil
}

// write adds a run with the same text on all sides that it stands on.
func (s *scribe) write(op Op, text string) error {
	switch op {
	case Insert:
		return s.insert(text)
	case Delete:
		return s.remove(text)
	}
	return s.keep(text, text)
}

func (s *scribe) add(op Op, old, new int) {
	if old == 0 && new == 0 {
		return
	}
	r := Run{op, Span{s.old, s.old + old}, Span{s.new, s.new + new}, s.moved}
	s.old, s.new = r.Old.End, r.New.End
	if n := len(s.Runs); n > 0 {
		last := &s.Runs[n-1]
		if last.Op == op && last.Moved == r.Moved && last.Old.End == r.Old.Start && last.New.End == r.New.Start {
			last.Old.End, last.New.End = r.Old.End, r.New.End
			return
		}
	}
	s.Runs = append(s.Runs, r)
}

// follows holds what a tool shows against the text. A tool may take capital and small letters for the same; the words that
// it shows wrongly so are not kept.
func follows(t *Text, at int, shown, side string) error {
	if strings.HasPrefix(t.letters[at:], shown) || at+len(shown) <= len(t.letters) && strings.EqualFold(t.letters[at:at+len(shown)], shown) {
		return nil
	}
	same := 0
	for same < len(shown) && at+same < len(t.letters) && t.letters[at+same] == shown[same] {
		same++
	}
	return fmt.Errorf("the %s text goes astray at letter %d (found %q, want %q)", side, at+same, excerpt(shown, same), excerpt(t.letters, at+same))
}

// excerpt is a little of s from a place on, begun at a whole character.
func excerpt(s string, at int) string {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	end := min(len(s), at+40)
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	return s[at:end]
}

// finish returns the reading, if it accounts for both texts.
func (s *scribe) finish() (*Reading, error) {
	if old, new := covered(s.Runs, Delete), covered(s.Runs, Insert); old != len(s.Old.letters) || new != len(s.New.letters) {
		return nil, fmt.Errorf("the output is not the whole text (found %d and %d letters, want %d and %d)", old, new, len(s.Old.letters), len(s.New.letters))
	}
	return &s.Reading, nil
}

// covered is how many letters the runs hold of the side of op.
func covered(runs []Run, op Op) int {
	n := 0
	for _, r := range runs {
		if op == Delete {
			n += r.Old.End - r.Old.Start
		} else {
			n += r.New.End - r.New.Start
		}
	}
	return n
}
