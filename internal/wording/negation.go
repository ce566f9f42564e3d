package wording

import "strings"

// sameSentence is the share of its words that a sentence must keep for a word that came in alone to be read as turning it.
const sameSentence = 0.6

// negationSignals says where an action, or a whole sentence, was turned into its opposite.
func (c *twoReadings) negationSignals() []foundSignal {
	var found []foundSignal
	turned := map[int]bool{} // new sentences that have such a signal
	for _, p := range c.statementPairs() {
		switch a, b := p.old, p.new; {
		case a.negated == b.negated:
		case b.negated:
			found = append(found, c.signal(ruleNegationVerb, Gained, a.words(true), b.words(true)))
			turned[b.sentence] = true
		default:
			found = append(found, c.signal(ruleNegationVerb, Lost, a.words(true), b.words(true)))
			turned[b.sentence] = true
		}
	}
	for _, p := range c.pairs {
		if !turned[p.new] {
			found = append(found, c.negatedWords(p)...)
		}
	}
	return found
}

// negatedWords finds substitutions where nothing but a "not", "no" or "never" came or went.
func (c *twoReadings) negatedWords(p sentencePair) []foundSignal {
	substitutions, same := c.substitutions(p)
	if same < sameSentence {
		return nil
	}
	var found []foundSignal
	for _, h := range substitutions {
		if c.old.hasContent(h.old) || c.new.hasContent(h.new) || !c.goesOnAlike(h) {
			continue
		}
		was, is := c.old.negator(h.old), c.new.negator(h.new)
		switch {
		case was.from == was.to && is.from < is.to:
			found = append(found, c.signal(ruleNegationWord, Gained, stretch{}, is))
		case is.from == is.to && was.from < was.to:
			found = append(found, c.signal(ruleNegationWord, Lost, was, stretch{}))
		}
	}
	return found
}

// keptAfter is how many words behind a "not" must be the same for it to turn the same thing.
const keptAfter = 4

// goesOnAlike reports whether both sides go on with the same words, to the next mark at least.
func (c *twoReadings) goesOnAlike(h substitution) bool {
	for k := range keptAfter {
		a, b := c.old.low(h.old.to+k), c.new.low(h.new.to+k)
		if a != b {
			return false
		}
		if a == "" || clauseEnds[a] || strings.Contains(sentenceEnds, a) {
			break
		}
	}
	return true
}

// hasContent reports whether a stretch holds a word of content.
func (r *reading) hasContent(s stretch) bool {
	for _, l := range r.lexemes[s.from:s.to] {
		if l.stem != "" {
			return true
		}
	}
	return false
}

// turners turn what they stand before, unless the word behind them is of the second set: "not only", "no later than".
var (
	turners      = wordSet("not no never without")
	contractedBe = wordSet("isn't aren't")
	notTurning   = wordSet("only later more less fewer matter doubt event limited necessarily but")
)

// negator is the first word of a stretch that turns the meaning; "or not" does not.
func (r *reading) negator(s stretch) stretch {
	for k := s.from; k < s.to; k++ {
		if (turners[r.low(k)] || contracted[r.low(k)] != unstated || contractedBe[r.low(k)]) && !notTurning[r.low(k+1)] && r.low(k-1) != "or" && r.low(k-1) != "if" {
			return stretch{k, k + 1}
		}
	}
	return stretch{}
}
