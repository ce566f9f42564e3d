package diff

import (
	"cmp"
	"slices"
	"strings"
)

// A statementPair holds what either side says of one action.
type statementPair struct {
	old, new statement
	score    float64
}

// statementPairs matches the statements of both sides: the same action, in sentences that say the same, with the same
// things around it. Each stands in at most one pair, and the best pairs are made first.
func (c *sidesRead) statementPairs() []statementPair {
	if !c.matched {
		c.matches, c.matched = c.matchStatements(), true
	}
	return c.matches
}

func (c *sidesRead) matchStatements() []statementPair {
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

func (c *sidesRead) candidates(as, bs []statement, paired bool) []statementPair {
	var pairs []statementPair
	if len(as) > mostStatements || len(bs) > mostStatements {
		return nil
	}
	for _, a := range as {
		for _, b := range bs {
			if a.action != b.action || a.isPlain() && b.isPlain() && a.negated == b.negated {
				continue
			}
			if score, ok := c.alike(a, b, paired); ok {
				pairs = append(pairs, statementPair{a, b, score})
			}
		}
	}
	return pairs
}

// nearWords is how many words of content behind a verb tell what it is about.
const nearWords = 8

// alike tells how much of what stands around two verbs is the same, and whether that is enough.
func (c *sidesRead) alike(a, b statement, paired bool) (float64, bool) {
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
func (c *sidesRead) sameSubject(a, b statement) bool {
	if !a.passive || !b.passive {
		return false
	}
	shared, smaller := sharedStems(c.old.content(a.subject), c.new.content(b.subject))
	return smaller > 0 && shared == smaller
}

// overlap counts the words that two sets share, and those of the smaller one.
func sharedStems(a, b map[string]bool) (shared, smaller int) {
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared, min(len(a), len(b))
}

// around are the stems near the verb: its subject, and what completes it.
func (r *reading) around(st statement) map[string]bool {
	stems := r.content(st.subject)
	n := 0
	for k := st.rest.from; k < st.rest.to && n < nearWords; k++ {
		if w := r.lexemes[k].stem; w != "" && !isAdverb(r.low(k)) {
			stems[w] = true
			n++
		}
	}
	if st.action == publishing {
		delete(stems, "public")
	}
	return stems
}

// nounSigns stand before a noun, so that what follows is no verb.
var nounSigns = wordSet("a an the this these those our your their its his her of for in on at by with from to into any each every all no some such " +
	"further additional new other and/or per under through without")

// plain finds in a sentence the plain present of the actions that the other side has with a modal.
func (r *reading) plain(sentence int, wanted []statement, other *reading, known []statement) []statement {
	s := r.sentences[sentence]
	actions, taken := map[string]bool{}, map[int]bool{}
	for _, st := range wanted {
		actions[infinitive(other.low(st.verb))] = true
	}
	for _, st := range known {
		taken[st.verb] = true
	}
	var found []statement
	for i := s.from; i < s.to; i++ {
		if !actions[infinitive(r.low(i))] || taken[i] || !r.isPlainVerb(i, s) {
			continue
		}
		st := statement{strength: binding, modal: stretch{i, i}, from: i, verb: i, action: r.actionAt(i, s), sentence: sentence,
			subject: r.subjectOf(r.verbGroupStart(i), s, lastBefore(known, i)), rest: stretch{i + 1, r.restEnd(i+1, s)}}
		if r.binds(st) {
			found = append(found, st)
		}
	}
	return found
}

// infinitive is what the forms of a verb share and the nouns made of it do not: "assesses" and "assessed", not "assessment".
func infinitive(low string) string {
	if base, ok := irregular[low]; ok {
		low = base
	}
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if head, ok := strings.CutSuffix(low, ending); ok && len(head) > 2 {
			low = head
			break
		}
	}
	if n := len(low); n > 3 && low[n-1] == low[n-2] {
		low = low[:n-1]
	}
	return strings.TrimSuffix(strings.TrimSuffix(low, "e"), "i")
}

func (r *reading) verbGroupStart(i int) int {
	for i > 0 && isAdverb(r.low(i-1)) {
		i--
	}
	return i
}

func lastBefore(known []statement, i int) *statement {
	var before *statement
	for k := range known {
		if known[k].verb < i {
			before = &known[k]
		}
	}
	return before
}

// isPlainVerb reports whether the word at i is a verb in the plain present, or an "-ing" that hangs on one by a comma. Where
// it could as well be a noun, it is taken for one.
func (r *reading) isPlainVerb(i int, s stretch) bool {
	start := r.verbGroupStart(i)
	low, before := r.low(i), r.low(start-1)
	switch {
	case start == s.from, nounSigns[before], before == "be", before == "been", before == "is", before == "are", before == "has", before == "have", r.modalBefore(start), strings.HasSuffix(low, "ed"):
		return false
	case strings.HasSuffix(low, "ing"):
		return before == ","
	case before == "and" || before == "or" || before == ",":
		return r.hasObject(i) && r.beginsWithWe(s, i)
	case strings.HasSuffix(low, "s"):
		return objectSigns[r.low(i+1)] && !strings.HasSuffix(before, "s")
	}
	return r.hasObject(i) && (start < i || strings.HasSuffix(before, "s") || before == "they" || before == "you")
}

// objectSigns begin what a verb acts on.
var objectSigns = wordSet("a an the this these those our your their its his her any each every all no such it them us you")

func (r *reading) hasObject(i int) bool {
	return objectSigns[r.low(i+1)] || i+1 < len(r.lexemes) && r.lexemes[i+1].stem != ""
}

func (r *reading) modalBefore(i int) bool { return i > 0 && r.modalAt(i-1) != nil }

// beginsWithWe reports whether the publisher is the subject of the sentence, so that a verb joined by "and" is its too.
func (r *reading) beginsWithWe(s stretch, i int) bool {
	for k := s.from; k < i; k++ {
		if r.modalAt(k) != nil {
			return false
		}
		if r.low(k) == "we" {
			return !subordinators[r.low(k-1)] && (k == s.from || clauseEnds[r.low(k-1)])
		}
	}
	return false
}
