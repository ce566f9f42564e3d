package publication

import (
	"slices"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/ledger"
)

// maxRenames is how many pairs of clauses of one document are compared to find out which ID became which: it is a hint for an editor.
const maxRenames = 10_000

// A renaming is a clause that was published under one ID and now has another, and is else as it was.
type renaming struct {
	was string
	now *clause.Clause
}

// renamings are those of a document, found once.
func (k *comparer) renamings(r *Record, was *ledger.Standing) []renaming {
	if found, ok := k.renamed[r]; ok {
		return found
	}
	found := findRenamings(r, was)
	k.renamed[r] = found
	return found
}

// findRenamings looks for each clause that is gone among those that are new, first for the one behind the last that was found: whoever
// renames many keeps their order.
func findRenamings(r *Record, was *ledger.Standing) (found []renaming) {
	before, now := digests(was.Clauses), digests(r.Clauses)
	var fresh []*clause.Clause
	for c := range r.Document.Doc.All() {
		if c.IsCitable() && before[string(c.ID)] == "" {
			fresh = append(fresh, c)
		}
	}
	next, pairs := 0, 0
	for _, gone := range was.Clauses {
		if now[gone.ID] != "" {
			continue
		}
		for i := range fresh {
			if pairs++; pairs > maxRenames {
				return found
			}
			at := (next + i) % len(fresh)
			if isUnder(fresh[at], gone) {
				found = append(found, renaming{gone.ID, fresh[at]})
				next = at + 1
				break
			}
		}
	}
	return found
}

// isUnder reports whether a clause is one that was published, but for its ID.
func isUnder(c *clause.Clause, gone ledger.Clause) bool {
	old := *c
	old.ID, old.Derived = clause.ID(gone.ID), false
	return canonical.ClauseDigest(&old) == gone.Digest
}

// renamedTo is the clause that was published under an ID and is called otherwise now; nil if none is known.
func (k *comparer) renamedTo(r *Record, was *ledger.Standing, id string) *clause.Clause {
	for _, found := range k.renamings(r, was) {
		if found.was == id {
			return found.now
		}
	}
	return nil
}

// isRenamed reports whether an ID, of now or of before, is one of a clause of a version that else is as it was: of these the address
// tells. Of other documents nothing does.
func (k *comparer) isRenamed(r *Record, was *ledger.Standing, id string) bool {
	return r.Kind == "version" && slices.ContainsFunc(k.renamings(r, was), func(found renaming) bool {
		return found.was == id || string(found.now.ID) == id
	})
}
