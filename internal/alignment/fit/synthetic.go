package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"

	"rspsite/internal/alignment"
	"rspsite/internal/clause"
)

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 20260101)) }

// A node is a clause of a text that is being revised.
type node struct {
	clause.Kind
	header   bool
	text     string
	origins  []int // the old clauses that it carries on
	children []*node
}

// bases are real texts that are revised by chance.
func bases(shared fs.FS) ([]string, error) {
	names, err := fs.Glob(shared, "foreign/*/*.md")
	if err != nil {
		return nil, err
	}
	return append([]string{"alignment/asvs/old.md", "alignment/asvs/new.md"}, names...), nil
}

// intensities are how much is revised: 1 is a middling revision, in which four clauses of ten stay as they are.
var intensities = []float64{.04, .12, .35, .65, 1}

// scatteredIntensities are how much is revised besides where clauses are scattered over the text too.
var scatteredIntensities = []float64{.04, .35, 1}

// scatteredWeight is that of a row of these: half of the others', or the bags of passages lose by it.
const scatteredWeight = .15

// maxSynthetic is how many clauses of a base are used, so that a revision is studied in a moment.
const maxSynthetic = 170

func readSynthetic(shared fs.FS) ([]*sample, error) {
	names, err := bases(shared)
	if err != nil {
		return nil, err
	}
	texts := make([][]alignment.Clause, len(names))
	for i, name := range names {
		if texts[i], err = readText(shared, name); err != nil {
			return nil, err
		}
	}
	var samples []*sample
	for i := range names {
		for k, intensity := range intensities {
			r := random(uint64(100*i + k))
			other := texts[(i+3)%len(texts)]
			s := revise(r, cut(r, texts[i]), other, intensity, false)
			s.part = fmt.Sprintf("at %.2f", intensity)
			s.fold = func(alignment.Pair) int { return foldOf(i) }
			samples = append(samples, s)
		}
		for k, intensity := range scatteredIntensities {
			r := random(uint64(100*i + 50 + k))
			other := texts[(i+3*k)%len(texts)] // with words of its own, and with words of another
			s := revise(r, cut(r, texts[i]), other, intensity, true)
			s.weight = scatteredWeight
			s.part = fmt.Sprintf("scattered at %.2f", intensity)
			s.fold = func(alignment.Pair) int { return foldOf(i) }
			samples = append(samples, s)
		}
	}
	return samples, nil
}

// foldOf is the fold of a base: two dates of one policy stand in one.
func foldOf(i int) int {
	if i < 2 {
		return folds - 1
	}
	return (i - 2) / 2
}

// cut is a stretch of a text.
func cut(r *rand.Rand, cs []alignment.Clause) []alignment.Clause {
	if len(cs) <= maxSynthetic {
		return cs
	}
	from := r.IntN(len(cs) - maxSynthetic)
	part := slices.Clone(cs[from : from+maxSynthetic])
	for i := range part {
		part[i].Parent = max(part[i].Parent-from, -1)
	}
	return part
}

func forest(cs []alignment.Clause) []*node {
	var roots []*node
	nodes := make([]*node, len(cs))
	for i, c := range cs {
		nodes[i] = &node{Kind: c.Kind, header: c.Header, text: c.Text}
		if c.Parent < 0 {
			roots = append(roots, nodes[i])
		} else {
			nodes[c.Parent].children = append(nodes[c.Parent].children, nodes[i])
		}
	}
	return roots
}

// flatten is a forest as a text; origin tells each clause what it carries on.
func flatten(roots []*node) (cs []alignment.Clause, nodes []*node) {
	var walk func(ns []*node, parent int)
	walk = func(ns []*node, parent int) {
		for _, n := range ns {
			at := len(cs)
			cs = append(cs, alignment.Clause{Kind: n.Kind, Header: n.header, Text: n.text, Parent: parent})
			nodes = append(nodes, n)
			walk(n.children, at)
		}
	}
	walk(roots, -1)
	return cs, nodes
}
