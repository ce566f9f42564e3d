package ids

import (
	"bytes"
	"fmt"
	"strings"
)

// context is how many unchanged lines a view shows around a change.
const context = 3

// Unified is the change as a unified diff of the file, empty if nothing changed. Every ID stands on a line of the source, so
// each change replaces one line.
func (r Result) Unified(file string, src []byte) string {
	if len(r.edits) == 0 {
		return ""
	}
	old := lines(src)
	changed := r.changedLines(src, old)
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", file, file)
	shift := 0 // lines that the hunks so far added
	for at := 0; at < len(old); {
		first := nextChange(changed, at, len(old))
		if first == len(old) {
			break
		}
		last := first
		for next := nextChange(changed, last+1, len(old)); next < len(old) && next-last <= 2*context; next = nextChange(changed, last+1, len(old)) {
			last = next
		}
		from, to := max(0, first-context), min(len(old), last+1+context)
		shift += hunk(&b, old, changed, from, to, shift)
		at = to
	}
	return b.String()
}

// hunk writes the lines from..to and returns how many lines they gained.
func hunk(b *strings.Builder, old []string, changed map[int]string, from, to, shift int) (gained int) {
	var body strings.Builder
	for i := from; i < to; i++ {
		now, ok := changed[i]
		if !ok {
			writeLine(&body, ' ', old[i])
			continue
		}
		writeLine(&body, '-', old[i])
		for line := range strings.SplitAfterSeq(now, "\n") {
			if line != "" {
				writeLine(&body, '+', line)
				gained++
			}
		}
		gained--
	}
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n%s", from+1, to-from, from+1+shift, to-from+gained, body.String())
	return gained
}

func writeLine(b *strings.Builder, sign byte, line string) {
	b.WriteByte(sign)
	b.WriteString(line)
	if !strings.HasSuffix(line, "\n") {
		b.WriteString("\n\\ No newline at end of file\n")
	}
}

// changedLines are the new texts of the lines that got an ID, by line.
func (r Result) changedLines(src []byte, old []string) map[int]string {
	changed := map[int]string{}
	line, start, next := 0, 0, 0
	for next < len(r.edits) && line < len(old) {
		end := start + len(old[line])
		var own []edit
		for next < len(r.edits) && (r.edits[next].at < end || line == len(old)-1) {
			e := r.edits[next]
			own = append(own, edit{at: e.at - start, text: e.text})
			next++
		}
		if len(own) > 0 {
			changed[line] = string(apply(src[start:end], own))
		}
		line, start = line+1, end
	}
	return changed
}

func nextChange(changed map[int]string, from, end int) int {
	for i := from; i < end; i++ {
		if _, ok := changed[i]; ok {
			return i
		}
	}
	return end
}

// lines splits src behind each line feed.
func lines(src []byte) []string {
	var list []string
	for line := range bytes.Lines(src) {
		list = append(list, string(line))
	}
	return list
}
