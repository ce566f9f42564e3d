package alignment

import "rspsite/internal/clause"

// A place is what a clause and its surroundings read, as digests.
type place struct {
	text           term
	kind           clause.Kind
	head           bool
	above          term // the nearest clause above
	path           term // all of them
	previous, next term // its neighbours in the text
}

// A context is what two equal texts must have in common besides to be taken for each other.
type context func(p place) [3]term

// contexts stand in the order in which they are tried, the surest first: where a text repeats, "Not applicable" of one
// table is not that of another, and what neither section nor neighbours tell apart is taken in the order of the texts.
var contexts = []context{
	func(p place) [3]term { return [3]term{p.path, p.previous, p.next} },
	func(p place) [3]term { return [3]term{p.path, p.previous} },
	func(p place) [3]term { return [3]term{p.path, 0, p.next} },
	func(p place) [3]term { return [3]term{p.path} },
	func(p place) [3]term { return [3]term{p.above, p.previous, p.next} },
	func(p place) [3]term { return [3]term{0, p.previous, p.next} },
	func(p place) [3]term { return [3]term{p.above} },
	func(p place) [3]term { return [3]term{0, p.previous} },
	func(p place) [3]term { return [3]term{0, 0, p.next} },
	func(place) [3]term { return [3]term{} },
}

// pinKey is what must agree for two clauses to be pinned.
type pinKey struct {
	text    term
	kind    clause.Kind
	head    bool
	context [3]term
}

// pin links clauses with equal words one to one.
func (s *Study) pin() {
	names := s.names()
	old, new := places(s.Task.Old, s.old, names.old), places(s.Task.New, s.new, names.new)
	for _, c := range contexts {
		s.pinBy(old, new, func(p place) pinKey { return pinKey{p.text, p.kind, p.head, c(p)} })
	}
	// A paragraph may have become a heading or an item; a heading that stands as an item elsewhere is a table of contents.
	s.pinBy(old, new, func(p place) pinKey { return pinKey{text: p.text} })
}

// pinBy pins what has one key, in the order of the texts.
func (s *Study) pinBy(old, new []place, key func(place) pinKey) {
	open := map[pinKey][]int{}
	for j, p := range new {
		if s.newTo[j] < 0 && !isSet(s.Task.NewSettled, j) {
			k := key(p)
			open[k] = append(open[k], j)
		}
	}
	for i, p := range old {
		if s.oldTo[i] >= 0 || isSet(s.Task.OldSettled, i) {
			continue
		}
		k := key(p)
		if same := open[k]; len(same) > 0 {
			s.oldTo[i], s.newTo[same[0]] = same[0], i
			open[k] = same[1:]
		}
	}
}

func isSet(flags []bool, i int) bool { return i < len(flags) && flags[i] }

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
