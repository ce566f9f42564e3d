package markdownpage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rspsite/internal/transcript"
)

// A liner writes runs as one or more lines of Markdown.
type liner struct {
	inTable bool // where a bar ends the cell, in code too
}

// line writes text as the content of a paragraph, which stands at the start of a line or not.
func (c *converter) line(runs []run, starts bool) string {
	return liner{}.lines(trimmed(runs), starts)
}

// inCell writes text as the content of a cell.
func (c *converter) inCell(runs []run) string {
	return liner{inTable: true}.lines(trimmed(withoutBreaks(runs)), false)
}

// lines writes text with its breaks.
func (l liner) lines(runs []run, starts bool) string {
	if slices.ContainsFunc(runs, func(r run) bool { return r.inserted || r.deleted }) {
		return redlined(runs)
	}
	if !slices.ContainsFunc(runs, func(r run) bool { return r.lineBreak }) { // nearly all
		return l.linked(runs, starts)
	}
	var lines []string
	for len(runs) > 0 {
		n := slices.IndexFunc(runs, func(r run) bool { return r.lineBreak })
		if n < 0 {
			n = len(runs)
		}
		if line := l.linked(trimmed(runs[:n]), starts || len(lines) > 0); line != "" {
			lines = append(lines, line)
		}
		runs = runs[min(n+1, len(runs)):]
	}
	return strings.Join(lines, "\\\n")
}

// linked writes a line: links around all neighbours that share one, marks in them.
func (l liner) linked(runs []run, starts bool) string {
	var b strings.Builder
	for len(runs) > 0 {
		n := stretch(runs, func(s style) string { return s.link })
		group := runs[:n]
		runs = runs[n:]
		link := group[0].link
		if link == "" {
			b.WriteString(l.marked(group, marks, ' ', ' ', starts && b.Len() == 0))
			continue
		}
		before, core, behind := around(l.marked(group, marks, '[', ']', false))
		if core == "" {
			continue
		}
		b.WriteString(before + "[" + core + "](" + transcript.Destination(link) + ")" + behind)
	}
	return b.String()
}

// stretch is how many runs from the first on have the same of something.
func stretch[T comparable](runs []run, of func(style) T) int {
	n := 1
	for n < len(runs) && of(runs[n].style) == of(runs[0].style) {
		n++
	}
	return n
}

// A mark is a way to mark text, from the outermost to the innermost.
type mark struct {
	sign string
	of   func(style) bool
}

var marks = []mark{
	{"**", func(s style) bool { return s.strong }},
	{"*", func(s style) bool { return s.emphasis }},
	{"~~", func(s style) bool { return s.struck }},
}

// marked writes runs that lie in one link or in none, between two characters. A mark that Markdown would not see there is left out:
// "**Note:**text" has none (CommonMark 0.31, 6.2, flanking runs). So is one right beside another, as which of the two ends where is a
// matter of many rules.
func (l liner) marked(runs []run, marks []mark, before, behind rune, starts bool) string {
	if len(marks) == 0 {
		return l.plain(runs, starts)
	}
	var b strings.Builder
	for len(runs) > 0 {
		n := stretch(runs, marks[0].of)
		group := runs[:n]
		runs = runs[n:]
		next := behind
		if len(runs) > 0 {
			next = l.first(runs[0], marks)
		}
		inner := l.marked(group, marks[1:], last(b.String(), before), next, starts && b.Len() == 0)
		space, core, end := around(inner)
		switch {
		case !marks[0].of(group[0].style) || core == "",
			isSign(first(core)), isSign(last(core, ' ')),
			space == "" && isUnseen(last(b.String(), before), first(core)),
			end == "" && isUnseen(next, last(core, ' ')):
			b.WriteString(inner)
		default:
			b.WriteString(space + marks[0].sign + core + marks[0].sign + end)
		}
	}
	return b.String()
}

// first is the character that a run begins with in Markdown: one of its own text, or of a mark.
func (l liner) first(r run, marks []mark) rune {
	if !r.isText() || r.code || slices.ContainsFunc(marks, func(m mark) bool { return m.of(r.style) }) {
		return '*'
	}
	return first(r.text)
}

// plain writes runs without marks, code and pictures among them.
func (l liner) plain(runs []run, starts bool) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.picture != "":
			b.WriteString("![" + transcript.Within(r.text) + "](" + transcript.Destination(r.picture) + ")")
		case r.note != nil:
			r.note.referred = true
			b.WriteString("[^" + r.note.mark + "]")
		case r.code:
			b.WriteString(l.code(r.text))
		case starts && b.Len() == 0:
			b.WriteString(transcript.Starting(r.text))
		default:
			b.WriteString(transcript.Within(r.text))
		}
	}
	return b.String()
}

// code writes a stretch of code, behind as many backticks as its own text has not.
func (l liner) code(text string) string {
	before, core, behind := around(transcript.Visible(text))
	if core == "" {
		return text
	}
	if l.inTable {
		core = strings.ReplaceAll(core, "|", `\|`)
	}
	fence := strings.Repeat("`", longest(core, '`')+1)
	if core[0] == '`' || core[len(core)-1] == '`' {
		core = " " + core + " "
	}
	return before + fence + core + fence + behind
}

// longest is the length of the longest stretch of a character.
func longest(text string, of rune) int {
	n := 0
	for s := range strings.FieldsFuncSeq(text, func(r rune) bool { return r != of }) {
		n = max(n, len(s))
	}
	return n
}

// redlined writes text of which something went or came, without its other marks: what is bold was inserted.
func redlined(runs []run) string {
	var hunks []transcript.Hunk
	open := false
	for _, r := range withoutBreaks(runs) {
		same := !r.inserted && !r.deleted
		if same || !open {
			if last := len(hunks) - 1; same && last >= 0 && hunks[last].Deleted+hunks[last].Inserted == "" {
				hunks[last].Equal += r.text
				continue
			}
			hunks = append(hunks, transcript.Hunk{})
		}
		h := &hunks[len(hunks)-1]
		open = true
		switch {
		case same:
			h.Equal = r.text
		case r.deleted:
			h.Deleted += r.text
		default:
			h.Inserted += r.text
		}
	}
	return transcript.Redline(hunks)
}

// around parts white space at the ends of a text from the text.
func around(text string) (before, core, behind string) {
	core = strings.Trim(text, " ")
	if core == "" {
		return text, "", ""
	}
	before, behind, _ = strings.Cut(text, core)
	return before, core, behind
}

// isUnseen reports whether Markdown sees no mark between a character of the text around it and one in it, or may see another.
func isUnseen(outside, inside rune) bool {
	return isSign(outside) || isWordy(outside) && !isWordy(inside)
}

// isSign reports whether r is part of a mark.
func isSign(r rune) bool { return r == '*' || r == '~' }

// isWordy reports whether Markdown takes r for neither white space nor punctuation.
func isWordy(r rune) bool { return !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r) }

// first is the first character of a text.
func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// last is the last character of a text, or another one if there is none.
func last(text string, otherwise rune) rune {
	if text == "" {
		return otherwise
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
