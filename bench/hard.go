package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Hard is the inputs on which programs that compare texts take the square of their size, each of about that many bytes.
// Full is the size at which they are measured.
func Hard(size int) []Pair {
	return []Pair{
		unrelated(size),
		longParagraph(size, max(1, size/1000)),
		reordered(size / 50),
		longTable(size),
		longCode(size),
		deep(size),
		headings(size / 100),
	}
}

// Full is the size of hard inputs at which they are measured: two texts of 1 MB, a paragraph of 1 MB with 1000 edits,
// 20,000 short clauses, 10,000 headings.
const Full = 1_000_000

// unrelated is two texts that have no sentence in common, only their words.
func unrelated(size int) Pair {
	text := func(seed uint64) string {
		w := newWriter(seed)
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			if i%perSection == 0 {
				b.WriteString("## " + w.passage(heading).words + "\n\n")
			}
			b.WriteString(w.passage(paragraph).words + "\n\n")
		}
		return b.String()
	}
	return Pair{Name: "unrelated", Old: text(1), New: text(2)}
}

// longParagraph is one paragraph in which words were put in the place of others.
func longParagraph(size, edits int) Pair {
	w := newWriter(3)
	var words []string
	for n := 0; n < size; {
		more := strings.Fields(w.sentence())
		for _, word := range more {
			n += len(word) + 1
		}
		words = append(words, more...)
	}
	old := strings.Join(words, " ")
	for i := range edits {
		words[i*len(words)/edits] = fmt.Sprintf("edit%d", i)
	}
	return Pair{Name: "long paragraph", Old: old + "\n", New: strings.Join(words, " ") + "\n"}
}

// reordered is short clauses in another order. There are ten texts, so that each clause has thousands like it.
func reordered(clauses int) Pair {
	w := newWriter(4)
	texts := make([]string, 10)
	for i := range texts {
		texts[i] = w.capital(w.pick(nouns)) + " and " + w.pick(nouns) + "."
	}
	list := make([]string, clauses)
	for i := range list {
		list[i] = w.pick(texts)
	}
	old := strings.Join(list, "\n\n") + "\n"
	w.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return Pair{Name: "reordered", Old: old, New: strings.Join(list, "\n\n") + "\n"}
}

// longTable is one table. A word changed in every twentieth row, every fiftieth went, every thirtieth is new.
func longTable(size int) Pair {
	w := newWriter(5)
	row := func(n int) string {
		return fmt.Sprintf("| %d | %s | %s | %s |", n, w.pick(nouns), w.sentence(), w.pick(actors))
	}
	old, new := edited(w, size, row)
	const head = "| No | What | Text | Who |\n|---|---|---|---|\n"
	return Pair{Name: "long table", Old: head + old, New: head + new}
}

// longCode is one block of code, edited as the table is.
func longCode(size int) Pair {
	w := newWriter(6)
	old, new := edited(w, size, func(n int) string { return fmt.Sprintf("%06d: %s", n, w.sentence()) })
	return Pair{Name: "long code", Old: "```\n" + old + "```\n", New: "```\n" + new + "```\n"}
}

// edited makes lines and edits them.
func edited(w *writer, size int, line func(n int) string) (string, string) {
	var old, new strings.Builder
	for n := 0; old.Len() < size; n++ {
		l := line(n)
		old.WriteString(l + "\n")
		switch {
		case n%50 == 7:
		case n%20 == 3:
			new.WriteString(strings.Replace(l, " the ", " every ", 1) + "\n")
		case n%30 == 11:
			new.WriteString(line(n) + "\n" + l + "\n")
		default:
			new.WriteString(l + "\n")
		}
	}
	return old.String(), new.String()
}

// deep is lists in lists as deep as the dialect allows them, over and over. The new text has a word changed in every tenth
// item.
func deep(size int) Pair {
	w := newWriter(7)
	var old, new strings.Builder
	for n := 0; old.Len() < size; n++ {
		indent := strings.Repeat("  ", n%40)
		text := w.sentence()
		old.WriteString(indent + "- " + text + "\n")
		if n%10 == 4 {
			text = strings.Replace(text, " the ", " every ", 1)
		}
		new.WriteString(indent + "- " + text + "\n")
	}
	return Pair{Name: "deep lists", Old: old.String(), New: new.String()}
}

// headings is headings with a line of text each, in the new text some of them elsewhere: the last quarter comes first.
func headings(n int) Pair {
	w := newWriter(8)
	sections := make([]string, n)
	for i := range sections {
		sections[i] = fmt.Sprintf("%s %s\n\n%s\n\n", strings.Repeat("#", 1+rand.New(rand.NewPCG(8, uint64(i))).IntN(6)), w.passage(heading).words, w.sentence())
	}
	cut := n * 3 / 4
	return Pair{Name: "headings", Old: strings.Join(sections, ""), New: strings.Join(sections[cut:], "") + strings.Join(sections[:cut], "")}
}
