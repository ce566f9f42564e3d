package render

import (
	"html/template"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A goalPage shows a dated promise or a metric: who promises it in which words, every date that it was given, what bears on it.
type goalPage struct {
	*article
	PromisedBy  string // what its clauses are to it: a heading
	Promises    []goalPromise
	Dates       []goalDate
	DateClaims  []claim
	Evidence    []evidence
	ClosedBy    template.HTML // what would close it, where the header says so
	StateClaims []claim
}

// A goalPromise is a clause that promises a goal, with its first words.
type goalPromise struct {
	link
	Says  string
	Marks []chip // who is bound, and what the words are
	Left  *goalLeft
}

// A goalLeft says that the clause is not in the newest version any more.
type goalLeft struct {
	How  link // to its tombstone: "Gone from v2"; only the version, where it went into others
	Why  template.HTML
	Into []link
}

// A goalDate is a date that a goal was given.
type goalDate struct {
	Due, Stated string
	Move        string // from the date before it
	Put         string // class of the chip that says so
	Note        template.HTML
	Sources     []link
}

// Evidence bears on a goal.
type evidence struct {
	On      string
	Says    template.HTML
	Sources []link
}

// goalKinds name one goal of a kind, goalLists all of them, goalClauses what clauses are to them.
var (
	goalKinds = map[corpus.GoalKind]string{corpus.Milestone: "Milestone", corpus.Metric: "Metric to watch"}
	goalLists = map[corpus.GoalKind]string{corpus.Milestone: "Milestones", corpus.Metric: "Metrics to watch"}

	goalClauses = map[corpus.GoalKind]string{corpus.Milestone: "Clauses that promise it", corpus.Metric: "Clauses that it watches"}
)

var goalChips = map[corpus.GoalStatus]chip{"open": {"Open", "move"}, "met": {"Met", "strong"}, "missed": {"Missed", "weak"},
	"changed": {"Changed", "move"}, "dropped": {"Dropped", "weak"}}

func (s *site) goals() {
	s.addFile(permalink.Data(permalink.Goals), func() ([]byte, error) { return encodeJSON(s.goalsData()) })
	s.add(permalink.Goals, func(at *view) (string, any) { return "index", at.goalsPage() })
	for _, g := range s.corpus.Goals {
		s.add(permalink.Goal(g.Name), func(at *view) (string, any) { return "goal", at.goalPage(g) })
		s.addFile(permalink.Data(permalink.Goal(g.Name)), func() ([]byte, error) { return encodeJSON(s.goalData(g)) })
	}
}

func (at *view) goalPage(g *corpus.Goal) *goalPage {
	a, w, fs := at.article(&g.File, &g.Common, permalink.Goals)
	page := &goalPage{article: a, PromisedBy: goalClauses[g.Kind], Promises: at.goalPromises(g), ClosedBy: w.prose(g.ClosedBy),
		DateClaims: w.goalClaims(g, "dates"), StateClaims: w.goalClaims(g, "status")}
	fs.text("Kind", goalKinds[g.Kind])
	fs.html("Status", at.statusOf(g))
	fs.html("Due", at.dueOf(g))
	for i, d := range g.Dates {
		x := goalDate{Due: d.Due.Long(), Stated: orNotStated(d.Stated.Long()), Note: w.prose(d.Note), Sources: at.sourceLinks(d.Source)}
		if i > 0 {
			x.Move, x.Put = dateMove(g.Dates[i-1].Due, d.Due), moveClass(g.Dates[i-1].Due, d.Due)
		}
		page.Dates = append(page.Dates, x)
	}
	for _, e := range g.Evidence {
		page.Evidence = append(page.Evidence, evidence{On: e.On.Long(), Says: w.prose(e.Says), Sources: at.sourceLinks(e.Source)})
	}
	a.finish(w, fs, &g.Common)
	return page
}

// statusOf says where a goal stands on the as-of date.
func (at *view) statusOf(g *corpus.Goal) template.HTML {
	var m markup
	writeChip(&m, goalChips[g.Status])
	if by := overdue(g, at.s.corpus.AsOf); by != "" {
		m.text(" ")
		writeChip(&m, overdueChip)
		m.text(" by " + by + " as of " + at.s.corpus.AsOf.Long())
	}
	return m.html()
}

// dueOf is the date that a goal was given last, and how far that is from the first.
func (at *view) dueOf(g *corpus.Goal) template.HTML {
	var m markup
	m.text(orNotStated(lastDue(g)))
	if says := slipOf(g); says != "" {
		m.text("; " + says)
	}
	return m.html()
}

func writeChip(m *markup, c chip) { m.element("span", c.Text, "class", "chip "+c.Kind) }

// goalClaims are the claims on a field of a goal's header.
func (w *writer) goalClaims(g *corpus.Goal, field string) []claim {
	var list []claim
	for i, c := range g.Claims {
		if c.Field == field {
			list = append(list, w.claims(g.Claims[i:i+1])...)
		}
	}
	return list
}

// goalPromises are the clauses that promise a goal, each with its first words.
func (at *view) goalPromises(g *corpus.Goal) []goalPromise {
	var list []goalPromise
	for _, ref := range g.Clauses {
		t, err := at.s.corpus.Resolve(ref, &g.File)
		if err != nil {
			continue // reported by the corpus
		}
		p := goalPromise{link: at.to(t.Address, t.Text)}
		if v, c := at.s.clauseOf(ref); c != nil {
			p.Says = firstWords(at.s.plain(briefly(c), &v.File))
			if strings.HasSuffix(p.Says, ":") {
				p.Says += " …" // a list follows
			}
			switch clause.Commitment(c.Attrs.Get(clause.AttrCommitment)) {
			case clause.Unilateral:
				p.Marks = append(p.Marks, chip{"Unilateral", "strong"})
			case clause.Industry:
				p.Marks = append(p.Marks, chip{"Industry", "move"})
			}
			p.Marks = append(p.Marks, marks(&v.Common)...)
			p.Left = at.goalLeft(v.Policy, c.ID)
		}
		list = append(list, p)
	}
	return list
}

// goalLeft says what became of a clause that the newest version of its policy has no more; it is nil of one that stands.
func (at *view) goalLeft(p *corpus.Policy, id clause.ID) *goalLeft {
	newest := p.Latest()
	if newest == nil {
		return nil
	}
	t, ok := newest.Tombstone(id)
	if !ok {
		return nil
	}
	stone := at.write(&newest.File, newest.Address()).tombstone(newest, t)
	how := stone.How
	if len(stone.Into) > 0 {
		how = t.Left.Name
	}
	return &goalLeft{How: at.to(permalink.Clause(p.Name, t.Left.Name, id), how), Why: stone.Why, Into: stone.Into}
}

// clauseOf is the clause of a version that a reference names, or nil.
func (s *site) clauseOf(ref string) (*corpus.Version, *clause.Clause) {
	r, err := permalink.ParseRef(ref)
	if err != nil {
		return nil, nil
	}
	p := s.corpus.PolicyOr(r.Policy)
	if p == nil {
		return nil, nil
	}
	v := p.Version(r.Version)
	if v == nil {
		return nil, nil
	}
	return v, v.Doc.Find(r.Clause)
}

// briefly is the text of a clause; of a heading, that of the first clause below it that has one.
func briefly(c *clause.Clause) clause.Inline {
	if c.Kind != clause.Heading && len(c.Text) > 0 {
		return c.Text
	}
	for _, below := range c.Children {
		if text := briefly(below); len(text) > 0 {
			return text
		}
	}
	return c.Text
}
