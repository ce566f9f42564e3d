package main

import (
	"fmt"
	"sync"

	"rspsite/internal/alignment"
)

// A study is a sample with the evidence of its candidates.
type study struct {
	*sample
	*alignment.Study
	pairs []alignment.Pair
}

func newStudy(s *sample) *study {
	st := alignment.NewStudy(s.task)
	return &study{s, st, st.Candidates()}
}

// models are the two stages.
type models struct{ first, second *alignment.Model }

// isUsed says whether a pair may be learnt from.
type isUsed func(*study, alignment.Pair) bool

// train fits both stages. The second learns from first probabilities of models that did not see the clause: it would trust
// them too much otherwise.
func train(cases []*study, used isUsed) models {
	first := make([][]float64, len(cases))
	for i, c := range cases {
		first[i] = make([]float64, len(c.pairs))
	}
	var wait sync.WaitGroup
	for f := range folds {
		wait.Go(func() {
			m := fitFirst(cases, func(c *study, p alignment.Pair) bool { return used(c, p) && c.fold(p) != f })
			for i, c := range cases {
				for k, p := range c.pairs {
					if c.fold(p) == f {
						first[i][k] = m.P(c.First[k])
					}
				}
			}
		})
	}
	wait.Wait()
	var rows []row
	for i, c := range cases {
		rows = append(rows, c.rows(c.Second(first[i]), used)...)
	}
	return models{fitFirst(cases, used), fit(rows)}
}

func fitFirst(cases []*study, used isUsed) *alignment.Model {
	var rows []row
	for _, c := range cases {
		rows = append(rows, c.rows(c.First, used)...)
	}
	return fit(rows)
}

// rows are the candidates of which the answer is known.
func (c *study) rows(evidence [][]float64, used isUsed) []row {
	var rows []row
	for k, p := range c.pairs {
		if used(c, p) && !c.mute(p) && !c.loose[p] {
			rows = append(rows, row{evidence[k], c.gold[p], c.weight})
		}
	}
	return rows
}

// probabilities are the final ones.
func (m models) probabilities(c *study) []float64 {
	return m.second.All(c.Second(m.first.All(c.First)))
}

// crossValidate predicts each fold by models that did not see it.
func crossValidate(cases []*study) {
	final := make([][]float64, len(cases))
	for i, c := range cases {
		final[i] = make([]float64, len(c.pairs))
	}
	for f := range folds {
		m := train(cases, func(c *study, p alignment.Pair) bool { return c.fold(p) != f })
		for i, c := range cases {
			if c.set == "synthetic" && c.fold(alignment.Pair{}) != f {
				continue
			}
			for k, p := range m.probabilities(c) {
				if c.fold(c.pairs[k]) == f {
					final[i][k] = p
				}
			}
		}
	}
	summary("cross-validated", cases, final)
}

func shipped(cases []*study, m models) {
	final := make([][]float64, len(cases))
	for i, c := range cases {
		final[i] = m.probabilities(c)
	}
	summary("shipped", cases, final)
}

func summary(title string, cases []*study, final [][]float64) {
	fmt.Println(title)
	total := map[string]report{}
	for i, c := range cases {
		var predicted []alignment.Pair
		for _, l := range c.Links(final[i]) {
			predicted = append(predicted, l.Pair)
		}
		r := judge(c.sample, predicted)
		total[c.set] = total[c.set].plus(r)
		if c.set == "synthetic" {
			key := "synthetic" + c.name[len(c.name)-8:]
			total[key] = total[key].plus(r)
		}
	}
	for _, set := range []string{"asvs", "coded", "synthetic", "synthetic at 0.04", "synthetic at 0.12", "synthetic at 0.35", "synthetic at 0.65", "synthetic at 1.00"} {
		fmt.Printf("  %-18s %v\n", set, total[set])
	}
}
