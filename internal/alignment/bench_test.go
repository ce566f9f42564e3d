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

// BenchmarkAlign grows: a lightly revised text, and two that have nothing in common but words.
func BenchmarkAlign(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000} {
		old := flat(n, 1)
		benchmark(b, fmt.Sprintf("light/%d", n), old, edit(old, 3, .2))
		benchmark(b, fmt.Sprintf("unrelated/%d", n), old, flat(n, 2))
	}
}

// BenchmarkAlignHard are the pairs on which a matcher without bounds takes the square of their length, or worse.
func BenchmarkAlignHard(b *testing.B) {
	for _, h := range hard(20000) {
		benchmark(b, h.name, h.old, h.new)
	}
}

func benchmark(b *testing.B, name string, old, new []Clause) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Find(&Task{Old: old, New: new})
		}
	})
}

type hardPair struct {
	name     string
	old, new []Clause
}

// hard are pairs of n clauses each.
func hard(n int) []hardPair {
	few := strings.Fields("Yes No N/A None Pending")
	return []hardPair{
		{"few texts reordered", short(n, 1, func(i int) string { return few[i%len(few)] }), short(n, 2, func(i int) string { return few[i%len(few)] })},
		{"one text", short(n, 1, func(int) string { return "Not applicable" }), short(n/2, 1, func(int) string { return "Not applicable" })},
		{"numbered texts reordered", short(n, 1, func(i int) string { return fmt.Sprint("Control ", i, " applies") }),
			short(n, 2, func(i int) string { return fmt.Sprint("Control ", i, " applies") })},
		{"numbers changed", short(n, 1, func(i int) string { return fmt.Sprint("Control ", i, " applies here") }),
			short(n, 1, func(i int) string { return fmt.Sprint("Control ", n+i, " applies there") })},
		{"nested", nested(n, "The board receives a report"), nested(n, "The board gets a report")},
		{"one long clause", []Clause{{Text: sentence(rand.New(rand.NewPCG(1, 1)), 8*n), Parent: -1}}, []Clause{{Text: sentence(rand.New(rand.NewPCG(2, 1)), 8*n), Parent: -1}}},
	}
}

func short(n int, seed uint64, text func(int) string) []Clause {
	cs := make([]Clause, n)
	for i, k := range rand.New(rand.NewPCG(seed, 1)).Perm(n) {
		cs[i] = Clause{Kind: clause.Item, Text: text(k), Parent: -1}
	}
	return cs
}

func nested(n int, text string) []Clause {
	cs := make([]Clause, n)
	for i := range cs {
		cs[i] = Clause{Kind: clause.Item, Text: text, Parent: i - 1}
		if i%200 == 0 {
			cs[i].Parent = -1
		}
	}
	return cs
}

// TestHardPairsEnd: the bounds hold, and what must be found is found.
func TestHardPairsEnd(t *testing.T) {
	const n = 800
	for _, h := range hard(n) {
		links := Find(&Task{Old: h.old, New: h.new})
		if h.name == "few texts reordered" || h.name == "numbered texts reordered" {
			if len(links) != n {
				t.Errorf("%s: %d links, want %d", h.name, len(links), n)
			}
		}
		t.Logf("%s: %d links", h.name, len(links))
	}
}
