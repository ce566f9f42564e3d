package alignment

import (
	"cmp"
	"math"
	"slices"
)

// The bounds of the search for candidates. They make its work proportional to the number of clauses.
const (
	maxVisited   = 1 << 13 // clauses that are looked at for one clause, by its rarest terms first
	maxShortlist = 40      // clauses of which the likeness to one clause is computed
	maxChosen    = 24      // candidates that one clause may choose; those that choose it come on top
)

// headingWeight is what the likeness of heading paths counts beside that of texts when candidates are chosen.
const headingWeight = .05

// A candidate is a pair that is worth a look, with what its choice has shown already.
type candidate struct {
	Pair
	likeness float64
	headings float64
}

// choose fills in the candidates: for every clause of either text those of the other that are most like it, and those that stand
// where it stood among pinned neighbours. Two pinned clauses are no candidates: each has what it was.
func (s *Study) choose() {
	oldIndex, newIndex := index(s.old), index(s.new)
	chosen := map[Pair]candidate{}
	for i := range s.old {
		if s.isOpenOld(i) && s.oldTo[i] < 0 {
			s.chooseFor(chosen, &s.old[i], newIndex, func(j int) Pair { return Pair{i, j} })
		}
	}
	for j := range s.new {
		if s.isOpenNew(j) && s.newTo[j] < 0 {
			s.chooseFor(chosen, &s.new[j], oldIndex, func(i int) Pair { return Pair{i, j} })
		}
	}
	s.chooseBetweenNeighbours(chosen)
	s.chooseAbove(chosen)
	for _, c := range chosen {
		s.candidates = append(s.candidates, c)
	}
	slices.SortFunc(s.candidates, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New)) })
	for k, c := range s.candidates {
		s.ofOld[c.Old] = append(s.ofOld[c.Old], k)
		s.ofNew[c.New] = append(s.ofNew[c.New], k)
	}
}

func (s *Study) isOpenOld(i int) bool { return !isSet(s.Task.OldSettled, i) }
func (s *Study) isOpenNew(j int) bool { return !isSet(s.Task.NewSettled, j) }

// mayLink reports whether a pair is an open question.
func (s *Study) mayLink(p Pair) bool {
	return s.isOpenOld(p.Old) && s.isOpenNew(p.New) && (s.oldTo[p.Old] < 0 || s.newTo[p.New] < 0)
}

func (s *Study) candidate(p Pair) candidate {
	a, b := &s.old[p.Old], &s.new[p.New]
	return candidate{p, likeness(a, b), dot(a.headings, b.headings)}
}

// chooseFor adds the best candidates of one clause.
func (s *Study) chooseFor(chosen map[Pair]candidate, r *reading, other *postings, pair func(int) Pair) {
	var list []candidate
	for _, k := range other.nearest(r.phrases) {
		if p := pair(k); s.mayLink(p) {
			list = append(list, s.candidate(p))
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.rank(), a.rank()), cmp.Compare(s.distance(a.Pair), s.distance(b.Pair)))
	})
	for _, c := range list[:min(len(list), maxChosen)] {
		chosen[c.Pair] = c
	}
}

func (c candidate) rank() float64 { return c.likeness + headingWeight*c.headings }

// distance is how far apart two clauses stand, in shares of their texts.
func (s *Study) distance(p Pair) float64 {
	return math.Abs((float64(p.Old)+.5)/float64(len(s.old)) - (float64(p.New)+.5)/float64(len(s.new)))
}

// chooseBetweenNeighbours adds the pairs whose neighbours on one side are linked: whatever they read, one may have been
// rewritten as the other.
func (s *Study) chooseBetweenNeighbours(chosen map[Pair]candidate) {
	add := func(p Pair) {
		if p.Old < 0 || p.New < 0 || p.Old >= len(s.old) || p.New >= len(s.new) {
			return
		}
		if _, ok := chosen[p]; !ok && s.mayLink(p) && s.oldTo[p.Old] < 0 && s.newTo[p.New] < 0 {
			chosen[p] = s.candidate(p)
		}
	}
	for _, p := range s.anchors() {
		add(Pair{p.Old - 1, p.New - 1})
		add(Pair{p.Old + 1, p.New + 1})
	}
}

