package wording

import (
	"slices"
	"strings"
)

// A phraseClass are phrases that say the same.
type phraseClass struct {
	name    string
	phrases []string
}

// weakly marks the name of a class: its phrases count as a mention where one is looked for, and are never shown.
const weakly = "~"

// A mention is a place where one of them stands.
type mention struct {
	class    string
	at       stretch
	sentence int
	weak     bool
}

// A phraseTable finds phrases by their first word.
type phraseTable map[string][]phraseEntry

type phraseEntry struct {
	class string
	words []string
}

// tabulate indexes classes. Within a first word the longer phrases come first, so that "only if" is not read as "if".
func tabulate(classes []phraseClass) phraseTable {
	table := phraseTable{}
	for _, c := range classes {
		for _, p := range c.phrases {
			words := strings.Fields(p)
			table[words[0]] = append(table[words[0]], phraseEntry{c.name, words})
		}
	}
	return table
}

// mentions finds all phrases of a table in the sentences, none within another.
func (r *reading) mentions(table phraseTable) []mention {
	var found []mention
	for k, s := range r.sentences {
		for i := s.from; i < s.to; {
			m, ok := r.mentionAt(table, i, s.to)
			if !ok {
				i++
				continue
			}
			m.sentence = k
			found = append(found, m)
			i = m.at.to
		}
	}
	return found
}

func (r *reading) mentionAt(table phraseTable, i, end int) (mention, bool) {
	best := mention{}
	for _, e := range table[r.low(i)] {
		if n := len(e.words); i+n <= end && n > best.at.to-best.at.from && r.has(i, e.words) {
			class, weak := strings.CutSuffix(e.class, weakly)
			best = mention{class: class, at: stretch{i, i + n}, weak: weak}
		}
	}
	return best, best.at.to > 0
}

// cameAndWent compares what both sides mention: the first mention of every class that the other side has nowhere. Only
// sentences with a counterpart count: those that came or went whole are new text, not other words for the same.
func (c *twoReadings) cameAndWent(by rule, old, new []mention, mayReplace func(old, new string) bool) []foundSignal {
	return c.replaced(by, onlyHere(old, new, c.pairedOld), onlyHere(new, old, c.pairedNew), mayReplace)
}

// onlyHere are the first mentions of the classes that the other side lacks.
func onlyHere(here, there []mention, paired map[int]bool) []mention {
	seen := map[string]bool{}
	for _, m := range there {
		seen[m.class] = true
	}
	var only []mention
	for _, m := range here {
		if !m.weak && !seen[m.class] && paired[m.sentence] {
			only = append(only, m)
			seen[m.class] = true
		}
	}
	return only
}

// replaced makes signals of what went and what came: one of both where they stand in sentences that became each other
// and may stand for each other, else one of each.
func (c *twoReadings) replaced(by rule, lost, gained []mention, mayReplace func(old, new string) bool) []foundSignal {
	var found []foundSignal
	for _, g := range gained {
		k := slices.IndexFunc(lost, func(l mention) bool {
			return mayReplace(l.class, g.class) && c.isPaired[sentencePair{l.sentence, g.sentence}]
		})
		if k < 0 {
			found = append(found, c.signal(by, Gained, stretch{}, g.at))
			continue
		}
		found = append(found, c.signal(by, Otherwise, lost[k].at, g.at))
		lost = slices.Delete(lost, k, k+1)
	}
	for _, l := range lost {
		found = append(found, c.signal(by, Lost, l.at, stretch{}))
	}
	return found
}
