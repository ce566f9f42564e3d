package render

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// A step is what became of a policy's clauses in one version, against the version before: what the matrix, the clause
// pages and the version pages need of that comparison. It is made once and kept for as long as the site is made, so it
// holds what changed and leaves out the rest.
type step struct {
	old, new  *corpus.Version
	address   string                         // of the compare page
	changes   map[*clause.Clause]*stepChange // by the clauses of both sides
	inOrder   []*stepChange                  // the same, in reading order
	fates     [fates]int
	account   *revision.Account // nil if the publisher gave none
	flagships []flagship
}

// A flagship is a change that the editors hold for one of the greatest.
type flagship struct {
	title string
	id    clause.ID // of its first clause on the compare page
}

// A stepChange is a change of one step, or a clause that reads as before and of which a record speaks.
type stepChange struct {
	*diff.Change
	number         int
	fate           fate
	standing       revision.Standing
	old, new       []diff.Clause
	byText         bool      // nothing but the wording joins the two sides
	wordingUnknown bool      // a record says that no source states the wording that the clause took on
	id             clause.ID // of its element on the compare page
}

// planStep plans the step that leads to v. It is made when a page first asks for it.
func (s *site) planStep(v *corpus.Version) {
	if before := v.Previous(); before != nil {
		s.steps[v] = sync.OnceValue(func() *step { return newStep(s.revisions.Between(before, v)) })
	}
}

// stepTo is the step that leads to v, or nil for the first version.
func (s *site) stepTo(v *corpus.Version) *step {
	if make := s.steps[v]; make != nil {
		return make()
	}
	return nil
}

func newStep(r *revision.Revision) *step {
	s := &step{old: r.Old, new: r.New, address: permalink.Compare(r.New.Policy.Name, r.Old.Name, r.New.Name),
		changes: map[*clause.Clause]*stepChange{}, account: r.Account}
	taken := map[clause.ID]bool{} // on the compare page, by the new side
	for c := range r.New.Doc.All() {
		taken[c.ID] = true
	}
	byText := matchedByText(r.Comparison)
	for i := range r.Changes {
		c := &r.Changes[i]
		s.fates[fateOf(c)]++
		if !c.IsChange() && !c.Moved && len(c.Records) == 0 {
			continue
		}
		s.add(&r.Difference, c, byText[i], taken)
		s.inOrder[len(s.inOrder)-1].wordingUnknown = slices.ContainsFunc(c.Records, func(k int) bool { return r.Records[k].Wording == corpus.WordingNotStated })
	}
	for _, record := range r.Records {
		if record.Flagship && len(record.Changes) > 0 {
			s.flagships = append(s.flagships, flagship{record.Title, s.idOf(r, record.Changes[0])})
		}
	}
	return s
}

// idOf is the ID of a change on the compare page, of those that are kept.
func (s *step) idOf(r *revision.Revision, change int) clause.ID {
	c := r.Changes[change]
	if len(c.New) > 0 {
		return s.changes[r.Comparison.New.Clauses[c.New[0]].Clause].id
	}
	return s.changes[r.Comparison.Old.Clauses[c.Old[0]].Clause].id
}

// add keeps a change of d.
func (s *step) add(d *revision.Difference, c *revision.Change, byText bool, taken map[clause.ID]bool) {
	alone := *c.Change // the comparison is not kept for it
	kept := &stepChange{Change: &alone, number: c.Number, fate: fateOf(c), standing: c.Standing, byText: byText,
		old: clausesOf(&d.Comparison.Old, c.Old), new: clausesOf(&d.Comparison.New, c.New)}
	switch {
	case len(kept.new) > 0:
		kept.id = kept.new[0].ID
	case taken[kept.old[0].ID]:
		kept.id = "_old-" + kept.old[0].ID
	default:
		kept.id = kept.old[0].ID
	}
	for _, side := range [][]diff.Clause{kept.old, kept.new} {
		for _, x := range side {
			s.changes[x.Clause] = kept
		}
	}
	s.inOrder = append(s.inOrder, kept)
}

func clausesOf(s *diff.Side, indexes []int) []diff.Clause {
	cs := make([]diff.Clause, len(indexes))
	for i, k := range indexes {
		cs[i] = s.Clauses[k]
	}
	return cs
}

// matchedByText says of each change whether nothing but the wording joins its two sides.
func matchedByText(c *diff.Comparison) []bool {
	at := make([]int, len(c.New.Clauses))
	for i := range c.Changes {
		for _, n := range c.Changes[i].New {
			at[n] = i
		}
	}
	linked, written := make([]bool, len(c.Changes)), make([]bool, len(c.Changes))
	for _, l := range c.Links {
		linked[at[l.New]] = true
		written[at[l.New]] = written[at[l.New]] || l.Matched != diff.ByText
	}
	for i := range linked {
		linked[i] = linked[i] && !written[i]
	}
	return linked
}

// of is the change that holds c, or nil if c reads, and stands, as before.
func (s *step) of(c *clause.Clause) *stepChange {
	if s == nil {
		return nil
	}
	return s.changes[c]
}

// redlineOf is the address of the redline of c on the compare page; empty if the step did not change c.
func (s *step) redlineOf(c *clause.Clause) string {
	ch := s.of(c)
	if ch == nil || !ch.IsChange() {
		return ""
	}
	return s.address + fragment(ch.id)
}

// inWords says how many clauses a step changed, and how: "3 clauses changed, 1 removed, 2 first described here".
func (s *step) inWords() string {
	var parts []string
	for f := fateChanged; f < fates; f++ {
		switch n := s.fates[f]; {
		case n == 0:
		case len(parts) == 0:
			parts = append(parts, count(n, "clause ", "clauses ")+fateNames[f])
		default:
			parts = append(parts, strconv.Itoa(n)+" "+fateNames[f])
		}
	}
	if len(parts) == 0 {
		return "no clause reads otherwise"
	}
	return strings.Join(parts, ", ")
}

// coverage says how much of the revision the publisher's account names, records first; empty if there is none.
func (s *step) coverage() string {
	switch {
	case s == nil || s.account == nil:
		return ""
	case s.account.Changes == 0:
		return "The publisher gives an account of this revision. None of the differences shown here is recorded as a change of the policy."
	}
	a, names := s.account, "The publisher’s account, as far as it is held here, names "
	clauses := strconv.Itoa(a.Named) + " of " + count(a.Changes, "change", "changes") + " of the policy"
	if a.Records == 0 {
		return names + clauses + "."
	}
	return names + strconv.Itoa(len(a.RecordsNamed)) + " of " + count(a.Records, "change that the editors record", "changes that the editors record") +
		"; by clause, " + clauses + "."
}
