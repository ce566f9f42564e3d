package alignment

import (
	"cmp"
	"math"
	"slices"

	"rspsite/internal/clause"
)

// firstNames name the evidence that a pair gives by itself and against its rivals. All of it is the same when the two clauses
// change places: of what is computed for each of them, "least" is the lower and "most" the higher.
var firstNames = []string{
	// How the two read.
	"words",         // cosine by words
	"likeness",      // mean cosine by words, phrases, letters
	"covered least", // share of the rarer words of one clause that the other has
	"covered most",
	"common",    // ln(1 + rareness of the words in common)
	"beginning", // cosine of the first words
	"length",    // |ln| of the ratio of lengths
	// How they read beside their rivals. What is pinned is nobody's rival.
	"lead least", // likeness less that of the best rival of a clause
	"lead most",
	"better rivals", // ln(1 + number of rivals more alike), both clauses
	"crowd",         // mean likeness of the 5 likeliest, both clauses
	// Where they stand.
	"headings",   // cosine of the heading paths
	"other kind", // one is a heading or a table's head and the other is not
	"block kind", // different kinds of block otherwise
	"neighbours", // how many of the two pairs of neighbours are pinned together
	"above",      // the clauses above are pinned together
	// How much was revised at all, as far as the texts themselves say.
	"kept", // share of both texts that is pinned
	"kept neighbours",
	"pinned", // one of the two is pinned elsewhere
	"pinned kept",
	// Twice as much in common counts for as much at any level.
	"ln likeness",
}

// crowdSize is how many of the likeliest count as the crowd around a clause.
const crowdSize = 5

// first is the evidence of every candidate.
func (s *Study) first() [][]float64 {
	rows := s.rivalries(s.ofOld, func(p Pair) bool { return s.newTo[p.New] < 0 })
	columns := s.rivalries(s.ofNew, func(p Pair) bool { return s.oldTo[p.Old] < 0 })
	kept := s.keptShare
	found := make([][]float64, len(s.candidates))
	for k, c := range s.candidates {
		a, b := &s.old[c.Old], &s.new[c.New]
		x := shared(a.rarity, b.rarity)
		ca, cb := ratio(x, a.rareness), ratio(x, b.rareness)
		r, q := rows[k], columns[k]
		other, block := s.kinds(c.Pair)
		near := s.neighbours(c.Pair, s.linked)
		pinned := flag(s.oldTo[c.Old] >= 0 || s.newTo[c.New] >= 0)
		found[k] = []float64{
			dot(a.words, b.words), c.likeness, min(ca, cb), max(ca, cb), math.Log1p(x), dot(a.lead, b.lead),
			math.Abs(math.Log1p(float64(a.length)) - math.Log1p(float64(b.length))),
			min(r.lead, q.lead), max(r.lead, q.lead), r.better + q.better, r.crowd + q.crowd,
			c.headings, other, block, near, s.aboveLinked(c.Pair, s.linked), kept, kept * near, pinned, pinned * kept,
			math.Log(c.likeness + .05),
		}
	}
	return found
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func flag(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// A rivalry is how a candidate stands among the other candidates of one of its clauses.
type rivalry struct{ lead, better, crowd float64 }

// rivalries ranks the candidates of each clause of one text. Only what isRival counts: a pinned clause is nobody's rival.
func (s *Study) rivalries(of [][]int, isRival func(Pair) bool) []rivalry {
	found := make([]rivalry, len(s.candidates))
	for _, ks := range of {
		var rivals []float64 // likeness, the likeliest first
		for _, k := range ks {
			if isRival(s.candidates[k].Pair) {
				rivals = append(rivals, s.candidates[k].likeness)
			}
		}
		slices.SortFunc(rivals, func(a, b float64) int { return cmp.Compare(b, a) })
		crowd := 0.0
		for _, l := range rivals[:min(crowdSize, len(rivals))] {
			crowd += l / crowdSize
		}
		for _, k := range ks {
			found[k] = rank(s.candidates[k], rivals, isRival(s.candidates[k].Pair), crowd)
		}
	}
	return found
}

// rank places one candidate among the likenesses of all, among which its own is if it is one of the rivals.
func rank(c candidate, rivals []float64, among bool, crowd float64) rivalry {
	best := 0.0
	if len(rivals) > 0 {
		best = rivals[0]
	}
	if among && c.likeness == best {
		best = 0
		if len(rivals) > 1 {
			best = rivals[1]
		}
	}
	better, _ := slices.BinarySearchFunc(rivals, c.likeness, func(r, own float64) int { return cmp.Compare(own, r) })
	return rivalry{c.likeness - best, math.Log1p(float64(better)), crowd}
}

// kinds says how the kinds of two clauses differ: a heading or a table's head against anything else, or another block.
func (s *Study) kinds(p Pair) (other, block float64) {
	a, b := s.Task.Old[p.Old], s.Task.New[p.New]
	if (a.Kind == clause.Heading) != (b.Kind == clause.Heading) || a.Header != b.Header {
		return 1, 0
	}
	return 0, flag(a.Kind != b.Kind)
}

// kept is the share of both texts' clauses that are pinned or linked already.
func (s *Study) kept() float64 {
	linked := 0
	for _, j := range s.oldTo {
		linked += int(flag(j >= 0)) * 2
	}
	all := 0
	for i := range s.old {
		all += int(flag(s.isOpenOld(i)))
	}
	for j := range s.new {
		all += int(flag(s.isOpenNew(j)))
	}
	return ratio(float64(linked), float64(all))
}

// neighbours is how many of the pairs of clauses before and behind are linked.
func (s *Study) neighbours(p Pair, linked func(Pair) bool) float64 {
	return flag(linked(Pair{p.Old - 1, p.New - 1})) + flag(linked(Pair{p.Old + 1, p.New + 1}))
}

// aboveLinked says whether the clauses above are linked; 0 where there is none to ask.
func (s *Study) aboveLinked(p Pair, linked func(Pair) bool) float64 {
	return flag(linked(Pair{s.Task.Old[p.Old].Parent, s.Task.New[p.New].Parent}))
}

// linked reports whether a pair is pinned or fixed.
func (s *Study) linked(p Pair) bool {
	return s.holds(p) && (s.oldTo[p.Old] == p.New || s.fixed[p])
}
