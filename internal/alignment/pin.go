package alignment

import (
	"cmp"
	"slices"

	"rspsite/internal/clause"
)

// Pins link clauses with equal words one to one. A text that stands once on either side is what it was. One that repeats is
// told apart by what stands around it: first by neighbours that are linked already, as far as the run of equal texts goes,
// then by ever wider surroundings, and in the end by the order of the texts.

// A place is what a clause and its surroundings read, as digests.
type place struct {
	text           term
	kind           clause.Kind
	head           bool
	above          term // the nearest clause above
	path           term // all of them
	previous, next term // its neighbours in the text
	before, behind term // the nearest linked clauses before and behind it
}

// A context is what two equal texts must have in common besides to be taken for each other.
type context func(p place) [3]term

// contexts stand in the order in which they are tried, the surest first.
var contexts = []context{
	func(p place) [3]term { return [3]term{p.before, p.behind, p.path} },
	func(p place) [3]term { return [3]term{p.before, p.behind} },
	func(p place) [3]term { return [3]term{p.before, 0, p.path} },
	func(p place) [3]term { return [3]term{0, p.behind, p.path} },
	func(p place) [3]term { return [3]term{p.previous, p.next, p.path} },
	func(p place) [3]term { return [3]term{p.path} },
	func(p place) [3]term { return [3]term{p.previous, p.next} },
	func(p place) [3]term { return [3]term{p.above} },
	func(p place) [3]term { return [3]term{p.previous} },
	func(p place) [3]term { return [3]term{0, p.next} },
	func(place) [3]term { return [3]term{} },
}

// A pinKey is what must agree for two clauses to be pinned.
type pinKey struct {
	text    term
	kind    clause.Kind
	head    bool
	context [3]term
}

// pin links clauses with equal words.
func (s *Study) pin() {
	names := s.names()
	old, new := places(s.Task.Old, s.old, names.old), places(s.Task.New, s.new, names.new)
	s.pinUnique(old, new)
	s.extend(old, new, s.anchors())
	for _, c := range contexts {
		s.note(old, new)
		found := s.pinBy(old, new, func(p place) pinKey { return pinKey{p.text, p.kind, p.head, c(p)} })
		s.extend(old, new, found)
	}
	// A paragraph may have become a heading or an item; a heading that stands as an item elsewhere is a table of contents.
	s.pinBy(old, new, func(p place) pinKey { return pinKey{text: p.text} })
}

// canPin reports whether a pair of clauses is free.
func (s *Study) canPin(p Pair) bool {
	return s.oldTo[p.Old] < 0 && s.newTo[p.New] < 0 && s.isOpenOld(p.Old) && s.isOpenNew(p.New)
}

func (s *Study) pinPair(p Pair) { s.oldTo[p.Old], s.newTo[p.New] = p.New, p.Old }

// pinUnique pins the texts that stand once on either side.
func (s *Study) pinUnique(old, new []place) {
	key := func(p place) pinKey { return pinKey{text: p.text, kind: p.kind, head: p.head} }
	only := func(ps []place, isOpen func(int) bool) map[pinKey]int {
		at := map[pinKey]int{}
		for i, p := range ps {
			if !isOpen(i) {
				continue
			}
			if _, ok := at[key(p)]; ok {
				at[key(p)] = -1
			} else {
				at[key(p)] = i
			}
		}
		return at
	}
	oldAt, newAt := only(old, s.isOpenOld), only(new, s.isOpenNew)
	for i, p := range old {
		j, isNew := newAt[key(p)]
		if k, isOld := oldAt[key(p)]; isOld && isNew && k == i && j >= 0 {
			s.pinPair(Pair{i, j})
		}
	}
}

// extend pins equal texts beside linked ones, and goes on from there. Where two linked neighbours want one clause, both sides of
// a gap win over one, then the pair that stands nearer to its old place.
func (s *Study) extend(old, new []place, from []Pair) {
	for len(from) > 0 {
		wanted := map[Pair]int{}
		for _, p := range from {
			for _, q := range []Pair{{p.Old + 1, p.New + 1}, {p.Old - 1, p.New - 1}} {
				if s.holds(q) && s.canPin(q) && readAlike(old[q.Old], new[q.New]) {
					wanted[q]++
				}
			}
		}
		from = from[:0:0]
		for _, q := range s.inOrder(wanted) {
			if s.canPin(q) {
				s.pinPair(q)
				from = append(from, q)
			}
		}
	}
}

