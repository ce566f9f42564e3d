package alignment

import (
	"math"
	"slices"
)

// secondNames name the evidence that a pair gives in the light of a first matching, besides what it gave before. Of what is
// computed for each of the two clauses, "least" is the lower and "most" the higher.
var secondNames = append(slices.Clone(firstNames),
	"first",   // logit of the probability by the evidence before
	"matched", // the pair is in the first matching
	// Outside it, the partners that the two clauses have there are asked what they leave to explain.
	"taken",      // how many of the two clauses have a partner
	"adds least", // share of a clause's rarer words that the pair explains and the partner does not
	"adds most",
	"open least", // share of a clause's rarer words that its partner leaves open; all if it has none
	"open most",
	"twin least", // cosine of the other clause and the partner: a near twin of what is matched already
	"twin most",
	// What stands around the pair, now that more is matched.
	"linked neighbours", // how many of the two pairs of neighbours are matched
	"linked above",      // the clauses above are matched
	"parted above",      // both clauses above are matched, and not with each other
	"below",             // share of the matches of what stands below either that both have in common
	"matched kept",      // the same where much of the text was kept
	"linked neighbours kept",
	"linked above kept",
	"adds much least", // as "adds", by amount: ln(1 + rareness). A share of three words is soon had by chance
	"adds much most",
)

// A matching is a one-to-one choice of candidates, pins and fixed links among them.
type matching struct{ oldTo, newTo []int }

// matchingCut is the probability over which a pair may be matched.
const matchingCut = .2

// match finds the best one-to-one matching by the probabilities of the candidates.
func (s *Study) match(p []float64) matching {
	var offers []offer
	for k, c := range s.candidates {
		if p[k] > matchingCut && s.oldTo[c.Old] < 0 && s.newTo[c.New] < 0 {
			offers = append(offers, offer{c.Pair, s.gain(c.Pair, p[k]-matchingCut)})
		}
	}
	m := matching{append([]int(nil), s.oldTo...), append([]int(nil), s.newTo...)}
	for _, p := range s.Task.Fixed {
		if m.oldTo[p.Old] < 0 && m.newTo[p.New] < 0 {
			m.oldTo[p.Old], m.newTo[p.New] = p.New, p.Old
		}
	}
	for _, k := range assign(offers) {
		o := offers[k]
		m.oldTo[o.Old], m.newTo[o.New] = o.New, o.Old
	}
	return m
}

// gain is a probability as a whole number, so that sums are exact. Ties go to the pairs that keep the order of the texts, then to
// the earlier ones: the square makes two pairs that cross cost more than two that do not.
func (s *Study) gain(p Pair, by float64) int64 {
	d := s.distance(p)
	early := (float64(p.Old)/float64(len(s.old)) + float64(p.New)/float64(len(s.new))) / 2
	return max(1, int64(math.Round(1e12*(math.Round(by*1e9)/1e9-1e-4*d*d-1e-8*early))))
}

// second is the evidence of every candidate, given the probabilities by the evidence before.
func (s *Study) second(first [][]float64, p []float64) [][]float64 {
	s.matched = s.match(p)
	m := s.matched
	below := s.below(m)
	found := make([][]float64, len(s.candidates))
	for k, c := range s.candidates {
		in := flag(m.oldTo[c.Old] == c.New)
		near, above := s.neighbours(c.Pair, s.isMatched), s.aboveLinked(c.Pair, s.isMatched)
		kept := s.keptShare
		row := append(make([]float64, 0, len(secondNames)), first[k]...)
		row = append(row, logit(p[k]), in)
		row = append(row, s.explained(c.Pair, m)...)
		row = append(row, near, above, s.parted(c.Pair, m, above), below.share(c.Pair), in*kept, near*kept, above*kept)
		row = append(row, s.explainedMuch(c.Pair, m)...)
		found[k] = row
	}
	return found
}

