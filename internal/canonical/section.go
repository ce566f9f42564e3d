package canonical

import (
	"slices"

	"rspsite/internal/clause"
)

// Section is the canonical form of what a reader of one clause reads: the line of its schema, and the lines, as they are in the
// whole text, of the clause, of all below it, and of the footnotes that these mark, and theirs. It is nil if no clause has the ID.
// No digest is taken of it: it says whether a section of two texts is the same.
func Section(d *clause.Document, id clause.ID) []byte {
	root := d.Find(id)
	if root == nil {
		return nil
	}
	in, marked := map[*clause.Clause]bool{}, map[string]bool{}
	take(root, in, marked)
	for grew := true; grew; {
		grew = false
		for c := range d.All() {
			if c.Kind == clause.Footnote && marked[c.Marker] && !in[c] {
				take(c, in, marked)
				grew = true
			}
		}
	}
	w := &writer{out: []byte(Schema + "\n")}
	for path, c := range d.WithPath() {
		if in[c] {
			w.node(c, len(path))
		}
	}
	return w.out
}

// take adds a clause and all below it, and the names of the footnotes that they mark.
func take(root *clause.Clause, in map[*clause.Clause]bool, marked map[string]bool) {
	below := clause.Document{Clauses: []*clause.Clause{root}}
	for c := range below.All() {
		in[c] = true
		texts := []clause.Inline{c.Text}
		for _, cell := range c.Cells {
			texts = append(texts, cell.Text)
		}
		for _, r := range slices.Concat(texts...) {
			if r.Note != "" {
				marked[r.Note] = true
			}
		}
	}
}
