package bench

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// A Pair is two texts to compare, as plain Markdown without IDs.
type Pair struct {
	Name     string
	Old, New string
	Moves    []Move // clauses that stand elsewhere in the new text, where the pair was made to move some; else nil

	OldWidth, NewWidth int // of the lines that paragraphs were broken into; 0 if each is one line
}

// A Move is a clause that moved: the line, from 1, on which it begins in either text.
type Move struct{ Old, New int }

// Revision is a text of that many clauses and its revision, in which about a quarter of the clauses were reworded, renamed,
// moved, taken out or are new.
func Revision(clauses int, seed uint64) Pair {
	w := newWriter(seed)
	old := w.first(clauses)
	new, _ := w.revise(old)
	return Pair{Name: fmt.Sprintf("revision of %d", clauses), Old: plain(old), New: plain(new)}
}

// Moved is a Markdown text and itself with every sixth of its longer paragraphs and items in the place of another, half the
// text away. If edited, a few words of each of those changed as well. Nothing else changed.
func Moved(name, text string, edited bool) Pair {
	w := newWriter(1)
	old := strings.Split(text, "\n")
	new := slices.Clone(old)
	slots := movable(old)
	pair := Pair{Name: name, Old: text}
	for n, from := range slots {
		to := slots[(n+len(slots)/2)%len(slots)]
		if from == to {
			continue
		}
		_, words := mark(old[from])
		if edited {
			words = w.replaced(words)
		}
		place, _ := mark(old[to])
		new[to] = place + words
		pair.Moves = append(pair.Moves, Move{from + 1, to + 1})
	}
	pair.New = strings.Join(new, "\n")
	return pair
}

// movable are the indexes of every sixth of the lines that are each a paragraph or an item of some length.
func movable(lines []string) []int {
	const words, apart = 15, 6
	var list []int
	n := 0
	for i, line := range lines {
		place, text := mark(line)
		isItem := strings.TrimSpace(place) != ""
		if !isText(text) || len(strings.Fields(text)) < words || !isBlank(lines, i+1) || !isItem && !isBlank(lines, i-1) {
			continue
		}
		if n++; n%apart == 3 {
			list = append(list, i)
		}
	}
	return list
}

// itemMark is what stands before the words of a paragraph or an item: an indent and the mark of a list.
var itemMark = regexp.MustCompile(`^ *([-*+] +)?`)

// mark parts a line into what says where its words stand and the words.
func mark(line string) (place, words string) {
	at := len(itemMark.FindString(line))
	return line[:at], line[at:]
}

// replaced puts other words in the place of about one plain word in fifteen.
func (w *writer) replaced(text string) string {
	words := strings.Split(text, " ")
	next := w.random.IntN(8)
	for i, word := range words {
		if i >= next && isPlainWord(word) {
			words[i] = w.pick(nouns)
			next = i + 10 + w.random.IntN(10)
		}
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
