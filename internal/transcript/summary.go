package transcript

import (
	"fmt"
	"strings"

	"rspsite/internal/diff"
)

// Counts are how many changes of each kind a comparison has. Moved counts all that stand elsewhere, of whatever kind.
type Counts struct{ Unchanged, Changed, Added, Removed, Moved int }

// Count counts the changes of c.
func Count(c *diff.Comparison) Counts {
	var n Counts
	for i := range c.Changes {
		n.add(&c.Changes[i])
	}
	return n
}

func (n *Counts) add(ch *diff.Change) {
	switch ch.Kind {
	case diff.Unchanged:
		n.Unchanged++
	case diff.Changed:
		n.Changed++
	case diff.Added:
		n.Added++
	case diff.Removed:
		n.Removed++
	}
	if ch.Moved {
		n.Moved++
	}
}

// HasChanges reports whether a reader would see any change in c.
func HasChanges(c *diff.Comparison) bool {
	for i := range c.Changes {
		if c.Changes[i].IsChange() {
			return true
		}
	}
	return false
}

// Summary says in one sentence what became of the old text, without a final stop: "3 changes: 1 changed, 2 added; 40
// unchanged".
func Summary(c *diff.Comparison) string {
	n := Count(c)
	moved, total := movedAlone(c), 0
	var parts []string
	for _, k := range []struct {
		n    int
		word string
	}{{n.Changed, "changed"}, {n.Added, "added"}, {n.Removed, "removed"}, {moved, "moved"}} {
		total += k.n
		if k.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k.n, k.word))
		}
	}
	if total == 0 {
		if veiled(c) > 0 {
			return "no changes that can be read: " + unchanged(n.Unchanged, veiled(c))
		}
		return fmt.Sprintf("no changes in %s", counted(n.Unchanged, "clause"))
	}
	s := counted(total, "change") + ": " + strings.Join(parts, ", ") + "; " + unchanged(n.Unchanged-moved, veiled(c))
	return s + emptySide(c)
}

// A folded counts clauses that are not shown, since they read alike.
type folded struct{ same, veiled int }

func (f *folded) add(ch *diff.Change) {
	if ch.Veiled {
		f.veiled++
	} else {
		f.same++
	}
}

// words say how many there are, and of how many a part is hidden; nothing of none.
func (f folded) words() string {
	var words []string
	if f.same > 0 {
		words = append(words, counted(f.same, "unchanged clause"))
	}
	if f.veiled > 0 {
		words = append(words, counted(f.veiled, "clause")+" the same as far as can be read")
	}
	return strings.Join(words, ", ")
}

// unchanged counts the clauses that read alike, and apart from the others those that hide what may be another text.
func unchanged(n, veiled int) string {
	if veiled == 0 {
		return fmt.Sprintf("%d unchanged", n)
	}
	return fmt.Sprintf("%d unchanged, %d the same as far as can be read", n-veiled, veiled)
}

func veiled(c *diff.Comparison) int {
	n := 0
	for i := range c.Changes {
		if ch := &c.Changes[i]; ch.Veiled && !ch.IsChange() {
			n++
		}
	}
	return n
}

// movedAlone counts what moved by itself and reads as before.
func movedAlone(c *diff.Comparison) int {
	n := 0
	for i := range c.Changes {
		if ch := &c.Changes[i]; ch.Kind == diff.Unchanged && ch.IsChange() {
			n++
		}
	}
	return n
}

// emptySide says which text has no clauses, if one has none: everything is then added or removed.
func emptySide(c *diff.Comparison) string {
	switch {
	case len(c.Old.Clauses) == 0 && len(c.New.Clauses) > 0:
		return " (the old text is empty: everything is added)"
	case len(c.New.Clauses) == 0 && len(c.Old.Clauses) > 0:
		return " (the new text is empty: everything is removed)"
	}
	return ""
}

// counted writes a number with its noun: 1 clause, 2 clauses.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
