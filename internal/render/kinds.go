package render

import (
	"html/template"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

const (
	tablesAddress = "/tables/"
	goalsAddress  = "/goals/"
	pagesAddress  = "/pages/"
)

// An indexPage lists the pages of one kind.
type indexPage struct {
	*layout
	Lead  string
	Empty string // what to say if there are none
	Lists []indexList
}

// An indexList is a part of an index, with a heading if it has several.
type indexList struct {
	Title string
	Items []indexItem
}

// An indexItem is a page in a list.
type indexItem struct {
	link
	Date    string
	Summary template.HTML
	Marks   []chip
	Notes   []string // in small type: what kind, what state
}

// Meta is the line in small type.
func (i indexItem) Meta() string {
	return join(" · ", append([]string{i.Date}, i.Notes...)...)
}

func (at *view) indexItem(f *corpus.File, c *corpus.Common, address string, notes ...string) indexItem {
	return indexItem{link: at.to(address, c.Title), Summary: at.write(f, address).prose(c.Summary), Marks: marks(c), Notes: notes}
}

// total counts the items of all lists.
func (p *indexPage) total() int {
	n := 0
	for _, l := range p.Lists {
		n += len(l.Items)
	}
	return n
}

// IsEmpty reports whether the index lists nothing.
func (p *indexPage) IsEmpty() bool { return p.total() == 0 }

func (at *view) index(title, address, lead, empty string) *indexPage {
	p := &indexPage{layout: at.layout(title, address), Lead: lead, Empty: empty}
	p.say("basis", compiledSentence)
	p.Description = lead
	return p
}

func (s *site) tables() {
	s.add(tablesAddress, func(at *view) (string, any) {
		p := at.index("Tables", tablesAddress, "Comparison tables. Every group of cells names its source; where sources differ, both stand beside each other.",
			"There are no comparison tables yet.")
		list := indexList{}
		for _, t := range s.corpus.Tables {
			item := at.indexItem(&t.File, &t.Common, permalink.Table(t.Name))
			if !t.Covers.IsZero() {
				item.Date = "as of " + t.Covers.Long()
			}
			list.Items = append(list.Items, item)
		}
		p.Lists = append(p.Lists, list)
		return "index", p
	})
	for _, t := range s.corpus.Tables {
		s.add(permalink.Table(t.Name), func(at *view) (string, any) {
			a, w, fs := at.article(&t.File, &t.Common, tablesAddress)
			if !t.Covers.IsZero() {
				fs.text("State of", t.Covers.Long())
			}
			a.finish(w, fs, &t.Common)
			return "article", a
		})
	}
}

func (s *site) prosePages() {
	s.add(pagesAddress, func(at *view) (string, any) {
		p := at.index("About", pagesAddress, "What stands behind the texts: why the policy matters, where sources disagree, how this site is made.",
			"There are no pages of prose yet.")
		list := indexList{}
		for _, x := range s.corpus.Pages {
			list.Items = append(list.Items, at.indexItem(&x.File, &x.Common, permalink.Page(x.Name)))
		}
		p.Lists = append(p.Lists, list)
		return "index", p
	})
	for _, x := range s.corpus.Pages {
		s.add(permalink.Page(x.Name), func(at *view) (string, any) {
			a, w, fs := at.article(&x.File, &x.Common, pagesAddress)
			a.finish(w, fs, &x.Common)
			return "article", a
		})
	}
}

// A goalPage shows a dated promise or a metric, with all dates that it was given.
type goalPage struct {
	*article
	Status   chip
	Kind     string
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

var goalKinds = map[corpus.GoalKind]string{corpus.Milestone: "Milestone", corpus.Metric: "Metric to watch"}

var goalChips = map[corpus.GoalStatus]chip{"open": {"Open", "move"}, "met": {"Met", "strong"}, "missed": {"Missed", "weak"}, "changed": {"Changed", "move"},
	"dropped": {"Dropped", "weak"}}

func (s *site) goals() {
	s.add(goalsAddress, func(at *view) (string, any) {
		p := at.index("Goals", goalsAddress, "Dated promises and metrics to watch. Each stays open until evidence is added.", "There are no goals yet.")
		for _, kind := range []corpus.GoalKind{corpus.Milestone, corpus.Metric} {
			list := indexList{Title: map[corpus.GoalKind]string{corpus.Milestone: "Milestones", corpus.Metric: "Metrics to watch"}[kind]}
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
	page := &goalPage{article: a, Status: goalChips[g.Status], Kind: goalKinds[g.Kind]}
	fs.text("Kind", page.Kind)
	fs.text("Status", page.Status.Text)
	fs.text("Due", lastDue(g))
	for _, ref := range g.Clauses {
		if t, err := at.s.corpus.Resolve(ref, &g.File); err == nil {
			page.Promises = append(page.Promises, at.to(t.Address, t.Text))
		}
	}
	for _, d := range g.Dates {
		page.Dates = append(page.Dates, goalDate{Due: d.Due.Long(), Stated: orNotStated(d.Stated.Long()), Note: w.prose(d.Note), Sources: at.sourceLinks(d.Source)})
	}
	for _, e := range g.Evidence {
		page.Evidence = append(page.Evidence, evidence{On: e.On.Long(), Says: w.prose(e.Says), Sources: at.sourceLinks(e.Source)})
	}
	a.finish(w, fs, &g.Common)
	return page
}
