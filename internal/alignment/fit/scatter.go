package main

import (
	"slices"

	"rspsite/internal/clause"
)

// maxRun is how many clauses that stand together move together.
const maxRun = 4

// scatter moves clauses, runs of clauses and sections to any distance, each as it is or edited, and lets clauses change places. What
// moved is the same text for what it says: nothing that it stood among went along.
func (v *reviser) scatter(roots []*node) []*node {
	top := &node{Kind: clause.Heading, children: roots}
	hosts := append([]*node{top}, headings(roots)...)
	v.scatterSections(hosts)
	for _, h := range hosts {
		for k := 0; k < len(h.children); k++ {
			if canScatter(h.children[k]) && v.chance(.08) {
				v.carry(h, k, hosts)
			}
		}
	}
	v.exchange(hosts)
	return top.children
}

func headings(ns []*node) []*node {
	var found []*node
	for _, n := range ns {
		if n.Kind == clause.Heading {
			found = append(found, n)
		}
		found = append(found, headings(n.children)...)
	}
	return found
}

// canScatter: a row of a table stays in its table.
func canScatter(n *node) bool { return n.Kind != clause.Heading && n.Kind != clause.Row && !n.header }

// carry moves the run of clauses that begins at a place to another host.
func (v *reviser) carry(from *node, at int, hosts []*node) {
	end := at + 1
	for v.chance(.3) && end < len(from.children) && end-at < maxRun && canScatter(from.children[end]) {
		end++
	}
	run := slices.Clone(from.children[at:end])
	from.children = slices.Delete(from.children, at, end)
	v.retouch(run)
	to := hosts[v.IntN(len(hosts))]
	to.children = slices.Insert(to.children, v.IntN(1+ownClauses(to)), run...)
}

// ownClauses is how many clauses of a section stand before its first subsection.
func ownClauses(n *node) int {
	for k, c := range n.children {
		if c.Kind == clause.Heading {
			return k
		}
	}
	return len(n.children)
}

// scatterSections moves sections to other places under the headings above sections of their rank.
func (v *reviser) scatterSections(hosts []*node) {
	for _, h := range hosts {
		first := ownClauses(h)
		for k := first; k < len(h.children); k++ {
			if !v.chance(.08) {
				continue
			}
			n := h.children[k]
			h.children = slices.Delete(h.children, k, k+1)
			h.children = slices.Insert(h.children, first+v.IntN(len(h.children)-first+1), n)
			v.retouch(n.children)
		}
	}
}

// exchange lets clauses change places that stand anywhere, so that each stands where another stood.
func (v *reviser) exchange(hosts []*node) {
	type slot struct {
		host *node
		at   int
	}
	var slots []slot
	for _, h := range hosts {
		for k, c := range h.children {
			if canScatter(c) && v.chance(.08) {
				slots = append(slots, slot{h, k})
			}
		}
	}
	for k := 0; k+1 < len(slots); k++ {
		other := k + v.IntN(len(slots)-k)
		a, b := &slots[k].host.children[slots[k].at], &slots[other].host.children[slots[other].at]
		*a, *b = *b, *a
		if v.chance(.5) { // what takes the place of an item may become one
			(*a).Kind, (*b).Kind = (*b).Kind, (*a).Kind
		}
		if other != k {
			v.retouch([]*node{*a})
		}
	}
}

// retouch edits, of clauses that moved, some.
func (v *reviser) retouch(ns []*node) {
	for _, n := range ns {
		if len(n.origins) > 0 {
			n.text = v.edited(n.text, []float64{0, .05, .1, .2, .3}[v.IntN(5)])
		}
		v.retouch(n.children)
	}
}
