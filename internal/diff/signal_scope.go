package diff

import (
	"slices"
	"strings"
	"unicode"
)

// A breadth says how much of a kind of thing a word takes in.
type breadth uint8

const (
	noBreadth breadth = iota
	whole             // all, each, every
	partial           // some, most, many
	narrowed          // significant, material
)

// quantifiers are the words that say how many of the things behind them are meant. "any" says the same as "all" in "any
// model" and nothing in "not share any data", so that it counts only against a word of another breadth.
var quantifiers = map[string]breadth{
	"all": whole, "each": whole, "every": whole,
	"some": partial, "most": partial, "many": partial, "several": partial, "certain": partial, "selected": partial,
	"significant": narrowed, "material": narrowed, "major": narrowed, "substantial": narrowed,
}

// scopeSignals says where the words that say how much is meant changed, and where a list grew or shrank.
func (c *sidesRead) scopeSignals() []foundSignal {
	var found []foundSignal
	for _, p := range c.pairs {
		found = append(found, c.quantifierSignals(p)...)
		found = append(found, c.onlySignals(p)...)
	}
	return append(found, c.listSignals()...)
}

// A quantified thing is a noun with the word that says how much of it is meant.
type quantified struct {
	word stretch
	of   breadth
	noun string
}

// quantifierSignals compares what is said of the same noun in both sentences. What either side says anywhere is no news.
func (c *sidesRead) quantifierSignals(p sentencePair) []foundSignal {
	if _, same := c.substitutions(p); same < sameSentence {
		return nil
	}
	a, b := c.old.sentences[p.old], c.new.sentences[p.new]
	old, new := c.old.unlike(c.old.quantified(a), c.new), c.new.unlike(c.new.quantified(b), c.old)
	oldNouns, newNouns := c.old.nouns(a), c.new.nouns(b)
	var found []foundSignal
	for _, q := range new {
		k := slices.IndexFunc(old, func(o quantified) bool { return o.noun == q.noun })
		if k >= 0 {
			found = append(found, c.signal(ruleScopeQuantifier, Otherwise, old[k].word, q.word))
			old = slices.Delete(old, k, k+1)
		} else if oldNouns[q.noun] == 1 && newNouns[q.noun] == 1 {
			found = append(found, c.signal(ruleScopeQuantifier, Gained, stretch{}, q.word))
		}
	}
	for _, o := range old {
		if oldNouns[o.noun] == 1 && newNouns[o.noun] == 1 {
			found = append(found, c.signal(ruleScopeQuantifier, Lost, o.word, stretch{}))
		}
	}
	return found
}

// unlike are those of which the other side says nothing of the same breadth.
func (r *reading) unlike(qs []quantified, other *reading) []quantified {
	return slices.DeleteFunc(qs, func(q quantified) bool {
		return slices.ContainsFunc(other.allQuantified(), func(o quantified) bool { return o.noun == q.noun && o.of == q.of })
	})
}

func (r *reading) allQuantified() []quantified {
	if !r.quantifiedRead {
		r.quantifieds, r.quantifiedRead = r.quantified(stretch{0, len(r.lexemes)}), true
	}
	return r.quantifieds
}

