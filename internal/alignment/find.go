package alignment

import (
	"cmp"
	"math"
	"slices"

	"rspsite/internal/clause"
)

// A Study is a pair of texts under study: the evidence for and against every pair of clauses that is worth a look. [Find] is
// what most callers want; a Study shows what it rests on, so that weights can be fitted to it.
type Study struct {
	Task         *Task
	old, new     []reading
	oldTo, newTo []int // pins
	fixed        map[Pair]bool
	candidates   []candidate
	ofOld, ofNew [][]int // candidates of each clause
	keptShare    float64
	same         []bool      // candidates that say of themselves that they are one text
	matched      matching    // by the first probabilities
	First        [][]float64 // the evidence of each candidate, by itself and against its rivals
}

// NewStudy reads a pair of texts.
func NewStudy(t *Task) *Study {
	s := &Study{Task: t, oldTo: unlinked(len(t.Old)), newTo: unlinked(len(t.New)), fixed: map[Pair]bool{},
		ofOld: make([][]int, len(t.Old)), ofNew: make([][]int, len(t.New))}
	for _, p := range t.Fixed {
		s.fixed[p] = true
	}
	s.old, s.new = read(t.Old, t.New)
	s.pin()
	s.keptShare = s.kept()
	s.choose()
	s.same = s.sameTexts()
	s.First = s.first()
	return s
}

func unlinked(n int) []int {
	to := make([]int, n)
	for i := range to {
		to[i] = -1
	}
	return to
}

//go:generate go run ./fit -out weights.go

// Find finds the links of a pair of texts, in the order of the old text, then of the new. Fixed links are not among them.
func Find(t *Task) []Link {
	s := NewStudy(t)
	return s.Links(secondModel.All(s.Second(firstModel.All(s.First))))
}

// Candidates are the pairs under study, in the order of the old text, then of the new.
func (s *Study) Candidates() []Pair {
	pairs := make([]Pair, len(s.candidates))
	for k, c := range s.candidates {
		pairs[k] = c.Pair
	}
	return pairs
}

// Pinned are the pairs of equal texts that need no further study.
func (s *Study) Pinned() []Pair {
	var pairs []Pair
	for i, j := range s.oldTo {
		if j >= 0 {
			pairs = append(pairs, Pair{i, j})
		}
	}
	return pairs
}

// Second is the evidence of each candidate in the light of the best matching by first probabilities.
func (s *Study) Second(p []float64) [][]float64 { return s.second(s.First, p) }

// A Model turns evidence into a probability: a logistic regression.
type Model struct {
	Bias    float64
	Weights []float64
}

// P is the probability of a link.
func (m *Model) P(evidence []float64) float64 {
	z := m.Bias
	for i, x := range evidence {
		z += m.Weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// All are the probabilities of many.
func (m *Model) All(evidence [][]float64) []float64 {
	p := make([]float64, len(evidence))
	for k, x := range evidence {
		p[k] = m.P(x)
	}
	return p
}

// linkCut is the probability from which a pair is linked.
const linkCut = .45

// Links are the links by the final probabilities of the candidates.
func (s *Study) Links(p []float64) []Link {
	var links []Link
	for _, pin := range s.Pinned() {
		links = append(links, Link{pin, 1})
	}
	for k, c := range s.candidates {
		if s.same[k] {
			links = append(links, Link{c.Pair, confidence(max(p[k], sameText))})
		} else if p[k] >= linkCut && !s.isByChance(c.Pair) && (!s.isTitle(c.Pair) || s.matched.oldTo[c.Old] == c.New) {
			links = append(links, Link{c.Pair, confidence(p[k])})
		}
	}
	slices.SortFunc(links, func(a, b Link) int { return cmp.Or(cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New)) })
	return links
}

// confidence is a probability as it is told: no more digits than mean something, and less than what is pinned has.
func confidence(p float64) float64 { return min(math.Round(p*1e4)/1e4, .9999) }

// isByChance reports whether a pair has but one word in common, of many, and stands beside and below nothing that is linked: "Date:" and a
// paragraph in which there is a date.
func (s *Study) isByChance(p Pair) bool {
	a, b := &s.old[p.Old], &s.new[p.New]
	common := inCommon(a.rarity, b.rarity)
	return common < 2 && common < max(len(a.rarity), len(b.rarity))/2 &&
		s.neighbours(p, s.isMatched) == 0 && s.aboveLinked(p, s.isMatched) == 0
}

// isTitle reports whether a heading or the head of a table is in a pair. These link one to one: that a section was split shows in what
// it holds.
func (s *Study) isTitle(p Pair) bool {
	a, b := s.Task.Old[p.Old], s.Task.New[p.New]
	return a.Kind == clause.Heading || b.Kind == clause.Heading || a.Header || b.Header
}

// FirstNames name the evidence of Study.First, in its order.
func FirstNames() []string { return firstNames }

// SecondNames name the evidence of Study.Second, in its order.
func SecondNames() []string { return secondNames }
