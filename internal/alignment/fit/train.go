package main

import (
	"sync"

	"rspsite/internal/alignment"
)

// models are the two stages.
type models struct{ first, second *alignment.Model }

// isUsed says whether a pair may be learnt from.
type isUsed func(*study, alignment.Pair) bool

func everything(*study, alignment.Pair) bool { return true }

// train fits both stages. The second learns from first probabilities of models that did not see the clause: it would trust
// them too much otherwise.
func train(cases []*study, used isUsed) models {
	first := emptyAnswers(cases)
	eachFold(func(f int) {
		m := fitFirst(cases, func(c *study, p alignment.Pair) bool { return used(c, p) && c.fold(p) != f })
		for i, c := range cases {
			c.fill(first[i], m.All(c.evidence.First), f)
		}
	})
	var rows []row
	for i, c := range cases {
		rows = append(rows, c.rows(c.second(first[i]), used)...)
	}
	return models{fitFirst(cases, used), fit(rows)}
}

func fitFirst(cases []*study, used isUsed) *alignment.Model {
	var rows []row
	for _, c := range cases {
		rows = append(rows, c.rows(c.first(), used)...)
	}
	return fit(rows)
}

// eachFold does something for each fold, on all cores. What is done must not depend on the order.
func eachFold(do func(f int)) {
	var wait sync.WaitGroup
	for f := range folds {
		wait.Go(func() { do(f) })
	}
	wait.Wait()
}

// An answer is a probability for each candidate of a case.
type answers [][]float64

func emptyAnswers(cases []*study) answers {
	a := make(answers, len(cases))
	for i, c := range cases {
		a[i] = make([]float64, len(c.pairs))
	}
	return a
}

// fill takes over the probabilities of one fold.
func (c *study) fill(into, p []float64, f int) {
	for k, pair := range c.pairs {
		if c.fold(pair) == f {
			into[k] = p[k]
		}
	}
}

// probabilities are the final ones of one case.
func (m models) probabilities(c *study) []float64 {
	return m.second.All(c.second(m.first.All(c.first())))
}

func (m models) allProbabilities(cases []*study) answers {
	a := make(answers, len(cases))
	for i, c := range cases {
		a[i] = m.probabilities(c)
	}
	return a
}

// crossValidated are the probabilities of each fold by models that did not see it.
func crossValidated(cases []*study) answers {
	a := emptyAnswers(cases)
	for f := range folds {
		m := train(cases, func(c *study, p alignment.Pair) bool { return c.fold(p) != f })
		for i, c := range cases {
			c.fill(a[i], m.probabilities(c), f)
		}
	}
	return a
}
