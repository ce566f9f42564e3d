package redline

import (
	"slices"
	"strconv"
	"strings"

	"rspsite/internal/clause"
)

// An aspect is one way in which the looks of a token may differ.
type aspect struct {
	what string
	of   func(*clause.Run) string // its value; empty if the run has none
}

// aspects are all of them, in the order in which a redline names them.
var aspects = []aspect{
	{"emphasis", hasMark(clause.Emphasis, "emphasis")},
	{"strong", hasMark(clause.Strong, "strong")},
	{"code", hasMark(clause.Monospace, "code")},
	{"strikethrough", hasMark(clause.Strike, "strikethrough")},
	{markLink, func(r *clause.Run) string { return r.Link }},
	{markReference, func(r *clause.Run) string { return r.Ref }},
	{markFootnote, func(r *clause.Run) string { return r.Note }},
	{markImage, func(r *clause.Run) string { return r.Image }},
	{markLineBreak, func(r *clause.Run) string {
		if r.Break {
			return "line break"
		}
		return ""
	}},
}

func hasMark(m clause.Marks, name string) func(*clause.Run) string {
	return func(r *clause.Run) string {
		if r.Marks&m != 0 {
			return name
		}
		return ""
	}
}

// keyOfLook tells looks apart. How long its parts are counts only where there are several: a curly quote is one character as
// a straight one is, but a word that was parted at a line's end is longer than the same one whole.
func keyOfLook(parts []part) string {
	var b strings.Builder
	for i := range parts {
		for _, a := range aspects {
			b.WriteString(strconv.Quote(a.of(&parts[i].run)))
		}
		if len(parts) > 1 {
			b.WriteString(strconv.Itoa(parts[i].size))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// value is what a look says of one aspect, for readers: what its parts say, and whether only some of it.
func (a aspect) value(parts []part) string {
	var values []string
	covered, size := 0, 0
	for i := range parts {
		v := a.of(&parts[i].run)
		size += parts[i].size
		if v == "" {
			continue
		}
		covered += parts[i].size
		if parts[i].size == 0 || !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	joined := strings.Join(values, ", ")
	if covered > 0 && covered < size {
		return joined + " (in part)"
	}
	return joined
}

// profile is what a look says of one aspect, for comparing: which of its characters have which value. What hangs on words and
// has no value of its own says nothing; on an image, or where nothing is to be read, it counts as the image does.
func (a aspect) profile(parts []part) string {
	hasText := slices.ContainsFunc(parts, func(p part) bool { return p.size > 0 })
	var values []string
	var sizes []int
	for i := range parts {
		v, n := a.of(&parts[i].run), len(values)
		switch {
		case v == "" && parts[i].size == 0 && hasText:
		case n > 0 && values[n-1] == v && (parts[i].size > 0) == (sizes[n-1] > 0) && (v == "" || parts[i].size > 0):
			sizes[n-1] += parts[i].size
		default:
			values, sizes = append(values, v), append(sizes, parts[i].size)
		}
	}
	if len(values) == 1 {
		return values[0]
	}
	var b strings.Builder
	for i, v := range values {
		b.WriteString(strconv.Quote(v) + strconv.Itoa(sizes[i]))
	}
	return b.String()
}
