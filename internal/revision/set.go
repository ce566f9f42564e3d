package revision

import (
	"container/list"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// What a Set keeps. All pages of one pair are made close together, so little need be kept to align every pair once; the pages of
// clauses and versions ask for the pairs of neighbours again and again. A revision takes about 1.5 KB a clause, so this is
// some 50 MB: more than a policy of 30 versions of 120 clauses has neighbours, and no more for a thousand versions.
const (
	maxClauses = 1 << 15 // of both sides of all revisions that are kept
	minKept    = 4       // revisions that are kept however long their texts are, for pages that are made side by side
)

// A Set makes the revisions of a corpus. It may be used by several goroutines at once.
type Set struct {
	corpus *corpus.Corpus
	memory *diff.Memory

	mu      sync.Mutex
	made    map[asked]*list.Element // of *making
	recent  list.List               // the same, the last used first
	clauses int                     // of all that are made and kept
	indexes map[*corpus.Version]*index
}

// Asked is what a revision is asked for by: two texts alone do not say what they are to each other, and the answer depends on it.
type asked struct {
	old, new *clause.Document
	as       relation
}

// A relation says what two texts are to each other.
type relation uint8

const (
	versions relation = iota
	texts
	editions
)

// A making is a revision that is being made, or is made.
type making struct {
	of         asked
	once       sync.Once
	revision   *Revision // nil of texts that are no versions
	difference *Difference
	clauses    int // of both sides, once it is made
}

// New returns the revisions of c.
func New(c *corpus.Corpus) *Set {
	return &Set{corpus: c, memory: diff.NewMemory(), made: map[asked]*list.Element{}, indexes: map[*corpus.Version]*index{}}
}

// Between is the revision from one version to another. It is made when it is first asked for; what was not asked for lately
// is forgotten, and made again if need be.
func (s *Set) Between(old, new *corpus.Version) *Revision {
	return s.remembered(asked{&old.Doc.Document, &new.Doc.Document, versions}, func(m *making) {
		m.revision, _ = s.revise(old, new, diff.Options{Memory: s.memory})
		m.difference = &m.revision.Difference
	}).revision
}

// Texts is what became of one text in another that are no versions of a policy, such as two reports. It is kept as what Between
// makes. The texts must have a Doc, and of two texts the identity must always be the same: only the first who asks for them is
// asked for it.
func (s *Set) Texts(old, new diff.Text, identity func() diff.Identity) *Difference {
	return s.differ(texts, old, new, identity, diff.Options{Memory: s.memory})
}

// Editions is the same of two editions of one text. What was redacted in both commits to the same words, or it is a change: else one
// could exchange what is hidden, and nobody would see it.
func (s *Set) Editions(old, new diff.Text, identity func() diff.Identity) *Difference {
	return s.differ(editions, old, new, identity, diff.Options{Memory: s.memory, Corrected: true})
}

func (s *Set) differ(as relation, old, new diff.Text, identity func() diff.Identity, o diff.Options) *Difference {
	return s.remembered(asked{old.Doc, new.Doc, as}, func(m *making) {
		d := newDifference(diff.Compare(old, new, identity(), o))
		m.difference = &d
	}).difference
}

// remembered is what was made of two texts, or is made now.
func (s *Set) remembered(of asked, make func(*making)) *making {
	m := s.making(of)
	m.once.Do(func() {
		make(m)
		s.keep(m)
	})
	return m
}

func (s *Set) making(of asked) *making {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.made[of]; ok {
		s.recent.MoveToFront(e)
		return e.Value.(*making)
	}
	m := &making{of: of}
	s.made[of] = s.recent.PushFront(m)
	return m
}

// keep counts a revision that has been made, and forgets the ones that were not used for longest if there are too many.
func (s *Set) keep(m *making) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m.clauses = 1 + len(m.difference.Comparison.Old.Clauses) + len(m.difference.Comparison.New.Clauses)
	s.clauses += m.clauses
	for e := s.recent.Back(); e != nil && s.clauses > maxClauses && s.recent.Len() > minKept; {
		old, next := e.Value.(*making), e.Prev()
		if old.clauses > 0 { // else it is being made
			s.recent.Remove(e)
			delete(s.made, old.of)
			s.clauses -= old.clauses
		}
		e = next
	}
}
