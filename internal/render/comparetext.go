package render

import (
	"cmp"
	"fmt"
	"html/template"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
)

// The text of a comparison is the new one in its order, with what left where it stood. What did not change is folded, and so
// are differences of description; the headings above what is shown stay open, so that a reader knows where it stands.

// A compareText is the text being written.
type compareText struct {
	*comparison
	stops    []diff.Stop
	open     []bool // by stop: shown without opening a fold
	numbered []int  // the changes of the policy, in reading order
	level    int    // of the last heading
	anchored map[string]bool
	records  map[int]bool // change records that stand on the page already
	named    map[int]bool // those that are named at a difference of description
}

// text writes the whole text of the comparison.
func (c *comparison) text() template.HTML {
	t := &compareText{comparison: c, stops: c.Comparison.Stops(), level: compareLevel - 1, anchored: map[string]bool{}, records: map[int]bool{}, named: map[int]bool{}}
	t.numbered = c.changesOfPolicy()
	t.openHeadings()
	var m markup
	for i := 0; i < len(t.stops); {
		n := 0
		for i+n < len(t.stops) && !t.open[i+n] {
			n++
		}
		if n == 0 {
			t.stop(&m, t.stops[i])
			i++
			continue
		}
		t.fold(&m, t.stops[i:i+n])
		i += n
	}
	return m.html()
}

// compareLevel is the level of the outermost headings of the text, below the page's own.
const compareLevel = 3

// changesOfPolicy are the changes that a reader goes through, in reading order.
func (c *comparison) changesOfPolicy() []int {
	var changes []int
	for i := range c.Changes {
		if isOfPolicy(&c.Changes[i]) {
			changes = append(changes, i)
		}
	}
	return changes
}

// openHeadings finds the stops that are shown: where the policy changed, and the headings above them.
func (t *compareText) openHeadings() {
	t.open = make([]bool, len(t.stops))
	above := map[*clause.Clause]bool{}
	for i, s := range t.stops {
		if t.open[i] = isOfPolicy(&t.Changes[s.Change]); t.open[i] {
			for _, p := range t.clauseAt(s).Path {
				above[p] = true
			}
		}
	}
	for _, l := range t.Comparison.Links {
		if o, n := t.Comparison.Old.Clauses[l.Old], t.Comparison.New.Clauses[l.New]; above[o.Clause] && o.Kind == clause.Heading {
			above[n.Clause] = true
			for _, p := range n.Path {
				above[p] = true
			}
		}
	}
	for i, s := range t.stops {
		c := t.clauseAt(s)
		t.open[i] = t.open[i] || s.Role != diff.Origin && c.Kind == clause.Heading && above[c.Clause]
	}
}

// clauseAt is the clause that stands at a stop.
func (c *comparison) clauseAt(s diff.Stop) diff.Clause {
	if s.Role == diff.Origin || len(c.Changes[s.Change].New) == 0 {
		return c.Comparison.Old.Clauses[s.Clause]
	}
	return c.Comparison.New.Clauses[s.Clause]
}

// fold writes stops that did not change the policy below a line that says how many there are.
func (t *compareText) fold(m *markup, stops []diff.Stop) {
	var of [fates]int
	for _, s := range stops {
		if s.Role == diff.Here {
			of[fateOf(&t.Changes[s.Change])]++
		}
	}
	m.start("details", "class", "fold")
	m.element("summary", foldWords(of))
	for _, s := range stops {
		t.stop(m, s)
	}
	m.end()
	m.line()
}

// foldWords say what a fold holds.
func foldWords(of [fates]int) string {
	var words []string
	for _, f := range []fate{fateSame, fateVeiled, fateDescribed, fateRedescribed, fateUndescribed} {
		if of[f] > 0 {
			words = append(words, fmt.Sprint(of[f])+" "+fateNames[f])
		}
	}
	if len(words) == 0 {
		return "A clause that stands elsewhere"
	}
	words[0] = strings.Replace(words[0], " ", " "+plural(of, "clause ", "clauses "), 1)
	return strings.Join(words, ", ")
}

func plural(of [fates]int, one, many string) string {
	n := 0
	for _, k := range of {
		n += k
	}
	if n == 1 {
		return one
	}
	return many
}

// stop writes what a reader meets at one place.
func (t *compareText) stop(m *markup, s diff.Stop) {
	switch s.Role {
	case diff.Origin:
		t.origin(m, s)
	case diff.Part:
		t.part(m, s)
	default:
		t.change(m, s)
	}
}

// origin writes the place that a moved change left.
func (t *compareText) origin(m *markup, s diff.Stop) {
	ch, o := &t.Changes[s.Change], t.Comparison.Old.Clauses[s.Clause]
	id := t.oldFragment(o)
	if t.anchored[id] {
		id = ""
	}
	t.anchored[id] = true
	m.start("div", "class", "clause origin", "id", id)
	t.gutter(m, ch, string(o.Label), "")
	m.start("p", "class", "body")
	m.element("span", firstWords(o.Text), "class", "moved")
	m.text(" ")
	m.element("a", "moved from here to "+t.place(s.Change), "href", t.toChange(s.Change), "class", "to")
	m.end()
	m.end()
	m.line()
}

// place names where a change stands in the new text.
func (c *comparison) place(i int) string {
	n := c.Comparison.New.Clauses[c.Changes[i].New[0]]
	return cmp.Or(string(n.Label), "its new place")
}

// part writes a further new clause of a split, away from the first.
func (t *compareText) part(m *markup, s diff.Stop) {
	ch, n := &t.Changes[s.Change], t.Comparison.New.Clauses[s.Clause]
	t.anchored[string(n.ID)] = true
	m.start("div", "class", "clause "+n.Kind.String()+" part", "id", string(n.ID))
	t.gutter(m, ch, string(n.Label), "")
	m.start("div", "class", "body")
	tag := "p"
	if n.Kind == clause.Heading {
		tag = headingTag(t.headingLevel(n))
	}
	m.start(tag)
	t.redliner.new.inline(m, textOf(n))
	m.end()
	m.start("p", "class", "small")
	m.element("a", "Split from the old "+labelsOf(t.Comparison.Old, t.Changes[s.Change].Old)+"; see "+t.place(s.Change), "href", t.toChange(s.Change))
	m.end()
	m.end()
	m.end()
	m.line()
}

// headingLevel is the level of a heading: one deeper than the last at most, so that none is skipped.
func (t *compareText) headingLevel(c diff.Clause) int {
	t.level = min(compareLevel+len(c.Headings()), t.level+1, 6)
	return t.level
}

// textOf is the text of a clause with its marks, cells behind one another.
func textOf(c diff.Clause) clause.Inline {
	switch c.Kind {
	case clause.Code, clause.Drawing:
		return c.CodeRuns()
	case clause.Row:
		var row clause.Inline
		for i, cell := range c.Cells {
			if i > 0 {
				row = append(row, clause.Run{Text: " | "})
			}
			row = append(row, cell.Text...)
		}
		return row
	}
	return c.Clause.Text
}
