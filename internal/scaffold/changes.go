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
		last := d.last.Doc.Find(id)
		items = append(items, fmt.Sprintf("- %s %s %s\n", corpus.ToWrite, fmt.Sprintf(format, args...), attributes(d.give(id), last)))
	}
	for _, v := range d.versionsSince() {
		item(clause.ID("deviations-"+v.name), "what version %s of %s changed for what this report covers%s.", strings.TrimPrefix(v.name, "v"), v.on.Long(), v.where)
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
		if isSince(r.Version) && !isKnown && !r.Published.After(d.Today) {
			steps = append(steps, stepSince{r.Version, r.Published, " (its text is not held)"})
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
