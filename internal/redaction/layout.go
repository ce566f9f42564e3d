package redaction

import (
	"bytes"
	"regexp"
	"strings"
)

// The public source must not tell by its layout how long a text was. What an editor's fingers or tools fit to a text, and
// Markdown does not need, is brought to one form beside redactions: cells that are padded to the same width, the row of hyphens
// below a table's head, the line under a heading and the # behind one, runs of spaces, the ends of lines.

// assemble writes the body with public forms in place of the marks. Offsets of marks count from before the body.
func assemble(body []byte, from int, marks []mark, forms []string) []byte {
	var b bytes.Buffer
	at := 0
	for k, m := range marks {
		b.Write(shortRight(body[at : m.start-from]))
		b.WriteString(forms[k])
		at = m.end - from
		at += longLeft(body[at:])
	}
	b.Write(body[at:])
	return b.Bytes()
}

// shortRight leaves one of several spaces at the end of s, unless they indent a line or the text of an item.
func shortRight(s []byte) []byte {
	cut := bytes.TrimRight(s, " \t")
	if len(s)-len(cut) < 2 || indent.Match(cut[bytes.LastIndexAny(cut, "\r\n")+1:]) {
		return s
	}
	return s[:len(cut)+1]
}

// longLeft is how many of the spaces at the start of s are too many: all but one, or but the two of a hard line break.
func longLeft(s []byte) int {
	n := len(s) - len(bytes.TrimLeft(s, " \t"))
	keep := 1
	if n == len(s) || s[n] == '\n' || s[n] == '\r' {
		keep = 2
	}
	return max(0, n-keep)
}

var (
	fence         = regexp.MustCompile("^[ \t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$")
	delimiterLine = regexp.MustCompile(`^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	underline     = regexp.MustCompile(`^[ \t>]*(=+|-+)[ \t]*$`)
	hyphens       = regexp.MustCompile(`-+`)
	indent        = regexp.MustCompile(`^[ \t>]*(?:(?:[-*+:]|\w{1,9}[.)]|\(\w{1,9}\))[ \t]*)*$`)
	loneForm      = regexp.MustCompile(`^([ \t>]*)(\{redacted [^{}]*\})[ \t]*(\{[^{}]*\})?[ \t]*$`)
	margin        = regexp.MustCompile(`^[ \t>]*`)
)

var atxHeading = regexp.MustCompile(`^[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]+)*#{1,6}[ \t]`)

// level brings the layout of a body beside its redactions to one form. It says too, of each line, which one it was: the first, where
// several became one. Blocks tells of an ID whether its text has blocks of its own.
func level(body []byte, blocks func(id string) bool) (levelled []byte, from []int) {
	var lines, ends []string
	for line := range strings.Lines(string(body)) {
		text := strings.TrimRight(line, "\r\n")
		lines, ends = append(lines, text), append(ends, line[len(text):])
	}
	code, _ := codeLines(lines)
	l := layout{lines: lines, fixed: code, blocks: blocks}
	for i := range lines {
		switch {
		case code[i]:
		case i > 0 && delimiterLine.MatchString(lines[i]) && strings.Contains(lines[i]+lines[i-1], "|"):
			for k := i - 1; k < len(lines) && !isBlank(lines[k]); k++ {
				l.fixed[k] = true
			}
			levelTable(lines, i)
		case i > 0 && underline.MatchString(lines[i]) && isRedacted(lines[paragraph(lines, i):i]):
			lines[i] = shortUnderline(lines[i])
		case atxHeading.MatchString(lines[i]) && isRedacted(lines[i:i+1]):
			lines[i] = shortHeading(lines[i])
		}
	}
	joined, from := l.join()
	var b strings.Builder
	for k, line := range joined {
		last := len(lines) - 1
		if k+1 < len(from) {
			last = from[k+1] - 1
		}
		b.WriteString(line + ends[last])
	}
	return []byte(b.String()), from
}

func isRedacted(lines []string) bool {
	return strings.Contains(strings.Join(lines, "\n"), opening)
}

func isBlank(line string) bool { return strings.Trim(line, " \t>") == "" }

// paragraph is where the lines begin that end before the i-th without a blank one between them.
func paragraph(lines []string, i int) int {
	for i > 0 && !isBlank(lines[i-1]) {
		i--
	}
	return i
}

