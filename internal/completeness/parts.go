package completeness

import (
	"fmt"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// parts are the parts that a report must have, each with what it lacks.
func parts(c *corpus.Corpus, r *corpus.Report, rules *corpus.Rules, places []Place) []Part {
	var list []Part
	for _, rule := range rules.Parts {
		if r.Published.IsZero() || !rule.Since.After(r.Published) {
			list = append(list, Part{Part: rule, Section: section(r, clause.ID(rule.ID))})
		}
	}
	for i := range list {
		p := &list[i]
		p.Lacks = lacks(c, r, p, places)
	}
	return list
}

// lacks is what a part lacks.
func lacks(c *corpus.Corpus, r *corpus.Report, p *Part, places []Place) []Lack {
	if p.Section == nil {
		at := problem.Position{File: r.Path}
		if other := r.Doc.Find(clause.ID(p.ID)); other != nil {
			return []Lack{{NoSection, fmt.Sprintf("its ID belongs to a %s, not to a heading", other.Kind), position(r, other.Start), other.ID}}
		}
		return []Lack{{NoSection, "no section has the ID " + p.ID, at, ""}}
	}
	at := position(r, p.Section.Start)
	var list []Lack
	if under := section(r, clause.ID(p.Under)); p.Under != "" && under != nil && !isBelow(p.Section, under) {
		list = append(list, Lack{Elsewhere, "it stands outside the section " + p.Under, at, p.Section.ID})
	}
	if !hasText(p.Section) {
		return append(list, Lack{NoText, "there is no text below its heading", at, p.Section.ID})
	}
	for _, u := range places {
		if u.Part == p.ID {
			kind := NotWritten
			if u.Mark == corpus.ToConfirm {
				kind = NotConfirmed
			}
			list = append(list, Lack{kind, u.words(), u.At, u.ID})
		}
	}
	if p.ID == string(corpus.EvidenceID) {
		list = append(list, unspokenModels(c, r, p.Section)...)
	}
	return list
}

// words say what is to be done at a place.
func (p *Place) words() string {
	if p.Mark == corpus.ToConfirm {
		return "still to be confirmed: " + beginning(p.Text)
	}
	return "still to be written: " + beginning(p.Text)
}

// section is the heading with that ID, or nil.
func section(r *corpus.Report, id clause.ID) *clause.Clause {
	if id == "" {
		return nil
	}
	if c := r.Doc.Find(id); c != nil && c.Kind == clause.Heading {
		return c
	}
	return nil
}

// isBelow reports whether c stands in a section.
func isBelow(c, section *clause.Clause) bool {
	for x := range (&clause.Document{Clauses: section.Children}).All() {
		if x == c {
			return true
		}
	}
	return false
}

// hasText reports whether anything but headings and the heads of tables stands in a section.
func hasText(section *clause.Clause) bool {
	for c := range (&clause.Document{Clauses: section.Children}).All() {
		if c.Kind != clause.Heading && !c.Header && strings.Trim(c.PlainText(), " |") != "" {
			return true
		}
	}
	return false
}

// unspokenModels are the models that a report covers and that its evidence does not speak of: those that have a page by a
// reference, those that have none by their code name.
func unspokenModels(c *corpus.Corpus, r *corpus.Report, evidence *clause.Clause) []Lack {
	named, text := mentions(c, evidence)
	at := position(r, evidence.Start)
	var list []Lack
	for _, m := range r.Models {
		if !named[m] {
			list = append(list, Lack{NoModel, "it does not speak of [[model:" + m + "]]", at, evidence.ID})
		}
	}
	for _, t := range r.Unreleased {
		if name := t.Plain(); !isRedacted(t.Inline) && !strings.Contains(text, strings.ToLower(name)) {
			list = append(list, Lack{NoModel, "it does not speak of the unreleased model " + name, at, evidence.ID})
		}
	}
	return list
}

// mentions are the models that a section refers to, and its whole text in lower case.
func mentions(c *corpus.Corpus, section *clause.Clause) (models map[string]bool, text string) {
	models = map[string]bool{}
	var b strings.Builder
	for part := range (&clause.Document{Clauses: []*clause.Clause{section}}).All() {
		for _, in := range texts(part) {
			for _, run := range in {
				if ref, err := permalink.ParseRef(run.Ref); run.Ref != "" && err == nil && ref.Kind == permalink.RefModel {
					if m := c.Model(ref.Name); m != nil { // by its name now
						models[m.Name] = true
					}
				}
			}
		}
		b.WriteString(strings.ToLower(part.PlainText()) + "\n")
	}
	return models, b.String()
}

// texts are the texts of a clause: its own and its cells'.
func texts(c *clause.Clause) []clause.Inline {
	list := []clause.Inline{c.Text}
	for _, cell := range c.Cells {
		list = append(list, cell.Text)
	}
	return list
}

// isRedacted reports whether anything was taken out of a text.
func isRedacted(in clause.Inline) bool {
	for _, run := range in {
		if run.Redaction != nil {
			return true
		}
	}
	return false
}

// position is a place in the text of a report.
func position(r *corpus.Report, p clause.Position) problem.Position {
	return problem.Position{File: r.Path, Line: p.Line, Column: p.Column}
}
