package main

import (
	"fmt"

	"rspsite/bench/judge"
)

// A result is what one tool gave for one input.
type result struct {
	cost
	figures      judge.Figures
	shown, wrong int // moves shown as such, and clauses that are called moved and are none
	nesting      judge.Nesting
	output       string
	read         bool // the figures are there
}

// results runs a tool on inputs and takes its figures. What cannot be read is said, and has no figures.
func (r *runner) results(t tool, ins []*input, times int) ([]result, error) {
	var list []result
	for _, in := range ins {
		res, err := r.result(t, in, times)
		if err != nil {
			return nil, err
		}
		list = append(list, res)
	}
	return list, nil
}

func (r *runner) result(t tool, in *input, times int) (result, error) {
	output, c, err := r.run(t, in, times)
	if err != nil {
		return result{}, err
	}
	res := result{cost: c, output: output}
	if c.Late {
		fmt.Fprintf(r.log, "STOPPED: %s on %s after %s\n", t.name, in.Name, r.limit)
		return res, nil
	}
	if t.html {
		res.nesting = judge.Check(output)
	}
	if t.read == nil {
		return res, nil
	}
	reading, err := t.read(in.old, in.new, output)
	if err != nil {
		fmt.Fprintf(r.log, "NOT READ: %s on %s: %v\n", t.name, in.Name, err)
		return res, nil
	}
	res.figures, res.read = reading.Measure(), true
	res.shown, res.wrong = reading.MovesShown(in.moves())
	return res, nil
}

// moves are the moves of the pair as the judge knows clauses.
func (in *input) moves() []judge.Move {
	moves := make([]judge.Move, len(in.Moves))
	for i, m := range in.Moves {
		moves[i] = judge.Move{Old: in.oldLine[m.Old], New: in.newLine[m.New]}
	}
	return moves
}
