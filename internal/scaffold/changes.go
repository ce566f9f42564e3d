package scaffold

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// changes writes what changed since the report before: versions of the policy, and models in scope.
func (d *reportDraft) changes(b *bytes.Buffer, s *section) {
	if d.last == nil {
		return
	}
	var items []string
	item := func(id clause.ID, format string, args ...any) {
		items = append(items, fmt.Sprintf("- %s %s %s\n", corpus.ToWrite, fmt.Sprintf(format, args...), attributes(d.give(id))))
	}
	for _, v := range d.versionsSince() {
		item(clause.ID("deviations-"+v.name), "what version %s of %s changed for what this report covers%s.", strings.TrimPrefix(v.name, "v"), v.on.Long(), v.where)
	}
	for _, name := range d.goalsMoved() {
		item(clause.ID("deviations-goal-"+name), "what moved [[goal:%s]]%s, and why.", name, d.datesOf(name))
	}
	if added := without(d.Models, d.last.Models); len(added) > 0 {
		item("deviations-models", "why this report covers %s, and the one before does not.", modelList(added))
	}
	if gone := without(d.last.Models, d.Models); len(gone) > 0 {
		item("deviations-models-gone", "why this report no longer covers %s.", modelList(gone))
	}
	if len(items) > 0 {
		b.WriteString("\n" + strings.Join(items, ""))
	}
}

// goalsMoved are the goals that this policy promises, or no clause does, and that got another date since the coverage date of the report before.
func (d *reportDraft) goalsMoved() []string {
	var names []string
	for _, g := range d.c.Goals {
		n := len(g.Dates)
		if n < 2 || g.Draft || g.Withdrawn != nil {
			continue
		}
		last, before := g.Dates[n-1], g.Dates[n-2]
		if last.Due != before.Due && last.Stated.After(d.last.Covers) && !last.Stated.After(d.Today) {
			names = append(names, g.Name)
		}
	}
	slices.Sort(names)
	return names
}

// datesOf says from which date to which a goal moved, and when that was stated.
func (d *reportDraft) datesOf(goal string) string {
	for _, g := range d.c.Goals {
		if n := len(g.Dates); g.Name == goal && !g.Dates[n-1].Due.IsZero() && !g.Dates[n-2].Due.IsZero() {
			return fmt.Sprintf(" from %s to %s, stated on %s", g.Dates[n-2].Due.Long(), g.Dates[n-1].Due.Long(), g.Dates[n-1].Stated.Long())
		}
	}
	return ""
}

// A stepSince is a version that came since the report before.
type stepSince struct {
	name  string
	on    corpus.Date
	where string // its text, and what it changed, if they are held
}

// versionsSince are the versions that came after the one that the report before is under, up to the one in force, oldest first.
func (d *reportDraft) versionsSince() []stepSince {
	p := d.policy
	isSince := func(name string) bool {
		return name != d.last.PolicyVersion && p.IsSince(name, d.last.PolicyVersion) && p.IsSince(d.Version, name)
	}
	var steps []stepSince
	for _, v := range p.Versions {
		if isSince(v.Name) && !v.Draft {
			where := ", [[" + p.Name + "/" + v.Name + "]]"
			if before := v.Previous(); before != nil && !before.Draft {
				where += " and [what changed from " + before.Name + "](" + permalink.Compare(p.Name, before.Name, v.Name) + ")"
			}
			steps = append(steps, stepSince{v.Name, v.Published, where})
		}
	}
	for _, r := range p.Recorded {
		isKnown := slices.ContainsFunc(steps, func(s stepSince) bool { return s.name == r.Version })
		if isSince(r.Version) && !isKnown && !r.Begins().After(d.Today) {
			steps = append(steps, stepSince{r.Version, r.Begins(), " (its text is not held)"})
		}
	}
	slices.SortStableFunc(steps, func(a, b stepSince) int { return a.on.Compare(b.on) }) // held ones first on one day
	return steps
}

// without lists the names of one list that another does not have.
func without(names, others []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
}

// modelList refers to models.
func modelList(names []string) string {
	refs := make([]string, len(names))
	for i, name := range names {
		refs[i] = "[[model:" + name + "]]"
	}
	return strings.Join(refs, ", ")
}
