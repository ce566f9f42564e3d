package main

import (
	"io/fs"

	"rspsite/internal/alignment"
	"rspsite/internal/clause"
)

// mistaken is a row that the list itself calls a mistake.
const mistaken = "MSFT-1-001"

type codedRow struct {
	ID, Pair string
	Old, New *string
}

// readCoded reads the coded revisions: of each pair of documents two bags of passages, in no order and under no heading.
func readCoded(shared fs.FS) ([]*sample, error) {
	var rows []codedRow
	if err := readLines(shared, "revisions/coded-revisions.jsonl", &rows); err != nil {
		return nil, err
	}
	var names []string
	of := map[string][]codedRow{}
	for _, r := range rows {
		if of[r.Pair] == nil {
			names = append(names, r.Pair)
		}
		if r.ID != mistaken {
			of[r.Pair] = append(of[r.Pair], r)
		}
	}
	var samples []*sample
	for _, name := range names {
		samples = append(samples, bags(of[name]))
	}
	return samples, nil
}

func bags(rows []codedRow) *sample {
	var olds, news []*string
	for _, r := range rows {
		olds, news = append(olds, r.Old), append(news, r.New)
	}
	old, oldAt := bag(olds, 1)
	new, newAt := bag(news, 2)
	t := &alignment.Task{Old: old, New: new}
	at := spread(len(old))
	s := &sample{set: coded, task: t, gold: map[alignment.Pair]bool{}, loose: map[alignment.Pair]bool{},
		fold: func(p alignment.Pair) int { return at[p.Old] }, weight: 1}
	for _, r := range rows {
		if r.Old != nil && r.New != nil {
			s.gold[alignment.Pair{Old: oldAt[*r.Old], New: newAt[*r.New]}] = true
		}
	}
	return s
}

// bag is the different texts of a list, shuffled.
func bag(texts []*string, seed uint64) ([]alignment.Clause, map[string]int) {
	var different []string
	at := map[string]int{}
	for _, text := range texts {
		if text == nil {
			continue
		}
		if _, ok := at[*text]; !ok {
			at[*text] = 0
			different = append(different, *text)
		}
	}
	random(seed).Shuffle(len(different), func(a, b int) { different[a], different[b] = different[b], different[a] })
	cs := make([]alignment.Clause, len(different))
	for i, text := range different {
		at[text] = i
		cs[i] = alignment.Clause{Kind: clause.Paragraph, Text: text, Parent: -1}
	}
	return cs, at
}
