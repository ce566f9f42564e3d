package redaction

import (
	"regexp"
	"slices"
	"strings"
)

// folded is a scalar of several lines on one, as YAML folds it. Where a line end means more than a space it stays as it is.
func folded(raw string) string {
	lines := strings.Split(strings.ReplaceAll(raw, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.Trim(line, " \t")
		if lines[i] == "" || strings.HasSuffix(line, `\`) {
			return raw
		}
	}
	if len(lines) == 1 {
		return raw
	}
	last := len(lines) - 1
	first, end := strings.TrimRight(strings.Split(raw, "\n")[0], " \t\r"), lines[last]
	lines[0], lines[last] = first, end+raw[len(strings.TrimRight(raw, " \t")):]
	return strings.Join(lines, " ")
}

var commentAhead = regexp.MustCompile(`^([ \t,\]}]*?)[ \t]+(#|$)`)

// levelComments leaves one space before the comments of a header that holds a redaction, and none at the ends of lines: an
// editor that puts comments below each other fits them to the longest value.
func (h *header) levelComments() []byte {
	out := slices.Clone(h.text)
	byEnd := slices.DeleteFunc(slices.Concat(h.scalars, h.keys), func(one scalar) bool { return one.isBlock() || one.to <= one.from })
	slices.SortFunc(byEnd, func(a, b scalar) int { return b.to - a.to })
	for _, one := range byEnd { // from the end, so that offsets before it hold
		rest := out[one.to:lineEnd(out, one.to)]
		if m := commentAhead.FindSubmatch(rest); m != nil {
			line := string(m[1])
			if len(m[2]) > 0 {
				line += " " + string(rest[len(m[0])-1:])
			}
			out = slices.Concat(out[:one.to], []byte(line), out[one.to+len(rest):])
		}
	}
	return out
}
