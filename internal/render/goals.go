package render

import (
	"fmt"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// goalsPage lists the goals of each kind, those that are overdue first.
func (at *view) goalsPage() *indexPage {
	goals, asOf := at.s.corpus.Goals, at.s.corpus.AsOf
	p := at.index("Goals", permalink.Goals, "Dated promises and metrics to watch. Each stays open until evidence is added.",
		"There are no goals yet.")
	if len(goals) > 0 {
		p.Lead += " " + goalsFinding(goals, asOf)
	}
	for _, kind := range []corpus.GoalKind{corpus.Milestone, corpus.Metric} {
		list := indexList{Title: goalLists[kind]}
		for _, late := range []bool{true, false} {
			for _, g := range goals {
				if g.Kind == kind && (overdue(g, asOf) != "") == late {
					list.Items = append(list.Items, at.goalItem(g))
				}
			}
		}
		if len(list.Items) > 0 {
			p.Lists = append(p.Lists, list)
		}
	}
	return p
}

func (at *view) goalItem(g *corpus.Goal) indexItem {
	item := at.indexItem(&g.File, &g.Common, permalink.Goal(g.Name))
	item.Date = "due " + orNotStated(lastDue(g))
	state := []chip{goalChips[g.Status]}
	if by := overdue(g, at.s.corpus.AsOf); by != "" {
		state = append(state, overdueChip)
		item.Notes = append(item.Notes, "overdue by "+by)
	}
	if hasSlipped(g) {
		state = append(state, chip{"Put off", "weak"})
	}
	if says := slipOf(g); says != "" {
		item.Notes = append(item.Notes, says)
	}
	if n := len(g.Evidence); n > 0 {
		item.Notes = append(item.Notes, count(n, "piece of evidence", "pieces of evidence"))
	} else {
		item.Notes = append(item.Notes, "no evidence yet")
	}
	item.Marks = append(state, item.Marks...)
	return item
}

// goalsFinding counts goals by where they stand.
func goalsFinding(goals []*corpus.Goal, asOf corpus.Date) string {
	open, late, slipped, undated := 0, 0, 0, 0
	for _, g := range goals {
		if g.Status == corpus.GoalOpen {
			open++
		}
		if overdue(g, asOf) != "" {
			late++
		}
		if hasSlipped(g) {
			slipped++
		}
		if len(g.Dates) == 0 {
			undated++
		}
	}
	said := fmt.Sprintf("Of %s listed here, %d open, %d overdue, %d put off", count(len(goals), "goal", "goals"), open, late, slipped)
	if undated > 0 {
		said += fmt.Sprintf("; of %d no source states a date", undated)
	}
	return said + "."
}
