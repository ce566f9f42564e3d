package alignment

import (
	"math"
	"strings"

	"rspsite/internal/clause"
)

// A reading is what is read off one clause.
type reading struct {
	plain    string // its words, stop words included: equal texts have equal ones
	length   int    // how many words it has besides stop words
	words    vector // unit, by word
	phrases  vector // unit, by word and pair of words
	letters  vector // unit, by four letters
	runs     vector // unit, by four words as they stand, function words included
	rarity   vector // each word once, weighted by how rare it is
	rareness float64
	lead     vector // unit, the first words, the first of them heaviest
	headings vector // unit, the words of the headings above
}

// leadLength is how many words count as the beginning of a clause.
const leadLength = 8

// raw are the terms of a clause before it is known how rare they are.
type raw struct {
	plain                         string
	order                         []term // words as they stand, stop words out
	words, pairs, letters, titles vector
	runs                          vector
}

// A lexicon knows how rare terms are among all clauses of both texts.
type lexicon struct {
	stems   stemmer
	clauses int
	holding map[term]int // in how many clauses a term occurs
}

// read reads both texts.
func read(old, new []Clause) (o, n []reading) {
	l := &lexicon{stems: stemmer{}, clauses: len(old) + len(new), holding: map[term]int{}}
	rawOld, rawNew := l.terms(old), l.terms(new)
	return l.weigh(rawOld), l.weigh(rawNew)
}

func (l *lexicon) terms(cs []Clause) []raw {
	raws := make([]raw, len(cs))
	titles := make([][]term, len(cs)) // the words of a clause's heading path, its own included
	for i, c := range cs {
		raws[i] = l.clause(c.Text)
		var above []term
		if c.Parent >= 0 {
			above = titles[c.Parent]
		}
		raws[i].titles = counted(append([]term(nil), above...))
		titles[i] = above
		if c.Kind == clause.Heading {
			titles[i] = append(above[:len(above):len(above)], raws[i].order...)
		}
	}
	return raws
}

// clause reads the terms of one text and counts it among the clauses that hold them.
func (l *lexicon) clause(text string) raw {
	all := words(unnumbered(text))
	r := raw{plain: strings.Join(all, " ")}
	for _, w := range all {
		if !stopWords[w] {
			r.order = append(r.order, wordTerm(l.stems.stem(w)))
		}
	}
	if len(r.order) == 0 { // nothing but stop words: they must do
		for _, w := range all {
			r.order = append(r.order, wordTerm(w))
		}
	}
	var pairs, letters []term
	for k := 1; k < len(r.order); k++ {
		pairs = append(pairs, pairTerm(r.order[k-1], r.order[k]))
	}
	runes := []rune(" " + r.plain + " ")
	for k := 4; k <= len(runes); k++ {
		letters = append(letters, lettersTerm(runes[k-4:k]))
	}
	r.runs = counted(runs(all))
	r.words, r.pairs, r.letters = counted(append([]term(nil), r.order...)), counted(pairs), counted(letters)
	for _, v := range []vector{r.words, r.pairs, r.letters, r.runs} {
		for _, e := range v {
			l.holding[e.term]++
		}
	}
	return r
}

// idf is how rare a term is: the fewer clauses hold it, the more.
func (l *lexicon) idf(t term) float64 {
	return math.Log(1 + float64(l.clauses)/float64(max(1, l.holding[t])))
}

func (l *lexicon) weigh(raws []raw) []reading {
	rs := make([]reading, len(raws))
	for i, r := range raws {
		words, pairs := l.weighted(r.words), l.weighted(r.pairs)
		rs[i] = reading{
			plain:    r.plain,
			length:   len(r.order),
			phrases:  merged(words, pairs).unit(),
			words:    words.unit(),
			letters:  l.weighted(r.letters).unit(),
			runs:     l.weighted(r.runs).unit(),
			rarity:   l.rarity(r.words),
			lead:     l.lead(r.order),
			headings: l.weighted(r.titles).unit(),
		}
		rs[i].rareness = rs[i].rarity.total()
	}
	return rs
}

// weighted is a vector of counts weighted (1 + ln count) · idf.
func (l *lexicon) weighted(counts vector) vector {
	v := make(vector, len(counts))
	for i, e := range counts {
		v[i] = entry{e.term, (1 + math.Log(e.weight)) * l.idf(e.term)}
	}
	return v
}

func (l *lexicon) rarity(counts vector) vector {
	v := make(vector, len(counts))
	for i, e := range counts {
		v[i] = entry{e.term, l.idf(e.term)}
	}
	return v
}

// lead is the vector of the first different words.
func (l *lexicon) lead(order []term) vector {
	var v vector
	for _, t := range order {
		if len(v) == leadLength {
			break
		}
		seen := false
		for _, e := range v {
			seen = seen || e.term == t
		}
		if !seen {
			v = append(v, entry{t, l.idf(t) * (1 - float64(len(v))/10)})
		}
	}
	return merged(v, nil).unit()
}

// likeness is how much two clauses read alike, 0 to 1: the mean of their cosines by words, by phrases and by letters.
func likeness(a, b *reading) float64 {
	return (dot(a.words, b.words) + dot(a.phrases, b.phrases) + dot(a.letters, b.letters)) / 3
}
