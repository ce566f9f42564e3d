package diff

import (
	"rspsite/internal/clause"
	"rspsite/internal/redline"
	"rspsite/internal/wording"
)

// A Text is one of the texts that are compared, or one between them.
type Text struct {
	Name string // what readers call it: "v2.5", a file's name
	Doc  *clause.Document
	Gone []clause.ID // clauses of the text before it that it declares gone: they have no counterpart, whatever reads alike
}

// A Comparison is what became of one text in another.
type Comparison struct {
	Old, New Side
	Links    []Link   // in the order of the old text, then of the new
	Changes  []Change // in reading order (see [Comparison.Stops]); every clause of both sides is in exactly one
}

// A Side is one of two compared texts: its clauses in document order. Groups and rules, which have no text, are left out.
type Side struct {
	Name    string
	Clauses []Clause
}

// A Clause is a clause of one side, with its place.
type Clause struct {
	*clause.Clause
	Path []*clause.Clause // its ancestors of all kinds, outermost first
	Text string           // its PlainText
}

// Headings are the texts of the headings above c, outermost first.
func (c Clause) Headings() []string {
	var texts []string
	for _, p := range c.Path {
		if p.Kind == clause.Heading {
			texts = append(texts, p.PlainText())
		}
	}
	return texts
}

// A Link says that a clause of the new side carries on one of the old side, whole or in part.
type Link struct {
	Old, New   int // indexes into the clauses of the sides
	Matched    Matched
	Confidence float64 // 0 to 1; 1 for what is written
}

// Matched says what a link rests on.
type Matched uint8

// What a link may rest on, the surest first.
const (
	ByID   Matched = iota // the same written ID
	ByWas                 // attribute was: the clause was renamed
	ByFrom                // attribute from: clauses were merged, or one was split
	ByText                // wording and structure
)

// String is the word of the JSON form.
func (m Matched) String() string { return [...]string{"id", "was", "from", "text"}[m] }

// A Kind says what became of the clauses of a change.
type Kind uint8

// The kinds of changes.
const (
	Unchanged Kind = iota // reads alike; it may have moved
	Changed               // words, marks, targets or the commitment differ
	Added                 // no old clause
	Removed               // no new clause
)

// String is the word of the JSON form.
func (k Kind) String() string { return [...]string{"unchanged", "changed", "added", "removed"}[k] }

// A Change is a connected group of links, or a clause with none.
type Change struct {
	Kind     Kind
	Moved    bool  // stands elsewhere among its neighbours, or in another section
	With     int   // index of the change of the heading or item above that took it along; -1 if it moved by itself, or not
	Veiled   bool  // reads alike, but a redaction in it commits to something else: nobody can tell whether it hides the same
	Split    bool  // one old clause went into several
	Merged   bool  // several old clauses went into one
	Old, New []int // indexes into the clauses of the sides, in document order
	Redline  []redline.Edit
	Marks    []redline.MarkChange
	Signals  []wording.Signal
}

// IsChange reports whether a reader should see c as a change: it reads otherwise, or it moved by itself.
func (c *Change) IsChange() bool { return c.Kind != Unchanged || c.Moved && c.With < 0 }

// Options are what the texts do not say.
type Options struct {
	AlignOnly bool    // find the links and changes, and leave out redlines, marks and signals
	Memory    *Memory // of what other comparisons found in the words of changes; nil for none
	Corrected bool    // the one text corrects the other, as editions of a report do: a redaction with another commitment is a change
}

// Compare aligns two texts and says what changed between them. What is written of the identity of clauses comes from
// [Trace]; what it leaves open is judged by text.
func Compare(old, new Text, id Identity, o Options) *Comparison {
	c := &Comparison{Old: side(old), New: side(new)}
	fixed, settled := id.links(&c.Old, &c.New)
	c.Links = sortLinks(append(fixed, align(&c.Old, &c.New, fixed, settled)...))
	c.group()
	c.order()
	if !o.AlignOnly {
		for i := range c.Changes {
			c.describe(&c.Changes[i], o.Memory)
			if o.Corrected {
				c.noteCommitments(&c.Changes[i])
			}
			c.Changes[i].Veiled = c.Changes[i].Kind == Unchanged && len(c.Exchanged(&c.Changes[i])) > 0
		}
	}
	return c
}

// describe fills in what changed in the words of one change.
func (c *Comparison) describe(ch *Change, m *Memory) {
	d := m.describe(pick(&c.Old, ch.Old), pick(&c.New, ch.New))
	ch.Redline, ch.Marks, ch.Signals = d.redline, d.marks, d.signals
	if c.readsAlike(ch) {
		ch.Kind = Unchanged
	}
}

func pick(s *Side, indexes []int) []*clause.Clause {
	cs := make([]*clause.Clause, len(indexes))
	for i, k := range indexes {
		cs[i] = s.Clauses[k].Clause
	}
	return cs
}

func side(t Text) Side {
	s := Side{Name: t.Name}
	if t.Doc == nil {
		return s
	}
	for path, c := range t.Doc.WithPath() {
		if c.Kind.IsGroup() || c.Kind == clause.Rule {
			continue
		}
		s.Clauses = append(s.Clauses, Clause{Clause: c, Path: append([]*clause.Clause(nil), path...), Text: c.PlainText()})
	}
	return s
}
