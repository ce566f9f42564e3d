package main

import (
	"rspsite/internal/alignment"
	"rspsite/internal/clause"
)

// A sample is a pair of texts of which the links are known.
type sample struct {
	set    string // asvs, coded or synthetic
	part   string // of a synthetic one, how much was revised
	task   *alignment.Task
	gold   map[alignment.Pair]bool
	loose  map[alignment.Pair]bool // neither right nor wrong
	titled bool                    // the gold speaks of headings too
	fold   func(p alignment.Pair) int
	weight float64 // of a row
}

// The kinds of samples.
const (
	standard  = "asvs"
	coded     = "coded"
	synthetic = "synthetic"
)

// folds is into how many parts the data are cut for cross-validation.
const folds = 5

// mute reports whether the gold says nothing of a pair.
func (s *sample) mute(p alignment.Pair) bool {
	return !s.titled && (s.task.Old[p.Old].Kind == clause.Heading || s.task.New[p.New].Kind == clause.Heading)
}

// spread gives every old clause a fold, at random and always the same.
func spread(n int) []int {
	r := random(uint64(n))
	at := make([]int, n)
	for i, k := range r.Perm(n) {
		at[k] = i % folds
	}
	return at
}