// quantified are the nouns of a sentence that have a quantifier: right before them, or with "of the" or one word between.
func (r *reading) quantified(s stretch) []quantified {
	var found []quantified
	for i := s.from; i < s.to; i++ {
		of := quantifiers[r.low(i)]
		if of == noBreadth {
			continue
		}
		at := i + 1
		for at < s.to && (r.low(at) == "of" || r.low(at) == "the" || r.low(at) == "our" || r.low(at) == "such") {
			at++
		}
		for at+1 < s.to && r.isName(at) && r.lexemes[at+1].capital {
			at++ // to the last word of a name: "Acme AI Products"
		}
		if at < s.to && r.lexemes[at].stem != "" && quantifiers[r.low(at)] == noBreadth {
			found = append(found, quantified{stretch{i, at + 1}, of, singular(r.low(at))})
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
func (c *sidesRead) onlySignals(p sentencePair) []foundSignal {
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

// only reports whether a stretch is that word alone, and no part of "not only".
func (r *reading) only(s stretch) bool {
	return s.to == s.from+1 && onlyWords[r.low(s.from)] && r.low(s.from-1) != "not"
}

// A list is an enumeration in a sentence: three items or more, the last with "and" or "or".
type list struct {
	items    []stretch // the first is not to be trusted: where it begins is not marked
	sentence int
}

// These bound what is taken for a list.
const (
	itemWords   = 7 // words of an item
	listShared  = 2 // items that two lists must share to be the same one
	mostInLists = 40
)

// listSignals says which items the lists of the text won and lost.
func (c *sidesRead) listSignals() []foundSignal {
	var found []foundSignal
	old, new := c.old.lists(), c.new.lists()
	for _, b := range new {
		for _, a := range old {
			if !c.isPair(sentencePair{a.sentence, b.sentence}) || c.sharedItems(a, b) < listShared {
				continue
			}
			for _, item := range c.new.news(b, c.old) {
				found = append(found, c.signal(ruleScopeList, Gained, stretch{}, item))
			}
			for _, item := range c.old.news(a, c.new) {
				found = append(found, c.signal(ruleScopeList, Lost, item, stretch{}))
			}
		}
	}
	return found
}

// news are the items of a list of which the other side has no word of content at all.
func (r *reading) news(l list, other *reading) []stretch {
	var found []stretch
	for _, item := range l.items[1:] {
		isNew := r.hasContent(item)
		for w := range r.content(item) {
			isNew = isNew && other.stems[w] == 0
		}
		isNew = isNew && !strings.Contains(other.letters(), lettersOf(r.words(item)))
		if isNew {
			found = append(found, item)
		}
	}
	return found
}

// letters are the letters of the text without what parts words: "jail-breaking" and "jailbreaking" have the same.
func (r *reading) letters() string {
	if r.squeezed == "" {
		r.squeezed = lettersOf(r.text)
	}
	return r.squeezed
}

func lettersOf(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

func (c *sidesRead) sharedItems(a, b list) int {
	keys := map[string]bool{}
	for _, item := range a.items {
		keys[c.old.key(item)] = true
	}
	n := 0
	for _, item := range b.items {
		if keys[c.new.key(item)] {
			n++
		}
	}
	return n
}

// key is an item by its words of content.
func (r *reading) key(item stretch) string {
	var words []string
	for _, l := range r.lexemes[item.from:item.to] {
		if l.stem != "" {
			words = append(words, l.stem)
		}
	}
	return strings.Join(words, " ")
}

// lists are the enumerations of the text. It reads them from the end, where "and" or "or" marks the last item.
func (r *reading) lists() []list {
	var found []list
	for k, s := range r.sentences {
		for i := s.from + 1; i < s.to && len(found) < mostInLists; i++ {
			if r.low(i) != "and" && r.low(i) != "or" {
				continue
			}
			if items := r.itemsBefore(i, s); len(items) >= 2 {
				found = append(found, list{append(items, r.lastItem(i+1, s)), k})
			}
		}
	}
	return found
}

// itemsBefore are the items that end at the "and" at i, in their order.
func (r *reading) itemsBefore(i int, s stretch) []stretch {
	var items []stretch
	end := i
	if r.low(end-1) == "," {
		end--
	}
	from := end
	for from > s.from && end-from <= itemWords {
		from--
		switch low := r.low(from); {
		case low == ",":
			items = append(items, stretch{from + 1, end})
			end = from
		case clauseEnds[low], low == "and", low == "or":
			items = append(items, stretch{from + 1, end})
			slices.Reverse(items)
			return items
		}
	}
	if from < end {
		items = append(items, stretch{max(from, end-itemWords), end})
	}
	slices.Reverse(items)
	return items
}

// lastItem begins behind the "and" and ends at a mark or before a word that begins another part of the sentence.
func (r *reading) lastItem(from int, s stretch) stretch {
	to := from
	for to < s.to && to < from+itemWords && r.lexemes[to].isWord() && (to == from || !prepositions[r.low(to)] && !subordinators[r.low(to)]) {
		to++
	}
	return stretch{from, to}
}
