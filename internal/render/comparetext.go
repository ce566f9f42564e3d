package render

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
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
	for _, f := range []fate{fateSame, fateDescribed, fateRedescribed, fateUndescribed} {
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
	m.element("a", "Made of the same clause as "+t.place(s.Change)+", where the redline stands", "href", t.toChange(s.Change))
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
	case clause.Row, clause.Code, clause.Drawing:
		return clause.Inline{{Text: c.Text}}
	}
	return c.Clause.Text
}

// change writes a change, or a clause that has none.
func (t *compareText) change(m *markup, s diff.Stop) {
	ch := &t.Changes[s.Change]
	x := t.redlined(ch)
	f := fateOf(ch)
	class := "clause " + x.lead().Kind.String() + " " + fateKinds[f]
	if ch.Moved && ch.With < 0 && f != fateMoved {
		class += " moved"
	}
	if ch.Kind == diff.Changed && hasSameWords(ch) {
		class += " samewords"
	}
	id := t.ids[s.Change]
	t.anchored[id] = true
	tag, name := "div", ""
	if isOfPolicy(ch) {
		class, tag, name = class+" change", "article", t.nameOf(s.Change)
	}
	m.start(tag, "class", class, "id", id, "aria-label", name)
	t.anchors(m, ch)
	t.gutter(m, ch, t.labels(ch), id)
	t.bodies(m, ch, x)
	if isOfPolicy(ch) || len(ch.Records) > 0 {
		t.recordsBelow(m, ch)
	}
	t.note(m, ch, s.Change)
	m.end()
	m.line()
}

// nameOf names a change to those who go from one to the next without seeing it.
func (t *compareText) nameOf(i int) string {
	ch := &t.Changes[i]
	return "Change " + t.number(ch) + ": " + t.labels(ch) + ", " + fateWords(ch)
}

// fateWords say in a word or two what became of a clause.
func fateWords(ch *revision.Change) string {
	word := fateNames[fateOf(ch)]
	switch {
	case ch.Split && ch.Merged:
		word = "split and merged"
	case ch.Split:
		word = "split"
	case ch.Merged:
		word = "merged"
	case ch.Kind == diff.Changed && hasSameWords(ch):
		word = "same words"
	}
	if ch.Moved && ch.With < 0 && fateOf(ch) == fateReworded {
		word += ", moved"
	}
	return word
}

// hasSameWords reports whether a change is one of marks, targets or the commitment alone.
func hasSameWords(ch *revision.Change) bool {
	return !slices.ContainsFunc(ch.Redline, func(e diff.Edit) bool { return e.Op != diff.Equal })
}

// redlined is a change with its clauses and, if it is a heading, the level of that.
func (t *compareText) redlined(ch *revision.Change) redlined {
	x := redlined{edits: ch.Redline}
	for _, o := range ch.Old {
		x.old = append(x.old, t.Comparison.Old.Clauses[o])
	}
	for _, n := range ch.New {
		x.new = append(x.new, t.Comparison.New.Clauses[n])
	}
	if lead := x.lead(); lead.Kind == clause.Heading {
		x.level = t.headingLevel(lead)
	}
	return x
}

// bodies writes the text of a change: as one redline and, where both sides have one, a second time side by side. Only one
// of them is shown.
func (t *compareText) bodies(m *markup, ch *revision.Change, x redlined) {
	r := t.redliner
	if ch.Standing == revision.Description {
		r = t.plain
	}
	if fateOf(ch) == fateDescribed { // there is nothing that it differs from
		x.edits = unmarked(x.edits)
	}
	r.body(m, x, "body", bothSides)
	if ch.Kind != diff.Changed {
		return
	}
	x.level = 0
	m.start("div", "class", "sides")
	for _, side := range []struct {
		show shownSide
		name string
	}{{oldSide, t.Old.Name}, {newSide, t.New.Name}} {
		m.start("div", "class", "side")
		m.element("p", side.name, "class", "small")
		r.body(m, x, "sidebody", side.show)
		m.end()
	}
	m.end()
}

// unmarked is a redline of new text as that text alone.
func unmarked(edits []diff.Edit) []diff.Edit {
	plain := slices.Clone(edits)
	for i := range plain {
		plain[i].Op = diff.Equal
	}
	return plain
}

