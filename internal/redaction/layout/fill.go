package layout

import (
	"regexp"
	"strings"

	"rspsite/internal/redaction/publicform"
)

// Where an editor fills lines to a width, the ends of lines tell how long a mark was. So the lines of a block that holds a redaction
// become one.

var (
	beginsBlock = regexp.MustCompile(`^[ \t>]*(` +
		`#{1,6}([ \t]|$)|[-*+]([ \t]|$)|(\*[ \t]*){3,}$|(_[ \t]*){3,}$|(-[ \t]*){2,}$|=+[ \t]*$|` + // headings, items, rules, underlines
		"`{3}|~{3}|\\||:[ \\t]|\\[[^\\]]*\\]:|" + // code, rows, definitions, footnotes
		`\(?` + count + `[.)]{1,2}(\([A-Za-z0-9]{1,4}\))*([ \t]|$)|\d{1,9}(\.\d{1,9})+\.?([ \t]|$))`) // enumerations
	endsBlock  = regexp.MustCompile(`^[ \t>]*(#{1,6}([ \t]|$)|(\*[ \t]*){3,}$|(_[ \t]*){3,}$|(-[ \t]*){2,}$|=+[ \t]*$|\||\[[^^\]][^\]]*\]:)`)
	definition = regexp.MustCompile(`^[ \t>]*:[ \t]`)
	openBrace  = regexp.MustCompile(`\{[^{}]*$`) // attributes stand on one line; on two they are text
	closingRun = regexp.MustCompile(`[ \t]+#+[ \t]*(\{#[^{}]*\})?[ \t]*$`)
)

// BeginsBlock reports whether a line begins a block of its own, whatever stands before it.
func BeginsBlock(line string) bool { return beginsBlock.MatchString(line) }

// count is what an enumeration counts with: a number, a letter, a letter behind z, a Roman number.
const count = `(?:\d{1,9}|[A-Za-z]|(?i:aa|bb|cc|dd|ee|ff|gg|hh|ii|jj|kk|ll|mm|nn|oo|pp|qq|rr|ss|tt|uu|vv|ww|xx|yy|zz)|[ivx]{1,7}|[IVX]{1,7})`

// A levelling is the lines of a body while they are levelled.
type levelling struct {
	lines  []string
	fixed  []bool               // of code and of tables: their lines stay
	blocks func(id string) bool // the text of a redaction has blocks of its own, which begin a line when it is put back
}

// IsBlocks reports whether a text begins with what must begin a line, or has more than one block.
func IsBlocks(text string) bool {
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		if beginsBlock.MatchString(line) || i > 0 && IsBlank(line) {
			return true
		}
	}
	return false
}

// join gives the levelled lines, and of each which one it begins with.
func (l *levelling) join() (joined []string, from []int) {
	for i := 0; i < len(l.lines); {
		end := i + 1
		for end < len(l.lines) && l.goesOn(end) {
			end++
		}
		if end == i+1 || !isRedacted(l.lines[i:end]) || l.isIndentedCode(i) || l.isDefined(end) {
			for ; i < end; i++ {
				joined, from = append(joined, l.lines[i]), append(from, i)
			}
			continue
		}
		line := l.lines[i]
		for _, next := range l.lines[i+1 : end] {
			line = strings.TrimRight(line, " \t") + " " + next[len(margin.FindString(next)):]
		}
		joined, from = append(joined, line), append(from, i)
		i = end
	}
	return joined, from
}

// isDefined reports whether a definition stands behind a block, a blank line before it or none: each line of the block is then a term.
func (l *levelling) isDefined(end int) bool {
	if end < len(l.lines) && IsBlank(l.lines[end]) {
		end++
	}
	return end < len(l.lines) && definition.MatchString(l.lines[end])
}

// goesOn reports whether the i-th line goes on with the text of the one before.
func (l *levelling) goesOn(i int) bool {
	before, line := l.lines[i-1], l.lines[i]
	switch {
	case l.fixed[i-1] || l.fixed[i] || IsBlank(before) || IsBlank(line),
		endsBlock.MatchString(before), indent.MatchString(before), isBroken(before), openBrace.MatchString(before),
		beginsBlock.MatchString(line), quoted(line) > quoted(before),
		l.standsApart(before), l.standsApart(line):
		return false
	}
	return true
}

// isBroken reports whether a line ends in a hard break.
func isBroken(line string) bool {
	return strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`) && !publicform.IsEscaped([]byte(line), len(line)-1)
}

// quoted is how deep in quotations a line stands.
func quoted(line string) int { return strings.Count(margin.FindString(line), ">") }

// standsApart reports whether a line holds a redaction whose text has blocks of its own.
func (l *levelling) standsApart(line string) bool {
	for _, m := range publicform.WrittenID.FindAllStringSubmatch(line, -1) {
		if l.blocks(m[1]) {
			return true
		}
	}
	return false
}

// isIndentedCode reports whether a block that begins with the i-th line is code by its indent.
func (l *levelling) isIndentedCode(i int) bool {
	const least = 4 // columns
	own := columnsBefore(l.lines[i], margin)
	if own < least || i > 0 && !IsBlank(l.lines[i-1]) {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		if before := columnsBefore(l.lines[k], margin); !IsBlank(l.lines[k]) && before < own {
			return own-columnsBefore(l.lines[k], indent0) >= least || columnsBefore(l.lines[k], indent0) == before
		}
	}
	return true
}

// indent0 is what stands before the text of an item, or of a line that is none.
var indent0 = regexp.MustCompile(`^[ \t>]*((?:[-*+:]|\(?\w{1,9}[.)]|\[\^[^\]]*\]:)[ \t]+)*`)

// columnsBefore counts the columns that a pattern takes at the start of a line.
func columnsBefore(line string, pattern *regexp.Regexp) int {
	n := 0
	for _, c := range pattern.FindString(line) {
		if n++; c == '\t' {
			n = (n + 3) / 4 * 4
		}
	}
	return n
}

// shortHeading takes the closing row of # from a heading with a redaction.
func shortHeading(line string) string {
	at := closingRun.FindStringSubmatchIndex(line)
	if at == nil || at[0] == 0 {
		return line
	}
	if at[2] >= 0 {
		return line[:at[0]] + " " + line[at[2]:at[3]]
	}
	return line[:at[0]]
}
