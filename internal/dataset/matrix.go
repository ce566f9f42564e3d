package dataset

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// The columns before those of the versions, which are headed "in " and the name of the version, and those behind them.
var (
	matrixFirst = []string{"clause", "kind", "title"}
	matrixLast  = []string{"first", "last", "basis", "specimen", "disputed", "permalink"}
)

// matrix is what became of each clause of a policy in each version, oldest version first: a word of Turns in each field. Rows stand in
// the order of the newest version, behind them those that it has no more. Basis lists what the texts rest on of the versions that have
// the clause.
func (s *Set) matrix(p *corpus.Policy) ([]byte, error) {
	head := slices.Clone(matrixFirst)
	for _, v := range p.Versions {
		head = append(head, "in "+v.Name)
	}
	rows := [][]string{append(head, matrixLast...)}
	for _, h := range p.Histories() {
		rows = append(rows, s.matrixRow(p, h))
	}
	return CSV(rows)
}

func (s *Set) matrixRow(p *corpus.Policy, h *corpus.History) []string {
	row := []string{string(h.ID), h.Newest().Clause.Kind.String(), h.Title}
	var first string
	var bases []string
	specimen := 0
	for i, step := range h.Steps {
		row = append(row, s.site.Turn(h, i))
		if step.Clause == nil {
			continue
		}
		if first == "" {
			first = step.Version.Name
		}
		if step.Version.Specimen {
			specimen++
		}
		if b := basisOf(step.Clause, &step.Version.Common); b != nil && !slices.Contains(bases, *b) {
			bases = append(bases, *b)
		}
	}
	return append(row, first, h.Newest().Version.Name, strings.Join(bases, " "), yes(specimen > 0), yes(s.isClauseDisputed(h)), s.site.Whole(permalink.ClauseHistory(p.Name, h.ID)))
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}
