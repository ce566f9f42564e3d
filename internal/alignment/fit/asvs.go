package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"

	"rspsite/internal/alignment"
	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

type asvsLink struct{ Old, New, Tier string }

// readASVS reads the rewrite of a real standard, with the links that its editors published.
func readASVS(shared fs.FS) (*sample, error) {
	const dir = "alignment/asvs/"
	old, oldAt, err := numbered(shared, dir+"old")
	if err != nil {
		return nil, err
	}
	new, newAt, err := numbered(shared, dir+"new")
	if err != nil {
		return nil, err
	}
	var links []asvsLink
	if err := readLines(shared, dir+"gold.jsonl", &links); err != nil {
		return nil, err
	}
	t := &alignment.Task{Old: old, New: new}
	at := spread(len(old))
	s := &sample{set: standard, task: t, gold: map[alignment.Pair]bool{}, loose: map[alignment.Pair]bool{},
		fold: func(p alignment.Pair) int { return at[p.Old] }, weight: 1}
	for _, l := range links {
		p := alignment.Pair{Old: oldAt[l.Old], New: newAt[l.New]}
		if l.Tier == "core" {
			s.gold[p] = true
		} else {
			s.loose[p] = true
		}
	}
	return s, nil
}

// numbered reads a text and where in it the clauses with the IDs of its list stand.
func numbered(shared fs.FS, base string) ([]alignment.Clause, map[string]int, error) {
	cs, err := readText(shared, base+".md")
	if err != nil {
		return nil, nil, err
	}
	var listed []struct{ ID string }
	if err := readLines(shared, base+".jsonl", &listed); err != nil {
		return nil, nil, err
	}
	at, n := map[string]int{}, 0
	for i, c := range cs {
		if c.Kind == clause.Heading {
			continue
		}
		if n < len(listed) {
			at[listed[n].ID] = i
		}
		n++
	}
	if n != len(listed) {
		return nil, nil, fmt.Errorf("%s.md has %d clauses besides headings, want %d", base, n, len(listed))
	}
	return cs, at, nil
}

func readText(shared fs.FS, name string) ([]alignment.Clause, error) {
	text, err := fs.ReadFile(shared, name)
	if err != nil {
		return nil, fmt.Errorf("reading a text: %v", err)
	}
	doc, problems := markdown.ParsePlain(name, text)
	if doc == nil {
		return nil, fmt.Errorf("%s", problems[0])
	}
	return alignment.Clauses(doc.WithPath()), nil
}

// readLines reads JSON lines.
func readLines[T any](shared fs.FS, name string, into *[]T) error {
	text, err := fs.ReadFile(shared, name)
	if err != nil {
		return fmt.Errorf("reading a list: %v", err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	for d.More() {
		var line T
		if err := d.Decode(&line); err != nil {
			return fmt.Errorf("reading %s: %v", name, err)
		}
		*into = append(*into, line)
	}
	return nil
}
