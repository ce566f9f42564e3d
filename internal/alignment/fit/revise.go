package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"rspsite/internal/alignment"
	"rspsite/internal/clause"
)

// A reviser revises a text by chance.
type reviser struct {
	*rand.Rand
	intensity float64
	words     []string // of another text
	others    []string // clauses of another text
}

func revise(r *rand.Rand, base, other []alignment.Clause, intensity float64, scattered bool) *sample {
	v := &reviser{Rand: r, intensity: intensity}
	for _, c := range other {
		v.words = append(v.words, strings.Fields(c.Text)...)
		if c.Kind != clause.Heading && len(c.Text) > 20 {
			v.others = append(v.others, c.Text)
		}
	}
	old := v.withFamilies(forest(base))
	oldText, oldNodes := flatten(old)
	for i, n := range oldNodes {
		n.origins = []int{i}
	}
	new := v.revised(old)
	v.moveSome(new)
	if scattered {
		new = v.scatter(new)
	}
	newText, newNodes := flatten(new)
	t := &alignment.Task{Old: oldText, New: newText}
	s := &sample{set: synthetic, task: t, gold: map[alignment.Pair]bool{}, weight: .3, titled: true}
	for j, n := range newNodes {
		for _, i := range n.origins {
			s.gold[alignment.Pair{Old: i, New: j}] = true
		}
	}
	return s
}

func (v *reviser) chance(p float64) bool { return v.Float64() < p }

// often is chance with the intensity of the revision.
func (v *reviser) often(p float64) bool { return v.chance(p * v.intensity) }

// withFamilies gives the old text near twins and repeats.
func (v *reviser) withFamilies(ns []*node) []*node {
	var out []*node
	for _, n := range ns {
		n.children = v.withFamilies(n.children)
		out = append(out, n)
		if len(n.children) > 0 || n.Kind == clause.Heading {
			continue
		}
		if v.chance(.03) {
			for range 1 + v.IntN(3) {
				out = append(out, &node{Kind: n.Kind, text: v.twin(n.text)})
			}
		}
		if v.chance(.01) {
			out = append(out, &node{Kind: n.Kind, text: n.text})
		}
	}
	return out
}

// twin is a text with one to three words changed.
func (v *reviser) twin(text string) string {
	ws := strings.Fields(text)
	if len(ws) == 0 {
		return v.word()
	}
	for range 1 + v.IntN(min(3, 1+len(ws)/6)) {
		ws[v.IntN(len(ws))] = v.word()
	}
	return strings.Join(ws, " ")
}

func (v *reviser) word() string { return v.words[v.IntN(len(v.words))] }

// revised is what becomes of clauses that stand under one.
func (v *reviser) revised(ns []*node) []*node {
	var out []*node
	for _, n := range ns {
		out = append(out, v.revisedOne(n, out)...)
	}
	return out
}

func (v *reviser) revisedOne(n *node, before []*node) []*node {
	m := &node{Kind: n.Kind, header: n.header, text: n.text, origins: n.origins}
	isLeaf := len(n.children) == 0 && n.Kind != clause.Heading
	switch {
	case isLeaf && v.often(.08), !isLeaf && v.often(.03): // removed, with all below
		if v.chance(.5) {
			return nil
		}
		return []*node{v.added(n.Kind)}
	case isLeaf && v.often(.05) && len(strings.Fields(n.text)) > 8:
		return v.split(m)
	case isLeaf && v.often(.04) && len(before) > 0 && before[len(before)-1].Kind != clause.Heading:
		host := before[v.IntN(len(before))]
		if host.Kind != clause.Heading {
			host.text += " " + v.edited(n.text, .15)
			host.origins = append(slices.Clone(host.origins), n.origins...)
			return nil
		}
	}
	if v.often(.6) {
		m.text = v.edited(n.text, []float64{.08, .25, .5}[v.IntN(3)])
	}
	if isLeaf && v.often(.01) {
		m.Kind = []clause.Kind{clause.Paragraph, clause.Item}[v.IntN(2)]
	}
	m.children = v.revised(n.children)
	out := []*node{m}
	if isLeaf && v.often(.08) {
		out = append(out, &node{Kind: n.Kind, text: v.twin(v.twin(n.text))})
	}
	if v.often(.10) {
		out = append(out, v.added(n.Kind))
	}
	return out
}

func (v *reviser) added(kind clause.Kind) *node {
	text := v.others[v.IntN(len(v.others))]
	if kind == clause.Heading {
		ws := strings.Fields(text)
		text = strings.Join(ws[:min(len(ws), 2+v.IntN(4))], " ")
	}
	return &node{Kind: kind, text: text}
}

// split cuts a clause in two, each with some words of its own.
func (v *reviser) split(m *node) []*node {
	ws := strings.Fields(m.text)
	at := len(ws)/3 + v.IntN(1+len(ws)/3)
	first, second := strings.Join(ws[:at], " "), strings.Join(ws[at:], " ")
	return []*node{
		{Kind: m.Kind, text: v.edited(first, .2), origins: m.origins},
		{Kind: m.Kind, text: v.edited(second, .2), origins: m.origins},
	}
}

// edited changes a share of the words: one in three is dropped, one gains a neighbour, one is replaced.
func (v *reviser) edited(text string, share float64) string {
	ws := strings.Fields(text)
	var out []string
	for k, w := range ws {
		switch {
		case !v.chance(share) && !(k == len(ws)/2 && share > 0 && len(ws) > 3 && v.chance(.5)):
			out = append(out, w)
		case v.chance(1. / 3):
		case v.chance(.5):
			out = append(out, w, v.word())
		default:
			out = append(out, v.word())
		}
	}
	if len(out) == 0 {
		out = []string{v.word()}
	}
	return strings.Join(out, " ")
}

// moveSome moves a few clauses and sections to another place.
func (v *reviser) moveSome(roots []*node) {
	var hosts []*node
	var collect func(ns []*node)
	collect = func(ns []*node) {
		for _, n := range ns {
			if n.Kind == clause.Heading {
				hosts = append(hosts, n)
			}
			collect(n.children)
		}
	}
	collect(roots)
	for _, h := range hosts {
		for k := 0; k < len(h.children); k++ {
			c := h.children[k]
			if c.Kind == clause.Heading || c.header || !v.often(.04) {
				continue
			}
			to := hosts[v.IntN(len(hosts))]
			h.children = slices.Delete(h.children, k, k+1)
			to.children = slices.Insert(to.children, v.IntN(len(to.children)+1), c)
		}
		if v.often(.1) && len(h.children) > 1 {
			a, b := v.IntN(len(h.children)), v.IntN(len(h.children))
			h.children[a], h.children[b] = h.children[b], h.children[a]
		}
	}
}
