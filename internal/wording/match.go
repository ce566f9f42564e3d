package wording

import (
	"cmp"
	"slices"
)

// A statementPair holds what either side says of one action.
type statementPair struct {
	old, new statement
	score    float64
}

// statementPairs matches the statements of both sides: the same action, in sentences that say the same, with the same
// things around it. Each stands in at most one pair, and the best pairs are made first.
func (c *twoReadings) statementPairs() []statementPair {
	if !c.matched {
		c.matches, c.matched = c.matchStatements(), true
	}
	return c.matches
}

// matchStatements makes the pairs. Those of one strength are made as well: what stayed is no partner for what changed.
func (c *twoReadings) matchStatements() []statementPair {
	old, new := c.old.bySentence(c.old.statements()), c.new.bySentence(c.new.statements())
	var candidates []statementPair
	for _, p := range c.pairs {
		as, bs := old[p.old], new[p.new]
		as = append(slices.Clip(as), c.old.plain(p.old, bs, c.new, as)...)
		bs = append(slices.Clip(bs), c.new.plain(p.new, as, c.old, bs)...)
		candidates = append(candidates, c.candidates(as, bs, true)...)
	}
	if len(c.old.sentences)*len(c.new.sentences) <= mostSentences {
		candidates = append(candidates, c.candidates(slices.Concat(old...), slices.Concat(new...), false)...)
	}
	slices.SortStableFunc(candidates, func(p, q statementPair) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.new.verb, q.new.verb), cmp.Compare(p.old.verb, q.old.verb))
	})
	usedOld, usedNew := map[int]bool{}, map[int]bool{}
	var pairs []statementPair
	for _, p := range candidates {
		if usedOld[p.old.verb] || usedNew[p.new.verb] {
			continue
		}
		usedOld[p.old.verb], usedNew[p.new.verb] = true, true
		pairs = append(pairs, p)
	}
	return pairs
}

// bySentence sorts statements that may bind by their sentence.
func (r *reading) bySentence(sts []statement) [][]statement {
	sorted := make([][]statement, len(r.sentences))
	for _, st := range sts {
		if r.binds(st) {
			sorted[st.sentence] = append(sorted[st.sentence], st)
		}
	}
	return sorted
}

// These bound the work on one sentence, and on the sentences of one change that are held against each other; few that a
// person wrote come near.
const (
	mostStatements = 40
	mostSentences  = 64
)

// candidates are the pairs that could be made of two lists, in sentences that are paired or not.
func (c *twoReadings) candidates(as, bs []statement, paired bool) []statementPair {
	var pairs []statementPair
	if len(as) > mostStatements || len(bs) > mostStatements {
		return nil
	}
	for _, a := range as {
		for _, b := range bs {
			if a.action != b.action || c.differentPeople(a, b) {
				continue
			}
			if score, ok := c.alike(a, b, paired); ok {
				pairs = append(pairs, statementPair{a, b, score})
			}
		}
	}
	return pairs
}

// differentPeople reports whether one statement is about "you" and the other about "us".
func (c *twoReadings) differentPeople(a, b statement) bool {
	if a.passive || b.passive {
		return false
	}
	was, is := c.old.person(a), c.new.person(b)
	return was != "" && is != "" && was != is
}

// person is the pronoun that is the subject of a statement, or nothing.
func (r *reading) person(st statement) string {
	for k := st.subject.to - 1; k >= st.subject.from; k-- {
		if low := r.low(k); !isAdverb(low) {
			if low == "we" || low == "you" || low == "they" || low == "i" {
				return low
			}
			break
		}
	}
	return ""
}

// nearWords is how many words of content behind a verb tell what it is about.
const nearWords = 8

// alike tells how much of what stands around two verbs is the same, and whether that is enough.
func (c *twoReadings) alike(a, b statement, paired bool) (float64, bool) {
	around, other := c.old.around(a), c.new.around(b)
	shared, smaller := sharedStems(around, other)
	score, need := 0.0, plainWords
	if smaller > 0 {
		score = float64(shared) / float64(smaller)
	}
	if !paired {
		return score, score >= actionOverlap && shared > plainWords
	}
	if c.sameSubject(a, b) {
		score, need = max(score, actionOverlap), 0
	}
	if n, ok := c.kept[a.verb]; ok && n == b.verb {
		score += keptBonus
	}
	if c.old.firstOf(a.rest) != "" && c.old.firstOf(a.rest) == c.new.firstOf(b.rest) {
		score += objectBonus
		if head := c.old.head(a.subject); head != "" && head == c.new.head(b.subject) {
			score, need = max(score, actionOverlap), min(need, 1) // who does what to what is the same, however much follows
		}
	}
	return score, score >= actionOverlap && shared >= min(need, smaller)
}

// firstOf is the stem of the first word of content of a stretch.
func (r *reading) firstOf(s stretch) string {
	for _, l := range r.lexemes[s.from:s.to] {
		if l.stem != "" {
			return l.stem
		}
	}
	return ""
}

// sameSubject reports whether one thing is acted on in both, in so many words: "the safety case will be updated".
func (c *twoReadings) sameSubject(a, b statement) bool {
	if !a.passive || !b.passive {
		return false
	}
	shared, smaller := sharedStems(c.old.content(a.subject), c.new.content(b.subject))
	return smaller > 0 && shared == smaller
}

// sharedStems counts the words that two sets share, and those of the smaller one.
func sharedStems(a, b map[string]bool) (shared, smaller int) {
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared, min(len(a), len(b))
}

// around are the stems near the verb, of its subject and of what completes it. Names are left out if anything else is there:
// a product's name stands in every second sentence.
func (r *reading) around(st statement) map[string]bool {
	stems, names := map[string]bool{}, map[string]bool{}
	note := func(k int) {
		switch w := r.lexemes[k].stem; {
		case w == "" || st.action == publishing && w == "public":
		case r.isName(k) && k > r.sentences[st.sentence].from:
			names[w] = true
		default:
			stems[w] = true
		}
	}
	for k := st.subject.from; k < st.subject.to; k++ {
		note(k)
	}
	for k := st.rest.from; k < st.rest.to && len(stems)+len(names) < nearWords; k++ {
		if !isAdverb(r.low(k)) {
			note(k)
		}
	}
	if len(stems) == 0 {
		return names
	}
	return stems
}
