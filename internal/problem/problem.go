// Package problem says what is wrong with a source file and where.
//
// In: findings of any stage that reads content. Out: one sorted list, each entry with file, line and column, what is
// wrong, and the mend. Problems are values: stages collect them and go on, so that one run reports every fault of a
// tree, and they are sorted before they are shown, so that concurrent work prints the same bytes every time.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Position is a place in a source file.
type Position struct {
	File   string // slash-separated, relative to the project's root
	Line   int    // from 1; 0 where the whole file is meant
	Column int    // from 1, in characters (Unicode code points), a tab being one; 0 where the whole line is meant
}

// String gives file:line:column, leaving out what is not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders positions by file, line and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// A Severity tells whether a problem stops a build.
type Severity uint8

const (
	Error   Severity = iota // stops build and publish
	Warning                 // shown, and an error under check --strict
)

// String is "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Problem is one fault at one place.
type Problem struct {
	Position
	Severity Severity
	Rule     string // short stable name of the rule, such as "unknown-field": for JSON and for tests
	Message  string // what is wrong, lower case, no final period; quotes what was found
	Mend     string // what to do, or the nearest known name; may be empty
}

// String is the one-line form: file:line:column: what is wrong (mend).
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.Position.String())
	b.WriteString(": ")
	if p.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(p.Message)
	if p.Mend != "" {
		b.WriteString(" (" + p.Mend + ")")
	}
	return b.String()
}

// A List collects problems. Its zero value is ready to use; it is not safe for concurrent use.
type List []Problem

// Errorf adds a problem that stops a build.
func (l *List) Errorf(at Position, rule, mend, format string, args ...any) {
	*l = append(*l, Problem{Position: at, Rule: rule, Mend: mend, Message: fmt.Sprintf(format, args...)})
}

// Warnf adds a problem that does not stop a build.
func (l *List) Warnf(at Position, rule, mend, format string, args ...any) {
	*l = append(*l, Problem{Position: at, Severity: Warning, Rule: rule, Mend: mend, Message: fmt.Sprintf(format, args...)})
}

// Sort orders the list by place, at one place errors first, then by text, and drops exact repeats.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Problem) int {
		return cmp.Or(a.Compare(b.Position), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Mend, b.Mend), cmp.Compare(a.Rule, b.Rule))
	})
	*l = slices.Compact(*l)
}

// Errors counts the problems that stop a build.
func (l List) Errors() int {
	n := 0
	for _, p := range l {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

// Warnings counts the problems that do not stop a build.
func (l List) Warnings() int { return len(l) - l.Errors() }
