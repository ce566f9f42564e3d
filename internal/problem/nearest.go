package problem

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Nearest returns the candidate that a writer who typed name most likely meant, or "" if none is near. Nearness is the
// Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment), at most a third of the length;
// capitals and Unicode composition count for nothing. A name with other numbers is another name, not a slip: who writes v9
// does not mean v1.
func Nearest(name string, candidates []string) string {
	typed, shape := folded(name), shapeOf(name)
	best, bestDistance := "", min(len(typed), max(1, len(typed)/3)+1)
	for _, c := range candidates {
		if c == name || c == "" {
			continue
		}
		d := distance(typed, folded(c), bestDistance+1)
		if d > bestDistance || d == bestDistance && (best == "" || best <= c) || shape != "" && shapeOf(c) == shape {
			continue
		}
		best, bestDistance = c, d // ties go to the first by name, whatever order the caller had
	}
	return best
}

// folded is what counts of a name when names are compared.
func folded(s string) []rune { return []rune(strings.ToLower(norm.NFC.String(s))) }

// shapeOf is a name with each number replaced by 0, or "" if it holds none.
func shapeOf(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	return numbers.ReplaceAllString(s, "0")
}

var numbers = regexp.MustCompile(`[0-9]+`)

// fewNames is how many candidates are listed whole where none is near.
const fewNames = 6

// DidYouMean is the mend for a name that is not known: did you mean "x"? If no candidate is near it lists them, if they are
// few; else it is empty.
func DidYouMean(name string, candidates []string) string {
	if n := Nearest(name, candidates); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	sorted := slices.Clone(candidates)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	if len(sorted) == 0 || len(sorted) > fewNames {
		return ""
	}
	return "known here: " + strings.Join(sorted, ", ")
}

// distance counts the edits between a and b. It gives up with limit once the distance cannot be less, and looks only at
// pairs of places that are not further apart than that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		before[j], prev[j], row[j] = limit, min(j, limit), limit
	}
	lowestBefore := 0
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = limit
		if from == 1 {
			row[0] = min(i, limit)
		}
		lowest := row[from-1]
		for j := from; j <= to; j++ {
			d := prev[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, prev[j], row[j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, before[j-2]+1)
				}
			}
			row[j] = min(d, limit)
			lowest = min(lowest, d)
		}
		if to < len(b) {
			row[to+1] = limit
		}
		if min(lowest, lowestBefore) >= limit { // a transposition reaches two rows back
			return limit
		}
		before, prev, row, lowestBefore = prev, row, before, lowest
	}
	return prev[len(b)]
}
