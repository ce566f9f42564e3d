package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/render"
	"rspsite/internal/succession"
)

// A report is named as in a reference, and an edition of it behind an @: report:2026-q3, report:2026-q3@1.
const (
	reportPrefix = string(permalink.RefReport) + ":"
	editionSign  = "@"
)

// findText finds the report or the edition that an argument means, if it means one.
func (s *side) findText(c *corpus.Corpus) error {
	if !s.namesReport() {
		return nil
	}
	name, edition, hasEdition := strings.Cut(strings.TrimPrefix(s.arg, reportPrefix), editionSign)
	r := c.Report(name)
	if r == nil {
		return unknownReport(c, s.arg, name)
	}
	texts := r.Texts()
	s.report = &render.ReportText{Report: r, EditionText: texts[len(texts)-1]}
	if !hasEdition {
		return nil
	}
	text, ok := r.TextOf(edition)
	if !ok {
		return unknownEdition(r, s.arg, edition)
	}
	s.report.EditionText, s.report.Named = text, true
	return nil
}

// unknownReport says that there is no such report, and which there are.
func unknownReport(c *corpus.Corpus, arg, name string) error {
	names := reportNames(c)
	hint := "the reports are " + strings.Join(names, ", ")
	switch {
	case len(names) == 0:
		hint = "the project has no reports"
	case strings.Contains(name, "#"):
		hint = "reports are compared whole: leave out what begins with #"
	}
	if c.Whole().Report(name) != nil {
		hint = name + " is a draft or dated after today: --drafts takes it in"
	}
	return usagef(hint, "no report %q%s", arg, didYouMean(arg, names))
}

// unknownEdition says that a report has no such edition, and which are held.
func unknownEdition(r *corpus.Report, arg, edition string) error {
	var names []string
	for _, t := range r.Texts() {
		if t.Edition != "" {
			names = append(names, t.Edition)
		}
	}
	if len(names) == 0 {
		return usagef("leave out "+editionSign+edition, "no edition %q: report %s has no editions", arg, r.Name)
	}
	return usagef("the editions of "+r.Name+" that are held: "+strings.Join(names, ", "), "no edition %q%s", arg, didYouMean(edition, names))
}

// reportNames are the reports of a project as arguments, newest first.
func reportNames(c *corpus.Corpus) []string {
	var names []string
	for _, r := range c.Reports {
		names = append(names, reportPrefix+r.Name)
	}
	return names
}

// reportsFolder holds the reports of a project.
var reportsFolder = path.Join(corpus.ContentDir, "reports")

func reportText(t *render.ReportText) diff.Text {
	return diff.Text{Name: t.Shown(), Doc: &t.Doc.Document}
}

// compareReports compares two reports, two editions of one, or an edition with another report. What happened between two reports is
// told of their newest editions, the older report first.
func compareReports(known *record, old, new *render.ReportText, baseURL string) *comparison {
	c, successions := &comparison{}, succession.Of(known.corpus, known.revisions)
	newest := old.Earlier == nil && new.Earlier == nil
	switch {
	case old.Report == new.Report:
		c.Comparison = successions.Editions(old.Report, old.EditionText, new.EditionText).Comparison
		c.Old.Name, c.New.Name = old.Shown(), new.Shown()
	case newest && isBefore(known.corpus, old.Report, new.Report):
		s := successions.Between(old.Report, new.Report)
		c.Comparison, c.facts = s.Text().Comparison, render.SuccessionFacts(s, baseURL)
		c.remarks.Summary, c.remarks.Notes = render.SuccessionSummary(s), render.SuccessionNotes(s)
	default:
		c.Comparison = diff.Compare(reportText(old), reportText(new), diff.TraceEither(reportText(old), reportText(new)), diff.Options{})
	}
	if c.facts.Report == nil {
		c.facts = render.ReportFacts(old, new, baseURL)
		if old.Report != new.Report {
			c.remarks.Notes = []string{"Of the texts alone: assessments, goals and redactions are compared from the newest edition of a report to that of a later one."}
		}
	}
	c.remarks.Notes = append([]string{c.facts.Notice}, c.remarks.Notes...)
	c.remarks.Retold = isRetold(old) || isRetold(new)
	return c
}

// isBefore reports whether a report comes before another in the order of the project.
func isBefore(c *corpus.Corpus, a, b *corpus.Report) bool {
	return slices.Index(c.Reports, a) > slices.Index(c.Reports, b) // newest first
}

// isRetold reports whether the words are not those of the publisher.
func isRetold(t *render.ReportText) bool { return !render.IsOfficial(&t.Common) }

// specimenNotes say of reports that are held against a text of another kind that they are made up.
func specimenNotes(texts ...*render.ReportText) []string {
	var notes []string
	for _, t := range texts {
		if t != nil && t.Specimen {
			notes = append(notes, fmt.Sprintf("%s is a specimen: made up to show how such a document looks, and published by nobody.", t.Shown()))
		}
	}
	return notes
}
