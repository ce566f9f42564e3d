// Package clause is the heart of rspsite: what a clause is.
//
// A document is a tree of clauses. A clause is a block that can be cited: a heading (which holds its section), a
// paragraph, a list item, a table row, a term, a definition, a code block, a footnote. Between them stand groups (list,
// table, quotation, definitions), which hold clauses and have no text of their own.
//
// Invariants that every Document keeps, whoever made it:
//
//   - Every byte of a source's text lies in exactly one clause: in its Text, its Cells, its Code or its Marker.
//   - Every clause has an ID and no two of a document share one. A written ID is the same through all versions of a
//     policy; a derived one ([Clause.Derived]) holds for this text alone and contains '~', which no written ID can.
//   - Every clause has a Label, computed for this text ("§3.2(b)"), and no two share one. An ID says which clause, a label
//     says where it is: the work-level and expression-level identifiers (wId, eId) of Akoma Ntoso (OASIS LegalDocML 1.0, 4.1).
//   - A rule, which nobody cites, has neither ID nor label.
//   - Start and every Run's Offset point into the source, through front matter and byte-order mark.
//
// The package knows no file, no HTML and no policy, and uses the standard library only.
package clause

import (
	"iter"
	"strings"
	"unicode"
)

// An ID names a clause through all versions of a policy. Package permalink holds its grammar.
type ID string

// A Label says where a clause stands in one version, such as "§3.2(b)".
type Label string

// A Kind says what kind of block a clause or group is.
type Kind uint8

const (
	Heading    Kind = iota // its children are its section
	Paragraph              //
	Item                   // of a list or an enumeration; its first paragraph is its Text
	Row                    // of a table: text in Cells
	Term                   // of a definition list
	Definition             // of the Term before it; its first paragraph is its Text
	Code                   // fenced or indented: text in Code
	Drawing                // fenced "goat": text in Code
	Footnote               // its first paragraph is its Text; Marker is its name
	Rule                   // a thematic break: no text, never cited

	List        // group of Items
	Table       // group of Rows, the first of them the header
	Quote       // group of any blocks
	Definitions // group of Terms and Definitions
)

var kindNames = [...]string{"heading", "paragraph", "item", "row", "term", "definition", "code", "drawing", "footnote",
	"rule", "list", "table", "quote", "definitions"}

// String is the kind in one word, as in "paragraph".
func (k Kind) String() string { return kindNames[k] }

// IsGroup reports whether k holds clauses and has no text of its own.
func (k Kind) IsGroup() bool { return k >= List }

// IsCode reports whether clauses of kind k are text that is read as written, line by line.
func (k Kind) IsCode() bool { return k == Code || k == Drawing }

// A Position is a place in the source.
type Position struct {
	Offset int // bytes from the start of the file
	Line   int // from 1
	Column int // from 1, in characters (Unicode code points)
}

// A Clause is a node of the tree: a clause proper or a group.
type Clause struct {
	Kind     Kind
	ID       ID   // empty on a group or rule without a written one
	Derived  bool // the ID was made up for this text
	Label    Label
	Level    int    // heading: 1 to 6
	Marker   string // enumeration mark as written, "(a)", "1.1.", "3."; footnote: its name; empty for a bullet
	Text     Inline
	Cells    []Cell          // row
	Code     string          // code and drawing: the text, as written
	Lang     string          // code: the language named after the fence
	Redacted []CodeRedaction // code and drawing: what was taken out of it
	Header   bool            // row: the head of its table
	Align    []Align
	Loose    bool // list: items are set apart by blank lines
	Attrs    Attrs
	Start    Position
	End      int // byte offset after the last byte of the clause's own text
	Children []*Clause
}

// A Cell is one field of a table row.
type Cell struct {
	Text  Inline
	Attrs Attrs
	Start Position
}

// An Align is the alignment of a table's column.
type Align uint8

// The alignments; where the source says nothing, AlignNone.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// IsCitable reports whether c is a clause proper or a group that was given an ID.
func (c *Clause) IsCitable() bool { return c.ID != "" }

// PlainText is the clause's own text without marks, white space collapsed, cells joined by " | ".
// Its children's text is theirs.
func (c *Clause) PlainText() string {
	switch {
	case c.Kind.IsCode():
		return collapse(c.Code)
	case c.Kind == Row:
		cells := make([]string, len(c.Cells))
		for i, cell := range c.Cells {
			cells[i] = cell.Text.Plain()
		}
		return strings.Join(cells, " | ")
	}
	return c.Text.Plain()
}

// A Document is one text as a tree.
type Document struct {
	Clauses []*Clause // the outermost
}

// All yields every node of the document, groups included, in document order.
func (d *Document) All() iter.Seq[*Clause] {
	return func(yield func(*Clause) bool) { walk(d.Clauses, yield) }
}

// WithPath yields every node with its ancestors, outermost first. The path is valid until the next step.
func (d *Document) WithPath() iter.Seq2[[]*Clause, *Clause] {
	return func(yield func([]*Clause, *Clause) bool) { walkPath(nil, d.Clauses, yield) }
}

// Find returns the clause or group with the given ID, or nil.
func (d *Document) Find(id ID) *Clause {
	for c := range d.All() {
		if c.ID == id {
			return c
		}
	}
	return nil
}

func walk(cs []*Clause, yield func(*Clause) bool) bool {
	for _, c := range cs {
		if !yield(c) || !walk(c.Children, yield) {
			return false
		}
	}
	return true
}

func walkPath(path, cs []*Clause, yield func([]*Clause, *Clause) bool) bool {
	for _, c := range cs {
		if !yield(path, c) || !walkPath(append(path, c), c.Children, yield) {
			return false
		}
	}
	return true
}

// collapse makes every run of white space one space, and none at the ends.
func collapse(s string) string {
	if isCollapsed(s) {
		return s // most texts are, and there are many
	}
	return strings.Join(strings.Fields(s), " ")
}

func isCollapsed(s string) bool {
	spaceBefore := true
	for _, r := range s {
		isSpace := unicode.IsSpace(r)
		if isSpace && (spaceBefore || r != ' ') {
			return false
		}
		spaceBefore = isSpace
	}
	return s == "" || !spaceBefore
}
