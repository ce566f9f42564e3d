// Package layout brings the layout of a text with redactions to one form, so that it does not tell how long the texts were that were
// taken out.
//
// In: the body of a source, public forms in the place of the texts. Out: the same body, which says the same to Markdown. To know what
// says the same the package knows where blocks of the dialect begin and end, by their lines: a test holds that against package
// markdown, for all the blocks that stand in its own cases.
package layout

import (
	"bytes"
	"regexp"
	"strings"

	"rspsite/internal/redaction/publicform"
)

// The public source must not tell by its layout how long a text was. What an editor's fingers or tools fit to a text, and
// Markdown does not need, is brought to one form beside redactions: cells that are padded to the same width, the row of hyphens
// below a table's head, the line under a heading and the # behind one, runs of spaces, the ends of lines.

// Assemble puts forms between the parts of a text, which are one more. Of white space beside a form it leaves what Markdown needs.
func Assemble(parts [][]byte, forms []string) []byte {
	var b bytes.Buffer
	for k, form := range forms {
		b.Write(shortRight(parts[k]))
		b.WriteString(form)
		parts[k+1] = parts[k+1][longLeft(parts[k+1]):]
	}
	b.Write(parts[len(forms)])
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
	indent        = regexp.MustCompile(`^[ \t>]*(?:(?:[-*+:]|\[\^[^\]]*\]:|\(?` + count + `[.)])[ \t]*)*$`)
	loneForm      = regexp.MustCompile(`^([ \t>]*)(\{redacted [^{}]*\})[ \t]*(\{[^{}]*\})?[ \t]*$`)
	margin        = regexp.MustCompile(`^[ \t>]*`)
)

var atxHeading = regexp.MustCompile(`^[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]+)*#{1,6}[ \t]`)

// Level brings the layout of a body beside its redactions to one form. It says too, of each line, which one it was: the first, where
// several became one. Blocks tells of an ID whether its text has blocks of its own.
func Level(body []byte, blocks func(id string) bool) (levelled []byte, from []int) {
	var lines, ends []string
	for line := range strings.Lines(string(body)) {
		text := strings.TrimRight(line, "\r\n")
		lines, ends = append(lines, text), append(ends, line[len(text):])
	}
	code, _ := CodeLines(lines)
	l := levelling{lines: lines, fixed: code, blocks: blocks}
	for i := range lines {
		switch {
		case code[i]:
		case i > 0 && delimiterLine.MatchString(lines[i]) && strings.Contains(lines[i]+lines[i-1], "|"):
			for k := i - 1; k < len(lines) && !IsBlank(lines[k]); k++ {
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
	return strings.Contains(strings.Join(lines, "\n"), publicform.Begin)
}

// IsBlank reports whether a line parts blocks.
func IsBlank(line string) bool { return strings.Trim(line, " \t>") == "" }

// paragraph is where the lines begin that end before the i-th without a blank one between them.
func paragraph(lines []string, i int) int {
	for i > 0 && !IsBlank(lines[i-1]) {
		i--
	}
	return i
}

// levelTable takes the padding out of a table whose row of hyphens is the i-th line, if there is a redaction in it. A redaction that
// stands for a whole row gets the cells of one.
func levelTable(lines []string, i int) {
	end := i
	for end < len(lines) && !IsBlank(lines[end]) {
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
		if rest[i] != '|' || publicform.IsEscaped([]byte(rest), i) {
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

// CodeLines says of each line whether it stands in fenced code, fences included, and whether code is open behind it.
func CodeLines(lines []string) (code, open []bool) {
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
