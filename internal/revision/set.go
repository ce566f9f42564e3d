package revision

import (
	"container/list"
	"sync"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// maxKept is how many revisions a Set keeps: more than a policy of 30 versions has neighbours, so that the pages that ask
// for all of these find them, and few enough that a site of many versions does not grow with the square of their number.
const maxKept = 64

// A Set makes the revisions of a corpus. It may be used by several goroutines at once.
type Set struct {
	corpus *corpus.Corpus

	mu      sync.Mutex
	made    map[Pair]*list.Element // of *making
	recent  list.List              // the same, the last used first
	indexes map[*corpus.Version]*index
}

// A making is a revision that is being made, or is made.
type making struct {
	pair     Pair
	once     sync.Once
	revision *Revision
}

// New returns the revisions of c.
func New(c *corpus.Corpus) *Set {
	return &Set{corpus: c, made: map[Pair]*list.Element{}, indexes: map[*corpus.Version]*index{}}
}

// Between is the revision from one version to another. It is made when it is first asked for; what was not asked for lately
// is forgotten, and made again if need be.
func (s *Set) Between(old, new *corpus.Version) *Revision {
	m := s.making(Pair{old, new})
	m.once.Do(func() { m.revision, _ = s.revise(old, new, diff.Options{}) })
	return m.revision
}

func (s *Set) making(p Pair) *making {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.made[p]; ok {
		s.recent.MoveToFront(e)
		return e.Value.(*making)
	}
	m := &making{pair: p}
	s.made[p] = s.recent.PushFront(m)
	if s.recent.Len() > maxKept {
		last := s.recent.Back()
		s.recent.Remove(last)
		delete(s.made, last.Value.(*making).pair)
	}
	return m
}
