package problem

import (
	"fmt"
	"slices"
	"strings"
)

// Nearest returns the candidate that a writer who typed name most likely meant, or "" if none is near. Nearness is the
// Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment), at most a third of the length.
func Nearest(name string, candidates []string) string {
	best, bestDistance := "", max(1, len([]rune(name))/3)+1
	sorted := slices.Clone(candidates)
	slices.Sort(sorted) // ties go to the first in order, whatever order the caller had
	for _, c := range sorted {
		if c == name {
			continue
		}
		if d := distance([]rune(name), []rune(c), bestDistance); d < bestDistance && d < len([]rune(name)) {
			best, bestDistance = c, d
		}
	}
	return best
}

// fewNames is how many candidates are listed whole where none is near.
const fewNames = 6

// DidYouMean is the mend for a name that is not known: did you mean "x"? If no candidate is near it lists them, if they are
// few; else it is empty.
func DidYouMean(name string, candidates []string) string {
	if n := Nearest(name, candidates); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	if len(candidates) == 0 || len(candidates) > fewNames {
		return ""
	}
	sorted := slices.Clone(candidates)
	slices.Sort(sorted)
	return "known here: " + strings.Join(slices.Compact(sorted), ", ")
}

// distance counts the edits between a and b, giving up with limit once it cannot be less.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}