// levelTable takes the padding out of a table whose row of hyphens is the i-th line, if there is a redaction in it. A redaction that
// stands for a whole row gets the cells of one.
func levelTable(lines []string, i int) {
	end := i
	for end < len(lines) && !isBlank(lines[end]) {
		end++
	}
	if !isRedacted(lines[i-1 : end]) {
		return
	}
	for k := i - 1; k < end; k++ {
		if k == i {
			lines[k] = hyphens.ReplaceAllString(lines[k], "---")
		} else if m := loneForm.FindStringSubmatch(lines[k]); m != nil {
			lines[k] = m[1] + "| " + m[2] + strings.Repeat(" |", columns(lines[i])) + " " + m[3]
		}
		lines[k] = levelRow(lines[k])
	}
}

// columns counts those of a row of hyphens.
func columns(line string) int {
	return 1 + strings.Count(strings.Trim(line, " \t>|"), "|")
}

// levelRow puts one space on each side of every bar that parts cells.
func levelRow(line string) string {
	before := margin.FindString(line)
	var row strings.Builder
	rest := strings.TrimSpace(line[len(before):])
	for i := 0; i < len(rest); i++ {
		if rest[i] != '|' || isEscaped([]byte(rest), i) {
			row.WriteByte(rest[i])
			continue
		}
		cell := strings.TrimRight(row.String(), " \t")
		row.Reset()
		row.WriteString(cell + " | ")
		i += len(rest[i+1:]) - len(strings.TrimLeft(rest[i+1:], " \t"))
	}
	return before + strings.TrimSpace(row.String())
}

// shortUnderline is a line under a heading, of three characters at most.
func shortUnderline(line string) string {
	before := margin.FindString(line)
	mark := strings.TrimSpace(line[len(before):])
	return before + mark[:min(len(mark), 3)]
}

// codeLines says of each line whether it stands in fenced code, fences included, and whether code is open behind it.
func codeLines(lines []string) (code, open []bool) {
	code, open = make([]bool, len(lines)), make([]bool, len(lines))
	fenced := ""
	for i, line := range lines {
		m := fence.FindStringSubmatch(line)
		code[i] = fenced != "" || m != nil
		switch {
		case m == nil:
		case fenced == "" && (m[1][0] == '~' || !strings.Contains(m[2], "`")):
			fenced = m[1]
		case fenced == "":
			code[i] = false
		case m[1][0] == fenced[0] && len(m[1]) >= len(fenced) && strings.TrimSpace(m[2]) == "":
			fenced = ""
		}
		open[i] = fenced != ""
	}
	return code, open
}

// fencedLines reports of lines behind a byte whether they stand in fenced code, where a backslash escapes nothing.
func (s *source) fencedLines(from int) func(line int) bool {
	if !bytes.Contains(s.src, []byte(`\`+opening)) {
		return func(int) bool { return false }
	}
	lines := make([]string, len(s.starts))
	for i, start := range s.starts {
		if start >= from {
			lines[i] = string(s.src[start:lineEnd(s.src, start)])
		}
	}
	code, _ := codeLines(lines)
	return func(line int) bool { return code[line] }
}

// checkCode refuses a mark of which one end stands in fenced code and the other does not: what is left would read otherwise.
func (s *source) checkCode(marks []mark) {
	var whole []byte // the source with the texts in place of their marks
	at := 0
	ends := make([][2]int, len(marks)) // of the texts, in whole
	for k, m := range marks {
		whole = append(whole, s.src[at:m.start]...)
		ends[k][0] = len(whole)
		whole = append(whole, s.src[m.textStart:m.textEnd]...)
		ends[k][1] = len(whole)
		at = m.end
	}
	all := newSource("", append(whole, s.src[at:]...))
	lines := make([]string, len(all.starts))
	for i, start := range all.starts {
		lines[i] = string(all.src[start:lineEnd(all.src, start)])
	}
	_, open := codeLines(lines)
	for k, m := range marks {
		first, last := all.line(ends[k][0]), all.line(max(ends[k][0], ends[k][1]-1))
		if before := first > 0 && open[first-1]; before != open[last] {
			s.errorf(m.start, "mark-code", "let it begin before the code and end behind it, or stand within it",
				"a private mark takes in one end of a block of code and not the other")
		}
	}
}
