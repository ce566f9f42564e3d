package wording

import (
	"slices"
	"strings"
)

// A list is an enumeration in a sentence: three items or more, the last with "and" or "or".
type list struct {
	items    []stretch // the first is not to be trusted: where it begins is not marked
	sentence int
}

// These bound what is taken for a list.
const (
	itemWords  = 7  // words of an item
	listShared = 2  // items that two lists must share to be the same one
	mostItems  = 40 // of one list
	mostLists  = 40 // of one text; a clause of a policy has a few
)

// listSignals says which items the lists of the text won and lost.
func (c *twoReadings) listSignals() []foundSignal {
	var found []foundSignal
	old, new := c.old.lists(), c.new.lists()
	for _, b := range new {
		for _, a := range old {
			if !c.isPaired[sentencePair{a.sentence, b.sentence}] || c.sharedItems(a, b) < listShared {
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

func (c *twoReadings) sharedItems(a, b list) int {
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
		for i := s.from + 1; i < s.to && len(found) < mostLists; i++ {
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
	for from > s.from && end-from <= itemWords && len(items) < mostItems {
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

// lastItem begins behind the "and" and ends at a mark, or if that is far, before a word that begins another part of the
// sentence.
func (r *reading) lastItem(from int, s stretch) stretch {
	to, joint := from, 0
	for ; to < s.to && to < from+itemWords && r.lexemes[to].isWord(); to++ {
		if joint == 0 && to > from && (prepositions[r.low(to)] || subordinators[r.low(to)]) {
			joint = to
		}
	}
	if joint > 0 && to == from+itemWords {
		to = joint
	}
	return stretch{from, to}
}
