package alignment

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rspsite/internal/clause"
)

// flat is a text of n paragraphs of some 20 words, from a vocabulary in which few words are frequent, with a heading for
// every 40.
func flat(n int, seed uint64) []Clause {
	r := rand.New(rand.NewPCG(seed, 1))
	var cs []Clause
	heading := -1
	for i := range n {
		if i%40 == 0 {
			heading = len(cs)
			cs = append(cs, Clause{Kind: clause.Heading, Text: sentence(r, 4), Parent: -1})
		}
		cs = append(cs, Clause{Kind: clause.Paragraph, Text: sentence(r, 8+r.IntN(30)), Parent: heading})
	}
	return cs
}

func sentence(r *rand.Rand, n int) string {
	ws := make([]string, n)
	for k := range ws {
		ws[k] = vocabulary(int(8000 * r.Float64() * r.Float64() * r.Float64()))
	}
	return strings.Join(ws, " ")
}

// vocabulary is the i-th word of a language of syllables.
func vocabulary(i int) string {
	var b strings.Builder
	for i += 20; i > 0; i /= 20 {
		b.WriteString([]string{"ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "xu", "tra", "ble", "ing", "con", "der"}[i%20])
	}
	return b.String()
}

func edit(cs []Clause, seed uint64, share float64) []Clause {
	r := rand.New(rand.NewPCG(seed, 2))
	out := append([]Clause(nil), cs...)
	for i := range out {
		if r.Float64() < share {
			ws := strings.Fields(out[i].Text)
			ws[r.IntN(len(ws))] = vocabulary(r.IntN(8000))
			out[i].Text = strings.Join(ws, " ")
		}
	}
	return out
}

func BenchmarkAlign(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000} {
		old := flat(n, 1)
		b.Run(fmt.Sprintf("light/%d", n), func(b *testing.B) {
			new := edit(old, 3, .2)
			for b.Loop() {
				Find(&Task{Old: old, New: new})
			}
		})
		b.Run(fmt.Sprintf("unrelated/%d", n), func(b *testing.B) {
			new := flat(n, 2)
			for b.Loop() {
				Find(&Task{Old: old, New: new})
			}
		})
	}
}
