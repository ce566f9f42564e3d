package revision_test

import (
	"testing"
	"testing/fstest"

	"rspsite/bench"
	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// benchCorpus is a policy of 30 versions of 120 clauses.
func benchCorpus(b *testing.B) *corpus.Corpus {
	b.Helper()
	fsys := fstest.MapFS{}
	for f := range bench.Files(bench.Size{Policies: 1, Versions: 30, Clauses: 120, Seed: 1}) {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	c, problems := corpus.Load(fsys, corpus.Options{})
	if problems.Errors() > 0 {
		b.Fatal(problems)
	}
	return c
}

// BenchmarkProblems is what check, build and serve add to loading: the 29 steps of a policy, aligned.
func BenchmarkProblems(b *testing.B) {
	c := benchCorpus(b)
	for b.Loop() {
		revision.New(c).Problems(nil)
	}
}

// BenchmarkNeighbours is the 29 steps with their redlines and signals.
func BenchmarkNeighbours(b *testing.B) {
	c := benchCorpus(b)
	for b.Loop() {
		s := revision.New(c)
		for _, v := range c.Policies[0].Versions[1:] {
			s.Between(v.Previous(), v)
		}
	}
}
