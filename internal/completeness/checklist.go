package completeness

import (
	"fmt"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

// A Checklist is what a report must hold and answer, and how far it does.
type Checklist struct {
	Report    *corpus.Report
	Parts     []Part    // in the order of the rules
	Unwritten []Place   // in the order of the file
	Promises  []Promise // in the order of the policy's text

	// From is the version whose text the promises are read from: the one that the report is under, or where its text is not
	// held (Exact is false) the newest held one before it. It is nil where there is none.
	From  *corpus.Version
	Exact bool
}

// A Part is a section that a report must have.
type Part struct {
	corpus.Part
	Section *clause.Clause // its heading; nil if there is none
	Lacks   []Lack         // what it lacks; none if the part is met
}

// IsMet reports whether the part is there and written.
func (p *Part) IsMet() bool { return len(p.Lacks) == 0 }

// A Lack is one thing that a part lacks.
type Lack struct {
	Kind LackKind
	What string           // in words, as a sentence goes on behind the name of the part: "no section has this ID"
	At   problem.Position // where it should be, or is to be mended
	ID   clause.ID        // of the clause there, if one is; for links
}

// A LackKind says what sort of thing is lacking.
type LackKind string

// The kinds of lack.
const (
	NoSection    LackKind = "no-section"    // no heading has the ID
	Elsewhere    LackKind = "elsewhere"     // the heading does not stand below that of the part it belongs to
	NoText       LackKind = "no-text"       // there is nothing below the heading
	NotWritten   LackKind = "not-written"   // a place in it is still to be written
	NotConfirmed LackKind = "not-confirmed" // a place in it is still to be confirmed
	NoModel      LackKind = "no-model"      // it does not speak of a model that the report covers
)

// A Place is a text that is still to be written, or to be confirmed.
type Place struct {
	Mark string           // corpus.ToWrite or corpus.ToConfirm
	Text string           // what stands behind the mark, plain
	At   problem.Position // where the text begins
	ID   clause.ID        // of the clause; empty in the header
	Part string           // ID of the part that it stands in, if any
}

// A Promise is a clause of the policy that promises something of reports, with the report's answer to it.
type Promise struct {
	Clause *clause.Clause
	Ref    string              // policy/version#clause
	Status corpus.AnswerStatus // NotAnswered where the report says nothing
	Answer *corpus.Answer      // the report's own entry; nil if there is none
	In     []*clause.Clause    // where the report answers it
	At     problem.Position    // of the entry
}

// Of is the checklist of a report of c.
func Of(c *corpus.Corpus, r *corpus.Report) *Checklist {
	l := &Checklist{Report: r}
	rules := c.Config.ReportRules()
	l.Unwritten = unwritten(r, &rules)
	l.Parts = parts(c, r, &rules, l.Unwritten)
	l.promises(c)
	return l
}

// Written counts the parts that are met.
func (l *Checklist) Written() int {
	n := 0
	for i := range l.Parts {
		if l.Parts[i].IsMet() {
			n++
		}
	}
	return n
}

// Missing are the IDs of the parts that are not met.
func (l *Checklist) Missing() []string {
	var ids []string
	for i := range l.Parts {
		if !l.Parts[i].IsMet() {
			ids = append(ids, l.Parts[i].ID)
		}
	}
	return ids
}

// Answered counts the promises of a status.
func (l *Checklist) Answered(status corpus.AnswerStatus) int {
	n := 0
	for _, p := range l.Promises {
		if p.Status == status {
			n++
		}
	}
	return n
}

// Unspoken counts the promises of which the report says nothing.
func (l *Checklist) Unspoken() int {
	n := 0
	for _, p := range l.Promises {
		if p.Answer == nil {
			n++
		}
	}
	return n
}

// IsComplete reports whether every part is met, nothing is left to write or confirm, and the report speaks of every promise.
func (l *Checklist) IsComplete() bool {
	return l.Written() == len(l.Parts) && len(l.Unwritten) == 0 && l.Unspoken() == 0
}

// String is the checklist in one line: 9 of 11 parts written; missing: overall-risk, next; answers 2 of 3 promises.
func (l *Checklist) String() string {
	words := []string{fmt.Sprintf("%d of %d parts written", l.Written(), len(l.Parts))}
	if missing := l.Missing(); len(missing) > 0 {
		words = append(words, "missing: "+strings.Join(missing, ", "))
	}
	write, confirm := 0, 0
	for _, u := range l.Unwritten {
		if u.Mark == corpus.ToWrite {
			write++
		} else {
			confirm++
		}
	}
	if write > 0 {
		words = append(words, fmt.Sprintf("%d to write", write))
	}
	if confirm > 0 {
		words = append(words, fmt.Sprintf("%d to confirm", confirm))
	}
	if n := len(l.Promises); n > 0 {
		promises := "promises"
		if n == 1 {
			promises = "promise"
		}
		answers := fmt.Sprintf("answers %d of %d %s", l.Answered(corpus.Answered), n, promises)
		if partly := l.Answered(corpus.PartlyAnswered); partly > 0 {
			answers += fmt.Sprintf(", %d in part", partly)
		}
		words = append(words, answers)
	}
	return strings.Join(words, "; ")
}
