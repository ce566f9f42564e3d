package render

import (
	"fmt"
	"html/template"

	"rspsite/internal/clause"
	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// promisesID is the id of the section on what the policy promises of reports.
const promisesID = "_promises"

// A completion is what the page of a report says of what the report must hold.
type completion struct {
	Checklist *checklist // for editors, on the page of a report that is not public; else nil
	Promises  *promises  // nil where the policy promises nothing of reports
}

// A checklist is what a report must hold, and how far it does.
type checklist struct {
	Summary string
	Parts   []checkedPart
	Places  []checkedPlace // still to be written or confirmed, and in no part
}

// A checkedPart is one line of the checklist.
type checkedPart struct {
	Title    link // to its section, if there is one
	ID       string
	Inner    bool // it is a part of the one above it
	State    chip
	Lacks    []checkedPlace
	Guidance template.HTML // what a writer should say there, where something is missing
}

// A checkedPlace is a place where something is to be done.
type checkedPlace struct {
	Place link // "line 57"
	What  string
}

// promises are what a policy promises of reports, and where a report answers it.
type promises struct {
	Of    link   // the version whose text they are read from
	Basis string // what that text is
	Marks []chip
	Other string // in a sentence, why that is not the version that the report is under
	Told  string // how many are answered
	Items []promise
}

// A promise is one clause of the policy with the report's answer.
type promise struct {
	Clause  link // "§9(a), Risk Reports"
	Text    string
	Status  chip
	In      []link
	Note    template.HTML
	Unheard bool // the report says nothing of it
}

// completion makes what the page of a report says of what it must hold. w writes the texts of its header.
func (at *view) completion(r *corpus.Report, w *writer) completion {
	l := completeness.Of(at.s.corpus, r)
	c := completion{Promises: at.promises(l, w)}
	if r.Draft || r.Published.After(at.s.corpus.AsOf) {
		c.Checklist = at.checklist(l)
	}
	return c
}

// tellPromises adds a line to the facts of a report.
func (c *completion) tellPromises(fs *facts) {
	if c.Promises != nil {
		fs.link("Answers the policy", link{c.Promises.Told, "#" + promisesID}, "")
	}
}

func (at *view) checklist(l *completeness.Checklist) *checklist {
	list := &checklist{Summary: l.String()}
	settings := at.write(nil, at.at) // guidance is text of the settings
	for i := range l.Parts {
		p := &l.Parts[i]
		item := checkedPart{Title: link{Text: p.Title}, ID: p.ID, Inner: p.Under != "", State: chip{"Written", "strong"}}
		if p.Section != nil {
			item.Title.Href = fragment(p.Section.ID)
		}
		if !p.IsMet() {
			item.State, item.Guidance = stateOf(p), settings.prose(p.Guidance)
		}
		for _, lack := range p.Lacks {
			item.Lacks = append(item.Lacks, checkedPlace{placeLink(lack.At.Line, lack.ID), capital(lack.What)})
		}
		list.Parts = append(list.Parts, item)
	}
	for _, u := range l.Unwritten {
		if u.Part == "" {
			list.Places = append(list.Places, checkedPlace{placeLink(u.At.Line, u.ID), u.Mark + " " + u.Text})
		}
	}
	return list
}

// stateOf says in a word or two how a part stands that is not met.
func stateOf(p *completeness.Part) chip {
	states := map[completeness.LackKind]string{completeness.NoSection: "Missing", completeness.NoText: "Empty",
		completeness.Elsewhere: "Elsewhere", completeness.NotWritten: "To be written", completeness.NoModel: "Not complete"}
	for _, lack := range p.Lacks {
		if lack.Kind != completeness.NotConfirmed { // what is to be written comes before what is to be confirmed
			return chip{states[lack.Kind], "weak"}
		}
	}
	return chip{"To be confirmed", "weak"}
}

// placeLink leads to a clause of the page, and says in which line of the source it stands.
func placeLink(line int, id clause.ID) link {
	l := link{}
	if line > 0 {
		l.Text = fmt.Sprintf("line %d", line)
	}
	if id != "" {
		l.Href = fragment(id)
	}
	return l
}

func (at *view) promises(l *completeness.Checklist, w *writer) *promises {
	if len(l.Promises) == 0 {
		return nil
	}
	p := l.From.Policy
	list := &promises{Of: at.to(l.From.Address(), p.Title+" "+l.From.Name), Told: told(l)}
	list.Basis, list.Marks = basisPhrases[clause.Basis(l.From.Basis)], marks(&l.From.Common)
	if !l.Exact {
		list.Other = "The report is under " + l.Report.PolicyVersion + ", whose text is not held here; these are the promises of " +
			l.From.Name + ", the newest text held before it."
	}
	for _, one := range l.Promises {
		item := promise{Text: at.s.plain(one.Clause.Text, &l.From.File), Status: answerChips[one.Status], Unheard: one.Answer == nil}
		name := string(one.Clause.Label)
		if heading := headingOf(l.From, one.Clause); heading != "" {
			name = join(", ", name, heading)
		}
		item.Clause = at.to(permalink.Clause(p.Name, l.From.Name, one.Clause.ID), name)
		for _, in := range one.In {
			item.In = append(item.In, link{at.clauseText(in, &l.Report.File), fragment(in.ID)})
		}
		if one.Answer != nil {
			item.Note = w.prose(one.Answer.Note)
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// answerChips are the words for how far a report answers a promise.
var answerChips = map[corpus.AnswerStatus]chip{
	corpus.Answered:       {"Answered", "strong"},
	corpus.PartlyAnswered: {"Answered in part", "move"},
	corpus.NotAnswered:    {"Not answered", "weak"},
}

// told says how many promises are answered: "2 of 3 promises in full, 1 in part".
func told(l *completeness.Checklist) string {
	text := fmt.Sprintf("%d of %s", l.Answered(corpus.Answered), count(len(l.Promises), "promise", "promises"))
	if n := l.Answered(corpus.PartlyAnswered); n > 0 {
		text += fmt.Sprintf(" in full, %d in part", n)
	}
	return text
}

// headingOf is the heading of the section that a clause of a version stands in.
func headingOf(v *corpus.Version, c *clause.Clause) string {
	for path, x := range v.Doc.WithPath() {
		if h := clause.HeadingAbove(path); x == c && h != nil {
			return h.PlainText()
		}
	}
	return ""
}

// clauseText is how a list names a clause of a report: a heading by its text, anything else by its label.
func (at *view) clauseText(c *clause.Clause, f *corpus.File) string {
	if c.Kind == clause.Heading {
		return join(" ", string(c.Label), at.s.plain(c.Text, f))
	}
	if c.Label == "" {
		return string(c.ID)
	}
	return string(c.Label)
}