func (s *Study) holds(p Pair) bool {
	return p.Old >= 0 && p.New >= 0 && p.Old < len(s.old) && p.New < len(s.new)
}

func readAlike(a, b place) bool { return a.text == b.text && a.kind == b.kind && a.head == b.head }

// inOrder are the pairs, the most wanted first. The order is the same if the texts are swapped.
func (s *Study) inOrder(wanted map[Pair]int) []Pair {
	pairs := make([]Pair, 0, len(wanted))
	for p := range wanted {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(wanted[b], wanted[a]), cmp.Compare(s.distance(a), s.distance(b)),
			cmp.Compare(a.Old+a.New, b.Old+b.New), cmp.Compare(a.Old, b.Old))
	})
	return pairs
}

// pinBy pins what has one key, in the order of the texts, and answers with what it pinned.
func (s *Study) pinBy(old, new []place, key func(place) pinKey) []Pair {
	open := map[pinKey][]int{}
	for j, p := range new {
		if s.newTo[j] < 0 && s.isOpenNew(j) {
			k := key(p)
			open[k] = append(open[k], j)
		}
	}
	var pinned []Pair
	for i, p := range old {
		if s.oldTo[i] >= 0 || !s.isOpenOld(i) {
			continue
		}
		k := key(p)
		if same := open[k]; len(same) > 0 {
			s.pinPair(Pair{i, same[0]})
			pinned = append(pinned, Pair{i, same[0]})
			open[k] = same[1:]
		}
	}
	return pinned
}

// note notes for every place which linked clauses are the nearest.
func (s *Study) note(old, new []place) {
	oldName, newName := make([]term, len(old)), make([]term, len(new))
	for k, p := range s.anchors() {
		name := pairTerm(prime64, term(k))
		oldName[p.Old], newName[p.New] = name, name
	}
	nearest(old, oldName)
	nearest(new, newName)
}

func nearest(ps []place, names []term) {
	last := offset64
	for i := range ps {
		ps[i].before = last
		if names[i] != 0 {
			last = names[i]
		}
	}
	last = offset64
	for i := len(ps) - 1; i >= 0; i-- {
		ps[i].behind = last
		if names[i] != 0 {
			last = names[i]
		}
	}
}

// names are what clauses are called when they are the surroundings of others: their words, or, if it is known which clause
// is which, a name that both have.
type names struct{ old, new []term }

func (s *Study) names() names {
	n := names{textTerms(s.old, s.Task.Old), textTerms(s.new, s.Task.New)}
	links := map[int]int{} // how many fixed links a clause has; new ones count from the end of the old
	for _, p := range s.Task.Fixed {
		links[p.Old]++
		links[len(n.old)+p.New]++
	}
	for k, p := range s.Task.Fixed {
		if links[p.Old] == 1 && links[len(n.old)+p.New] == 1 {
			name := pairTerm(offset64, term(k))
			n.old[p.Old], n.new[p.New] = name, name
		}
	}
	return n
}

func textTerms(rs []reading, cs []Clause) []term {
	ts := make([]term, len(rs))
	for i := range rs {
		text := rs[i].plain
		if text == "" { // signs alone
			text = cs[i].Text
		}
		ts[i] = wordTerm(text)
	}
	return ts
}

// places are the places of the clauses of one text, called by their names.
func places(cs []Clause, rs []reading, names []term) []place {
	texts := textTerms(rs, cs)
	ps := make([]place, len(cs))
	for i, c := range cs {
		ps[i] = place{text: texts[i], kind: c.Kind, head: c.Header, path: offset64, above: offset64, previous: offset64, next: offset64}
		if c.Parent >= 0 {
			ps[i].above = names[c.Parent]
			ps[i].path = pairTerm(ps[c.Parent].path, names[c.Parent])
		}
		if i > 0 {
			ps[i].previous = names[i-1]
		}
		if i+1 < len(cs) {
			ps[i].next = names[i+1]
		}
	}
	return ps
}
