package corpus

import (
	"maps"
	"slices"
)

// public returns the part of c that may be seen: no drafts, and nothing published after the as-of date, unless everything
// is wanted. The parts are copies where they lose something, so that c stays whole.
func (c *Corpus) public(everything bool) *Corpus {
	if everything {
		return c
	}
	p := *c
	p.cited = &citations{}
	p.Policies = nil
	for _, policy := range c.Policies {
		if !policy.Draft {
			p.Policies = append(p.Policies, policy.public(c.AsOf))
		}
	}
	p.Reports = nil
	for _, r := range c.Reports {
		if !r.Draft && !r.Published.After(c.AsOf) {
			p.Reports = append(p.Reports, r.public(c.AsOf))
		}
	}
	p.Models = nil
	for _, m := range c.Models {
		if !m.Draft && !m.Released.After(c.AsOf) {
			p.Models = append(p.Models, m.public(c.AsOf))
		}
	}
	p.Tables = slices.DeleteFunc(slices.Clone(c.Tables), func(t *Table) bool { return t.Draft })
	p.Goals = slices.DeleteFunc(slices.Clone(c.Goals), func(g *Goal) bool { return g.Draft })
	p.Pages = slices.DeleteFunc(slices.Clone(c.Pages), func(x *Page) bool { return x.Draft })
	p.Sources = slices.DeleteFunc(slices.Clone(c.Sources), func(s *Source) bool { return s.Draft })
	p.sources = map[string]*Source{}
	for _, s := range p.Sources {
		p.sources[s.Name] = s
	}
	return &p
}

func (p *Policy) public(asOf Date) *Policy {
	q := *p
	q.policy, q.histories = &q, &histories{}
	q.Recorded = slices.DeleteFunc(slices.Clone(p.Recorded), func(r Recorded) bool {
		return r.Published.After(asOf) || r.Seen.After(asOf)
	})
	q.Versions = nil
	for _, v := range p.Versions {
		if !v.Draft && !v.Published.After(asOf) {
			q.Versions = append(q.Versions, v.public(&q, asOf))
		}
	}
	q.link()
	return &q
}

func (v *Version) public(p *Policy, asOf Date) *Version {
	w := *v
	w.Policy, w.policy = p, p
	w.Withdrawn = v.Withdrawn.public(asOf)
	if v.Changes == nil || v.Changes.Draft {
		w.Changes = nil
		return &w
	}
	changes := *v.Changes
	changes.policy = p
	changes.Records = slices.DeleteFunc(slices.Clone(changes.Records), func(r ChangeRecord) bool { return r.On.After(asOf) })
	changes.Account = slices.DeleteFunc(slices.Clone(changes.Account), func(e AccountEntry) bool { return e.On.After(asOf) })
	w.Changes = &changes
	return &w
}

func (r *Report) public(asOf Date) *Report {
	s := *r
	s.Withdrawn = r.Withdrawn.public(asOf)
	s.Reviews = nil
	for _, review := range r.Reviews {
		if !review.Draft && !review.Published.After(asOf) {
			w := *review
			w.Report = &s
			s.Reviews = append(s.Reviews, &w)
		}
	}
	return &s
}

func (m *Model) public(asOf Date) *Model {
	n := *m
	n.Determinations = slices.DeleteFunc(slices.Clone(m.Determinations), func(d Determination) bool { return d.On.After(asOf) })
	n.Thresholds = slices.DeleteFunc(slices.Clone(m.Thresholds), func(t Threshold) bool { return t.On.After(asOf) })
	return &n
}

// public is w, or nil if the withdrawal lies ahead.
func (w *Withdrawal) public(asOf Date) *Withdrawal {
	if w == nil || w.On.After(asOf) {
		return nil
	}
	return w
}

// leftOut counts the sources that a corpus does not show.
type leftOut struct{ drafts, later int }

// LeftOut tells how many sources the corpus does not show: drafts, and those published after its as-of date, with what
// belongs to them.
func (c *Corpus) LeftOut() (drafts, later int) { return c.leftOut.drafts, c.leftOut.later }

// countLeftOut counts the sources of c, the whole, that are not in its public part.
func (c *Corpus) countLeftOut(public *Corpus) leftOut {
	shown := map[string]bool{}
	for d := range public.Documents() {
		shown[d.Path] = true
	}
	var n leftOut
	for d := range c.Documents() {
		switch {
		case shown[d.Path]:
		case d.Common.Draft:
			n.drafts++
		default:
			n.later++
		}
	}
	return n
}

// dropBroken takes out the files that could not be read.
func (c *Corpus) dropBroken() {
	c.Policies = readable(c.Policies)
	for _, p := range c.Policies {
		p.Versions = readable(p.Versions)
		p.link()
		for _, v := range p.Versions {
			if v.Changes != nil && v.Changes.broken {
				v.Changes = nil
			}
		}
	}
	c.Reports = readable(c.Reports)
	for _, r := range c.Reports {
		r.Reviews = readable(r.Reviews)
	}
	c.Models = readable(c.Models)
	c.Tables = readable(c.Tables)
	c.Goals = readable(c.Goals)
	c.Pages = readable(c.Pages)
	c.Sources = readable(c.Sources)
	maps.DeleteFunc(c.sources, func(_ string, s *Source) bool { return s.broken })
}

func readable[T named](list []T) []T {
	return slices.DeleteFunc(list, func(x T) bool { return x.isBroken() })
}
