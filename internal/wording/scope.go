package wording

import (
	"slices"
	"strings"
)

// A breadth says how much of a kind of thing a word takes in.
type breadth uint8

const (
	noBreadth breadth = iota
	whole             // all, each, every
	partial           // some, most, many
	narrowed          // significant, material
)

// anyWord says the same as "all" in "any model" and nothing in "not share any data": it stands for the others, and is never shown.
const anyWord = "any"

// quantifiers are the words that say how many of the things behind them are meant.
var quantifiers = map[string]breadth{
	"all": whole, "each": whole, "every": whole, anyWord: whole,
	"some": partial, "most": partial, "many": partial, "several": partial, "certain": partial, "selected": partial,
	"significant": narrowed, "material": narrowed, "major": narrowed, "substantial": narrowed,
}

// scopeSignals says where the words that say how much is meant changed, and where a list grew or shrank.
func (c *twoReadings) scopeSignals() []foundSignal {
	var found []foundSignal
	for _, p := range c.pairs {
		found = append(found, c.quantifierSignals(p)...)
		found = append(found, c.onlySignals(p)...)
	}
	return append(found, c.listSignals()...)
}

// A quantified thing is named by some words, with the word before them that says how much of it is meant.
type quantified struct {
	words stretch
	of    breadth
	nouns []string // the words, the first of which may be an adjective
}

func (q quantified) isLike(other quantified) bool {
	return slices.ContainsFunc(q.nouns, func(n string) bool { return slices.Contains(other.nouns, n) })
}

// quantifierSignals compares what is said of the same thing in both sentences. What either side says anywhere is no news.
func (c *twoReadings) quantifierSignals(p sentencePair) []foundSignal {
	if _, same := c.substitutions(p); same < sameSentence {
		return nil
	}
	a, b := c.old.sentences[p.old], c.new.sentences[p.new]
	old, new := c.old.unlike(c.old.quantified(a), c.new), c.new.unlike(c.new.quantified(b), c.old)
	old, new = slices.DeleteFunc(old, c.old.saysAny), slices.DeleteFunc(new, c.new.saysAny)
	oldNouns, newNouns := c.old.nouns(a), c.new.nouns(b)
	isIn := func(q quantified) bool { return oldNouns[q.nouns[0]] == 1 && newNouns[q.nouns[0]] == 1 }
	var found []foundSignal
	for _, q := range new {
		k := slices.IndexFunc(old, q.isLike)
		if k >= 0 {
			found = append(found, c.signal(ruleScopeQuantifier, Otherwise, old[k].words, q.words))
			old = slices.Delete(old, k, k+1)
		} else if isIn(q) {
			found = append(found, c.signal(ruleScopeQuantifier, Gained, stretch{}, q.words))
		}
	}
	for _, o := range old {
		if isIn(o) {
			found = append(found, c.signal(ruleScopeQuantifier, Lost, o.words, stretch{}))
		}
	}
	return found
}

// unlike are those of which the other side says nothing of the same breadth.
func (r *reading) unlike(qs []quantified, other *reading) []quantified {
	said := other.breadths()
	return slices.DeleteFunc(qs, func(q quantified) bool {
		return slices.ContainsFunc(q.nouns, func(n string) bool { return said[breadthOf{n, q.of}] })
	})
}

type breadthOf struct {
	noun string
	of   breadth
}

// breadths are what the whole text says of how much of what is meant.
func (r *reading) breadths() map[breadthOf]bool {
	if r.said == nil {
		r.said = map[breadthOf]bool{}
		for _, q := range r.quantified(stretch{0, len(r.lexemes)}) {
			for _, n := range q.nouns {
				r.said[breadthOf{n, q.of}] = true
			}
		}
	}
	return r.said
}

// saysAny reports whether the quantifier is the one that is never shown.
func (r *reading) saysAny(q quantified) bool { return r.low(q.words.from) == anyWord }

// quantifiedWords is how many words behind a quantifier may name the thing.
const quantifiedWords = 3

// quantified are the things of a sentence that have a quantifier.
func (r *reading) quantified(s stretch) []quantified {
	var found []quantified
	for i := s.from; i < s.to; i++ {
		q := quantified{words: stretch{i, i + 1}, of: quantifiers[r.low(i)]}
		if q.of == noBreadth {
			continue
		}
		at := i + 1
		for at < s.to && (r.low(at) == "of" || r.low(at) == "the" || r.low(at) == "our" || r.low(at) == "such") {
			at++
		}
		isSuperlative := r.low(i) == "most" && at == i+1 && !strings.HasSuffix(r.low(at), "s") // "the most restrictive"
		for ; at < s.to && len(q.nouns) < quantifiedWords && r.lexemes[at].stem != "" && quantifiers[r.low(at)] == noBreadth; at++ {
			q.nouns = append(q.nouns, singular(r.low(at)))
			if len(q.nouns) == 1 || r.isName(at-1) || !strings.HasSuffix(r.low(at-1), "s") && strings.HasSuffix(r.low(at), "s") {
				q.words.to = at + 1 // one word is shown, or as many as lead to a plural or make a name
			}
		}
		if len(q.nouns) > 0 && !isSuperlative {
			found = append(found, q)
		}
	}
	return found
}

// nouns counts the words of content of a sentence.
func (r *reading) nouns(s stretch) map[string]int {
	count := map[string]int{}
	for _, l := range r.lexemes[s.from:s.to] {
		if l.stem != "" {
			count[singular(l.low)]++
		}
	}
	return count
}

// singular takes the ending of a plural off, and leaves a verb's: "updates" is no "updated".
func singular(low string) string { return strings.TrimSuffix(low, "s") }

var onlyWords = wordSet("only solely exclusively")

// onlySignals finds an "only" that came in or went alone, in a sentence that is else the same there.
func (c *twoReadings) onlySignals(p sentencePair) []foundSignal {
	substitutions, same := c.substitutions(p)
	if same < sameSentence {
		return nil
	}
	var found []foundSignal
	for _, h := range substitutions {
		was, is := c.old.only(h.old), c.new.only(h.new)
		switch {
		case h.old.from == h.old.to && is:
			found = append(found, c.signal(ruleScopeOnly, Gained, stretch{}, h.new))
		case h.new.from == h.new.to && was:
			found = append(found, c.signal(ruleScopeOnly, Lost, h.old, stretch{}))
		}
	}
	return found
}

// only reports whether a stretch is that word alone, and no part of "not only" or "only if".
func (r *reading) only(s stretch) bool {
	next := r.low(s.to)
	isCondition := next == "if" || next == "when" || next == "where" || next == "after"
	return s.to == s.from+1 && onlyWords[r.low(s.from)] && r.low(s.from-1) != "not" && !isCondition
}
