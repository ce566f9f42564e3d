package redaction

import "strings"

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
