package render

import (
	"cmp"
	"strings"

	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// The gutter of a change holds its number, where it stands on either side, which is its permalink, and the way to its neighbours.

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
		m.start("a", "class", "perma", "href", t.permalink(id))
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

// permalink is the address of a fragment of the page to cite. On a shortcut it is that of the two versions meant: the shortcut may
// come to mean others.
func (c *comparison) permalink(id string) string {
	if c.at.at != c.address {
		return c.at.href(c.address + fragment(id))
	}
	return fragment(id)
}

// hops writes the ways to the change before and the change after.
func (t *compareText) hops(m *markup, ch *revision.Change) {
	k := t.numbers[ch] - 1
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
