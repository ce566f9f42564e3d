package diff

import (
	"cmp"
	"maps"
	"slices"

	"rspsite/internal/clause"
)

// An Identity is what is written of which clause of one text is which of another: IDs, was, from, and what is declared gone.
type Identity struct {
	pairs            []identityPair
	oldGone, newGone map[clause.ID]bool // clauses of either end that are declared to have no counterpart
}

type identityPair struct {
	old, new clause.ID
	matched  Matched
}

// Trace follows the written IDs through texts that succeed one another, oldest first: those that are compared and all
// between them. An ID that both of two neighbours have is the same clause; was and from name clauses of the text before.
func Trace(chain ...Text) Identity {
	if len(chain) == 0 {
		return Identity{}
	}
	oldGone, newGone := map[clause.ID]bool{}, map[clause.ID]bool{}
	var pairs []identityPair
	for id := range writtenIDs(chain[0].Doc) {
		pairs = append(pairs, identityPair{id, id, ByID})
	}
	for i := 1; i < len(chain); i++ {
		next := step(chain[i-1].Doc, chain[i].Doc)
		for _, id := range chain[i].Gone {
			for _, p := range pairs {
				if p.new == id {
					oldGone[p.old] = true
				}
			}
		}
		pairs = compose(pairs, next)
	}
	for _, p := range pairs {
		delete(oldGone, p.old) // one that was gone in part lives on in what it went into
	}
	return Identity{pairs, oldGone, newGone}
}

// TraceEither is the identity of two texts of which nobody says which came first: what either says of the other counts.
func TraceEither(old, new Text) Identity {
	return Trace(old, new).And(Identity{pairs: Trace(new, old).Reversed().pairs})
}

// And is id with the pairs of another identity of the same two texts that it does not have. Where both have a pair, what id says of
// it counts.
func (id Identity) And(other Identity) Identity {
	known := map[[2]clause.ID]bool{}
	for _, p := range id.pairs {
		known[[2]clause.ID{p.old, p.new}] = true
	}
	id.pairs = slices.Clone(id.pairs)
	for _, p := range other.pairs {
		if !known[[2]clause.ID{p.old, p.new}] {
			id.pairs = append(id.pairs, p)
		}
	}
	return id
}

// Apart is id with clauses of either text that have no counterpart in the other, whatever reads alike. What is written of one of
// them counts all the same.
func (id Identity) Apart(old, new []clause.ID) Identity {
	apart := func(gone map[clause.ID]bool, ids []clause.ID) map[clause.ID]bool {
		all := maps.Clone(gone)
		if all == nil {
			all = map[clause.ID]bool{}
		}
		for _, i := range ids {
			all[i] = true
		}
		return all
	}
	return Identity{id.pairs, apart(id.oldGone, old), apart(id.newGone, new)}
}

// Joins reports whether it is written that the one clause is the other, or went into it.
func (id Identity) Joins(old, new clause.ID) bool {
	return slices.ContainsFunc(id.pairs, func(p identityPair) bool { return p.old == old && p.new == new })
}

// Reversed is id for the texts swapped.
func (id Identity) Reversed() Identity {
	swapped := make([]identityPair, len(id.pairs))
	for i, p := range id.pairs {
		swapped[i] = identityPair{p.new, p.old, p.matched}
	}
	return Identity{swapped, id.newGone, id.oldGone}
}

// step is the identity between two neighbours.
func step(old, new *clause.Document) []identityPair {
	before, after := writtenIDs(old), writtenIDs(new)
	told := origins(old)
	var pairs []identityPair
	if new == nil {
		return nil
	}
	for c := range new.All() {
		if c.ID == "" || c.Derived {
			continue
		}
		matched := false
		if before[c.ID] {
			pairs, matched = append(pairs, identityPair{c.ID, c.ID, ByID}), true
		} else if was := clause.ID(c.Attrs.Get(clause.AttrWas)); before[was] {
			pairs, matched = append(pairs, identityPair{was, c.ID, ByWas}), true
		}
		for _, w := range c.Attrs.Words(clause.AttrFrom) {
			from := clause.ID(w.Value)
			retold := after[from] && told[[2]clause.ID{from, c.ID}] // a merge or split before the old text, whose parts both live on
			if before[from] && !(matched && from == c.ID) && !retold {
				pairs = append(pairs, identityPair{from, c.ID, ByFrom})
			}
		}
	}
	return pairs
}

// origins are what from says in a text, as pairs of the clause before and the clause after.
func origins(d *clause.Document) map[[2]clause.ID]bool {
	pairs := map[[2]clause.ID]bool{}
	if d == nil {
		return pairs
	}
	for c := range d.All() {
		for _, w := range c.Attrs.Words(clause.AttrFrom) {
			pairs[[2]clause.ID{clause.ID(w.Value), c.ID}] = true
		}
	}
	return pairs
}

// compose joins what is known from a to b and from b to c. A chain is as sure as its least sure step.
func compose(first, then []identityPair) []identityPair {
	from := map[clause.ID][]identityPair{}
	for _, p := range then {
		from[p.old] = append(from[p.old], p)
	}
	best := map[[2]clause.ID]Matched{}
	var joined []identityPair
	for _, p := range first {
		for _, q := range from[p.new] {
			key, matched := [2]clause.ID{p.old, q.new}, max(p.matched, q.matched)
			if known, ok := best[key]; !ok {
				joined = append(joined, identityPair{p.old, q.new, matched})
				best[key] = matched
			} else if matched < known {
				best[key] = matched
			}
		}
	}
	for i, p := range joined {
		joined[i].matched = best[[2]clause.ID{p.old, p.new}]
	}
	return joined
}

func writtenIDs(d *clause.Document) map[clause.ID]bool {
	ids := map[clause.ID]bool{}
	if d == nil {
		return ids
	}
	for c := range d.All() {
		if c.ID != "" && !c.Derived {
			ids[c.ID] = true
		}
	}
	return ids
}

// A settlement says which clauses of either side need no alignment by text: they are linked, or declared gone.
type settlement struct{ old, new []bool }

// links are the identities as links, in the order of both texts, and which clauses they settle. The order counts: the aligner
// takes the first link of a clause for its partner.
func (id Identity) links(old, new *Side) ([]Link, settlement) {
	s := settlement{make([]bool, len(old.Clauses)), make([]bool, len(new.Clauses))}
	at := func(side *Side) (written, all map[clause.ID]int) {
		written, all = map[clause.ID]int{}, map[clause.ID]int{}
		for i, c := range side.Clauses {
			if all[c.ID] = i; !c.Derived {
				written[c.ID] = i
			}
		}
		return written, all
	}
	oldAt, allOld := at(old)
	newAt, allNew := at(new)
	var links []Link
	for _, p := range id.pairs {
		i, isOld := oldAt[p.old]
		j, isNew := newAt[p.new]
		if isOld && isNew {
			links = append(links, Link{i, j, p.matched, 1})
			s.old[i], s.new[j] = true, true
		}
	}
	for gone := range id.oldGone {
		if i, ok := allOld[gone]; ok {
			s.old[i] = true
		}
	}
	for gone := range id.newGone {
		if j, ok := allNew[gone]; ok {
			s.new[j] = true
		}
	}
	return sortLinks(links), s
}

func sortLinks(links []Link) []Link {
	slices.SortFunc(links, func(a, b Link) int { return cmp.Or(cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New)) })
	return links
}
