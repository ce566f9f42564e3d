package diff

import (
	"cmp"
	"slices"
	"strings"
)

// A reading is one side of a change as the rules read it.
type reading struct {
	text      string
	lexemes   []lexeme
	sentences []stretch
	stems     map[string]int // words of content → how often they stand in the text

	// What follows is read when it is first asked for.
	stated         []statement
	squeezed       string
	quantifieds    []quantified
	quantifiedRead bool
}

// A stretch is a stretch of lexemes.
type stretch struct{ from, to int }

// sentenceEnds are the marks that a sentence ends at. A semicolon does too: what stands behind it has its own verb.
const sentenceEnds = ".!?;\n•●"

func readSide(text string) *reading {
	r := &reading{text: text, lexemes: lexemes(text), stems: map[string]int{}}
	from := 0
	for i, l := range r.lexemes {
		if l.stem != "" {
			r.stems[l.stem]++
		}
		if strings.Contains(sentenceEnds, l.low) && !r.isAbbreviation(i) {
			r.addSentence(from, i+1)
			from = i + 1
		}
	}
	r.addSentence(from, len(r.lexemes))
	return r
}

func (r *reading) addSentence(from, to int) {
	if slices.ContainsFunc(r.lexemes[from:to], lexeme.isWord) {
		r.sentences = append(r.sentences, stretch{from, to})
	}
}

// isAbbreviation reports whether the mark at i ends no sentence: no space follows it, or a small letter does.
func (r *reading) isAbbreviation(i int) bool {
	if r.lexemes[i].low != "." || i+1 == len(r.lexemes) {
		return false
	}
	next := r.lexemes[i+1]
	return next.glued || next.isWord() && !next.capital && !next.digit
}

// words are the words of a stretch, as they stand in the text.
func (r *reading) words(s stretch) string {
	if s.from >= s.to {
		return ""
	}
	return r.text[r.lexemes[s.from].start:r.lexemes[s.to-1].end]
}

// low is the word at i, or nothing beyond either end.
func (r *reading) low(i int) string {
	if i < 0 || i >= len(r.lexemes) {
		return ""
	}
	return r.lexemes[i].low
}

// has reports whether the words of phrase stand at i.
func (r *reading) has(i int, phrase []string) bool {
	for k, w := range phrase {
		if r.low(i+k) != w {
			return false
		}
	}
	return true
}

// content are the stems of a stretch, each once.
func (r *reading) content(s stretch) map[string]bool {
	stems := map[string]bool{}
	for _, l := range r.lexemes[s.from:s.to] {
		if l.stem != "" {
			stems[l.stem] = true
		}
	}
	return stems
}

// sidesRead are the two sides of a change, to be compared sentence by sentence.
type sidesRead struct {
	old, new *reading
	kept     map[int]int // old lexeme → new lexeme, where the redline shows both as one
	keptNew  map[int]int
	pairs    []sentencePair

	pairedOld, pairedNew map[int]bool // sentences that are each other's nearest

	matches []statementPair // made once, when first asked for
	matched bool
}

// A sentencePair holds two sentences that say the same or nearly so, by their indexes.
type sentencePair struct{ old, new int }

func compareReadings(edits []Edit) *sidesRead {
	var a, b strings.Builder
	for _, e := range edits {
		a.WriteString(e.OldText)
		b.WriteString(e.NewText)
	}
	c := &sidesRead{old: readSide(a.String()), new: readSide(b.String()), kept: map[int]int{}, keptNew: map[int]int{}}
	c.keep(edits)
	c.pair()
	return c
}

// keep notes which words the redline shows as unchanged.
func (c *sidesRead) keep(edits []Edit) {
	i, j, oldAt, newAt := 0, 0, 0, 0
	for _, e := range edits {
		oldEnd, newEnd := oldAt+len(e.OldText), newAt+len(e.NewText)
		i, j = c.old.skipTo(i, oldAt), c.new.skipTo(j, newAt)
		for e.Op == Equal && i < len(c.old.lexemes) && j < len(c.new.lexemes) {
			a, b := c.old.lexemes[i], c.new.lexemes[j]
			if a.end > oldEnd || b.end > newEnd {
				break
			}
			if a.low == b.low {
				c.kept[i], c.keptNew[j] = j, i
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
	pairWords    = 3   // and how many these must be
	pairLeast    = 0.2 // share of the words of the longer one, so that a title is no partner of a whole paragraph
	rareSentence = 24  // a word in more sentences than these leads to none: it would cost time and prove nothing
)

// pair finds for every sentence of either side the one of the other side that shares the most with it.
func (c *sidesRead) pair() {
	oldContent, newContent := c.old.contents(), c.new.contents()
	found := map[sentencePair]bool{}
	forOld, forNew := bestPartners(oldContent, newContent), bestPartners(newContent, oldContent)
	for n, o := range forNew {
		if o >= 0 {
			found[sentencePair{o, n}] = true
		}
	}
	c.pairedOld, c.pairedNew = map[int]bool{}, map[int]bool{}
	for o, n := range forOld {
		if n < 0 {
			continue
		}
		found[sentencePair{o, n}] = true
		if forNew[n] == o {
			c.pairedOld[o], c.pairedNew[n] = true, true
		}
	}
	for p := range found {
		c.pairs = append(c.pairs, p)
	}
	// For determinism: a map has no order.
	slices.SortFunc(c.pairs, func(a, b sentencePair) int { return cmp.Or(cmp.Compare(a.new, b.new), cmp.Compare(a.old, b.old)) })
}

func (r *reading) contents() []map[string]bool {
	sets := make([]map[string]bool, len(r.sentences))
	for i, s := range r.sentences {
		sets[i] = r.content(s)
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
		if overlap < pairOverlap || n < min(pairWords, smaller) || float64(n) < pairLeast*float64(bigger) {
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
