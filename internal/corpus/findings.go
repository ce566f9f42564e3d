package corpus

import (
	"fmt"

	"rspsite/internal/problem"
)

// What is found is bounded, so that a text of a hundred thousand faults costs no more time than anyone would read for.
const (
	maxProblems = 1000 // of one file
	maxSearches = 200  // for the nearest name, in one run
)

// findings take in problems.
type findings struct {
	list     *problem.List
	inFile   map[string]int
	searches int
}

// isFull reports whether no more problems of a file are listed.
func (f *findings) isFull(file string) bool { return f.inFile[file] > maxProblems }

func (f *findings) report(p problem.Problem) {
	f.inFile[p.File]++
	switch n := f.inFile[p.File]; {
	case n <= maxProblems:
		*f.list = append(*f.list, p)
	case n == maxProblems+1:
		f.list.Errorf(problem.Position{File: p.File}, "problems", "", "more than %d problems in the file, the rest is not listed", maxProblems)
	}
}

func (f *findings) errorf(at problem.Position, rule, mend, format string, args ...any) {
	f.report(problem.Problem{Position: at, Rule: rule, Mend: mend, Message: fmt.Sprintf(format, args...)})
}

func (f *findings) warnf(at problem.Position, rule, mend, format string, args ...any) {
	f.report(problem.Problem{Position: at, Severity: problem.Warning, Rule: rule, Mend: mend, Message: fmt.Sprintf(format, args...)})
}

// gradef reports a problem that is less grave where something excuses it: an error, or if so a warning.
func (f *findings) gradef(isExcused bool, at problem.Position, rule, mend, format string, args ...any) {
	if isExcused {
		f.warnf(at, rule, mend, format, args...)
		return
	}
	f.errorf(at, rule, mend, format, args...)
}

// search looks for a mend, unless too many have been looked for.
func (f *findings) search(mend func() string) string {
	if f.searches++; f.searches > maxSearches {
		return ""
	}
	return mend()
}
