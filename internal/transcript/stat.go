package transcript

import (
	"fmt"
	"io"
	"strings"

	"rspsite/internal/diff"
)

// Stat writes how many clauses of each section changed, a line for each section that has a change.
func Stat(w io.Writer, c *diff.Comparison, o TextOptions) error {
	p := newPrinter(w, c, o)
	rows := stat(c)
	widest := 0
	for _, r := range rows {
		widest = max(widest, columns(r.section))
	}
	widest = min(widest, max(p.width-statColumns, MinWidth-10))
	for _, r := range rows {
		name := shorten(visible(r.section), widest)
		fmt.Fprintf(p.w, "%s%s  %s\n", name, strings.Repeat(" ", widest-columns(name)), r.counts())
	}
	return p.w.Flush()
}

// statColumns is how many columns the figures of a line take at most, in common documents.
const statColumns = 44

// A statRow is what changed in one section.
type statRow struct {
	section string
	Counts
}

// stat counts the changes by the headings that they stand under; a heading belongs to the section that it opens.
func stat(c *diff.Comparison) []*statRow {
	var rows []*statRow
	at := map[string]*statRow{}
	for i := range c.Changes {
		ch := &c.Changes[i]
		if !ch.IsChange() {
			continue
		}
		name := sectionOf(c, ch)
		if at[name] == nil {
			at[name] = &statRow{section: name}
			rows = append(rows, at[name])
		}
		alone := *ch
		alone.Moved = ch.Moved && ch.With < 0 // what a section took along moved once, with it
		at[name].add(&alone)
	}
	return rows
}

// counts are the figures of a row in words, those that are not zero.
func (r *statRow) counts() string {
	var parts []string
	for _, k := range []struct {
		n    int
		word string
	}{{r.Changed, "changed"}, {r.Added, "added"}, {r.Removed, "removed"}, {r.Moved, "moved"}} {
		if k.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k.n, k.word))
		}
	}
	return strings.Join(parts, ", ")
}

// shorten cuts s to so many columns.
func shorten(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	used := 0
	for i, r := range s {
		if used += columns(string(r)); used > width-1 {
			return s[:i] + "…"
		}
	}
	return s
}
