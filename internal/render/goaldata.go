package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// Names of the forms of the data of a goal and of the list of all; docs/goal.schema.json and docs/goals.schema.json describe them.
const (
	goalSchema  = "rspsite.goal/1"
	goalsSchema = "rspsite.goals/1"
)

// A goalData is what the page of a goal says.
type goalData struct {
	fileData
	Kind     string             `json:"kind"`
	Status   string             `json:"status"`
	Overdue  bool               `json:"overdue"` // as of the day of the site
	Clauses  []promisedData     `json:"clauses"`
	Dates    []goalDateData     `json:"dates"` // oldest first
	Evidence []goalEvidenceData `json:"evidence"`
	ClosedBy string             `json:"closedBy,omitempty"`
}

// A promisedData is a clause that promises a goal.
type promisedData struct {
	Ref string `json:"reference"` // policy/version#clause
	URL string `json:"url"`
}

// A goalDateData is a date that a goal was given.
type goalDateData struct {
	Due     string       `json:"due"`
	Stated  string       `json:"stated,omitempty"` // when that was said
	Note    string       `json:"note,omitempty"`
	Sources []sourceData `json:"sources"`
}

type goalEvidenceData struct {
	On      string       `json:"on,omitempty"`
	Says    string       `json:"says"`
	Sources []sourceData `json:"sources"`
}

func (s *site) goalData(g *corpus.Goal) *goalData {
	d := &goalData{fileData: s.fileData(goalSchema, permalink.Goal(g.Name), &g.File, &g.Common), Kind: string(g.Kind), Status: string(g.Status),
		Overdue: overdue(g, s.corpus.AsOf) != "", Clauses: []promisedData{}, Dates: []goalDateData{}, Evidence: []goalEvidenceData{},
		ClosedBy: s.plain(g.ClosedBy.Inline, &g.File)}
	for _, ref := range g.Clauses {
		if t, err := s.corpus.Resolve(ref, &g.File); err == nil { // else reported by the corpus
			d.Clauses = append(d.Clauses, promisedData{ref, s.whole(t.Address)})
		}
	}
	for _, x := range g.Dates {
		d.Dates = append(d.Dates, goalDateData{x.Due.String(), x.Stated.String(), s.plain(x.Note.Inline, &g.File), s.sourceData(x.Source)})
	}
	for _, x := range g.Evidence {
		d.Evidence = append(d.Evidence, goalEvidenceData{x.On.String(), s.plain(x.Says.Inline, &g.File), s.sourceData(x.Source)})
	}
	return d
}

// A goalsData is the list of all goals.
type goalsData struct {
	Schema string      `json:"schema"`
	Notice string      `json:"notice"`
	URL    string      `json:"url"`
	AsOf   string      `json:"asOf"`
	Goals  []*goalData `json:"goals"`
}

func (s *site) goalsData() *goalsData {
	d := &goalsData{Schema: goalsSchema, Notice: noticeOfList(s.corpus.Goals, func(g *corpus.Goal) bool { return g.Specimen }), URL: s.whole(permalink.Goals),
		AsOf: s.corpus.AsOf.String(), Goals: []*goalData{}}
	for _, g := range s.corpus.Goals {
		d.Goals = append(d.Goals, s.goalData(g))
	}
	return d
}
