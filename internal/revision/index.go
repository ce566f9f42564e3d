package revision

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// An index is what is written of the identity of the clauses and groups of one version.
type index struct {
	clauses map[clause.ID]*clause.Clause
	from    map[clause.ID][]clause.ID // clauses here → those of the version before that they were made from, by another name
	into    map[clause.ID][]clause.ID // the same the other way round
}

// index returns the index of v.
func (s *Set) index(v *corpus.Version) *index {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.indexes[v]
	if x == nil {
		x = newIndex(v)
		s.indexes[v] = x
	}
	return x
}

func newIndex(v *corpus.Version) *index {
	x := &index{map[clause.ID]*clause.Clause{}, map[clause.ID][]clause.ID{}, map[clause.ID][]clause.ID{}}
	for c := range v.Doc.All() {
		if c.ID == "" || c.Derived {
			continue
		}
		x.clauses[c.ID] = c
		for _, key := range []string{clause.AttrWas, clause.AttrFrom} {
			for _, w := range c.Attrs.Words(key) {
				if old := clause.ID(w.Value); old != c.ID {
					x.from[c.ID] = append(x.from[c.ID], old)
					x.into[old] = append(x.into[old], c.ID)
				}
			}
		}
	}
	return x
}

// heirs are the clauses of x that id of the version before lives on in.
func (x *index) heirs(id clause.ID) []clause.ID {
	heirs := x.into[id]
	if x.clauses[id] != nil {
		heirs = append(heirs[:len(heirs):len(heirs)], id)
	}
	return heirs
}

// origins are the clauses of the version before x, indexed by before, that id was made from.
func (x *index) origins(id clause.ID, before *index) []clause.ID {
	var origins []clause.ID
	for _, old := range append(x.from[id][:len(x.from[id]):len(x.from[id])], id) {
		if before.clauses[old] != nil {
			origins = append(origins, old)
		}
	}
	return origins
}