// isMatched reports whether a pair is in the first matching or fixed.
func (s *Study) isMatched(p Pair) bool {
	return s.holds(p) && (s.matched.oldTo[p.Old] == p.New || s.fixed[p])
}

func logit(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}

// explained says, of a pair outside the matching, what it would explain that the partners of its clauses do not.
func (s *Study) explained(p Pair, m matching) []float64 {
	if m.oldTo[p.Old] == p.New {
		return make([]float64, 7)
	}
	i, j := &s.old[p.Old], &s.new[p.New]
	var a, b *reading
	if k := m.oldTo[p.Old]; k >= 0 {
		a = &s.new[k]
	}
	if k := m.newTo[p.New]; k >= 0 {
		b = &s.old[k]
	}
	addsI, openI, twinI := beyond(i, j, a)
	addsJ, openJ, twinJ := beyond(j, i, b)
	return []float64{
		flag(a != nil) + flag(b != nil), min(addsI, addsJ), max(addsI, addsJ), min(openI, openJ), max(openI, openJ),
		min(twinI, twinJ), max(twinI, twinJ),
	}
}

// explainedMuch is what a pair outside the matching explains that the partners of its clauses do not, as an amount: a share of three
// words is soon had by chance.
func (s *Study) explainedMuch(p Pair, m matching) []float64 {
	if m.oldTo[p.Old] == p.New {
		return make([]float64, 2)
	}
	i, j := &s.old[p.Old], &s.new[p.New]
	var a, b vector
	if k := m.oldTo[p.Old]; k >= 0 {
		a = s.new[k].rarity
	}
	if k := m.newTo[p.New]; k >= 0 {
		b = s.old[k].rarity
	}
	x, y := math.Log1p(sharedWithout(i.rarity, j.rarity, a)), math.Log1p(sharedWithout(j.rarity, i.rarity, b))
	return []float64{min(x, y), max(x, y)}
}

// beyond says what other explains of own that partner does not, how much partner leaves open, and how like other and
// partner are.
func beyond(own, other, partner *reading) (adds, open, twin float64) {
	if partner == nil {
		return 0, 1, 0
	}
	adds = ratio(sharedWithout(own.rarity, other.rarity, partner.rarity), own.rareness)
	open = 1 - ratio(shared(own.rarity, partner.rarity), own.rareness)
	return adds, open, dot(other.words, partner.words)
}

// parted says that both clauses above have partners, other ones.
func (s *Study) parted(p Pair, m matching, above float64) float64 {
	i, j := s.Task.Old[p.Old].Parent, s.Task.New[p.New].Parent
	return flag(above == 0 && i >= 0 && j >= 0 && m.oldTo[i] >= 0 && m.newTo[j] >= 0)
}

// families counts what of the clauses below others is matched.
type families struct {
	common   map[Pair]int // matched clauses below both of a pair, at any depth
	old, new []int        // matched clauses below each
}

// below counts, for every pair of clauses, the matches between what stands below them.
func (s *Study) below(m matching) families {
	f := families{map[Pair]int{}, make([]int, len(s.old)), make([]int, len(s.new))}
	for i, j := range m.oldTo {
		if j < 0 {
			continue
		}
		for a, d := s.Task.Old[i].Parent, 0; a >= 0 && d < maxDepth; a, d = s.Task.Old[a].Parent, d+1 {
			f.old[a]++
			for b, e := s.Task.New[j].Parent, 0; b >= 0 && e < maxDepth; b, e = s.Task.New[b].Parent, e+1 {
				f.common[Pair{a, b}]++
			}
		}
		for b, e := s.Task.New[j].Parent, 0; b >= 0 && e < maxDepth; b, e = s.Task.New[b].Parent, e+1 {
			f.new[b]++
		}
	}
	return f
}

// maxDepth is how many clauses above a clause are told of it.
const maxDepth = 8

// share is the part of the matched clauses below either that both have in common, 0 to 1.
func (f families) share(p Pair) float64 {
	return ratio(2*float64(f.common[p]), float64(f.old[p.Old]+f.new[p.New]))
}
