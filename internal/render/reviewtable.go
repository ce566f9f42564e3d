package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An outsideView is what a report's page says of the outside reviews of it.
type outsideView struct {
	Lead      string
	Reviews   []reviewItem
	Reviewers []link // over the columns of the table
	Rows      []sectionRow
}

// A reviewItem is a review in the list below a report, or an empty place for one.
type reviewItem struct {
	link
	Reviewer  string
	Date      string // empty: no statement has been published
	Saw       string
	Conflicts bool // the reviewer states some, or that there are none
	Marks     []chip
	Notice    *reviewNotice
}

// A sectionRow is a section of a report, with what each reviewer holds of it.
type sectionRow struct {
	link
	Label string
	Note  string // that it is no longer in the report
	Cells []sectionCell
	id    clause.ID
	part  bool // a clause that is no section
}

// name is what a row is called in a sentence: the words of a section, the label of a clause.
func (r sectionRow) name(words string) string {
	if r.part && r.Label != "" {
		return r.Label
	}
	return words
}

// A sectionCell is what one reviewer holds of a section.
type sectionCell struct {
	Chip  *chip
	Words string
	Href  string
	seen  bool
}

// isUnseen reports whether no reviewer looked at the section, nor at a part of it, nor at what it is a part of.
func (r sectionRow) isUnseen() bool {
	return !slices.ContainsFunc(r.Cells, func(c sectionCell) bool { return c.seen })
}

// sawWords say which text a reviewer saw.
var sawWords = map[corpus.Saw]string{corpus.SawWhole: "the whole text, unredacted", corpus.SawPublic: "the public text"}

func (at *view) outside(r *corpus.Report) outsideView {
	v := outsideView{}
	reviews := publishedReviews(r)
	for _, w := range r.Reviews {
		item := reviewItem{link: at.to(permalink.Review(r.Name, w.Name), w.Title), Reviewer: w.Reviewer, Date: w.Published.Long(),
			Saw: sawWords[w.Saw], Marks: marks(&w.Common)}
		if !w.Published.IsZero() {
			item.Notice = at.notice(w, at.s.sinceReview(w))
		}
		v.Reviews = append(v.Reviews, item)
	}
	var unseen []string
	if len(reviews) > 0 {
		v.Rows = reviewedRows(r, reviews)
		for i, row := range v.Rows {
			v.Rows[i].link = at.sectionLink(r, row.id)
			if row.isUnseen() {
				unseen = append(unseen, row.name(v.Rows[i].Text))
			}
			at.fillCells(r, reviews, &v.Rows[i])
		}
	}
	for _, w := range reviews {
		v.Reviewers = append(v.Reviewers, at.to(permalink.Review(r.Name, w.Name), w.Reviewer))
	}
	v.Lead = outsideLead(len(reviews), len(r.Reviews)-len(reviews), unseen)
	return v
}

// outsideLead says how many outsiders published a statement, and at which sections none looked.
func outsideLead(published, empty int, unseen []string) string {
	places := ""
	if empty > 0 {
		places = "In " + count(empty, "place for a review", "places for reviews") + " no statement has been published."
	}
	switch {
	case published == 0 && empty == 0:
		return "No review of this report is known here."
	case published == 0:
		return places + " No section is known here to have been reviewed by an outsider."
	}
	said := count(published, "outside reviewer has", "outside reviewers have") + " published a statement."
	if len(unseen) > 0 {
		return join(" ", said, places, "At these sections none looked: "+list(unseen)+".")
	}
	return join(" ", said, places, "Each section was reviewed by one at least, whole or in part.")
}

// reviewedRows are the sections of a report, and whatever else a review names, in the order of the report; at the end those that
// are no longer in it.
func reviewedRows(r *corpus.Report, reviews []*corpus.Review) []sectionRow {
	var rows []sectionRow
	listed := map[clause.ID]bool{}
	add := func(id clause.ID, label clause.Label, path []*clause.Clause, below []*clause.Clause) {
		row := sectionRow{id: id, Label: string(label)}
		for _, w := range reviews {
			row.Cells = append(row.Cells, reviewedBy(w, id, path, below))
		}
		rows, listed[id] = append(rows, row), true
	}
	top := topSections(r)
	for path, c := range r.Doc.WithPath() {
		if c.ID != "" && (slices.Contains(top, c) || isPartOfReviewed(path, c, reviews)) {
			add(c.ID, c.Label, path, c.Children)
			rows[len(rows)-1].part = c.Kind != clause.Heading
		}
	}
	for _, w := range reviews {
		for _, section := range w.Sections {
			if !listed[clause.ID(section)] {
				add(clause.ID(section), "", nil, nil)
				rows[len(rows)-1].Note = "no longer in the report"
			}
		}
	}
	return rows
}

