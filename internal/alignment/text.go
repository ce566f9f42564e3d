package alignment

import (
	"iter"

	"rspsite/internal/clause"
)

// A Clause is what the aligner sees of a clause.
type Clause struct {
	Kind   clause.Kind
	Header bool   // it is the head of a table
	Text   string // plain
	Parent int    // index of the nearest clause above it, -1 if there is none
}

// Clauses are the clauses that a walk with paths yields, in its order. Groups and rules have no text and are left out.
func Clauses(walk iter.Seq2[[]*clause.Clause, *clause.Clause]) []Clause {
	var cs []Clause
	at := map[*clause.Clause]int{}
	for path, c := range walk {
		if c.Kind.IsGroup() || c.Kind == clause.Rule {
			continue
		}
		at[c] = len(cs)
		cs = append(cs, Clause{Kind: c.Kind, Header: c.Header, Text: c.PlainText(), Parent: parent(path, at)})
	}
	return cs
}

func parent(path []*clause.Clause, at map[*clause.Clause]int) int {
	for k := len(path) - 1; k >= 0; k-- {
		if i, ok := at[path[k]]; ok {
			return i
		}
	}
	return -1
}

// A Pair is a clause of each text, by index.
type Pair struct{ Old, New int }

// A Link says that a new clause carries on an old one, whole or in part.
type Link struct {
	Pair
	Confidence float64 // 0 to 1
}

// A Task is two texts to align.
type Task struct {
	Old, New   []Clause
	Fixed      []Pair // links that are known: no question here, but evidence for their neighbours
	OldSettled []bool // clauses that need no link; nil means none
	NewSettled []bool
}
