package main

import "rspsite/internal/alignment"

// A study is a sample with the evidence of its candidates.
type study struct {
	*sample
	evidence *alignment.Study
	pairs    []alignment.Pair
	left     []int // places of evidence that is left out
}

func studied(samples []*sample, left []int) []*study {
	cases := make([]*study, len(samples))
	for i, s := range samples {
		evidence := alignment.NewStudy(s.task)
		cases[i] = &study{s, evidence, evidence.Candidates(), left}
		cases[i].without(evidence.First) // here, since the folds read it at the same time
	}
	return cases
}

func (c *study) first() [][]float64 { return c.evidence.First }

func (c *study) second(p []float64) [][]float64 { return c.without(c.evidence.Second(p)) }

// without makes evidence that is left out the same for all.
func (c *study) without(rows [][]float64) [][]float64 {
	for _, x := range rows {
		for _, i := range c.left {
			if i < len(x) {
				x[i] = 0
			}
		}
	}
	return rows
}

// rows are the candidates of which the answer is known.
func (c *study) rows(evidence [][]float64, used isUsed) []row {
	var rows []row
	for k, p := range c.pairs {
		if !used(c, p) || c.mute(p) || c.loose[p] {
			continue
		}
		rows = append(rows, row{evidence[k], c.gold[p], c.weight})
	}
	return rows
}
