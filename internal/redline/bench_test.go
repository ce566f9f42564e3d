package redline

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// prose draws sentences from a vocabulary of 3000 words, the frequent ones often, as in a real text.
func prose(seed uint64, bytes int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	frequency := rand.NewZipf(r, 1.1, 3, 2999)
	var words []string
	for size := 0; size < bytes; {
		w := fmt.Sprintf("w%x", frequency.Uint64()*2654435761%4096)
		if len(words)%17 == 16 {
			w += "."
		}
		words = append(words, w)
		size += len(w) + 1
	}
	return words
}

// edited is words with so many of them replaced, left out or doubled, all over.
func edited(words []string, edits int) []string {
	every := len(words) / edits
	var out []string
	for i, w := range words {
		switch {
		case i%every != every/2:
			out = append(out, w)
		case i/every%3 == 0:
			out = append(out, "new"+w)
		case i/every%3 == 1:
			out = append(out, w, "and", "more")
		}
	}
	return out
}

func onePassage(words []string) []*clause.Clause {
	return clausesOf(clause.Paragraph, strings.Join(words, " "))
}

// sizes are pairs of paragraphs from the typical to the pathological.
var sizes = []struct {
	name     string
	old, new []*clause.Clause
}{
	{"clause of 60 words", onePassage(prose(1, 300)), onePassage(edited(prose(1, 300), 2))},
	{"clause of 600 words", onePassage(prose(2, 3000)), onePassage(edited(prose(2, 3000), 10))},
	{"1 MB with 1000 edits", onePassage(prose(3, 1<<20)), onePassage(edited(prose(3, 1<<20), 1000))},
	{"1 MB with 30000 edits", onePassage(prose(3, 1<<20)), onePassage(edited(prose(3, 1<<20), 30000))},
	{"two unrelated 1 MB", onePassage(prose(4, 1<<20)), onePassage(prose(5, 1<<20))},
	{"two of few words 1 MB", onePassage(few(6, 1<<20)), onePassage(few(7, 1<<20))},
	{"one word 1 MB", onePassage(strings.Fields(strings.Repeat("stop ", 1<<20/5))), onePassage(strings.Fields(strings.Repeat("stop ", 1<<20/6)))},
}

// few draws from three words: nothing in it is unlike anything else.
func few(seed uint64, bytes int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	words := make([]string, bytes/5)
	for i := range words {
		words[i] = []string{"stop", "halt", "wait"}[r.IntN(3)]
	}
	return words
}

func BenchmarkRedline(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Between(size.old, size.new)
			}
		})
	}
}
