package succession

import (
	"sync"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// A Set makes the successions of a corpus, each once, and the comparisons of editions. It may be used by several goroutines at once.
type Set struct {
	corpus    *corpus.Corpus
	revisions *revision.Set // keeps the comparisons, as many as it has room for

	mu   sync.Mutex
	made map[Pair]func() *Succession
}

// Of returns the successions of c. Its comparisons come from the revisions of the corpus.
func Of(c *corpus.Corpus, revisions *revision.Set) *Set {
	return &Set{corpus: c, revisions: revisions, made: map[Pair]func() *Succession{}}
}

// Between is what became of a report in a later one.
func (s *Set) Between(old, new *corpus.Report) *Succession {
	return s.making(Pair{old, new})()
}

func (s *Set) making(p Pair) func() *Succession {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made[p] == nil {
		s.made[p] = sync.OnceValue(func() *Succession { return s.succession(p.Old, p.New) })
	}
	return s.made[p]
}
