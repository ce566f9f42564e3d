package main

import (
	"fmt"

	"rspsite/internal/completeness"
	"rspsite/internal/corpus"
	"rspsite/internal/problem"
	"rspsite/internal/render"
)

// checklists are those of all reports, drafts too, in the order in which the site shows them.
func checklists(c *corpus.Corpus) []*completeness.Checklist {
	if c == nil {
		return nil
	}
	var lists []*completeness.Checklist
	for _, r := range c.Reports {
		lists = append(lists, completeness.Of(c, r))
	}
	return lists
}

// tellReports says in a line each how far the reports are that are not public yet, and what is missing of the others.
func (p *Program) tellReports(lists []*completeness.Checklist) error {
	if p.terminal.quiet {
		return nil
	}
	for _, l := range lists {
		if !isOfInterest(l) {
			continue
		}
		name := l.Report.Name
		if l.Report.Draft {
			name += " (draft)"
		}
		if _, err := fmt.Fprintf(p.Stdout, "%s: %s\n", clean(name), clean(l.String())); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	return nil
}

// isOfInterest reports whether an editor wants to hear of a report: it is a draft, or incomplete.
func isOfInterest(l *completeness.Checklist) bool {
	return l.Report.Withdrawn == nil && (l.Report.Draft || !l.IsComplete())
}

// A jsonChecklist is what a report holds of what it must hold.
type jsonChecklist struct {
	Report    string         `json:"report"`
	File      string         `json:"file"`
	Draft     bool           `json:"draft"`
	Specimen  bool           `json:"specimen"`
	Parts     []jsonPart     `json:"parts"`
	Unwritten []jsonPlace    `json:"unwritten"`
	Policy    string         `json:"policy,omitempty"` // policy/version whose text the promises are read from
	Promises  []jsonPromise  `json:"promises"`
	Summary   jsonCompletion `json:"summary"`
}

type jsonPart struct {
	ID    string     `json:"id"`
	Title string     `json:"title"`
	Under string     `json:"under,omitempty"`
	Met   bool       `json:"met"`
	Lacks []jsonLack `json:"lacks,omitempty"`
}

type jsonLack struct {
	Kind string `json:"kind"`
	What string `json:"what"`
	Line int    `json:"line,omitempty"`
}

type jsonPlace struct {
	Mark   string `json:"mark"`
	Text   string `json:"text"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Clause string `json:"clause,omitempty"`
}

type jsonPromise struct {
	Clause string   `json:"clause"`
	Status string   `json:"status"`
	Stated bool     `json:"stated"` // the report says so itself
	In     []string `json:"in,omitempty"`
	Note   string   `json:"note,omitempty"`
}

type jsonCompletion struct {
	Parts    int `json:"parts"`
	Written  int `json:"written"`
	Promises int `json:"promises"`
	Answered int `json:"answered"`
	Partly   int `json:"partly"`
}

// jsonReports writes checklists for programs. place gives the path of a file as problems give it.
func jsonReports(lists []*completeness.Checklist, place func(string) string) []jsonChecklist {
	var out []jsonChecklist
	for _, l := range lists {
		r := l.Report
		j := jsonChecklist{Report: r.Name, File: place(r.Path), Draft: r.Draft, Specimen: r.Specimen,
			Parts: []jsonPart{}, Unwritten: []jsonPlace{}, Promises: []jsonPromise{},
			Summary: jsonCompletion{len(l.Parts), l.Written(), len(l.Promises), l.Answered(corpus.Answered), l.Answered(corpus.PartlyAnswered)}}
		for i := range l.Parts {
			j.Parts = append(j.Parts, jsonPartOf(&l.Parts[i]))
		}
		for _, u := range l.Unwritten {
			j.Unwritten = append(j.Unwritten, jsonPlace{u.Mark, u.Text, u.At.Line, u.At.Column, string(u.ID)})
		}
		if l.From != nil {
			j.Policy = l.From.Policy.Name + "/" + l.From.Name
		}
		for i := range l.Promises {
			j.Promises = append(j.Promises, jsonPromiseOf(&l.Promises[i]))
		}
		out = append(out, j)
	}
	return out
}

func jsonPartOf(p *completeness.Part) jsonPart {
	j := jsonPart{ID: p.ID, Title: p.Title, Under: p.Under, Met: p.IsMet()}
	for _, lack := range p.Lacks {
		j.Lacks = append(j.Lacks, jsonLack{string(lack.Kind), lack.What, lack.At.Line})
	}
	return j
}

func jsonPromiseOf(p *completeness.Promise) jsonPromise {
	j := jsonPromise{Clause: p.Ref, Status: string(p.Status), Stated: p.Answer != nil}
	for _, in := range p.In {
		j.In = append(j.In, string(in.ID))
	}
	if p.Answer != nil {
		j.Note = p.Answer.Note.Plain()
	}
	return j
}

// checked is what check found.
type checked struct {
	public     *corpus.Corpus
	record     *render.PublicRecord // nil where it is wrong itself, or nobody knows what is public
	problems   problem.List
	checklists []*completeness.Checklist // of all reports, drafts too
	place      func(file string) string  // the path of a file as problems give it
}