// isPartOfReviewed reports whether a clause must be told of by itself: a review names it, or is of a part of what it stands in and
// so leaves open whether it is of this too.
func isPartOfReviewed(path []*clause.Clause, c *clause.Clause, reviews []*corpus.Review) bool {
	return slices.ContainsFunc(reviews, func(w *corpus.Review) bool {
		if slices.Contains(w.Sections, string(c.ID)) {
			return true
		}
		in := func(p *clause.Clause) bool { return slices.Contains(w.Sections, string(p.ID)) }
		return len(path) > 0 && !slices.ContainsFunc(path, in) && holds(path[len(path)-1].Children, w.Sections) && isBelowHeading(path)
	})
}

// isBelowHeading reports whether what stands below these is a part of a section, and no section of the first level.
func isBelowHeading(path []*clause.Clause) bool {
	return slices.ContainsFunc(path, func(p *clause.Clause) bool { return p.Kind == clause.Heading })
}

// topSections are the headings of the first level of a report, below a lone title.
func topSections(r *corpus.Report) []*clause.Clause {
	top := r.Doc.Clauses
	for len(top) == 1 && top[0].Kind == clause.Heading {
		top = top[0].Children
	}
	return slices.DeleteFunc(slices.Clone(top), func(c *clause.Clause) bool { return c.Kind != clause.Heading })
}

// reviewedBy says whether a review is of a section, of what it is a part of, or of a part of it.
func reviewedBy(w *corpus.Review, id clause.ID, path, below []*clause.Clause) sectionCell {
	if slices.Contains(w.Sections, string(id)) {
		verdict := verdictChips[verdictOn(w, string(id)).Verdict]
		return sectionCell{Chip: &verdict, seen: true}
	}
	for _, around := range slices.Backward(path) {
		if slices.Contains(w.Sections, string(around.ID)) {
			return sectionCell{Words: "with the section around it", seen: true}
		}
	}
	if holds(below, w.Sections) {
		return sectionCell{Words: "in part", seen: true}
	}
	return sectionCell{Words: "not reviewed"}
}

// holds reports whether one of the sections is among the clauses or below them.
func holds(clauses []*clause.Clause, sections []string) bool {
	return slices.ContainsFunc(clauses, func(c *clause.Clause) bool {
		return slices.Contains(sections, string(c.ID)) || holds(c.Children, sections)
	})
}

// fillCells adds where each verdict stands, and what became of the section since.
func (at *view) fillCells(r *corpus.Report, reviews []*corpus.Review, row *sectionRow) {
	for i, w := range reviews {
		if cell := &row.Cells[i]; cell.Chip != nil {
			cell.Href = at.href(permalink.Review(r.Name, w.Name) + "#" + escapedFragment(verdictID(string(row.id))))
			cell.Words = at.s.sinceReview(w).ofEdition(row.id)
		}
	}
}

// sectionLink leads to a section of the newest text; of one that it no longer has, to the newest edition that has it.
func (at *view) sectionLink(r *corpus.Report, id clause.ID) link {
	for _, t := range slices.Backward(r.Texts()) {
		if c := t.Doc.Find(id); c != nil {
			return at.to(editionAddress(r, t)+permalink.Fragment(id), at.s.clauseWords(c, t.File))
		}
	}
	return link{Text: string(id)}
}

// clauseWords name a clause: a heading by its text, a row by its first cell, anything else by its first words.
func (s *site) clauseWords(c *clause.Clause, f *corpus.File) string {
	if c.Kind == clause.Heading {
		return s.plain(c.Text, f)
	}
	if c.Kind == clause.Row && len(c.Cells) > 0 { // its first cell says what it is about
		if name := s.plain(c.Cells[0].Text, f); name != "" {
			return name
		}
	}
	if text := c.PlainText(); text != "" {
		return firstWords(text)
	}
	return string(c.ID)
}
