package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"

	"rspsite/internal/problem"
)

// warnLookalikes reports lines of a paragraph that are text, and look as if they were meant to be more: each kind once.
func (b *builder) warnLookalikes(n ast.Node) {
	if b.plain {
		return
	}
	told := map[string]bool{}
	lines := n.Lines()
	for i := range lines.Len() {
		line := b.trim(lines.At(i))
		if !b.beginsLine(line.Start) {
			continue
		}
		for _, look := range lookalikes {
			if told[look.rule] {
				continue
			}
			if message, mend := look.find(b, line, lines, i); message != "" {
				told[look.rule] = true
				b.add(problem.Problem{Position: b.at(b.offset(line.Start)), Severity: problem.Warning, Rule: look.rule, Mend: mend, Message: message})
			}
		}
	}
}

// A lookalike finds what is wrong with one line of a paragraph, and what to write instead.
var lookalikes = []struct {
	rule string
	find func(b *builder, line gtext.Segment, lines *gtext.Segments, i int) (message, mend string)
}{
	{"enumeration", (*builder).lookalikeItem},
	{"heading-space", (*builder).lookalikeHeading},
	{"table-separator", (*builder).lookalikeTable},
}

// beginsLine reports whether nothing but white space and marks of quotations stand before a place in its line.
func (b *builder) beginsLine(at int) bool {
	return len(bytes.Trim(b.body[b.lineStart(at):at], " \t>")) == 0
}

// lookalikeItem knows a line that begins with a mark, in the row of another line that does.
func (b *builder) lookalikeItem(line gtext.Segment, _ *gtext.Segments, _ int) (message, mend string) {
	marks, _ := parseMarks(b.body[line.Start:line.Stop], line.Start)
	if len(marks) == 0 {
		return "", ""
	}
	m := marks[0]
	neighbour := b.neighbour(m, b.lineStart(line.Start))
	if neighbour == "" {
		return "", ""
	}
	mend = "put a blank line before it"
	if !m.readings[0].style.open && !isNative(m) {
		mend = "begin with the first mark"
	}
	return sprintf("the line begins with %q and is text, though %q begins another", m.text, neighbour),
		mend + ", or write " + escaped(m.text) + " for text"
}

// escaped is a mark with a backslash by which it is text.
func escaped(mark string) string {
	i := strings.IndexAny(mark, "(.)")
	return mark[:i] + `\` + mark[i:]
}

// lookalikeHeading knows a line such as "##Scope". "#1" and a "#word" within a paragraph are text.
func (b *builder) lookalikeHeading(line gtext.Segment, _ *gtext.Segments, i int) (message, mend string) {
	s := b.body[line.Start:line.Stop]
	level := len(s) - len(bytes.TrimLeft(s, "#"))
	if level == 0 || level > maxLevel || level == len(s) || level == 1 && (i > 0 || !isLetter(s[1])) {
		return "", ""
	}
	hashes := string(s[:level])
	return "no space stands behind " + hashes + ", so the line is text and no heading", "write " + hashes + ` and a space, or \` + hashes + " for text"
}

const maxLevel = 6 // of headings

// lookalikeTable knows two lines between bars without a row of hyphens below the first.
func (b *builder) lookalikeTable(line gtext.Segment, lines *gtext.Segments, i int) (message, mend string) {
	if i+1 == lines.Len() || b.cells > MaxCells || !b.isBarred(line) || !b.isBarred(lines.At(i+1)) {
		return "", ""
	}
	columns := delimiters(lines.At(i+1), b.body)
	if cells := len(b.splitRow(line)); columns > 0 {
		return sprintf("the row of hyphens has another number of cells than the head, so the lines are text and no table (found %d, want %d)", columns, cells),
			`give both as many; within a cell write \| for the character`
	}
	return "the lines are text and no table, for no row of hyphens stands below the first", "add a row such as |---|---| below the head"
}

// isBarred reports whether a line begins and ends with a bar.
func (b *builder) isBarred(line gtext.Segment) bool {
	line = b.trim(line)
	if at := b.rowAttributes(line); at >= 0 {
		line.Stop = line.Start + at
		line = line.TrimRightSpace(b.body)
	}
	s := b.body[line.Start:line.Stop]
	return len(s) > 1 && s[0] == '|' && s[len(s)-1] == '|' && !isEscaped(s, len(s)-1)
}

// lineStart is where the line of the body begins in which at lies.
func (b *builder) lineStart(at int) int {
	return bytes.LastIndexByte(b.body[:at], '\n') + 1
}
