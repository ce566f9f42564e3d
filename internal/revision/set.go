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
	made    map[documents]*list.Element // of *making
	recent  list.List                   // the same, the last used first
	clauses int                         // of all that are made and kept
	indexes map[*corpus.Version]*index
}

// Documents are the two texts of a revision, the older one first.
type documents [2]*clause.Document

// A making is a revision that is being made, or is made.
type making struct {
	of       documents
	once     sync.Once
	revision *Revision
	clauses  int // of both sides, once it is made
}

// New returns the revisions of c.
func New(c *corpus.Corpus) *Set {
	return &Set{corpus: c, memory: diff.NewMemory(), made: map[documents]*list.Element{}, indexes: map[*corpus.Version]*index{}}
}

// Between is the revision from one version to another. It is made when it is first asked for; what was not asked for lately
// is forgotten, and made again if need be.
func (s *Set) Between(old, new *corpus.Version) *Revision {
	return s.remembered(documents{&old.Doc.Document, &new.Doc.Document}, func() *Revision {
		r, _ := s.revise(old, new, diff.Options{Memory: s.memory})
		return r
	})
}

// Texts is the comparison of two texts that are no versions of a policy, such as two reports, in the form of a revision: nothing
// is recorded of the way from the one to the other, no source describes the one for the other, and so every difference is a
// change. It is kept as what Between makes. The texts must have a Doc.
func (s *Set) Texts(old, new diff.Text, identity func() diff.Identity) *Revision {
	return s.texts(old, new, identity, diff.Options{Memory: s.memory})
}

// Editions is the same of two editions of one text. What was redacted in both commits to the same words, or it is a change: else one
// could exchange what is hidden, and nobody would see it.
func (s *Set) Editions(old, new diff.Text, identity func() diff.Identity) *Revision {
	return s.texts(old, new, identity, diff.Options{Memory: s.memory, Corrected: true})
}

func (s *Set) texts(old, new diff.Text, identity func() diff.Identity, o diff.Options) *Revision {
	return s.remembered(documents{old.Doc, new.Doc}, func() *Revision {
		r := &Revision{Comparison: diff.Compare(old, new, identity(), o)}
		r.number()
		return r
	})
}

// remembered is what was made of two texts, or is made now.
func (s *Set) remembered(of documents, make func() *Revision) *Revision {
	m := s.making(of)
	m.once.Do(func() {
		m.revision = make()
		s.keep(m)
	})
	return m.revision
}

func (s *Set) making(of documents) *making {
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
	m.clauses = 1 + len(m.revision.Comparison.Old.Clauses) + len(m.revision.Comparison.New.Clauses)
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
