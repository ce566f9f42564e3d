package frontmatter

import (
	"bytes"
	"regexp"

	"rspsite/internal/problem"
)

// mergeBegins and mergeEnds are lines that git leaves around what two branches both changed. Between them stands one of seven =, which alone
// may also underline a heading.
var (
	mergeBegins = regexp.MustCompile(`(?m)^<{7}(?: .*)?\r?$`)
	mergeEnds   = regexp.MustCompile(`(?m)^>{7}(?: .*)?\r?$`)
)

// Merged is the rule of a merge that nobody has finished.
const Merged = "merge-marks"

// MergeMarks reports each place of a source, from its first line on, at which two branches were merged and nobody has chosen yet.
func MergeMarks(file string, text []byte) (problems problem.List) {
	for line, rest := 1, text; ; {
		begin := mergeBegins.FindIndex(rest)
		if begin == nil {
			return problems
		}
		end := mergeEnds.FindIndex(rest[begin[1]:])
		if end == nil {
			return problems
		}
		both := rest[begin[0] : begin[1]+end[1]]
		mend := "keep one side, or what holds of both"
		if bytes.Contains(both, []byte("\nas-of:")) {
			mend += ", of as-of the later day"
		}
		line += bytes.Count(rest[:begin[0]], []byte("\n"))
		problems.Errorf(problem.Position{File: file, Line: line, Column: 1}, Merged, mend+", and take out the lines of <<<<<<<, ======= and >>>>>>>",
			"two branches were merged here, and both changed this")
		line, rest = line+bytes.Count(both, []byte("\n")), rest[begin[1]+end[1]:]
	}
}