// chooseAbove adds the pairs that stand above clauses which are linked, or the likeliest of each other: a section can be the same
// under a heading that has no word of the old one.
func (s *Study) chooseAbove(chosen map[Pair]candidate) {
	pairs := append(s.anchors(), s.mutual(chosen)...)
	for _, p := range pairs {
		for range maxDepth {
			p = Pair{s.Task.Old[p.Old].Parent, s.Task.New[p.New].Parent}
			if p.Old < 0 || p.New < 0 {
				break
			}
			if _, ok := chosen[p]; !ok && s.mayLink(p) && s.oldTo[p.Old] < 0 && s.newTo[p.New] < 0 {
				chosen[p] = s.candidate(p)
			}
		}
	}
}

// mutual are the candidates that are likelier than any other of either clause.
func (s *Study) mutual(chosen map[Pair]candidate) []Pair {
	ofOld, ofNew := map[int]candidate{}, map[int]candidate{}
	better := func(a, b candidate) bool {
		return a.likeness > b.likeness || a.likeness == b.likeness && (a.Old+a.New < b.Old+b.New || a.Old+a.New == b.Old+b.New && a.Old < b.Old)
	}
	for _, c := range chosen {
		if best, ok := ofOld[c.Old]; !ok || better(c, best) {
			ofOld[c.Old] = c
		}
		if best, ok := ofNew[c.New]; !ok || better(c, best) {
			ofNew[c.New] = c
		}
	}
	var pairs []Pair
	for _, c := range ofOld {
		if c.likeness > 0 && ofNew[c.New].Pair == c.Pair {
			pairs = append(pairs, c.Pair)
		}
	}
	return pairs
}

// anchors are the links that are known before any candidate is looked at.
func (s *Study) anchors() []Pair {
	known := slices.Clone(s.Task.Fixed)
	for i, j := range s.oldTo {
		if j >= 0 {
			known = append(known, Pair{i, j})
		}
	}
	return known
}

// postings are the inverted lists of one text: for each term the clauses that hold it, with its weight there.
type postings struct {
	lists map[term][]posting
	sums  []float64 // scratch, by clause
}

type posting struct {
	clause int32
	weight float32
}

func index(rs []reading) *postings {
	p := &postings{lists: map[term][]posting{}, sums: make([]float64, len(rs))}
	for i := range rs {
		for _, e := range rs[i].phrases {
			p.lists[e.term] = append(p.lists[e.term], posting{int32(i), float32(e.weight)})
		}
	}
	return p
}

// nearest are the clauses whose cosine with v is highest, so far as the rarest terms tell. The rest of the work is bounded:
// terms that too many clauses have in common tell little, and are left out once maxVisited clauses were looked at.
func (p *postings) nearest(v vector) []int {
	rarest := slices.Clone(v)
	slices.SortFunc(rarest, func(a, b entry) int {
		return cmp.Or(cmp.Compare(len(p.lists[a.term]), len(p.lists[b.term])), cmp.Compare(a.term, b.term))
	})
	var touched []int
	visited := 0
	for _, e := range rarest {
		list := p.lists[e.term]
		if visited += len(list); visited > maxVisited {
			break
		}
		for _, at := range list {
			if p.sums[at.clause] == 0 {
				touched = append(touched, int(at.clause))
			}
			p.sums[at.clause] += e.weight * float64(at.weight)
		}
	}
	best := p.highest(touched)
	for _, k := range touched {
		p.sums[k] = 0
	}
	return best
}

// highest are the maxShortlist clauses with the highest sums, the highest first.
func (p *postings) highest(touched []int) []int {
	best := make([]int, 0, maxShortlist+1)
	for _, k := range touched {
		if len(best) == maxShortlist && !p.isHigher(k, best[maxShortlist-1]) {
			continue
		}
		at := len(best)
		for at > 0 && p.isHigher(k, best[at-1]) {
			at--
		}
		best = slices.Insert(best, at, k)
		best = best[:min(len(best), maxShortlist)]
	}
	return best
}

// isHigher orders clauses by their sums; of equal ones the earlier comes first.
func (p *postings) isHigher(a, b int) bool {
	return p.sums[a] > p.sums[b] || p.sums[a] == p.sums[b] && a < b
}

func isSet(flags []bool, i int) bool { return i < len(flags) && flags[i] }
