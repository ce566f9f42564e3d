package wording

import (
	"cmp"
	"slices"
	"strings"

	"rspsite/internal/redline"
)

// twoReadings are the two sides of a change, which are compared sentence by sentence.
type twoReadings struct {
	old, new *reading
	kept     map[int]int // old lexeme → new lexeme, where the redline shows both as one
	pairs    []sentencePair
	isPaired map[sentencePair]bool

	pairedOld, pairedNew map[int]bool // sentences that are each other's nearest

	matches []statementPair // made once, when first asked for
	matched bool
}

// A sentencePair holds two sentences that say the same or nearly so, by their indexes.
type sentencePair struct{ old, new int }

// readBoth reads both sides off a redline.
func readBoth(edits []redline.Edit) *twoReadings {
	var a, b strings.Builder
	for _, e := range edits {
		a.WriteString(e.OldText)
		b.WriteString(e.NewText)
	}
	c := &twoReadings{old: readSide(a.String()), new: readSide(b.String()), kept: map[int]int{}}
	c.keep(edits)
	c.pair()
	return c
}

// keep notes which words the redline shows as unchanged.
func (c *twoReadings) keep(edits []redline.Edit) {
	i, j, oldAt, newAt := 0, 0, 0, 0
	for _, e := range edits {
		oldEnd, newEnd := oldAt+len(e.OldText), newAt+len(e.NewText)
		i, j = c.old.skipTo(i, oldAt), c.new.skipTo(j, newAt)
		for e.Op == redline.Equal && i < len(c.old.lexemes) && j < len(c.new.lexemes) {
			a, b := c.old.lexemes[i], c.new.lexemes[j]
			if a.end > oldEnd || b.end > newEnd {
				break
			}
			if a.low == b.low {
				c.kept[i] = j
			}
			i, j = i+1, j+1
		}
		oldAt, newAt = oldEnd, newEnd
	}
}

// skipTo is the first lexeme from i on that begins at the byte or behind it.
func (r *reading) skipTo(i, start int) int {
	for i < len(r.lexemes) && r.lexemes[i].start < start {
		i++
	}
	return i
}

// These say when two sentences are the same one reworded.
const (
	pairOverlap  = 0.4 // share of the words of content of the shorter one that the other has too
	pairWords    = 3   // and how many these must be; of three words two do, of fewer all must be there
	pairLeast    = 0.2 // share of the words of the longer one, so that a title is no partner of a whole paragraph
	rareSentence = 24  // a word in more sentences than these leads to none: it would cost time and prove nothing
)

// pair finds for every sentence of either side the one of the other side that shares the most with it.
func (c *twoReadings) pair() {
	oldTopics, newTopics := c.old.topics(), c.new.topics()
	c.isPaired = map[sentencePair]bool{}
	forOld, forNew := bestPartners(oldTopics, newTopics), bestPartners(newTopics, oldTopics)
	for n, o := range forNew {
		if o >= 0 {
			c.isPaired[sentencePair{o, n}] = true
		}
	}
	c.pairedOld, c.pairedNew = map[int]bool{}, map[int]bool{}
	for o, n := range forOld {
		if n < 0 {
			continue
		}
		c.isPaired[sentencePair{o, n}] = true
		if forNew[n] == o {
			c.pairedOld[o], c.pairedNew[n] = true, true
		}
	}
	for p := range c.isPaired {
		c.pairs = append(c.pairs, p)
	}
	// For determinism: a map has no order.
	slices.SortFunc(c.pairs, func(a, b sentencePair) int { return cmp.Or(cmp.Compare(a.new, b.new), cmp.Compare(a.old, b.old)) })
}

// topics are those of all sentences.
func (r *reading) topics() []map[string]bool {
	sets := make([]map[string]bool, len(r.sentences))
	for i, s := range r.sentences {
		sets[i] = r.topic(s)
	}
	return sets
}

// bestPartners gives for each set the index of the one among others that shares the most with it, or -1.
func bestPartners(sets, others []map[string]bool) []int {
	holders := map[string][]int{}
	for k, set := range others {
		for w := range set {
			if len(holders[w]) <= rareSentence {
				holders[w] = append(holders[w], k)
			}
		}
	}
	best := make([]int, len(sets))
	for i, set := range sets {
		shared := map[int]int{}
		for w := range set {
			if len(holders[w]) <= rareSentence {
				for _, k := range holders[w] {
					shared[k]++
				}
			}
		}
		best[i] = bestShared(set, others, shared)
	}
	return best
}

// bestShared is the key of shared with the highest overlap, the first of equals, or -1.
func bestShared(set map[string]bool, others []map[string]bool, shared map[int]int) int {
	best, top := -1, 0.0
	for k, n := range shared {
		smaller := min(len(set), len(others[k]))
		overlap, bigger := float64(n)/float64(smaller), max(len(set), len(others[k]))
		if overlap < pairOverlap || n < needed(smaller) || float64(n) < pairLeast*float64(bigger) {
			continue
		}
		// Of two that hold all of a short sentence the one that adds less is nearer.
		score := overlap + float64(n)/float64(len(set)+len(others[k]))
		if score > top || score == top && k < best {
			best, top = k, score
		}
	}
	return best
}

// needed is how many words two sentences must share, the smaller of which has so many.
func needed(smaller int) int {
	if smaller == pairWords {
		return pairWords - 1
	}
	return min(pairWords, smaller)
}
