package render

import (
	"fmt"
	"html/template"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
)

// What changed in the policy between two reports: read off the two texts, if both are held, else what is recorded.

// A sincePolicy is what became of the policy.
type sincePolicy struct {
	Title   string
	Says    string
	Brief   string         // of how much there is, behind the names of the versions
	Changes []sinceChange  // what the editors recorded of it, the flagship changes first
	List    []listedChange // the changes of the text
	All     *link          // to the comparison of the two versions
	Steps   []sinceStep    // versions whose text is not held
}

// A sinceChange is a change record.
type sinceChange struct {
	Title link
	Chips []chip
	What  string
}

// A sinceStep is a version of which no comparison can be made.
type sinceStep struct {
	Version link
	Date    string
	Note    template.HTML
	Sources []link
}

func (at *view) sincePolicy(s *succession.Succession) *sincePolicy {
	p, since := &s.Policy, &sincePolicy{}
	switch {
	case p.Old.Policy != p.New.Policy:
		since.Says = policySentence(p)
	case !p.IsChange():
		since.Says = "Both reports are under " + p.New.Name + "."
	case p.Revision() != nil:
		since = at.sinceRevision(revision.Pair{Old: p.Old.Held, New: p.New.Held})
	default:
		since.Says, since.Brief = policySentence(p)+" "+unheldSentence(p), count(len(p.Steps), "version", "versions")+" on record"
		for _, step := range p.Steps {
			since.Steps = append(since.Steps, at.sinceStep(p.New.Policy, step))
		}
	}
	since.Title = "What changed in the policy since the last report"
	if succession.Previous(at.s.corpus, s.New) != s.Old {
		since.Title = "What changed in the policy between the two reports"
	}
	return since
}

// policyFact tells of the policy in a line, which leads to the rest.
func policyFact(s *succession.Succession, since *sincePolicy) sinceFact {
	f := sinceFact{Name: "Policy"}
	switch p := &s.Policy; {
	case p.Old.Policy != p.New.Policy:
		f.Says = policySentence(p)
	case !p.IsChange():
		f.Says = "Both are under " + p.New.Name + "."
	default:
		f.Items = []sinceItem{{link: link{p.Old.Name + " → " + p.New.Name, "#" + policyID}, Words: since.Brief}}
	}
	return f
}

// policyID is the id of the section that tells of the policy.
const policyID = "_policy"

// unheldSentence says why the two versions cannot be compared clause by clause.
func unheldSentence(p *succession.PolicyChange) string {
	var without []string
	for _, v := range []succession.PolicyVersion{p.Old, p.New} {
		if v.Held == nil {
			without = append(without, v.Name)
		}
	}
	said := "The text of " + list(without) + " is not held here, so the two cannot be compared clause by clause."
	if len(p.Steps) == 0 {
		return said + " Nothing is recorded of what lies between them."
	}
	return said + " This is what is recorded of the versions between."
}

// sinceRevision is what the comparison of two versions says, in short.
func (at *view) sinceRevision(pair revision.Pair) *sincePolicy {
	c := at.comparison(pair)
	there := func(href string) string {
		if !at.s.has(c.address) {
			return ""
		}
		return at.href(c.address + href)
	}
	t := c.count()
	since := &sincePolicy{Brief: t.changesBrief(), Says: "From " + pair.Old.Name + " to " + pair.New.Name + ". " + t.sentence(c),
		All: at.ifHas(c.address, "The two versions compared, clause by clause")}
	for _, k := range c.materialRecords() {
		view, r := at.judged(c.Records[k].Version, c.Records[k].ChangeRecord), c.Records[k]
		change := sinceChange{Title: link{Text: r.Title}, Chips: view.Chips, What: firstSentences(at.s.plain(r.What.Inline, &r.Version.Changes.File))}
		if i := c.firstChange(r); i >= 0 {
			change.Title.Href = there(c.toChange(i))
		} else {
			change.Title.Href = at.href(recordAddress(r.Version.Policy, r.ID))
		}
		since.Changes = append(since.Changes, change)
	}
	for _, i := range c.changesOfPolicy() {
		l := c.listed(i)
		l.Href = there(l.Href)
		since.List = append(since.List, l)
	}
	return since
}

// changesBrief says how many changes of the policy there are, and which way their words point.
func (t *fateCount) changesBrief() string {
	brief := count(t.changes(), "change", "changes")
	if t.weaker > 0 {
		brief += fmt.Sprintf(", %d weaker", t.weaker)
	}
	if t.stronger > 0 {
		brief += fmt.Sprintf(", %d stronger", t.stronger)
	}
	return brief
}

// materialRecords are the records that say that the policy changed, the flagship ones first.
func (c *comparison) materialRecords() []int {
	var first, then []int
	for k, r := range c.Records {
		switch {
		case !isMaterial(r.ChangeRecord):
		case r.Flagship:
			first = append(first, k)
		default:
			then = append(then, k)
		}
	}
	return append(first, then...)
}

func (at *view) sinceStep(p *corpus.Policy, step succession.PolicyStep) sinceStep {
	s := sinceStep{Version: link{Text: step.Name}, Date: step.Published.Long()}
	if step.Held != nil {
		s.Version = at.to(step.Held.Address(), step.Name)
	}
	if r := step.Recorded; r != nil {
		s.Note, s.Sources = at.write(&p.File, permalink.Policy(p.Name)).prose(r.Note), at.sourceLinks(r.Source)
		if !r.Seen.IsZero() {
			s.Version.Text += ", new bytes"
		}
	}
	return s
}
