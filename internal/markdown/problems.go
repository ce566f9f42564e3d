package markdown

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// problems collects what is wrong with one file: up to maxProblems, then one entry that says so.
type problems struct {
	list problem.List
	once map[string]bool // rules of limits, reported once a file
}

// add takes one more problem, or says that there are too many.
func (b *builder) add(p problem.Problem) {
	list := &b.problems.list
	switch {
	case b.plain || len(*list) > maxProblems:
	case len(*list) == maxProblems:
		list.Errorf(problem.Position{File: b.file}, "problems", "", "more than %d problems in the file, the rest is not listed", maxProblems)
	default:
		*list = append(*list, p)
	}
}

// errorf reports an error at a byte of the body. In plain Markdown nothing is an error.
func (b *builder) errorf(body int, rule, mend, format string, args ...any) {
	b.fileError(b.offset(body), rule, mend, format, args...)
}

// warnf reports a warning at a byte of the body.
func (b *builder) warnf(body int, rule, mend, format string, args ...any) {
	b.add(problem.Problem{Position: b.at(b.offset(body)), Severity: problem.Warning, Rule: rule, Mend: mend, Message: sprintf(format, args...)})
}

// warnAt reports a warning at a place that is known.
func (b *builder) warnAt(at clause.Position, rule, mend, format string, args ...any) {
	p := problem.Position{File: b.file, Line: at.Line, Column: at.Column}
	b.add(problem.Problem{Position: p, Severity: problem.Warning, Rule: rule, Mend: mend, Message: sprintf(format, args...)})
}

// fileError reports an error at a byte of the file.
func (b *builder) fileError(offset int, rule, mend, format string, args ...any) {
	b.add(problem.Problem{Position: b.at(offset), Rule: rule, Mend: mend, Message: sprintf(format, args...)})
}

// errorOnce reports that a limit is passed, the first time that it is.
func (b *builder) errorOnce(rule string, body int, mend, format string, args ...any) {
	if !b.problems.once[rule] {
		b.problems.once[rule] = true
		b.errorf(body, rule, mend, format, args...)
	}
}

func (b *builder) at(offset int) problem.Position {
	if b.plain || len(b.problems.list) >= maxProblems {
		return problem.Position{File: b.file} // it will not be shown, and columns cost time
	}
	line, column := b.lineColumn(offset)
	return problem.Position{File: b.file, Line: line, Column: column}
}

// sprintf formats a message in which no quotation is longer than a line.
func sprintf(format string, args ...any) string {
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = clip(arg)
		case []byte:
			args[i] = clip(string(arg[:min(len(arg), 4*maxQuoted)]))
		case clause.ID:
			args[i] = clip(string(arg))
		}
	}
	return fmt.Sprintf(format, args...)
}

const maxQuoted = 60 // characters

// clip shortens a quotation.
func clip(s string) string { return clipTo(s, maxQuoted) }

func clipTo(s string, most int) string {
	if len(s) <= most {
		return s
	}
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
