package render

import (
	"html/template"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

const goalsAddress = "/goals/"

// A goalPage shows a dated promise or a metric, with all dates that it was given.
type goalPage struct {
	*article
	Promises []link
	Dates    []goalDate
	Evidence []evidence
}

// A goalDate is a date that a goal was given.
type goalDate struct {
	Due, Stated string
	Note        template.HTML
	Sources     []link
}

// Evidence bears on a goal.
type evidence struct {
	On      string
	Says    template.HTML
	Sources []link
}

// goalKinds name one goal of a kind, goalLists all of them.
var (
	goalKinds = map[corpus.GoalKind]string{corpus.Milestone: "Milestone", corpus.Metric: "Metric to watch"}
	goalLists = map[corpus.GoalKind]string{corpus.Milestone: "Milestones", corpus.Metric: "Metrics to watch"}
)

var goalChips = map[corpus.GoalStatus]chip{"open": {"Open", "move"}, "met": {"Met", "strong"}, "missed": {"Missed", "weak"},
	"changed": {"Changed", "move"}, "dropped": {"Dropped", "weak"}}

func (s *site) goals() {
	s.add(goalsAddress, func(at *view) (string, any) {
		p := at.index("Goals", goalsAddress, "Dated promises and metrics to watch. Each stays open until evidence is added.",
			"There are no goals yet.")
		for _, kind := range []corpus.GoalKind{corpus.Milestone, corpus.Metric} {
			list := indexList{Title: goalLists[kind]}
			for _, g := range s.corpus.Goals {
				if g.Kind == kind {
					item := at.indexItem(&g.File, &g.Common, permalink.Goal(g.Name))
					item.Marks = append([]chip{goalChips[g.Status]}, item.Marks...)
					item.Date = "due " + orNotStated(lastDue(g))
					list.Items = append(list.Items, item)
				}
			}
			if len(list.Items) > 0 {
				p.Lists = append(p.Lists, list)
			}
		}
		return "index", p
	})
	for _, g := range s.corpus.Goals {
		s.add(permalink.Goal(g.Name), func(at *view) (string, any) { return "goal", at.goalPage(g) })
	}
}

// lastDue is the date that a goal was given last, or "".
func lastDue(g *corpus.Goal) string {
	if len(g.Dates) == 0 {
		return ""
	}
	return g.Dates[len(g.Dates)-1].Due.Long()
}

func (at *view) goalPage(g *corpus.Goal) *goalPage {
	a, w, fs := at.article(&g.File, &g.Common, goalsAddress)
	page := &goalPage{article: a}
	fs.text("Kind", goalKinds[g.Kind])
	fs.text("Status", goalChips[g.Status].Text)
	fs.text("Due", lastDue(g))
	for _, ref := range g.Clauses {
		if t, err := at.s.corpus.Resolve(ref, &g.File); err == nil {
			page.Promises = append(page.Promises, at.to(t.Address, t.Text))
		}
	}
	for _, d := range g.Dates {
		page.Dates = append(page.Dates, goalDate{Due: d.Due.Long(), Stated: orNotStated(d.Stated.Long()),
			Note: w.prose(d.Note), Sources: at.sourceLinks(d.Source)})
	}
	for _, e := range g.Evidence {
		page.Evidence = append(page.Evidence, evidence{On: e.On.Long(), Says: w.prose(e.Says), Sources: at.sourceLinks(e.Source)})
	}
	a.finish(w, fs, &g.Common)
	return page
}
