package transcript

import (
	"strings"

	"rspsite/internal/diff"
)

// A codeLine is a line of code in a redline.
type codeLine struct {
	op   diff.Op
	text string
}

// sign stands before the line, as in a unified diff.
func (l codeLine) sign() string {
	return [...]string{diff.Equal: "  ", diff.Insert: "+ ", diff.Delete: "- "}[l.op]
}

func (l codeLine) style() style {
	return [...]style{diff.Equal: plain, diff.Insert: inserted, diff.Delete: deleted}[l.op]
}

// tabWidth is how many columns a tab of code takes.
const tabWidth = 4

// isCode reports whether all clauses of a change are code, which is compared and read by lines.
func isCode(c *diff.Comparison, ch *diff.Change) bool {
	for _, i := range ch.Old {
		if !c.Old.Clauses[i].Kind.IsCode() {
			return false
		}
	}
	for _, i := range ch.New {
		if !c.New.Clauses[i].Kind.IsCode() {
			return false
		}
	}
	return true
}

// codeLines are the lines of a redline of code as they were written.
func codeLines(edits []diff.Edit) []codeLine {
	var lines []codeLine
	for _, e := range edits {
		if e.Break != diff.NoBreak {
			continue
		}
		runs := e.New
		if e.Op == diff.Delete {
			runs = e.Old
		}
		var code strings.Builder
		for _, r := range runs {
			code.WriteString(r.Text)
		}
		for line := range strings.Lines(code.String()) {
			line = strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", strings.Repeat(" ", tabWidth))
			lines = append(lines, codeLine{e.Op, visible(line)})
		}
	}
	return lines
}

// fenced writes lines of code as a block of Markdown that its own text cannot end.
func fenced(lines []codeLine) string {
	var b strings.Builder
	longest := 2
	for _, l := range lines {
		for run := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return r != '`' }) {
			longest = max(longest, len(run))
		}
		b.WriteString(strings.TrimRight(l.sign()+l.text, " ") + "\n")
	}
	fence := strings.Repeat("`", longest+1)
	return fence + "diff\n" + b.String() + fence
}