// anchors writes the fragments of clauses that have no place of their own, and those of the lists and tables that begin here.
func (t *compareText) anchors(m *markup, ch *revision.Change) {
	var ids []string
	for k, n := range ch.New {
		ids = append(ids, groupIDs(t.Comparison.New.Clauses[n])...)
		if k > 0 && ch.New[k-1] == n-1 { // no stop of its own
			ids = append(ids, string(t.Comparison.New.Clauses[n].ID))
		}
	}
	for _, k := range ch.Old {
		o := t.Comparison.Old.Clauses[k]
		for _, id := range groupIDs(o) {
			if !t.newIDs[id] {
				ids = append(ids, id)
			}
		}
		if id := string(o.ID); !t.newIDs[id] {
			ids = append(ids, id)
		} else if len(ch.New) > 0 && !t.isOfNew(ch, id) && !ch.Moved {
			ids = append(ids, "_old-"+id)
		}
	}
	for _, id := range ids {
		if !t.anchored[id] {
			t.anchored[id] = true
			m.element("span", "", "id", id, "class", "anchor")
		}
	}
}

// isOfNew reports whether one of the new clauses of a change has the ID.
func (t *compareText) isOfNew(ch *revision.Change, id string) bool {
	return slices.ContainsFunc(ch.New, func(n int) bool { return string(t.Comparison.New.Clauses[n].ID) == id })
}

// groupIDs are the IDs of the lists, tables and quotations that a clause stands in.
func groupIDs(c diff.Clause) []string {
	var ids []string
	for _, p := range c.Path {
		if p.Kind.IsGroup() && p.ID != "" {
			ids = append(ids, string(p.ID))
		}
	}
	return ids
}

// gutter writes the number of a change, where it stands on either side, and the way to its neighbours.
func (t *compareText) gutter(m *markup, ch *revision.Change, label, id string) {
	m.start("div", "class", "lab")
	numbered := isOfPolicy(ch) && id != ""
	if numbered {
		m.element("span", t.number(ch), "class", "no", "aria-hidden", "true")
		m.text(" ")
	}
	if id == "" {
		m.element("span", label)
	} else {
		m.start("a", "class", "perma", "href", fragment(id))
		m.text(label + " ")
		m.element("span", "#", "aria-hidden", "true")
		m.element("span", " permalink", "class", "vh")
		m.end()
	}
	if numbered {
		m.text(" ")
		m.element("span", fateWords(ch), "class", "fate", "aria-hidden", "true")
		t.hops(m, ch)
	}
	m.end()
}

// hops writes the ways to the change before and the change after.
func (t *compareText) hops(m *markup, ch *revision.Change) {
	k := slices.IndexFunc(t.numbered, func(i int) bool { return &t.Changes[i] == ch })
	m.start("span", "class", "hops")
	if k > 0 {
		t.hop(m, t.numbered[k-1], "↑", "Previous change")
	}
	if k+1 < len(t.numbered) {
		t.hop(m, t.numbered[k+1], "↓", "Next change")
	}
	m.end()
}

func (t *compareText) hop(m *markup, to int, sign, name string) {
	m.text(" ")
	m.element("a", sign, "href", t.toChange(to), "aria-label", name+", "+t.number(&t.Changes[to]))
}

// labels say where a change stands on either side.
func (c *comparison) labels(ch *revision.Change) string {
	old, new := labelsOf(c.Comparison.Old, ch.Old), labelsOf(c.Comparison.New, ch.New)
	switch {
	case len(ch.New) == 0 && ch.Standing == revision.Description:
		return old
	case len(ch.New) == 0:
		return old + " → gone"
	case len(ch.Old) == 0 && ch.Standing == revision.Description:
		return new
	case len(ch.Old) == 0:
		return "new → " + new
	case old == new:
		return new
	}
	return old + " → " + new
}

// labelsOf are the labels of some clauses of a side, the first and the last of many.
func labelsOf(side diff.Side, indexes []int) string {
	var labels []string
	for _, i := range indexes {
		labels = append(labels, cmp.Or(string(side.Clauses[i].Label), string(side.Clauses[i].ID)))
	}
	if len(labels) > 2 {
		return labels[0] + " … " + labels[len(labels)-1]
	}
	return strings.Join(labels, ", ")
}
