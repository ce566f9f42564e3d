package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A Pair is two texts to compare, as plain Markdown without IDs.
type Pair struct {
	Name     string
	Old, New string
	Moves    []Move // clauses that stand elsewhere in the new text, where the pair was made to move some; else nil
}

// A Move is a clause that moved: its index among the clauses of either text.
type Move struct{ Old, New int }

// Revision is a text of that many clauses and its revision, in which about a quarter of the clauses were reworded, renamed,
// moved, taken out or are new.
func Revision(clauses int, seed uint64) Pair {
	w := newWriter(seed)
	old := w.first(clauses)
	new, _ := w.revise(old)
	return Pair{Name: fmt.Sprintf("revision of %d", clauses), Old: plain(old), New: plain(new)}
}

// Moved is a text of that many clauses in which every twelfth was moved by about half the text. If edited, a few words of
// each of those changed as well. Nothing else changed.
func Moved(clauses int, edited bool, seed uint64) Pair {
	w := newWriter(seed)
	old := w.first(clauses)
	var stay, leave []*passage
	for i, p := range old {
		if i%12 == 3 && p.kind != heading {
			leave = append(leave, p)
		} else {
			stay = append(stay, p)
		}
	}
	half := len(leave) / 2
	new := stay
	for i, p := range leave {
		to := leave[(i+half)%len(leave)]
		at := behind(new, old, to)
		new = slices.Insert(slices.Clone(new), at, p)
	}
	pair := Pair{Name: "exact moves", Old: plain(old)}
	for _, p := range leave {
		pair.Moves = append(pair.Moves, Move{slices.Index(old, p), slices.Index(new, p)})
	}
	if edited {
		pair.Name = "edited moves"
		for _, p := range leave {
			p.words = w.replaced(p.words)
		}
	}
	pair.New = plain(new)
	return pair
}

// behind is the place in text behind the nearest passage that stood before p in the old one.
func behind(text, old []*passage, p *passage) int {
	for i := slices.Index(old, p) - 1; i >= 0; i-- {
		if at := slices.Index(text, old[i]); at >= 0 {
			return at + 1
		}
	}
	return len(text)
}

// replaced puts other words in the place of about one in fifteen.
func (w *writer) replaced(text string) string {
	words := strings.Fields(text)
	for i := w.random.IntN(8); i < len(words); i += 10 + w.random.IntN(10) {
		words[i] = w.pick(nouns)
	}
	return strings.Join(words, " ")
}

func newWriter(seed uint64) *writer {
	return &writer{random: rand.New(rand.NewPCG(seed, 0))}
}

// plain writes passages without IDs and sources.
func plain(text []*passage) string {
	var b strings.Builder
	for i, p := range text {
		if i > 0 {
			b.WriteByte('\n')
			if p.kind != item || text[i-1].kind != item {
				b.WriteByte('\n')
			}
		}
		b.WriteString([...]string{heading: "## ", paragraph: "", item: "- "}[p.kind] + p.words)
	}
	return b.String() + "\n"
}
