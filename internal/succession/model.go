package succession

import (
	"slices"

	"rspsite/internal/corpus"
)

// A ModelChange says which models one report alone covers. The lists are in the order of the report.
type ModelChange struct {
	Added, Gone []CoveredModel
}

// A CoveredModel is a model that a report covers: one that has a determination, or one that is not released, by its code name.
type CoveredModel struct {
	Name       string // of the model's file, or the code name in plain text
	Title      string // what readers call it
	Unreleased bool
}

// Determined is a determination that was made between the coverage dates of two reports.
type Determined struct {
	Model *corpus.Model
	*corpus.Determination
	Before string // level that it was at until then; empty if this is the first
}

// Says tells it in words: "KSL-3 → KSL-2, determined on 10 February 2026".
func (d *Determined) Says() string {
	level := d.Level
	if d.Before != "" && d.Before != d.Level {
		level = d.Before + " → " + d.Level
	}
	if !d.On.IsDay() {
		return level + ", determined in " + d.On.Long()
	}
	return level + ", determined on " + d.On.Long()
}

func models(c *corpus.Corpus, old, new *corpus.Report) ModelChange {
	return ModelChange{Added: without(covered(c, new), covered(c, old)), Gone: without(covered(c, old), covered(c, new))}
}

// covered are the models of a report, those with a determination first.
func covered(c *corpus.Corpus, r *corpus.Report) []CoveredModel {
	var list []CoveredModel
	for _, name := range r.Models {
		m := CoveredModel{Name: name, Title: name}
		if known := c.Model(name); known != nil {
			m.Title = known.Title
		}
		list = append(list, m)
	}
	for _, name := range r.Unreleased {
		list = append(list, CoveredModel{name.Plain(), name.Plain(), true})
	}
	return list
}

func without(list, others []CoveredModel) []CoveredModel {
	return slices.DeleteFunc(list, func(m CoveredModel) bool { return slices.Contains(others, m) })
}

// determined are the determinations of the policy's models that were made after the coverage date of the older report, and not
// after that of the newer. Of one whose date is not stated nobody knows.
func determined(c *corpus.Corpus, old, new *corpus.Report) []Determined {
	var list []Determined
	for _, m := range c.Models {
		if c.PolicyOr(m.Policy) != c.PolicyOr(new.Policy) {
			continue
		}
		for i := range m.Determinations {
			if d := &m.Determinations[i]; d.On.After(old.Covers) && !d.On.After(new.Covers) {
				before := ""
				if i > 0 {
					before = m.Determinations[i-1].Level
				}
				list = append(list, Determined{m, d, before})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Determined) int { return a.On.Compare(b.On) })
	return list
}
