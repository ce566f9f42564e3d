package redline

import "rspsite/internal/clause"

// An Op says on which side an edit stands.
type Op uint8

// The operations of a redline.
const (
	Equal  Op = iota // on both
	Insert           // on the new side
	Delete           // on the old side
)

// String is the word of the JSON form.
func (o Op) String() string { return [...]string{"equal", "insert", "delete"}[o] }

// A Break is what an edit separates, if it is no text.
type Break uint8

// The breaks.
const (
	NoBreak     Break = iota
	CellBreak         // between two cells of a row: " | "
	ClauseBreak       // between two clauses of a group: "\n"
)

// An Edit is one run of a redline. The texts of all edits of a redline, joined, are those of the clauses that it compares,
// themselves joined by "\n".
type Edit struct {
	Op      Op
	Break   Break
	OldText string        // of Equal and Delete, as in the old text with white space collapsed
	NewText string        // of Equal and Insert; of Equal the same as OldText but for quote marks, dashes, hyphens at line ends
	Old     clause.Inline // OldText with its marks and targets. In code, lines with their ends, as written
	New     clause.Inline
}
