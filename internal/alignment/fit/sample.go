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
	loose  map[alignment.Pair]bool     // neither right nor wrong
	mute   func(p alignment.Pair) bool // the gold says nothing of it
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

// outOfGold says that the gold says nothing of a pair with a heading.
func outOfGold(t *alignment.Task) func(alignment.Pair) bool {
	return func(p alignment.Pair) bool {
		return t.Old[p.Old].Kind == clause.Heading || t.New[p.New].Kind == clause.Heading
	}
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
