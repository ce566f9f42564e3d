package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/site"
)

// formats are the values of check --format.
var formats = []string{"text", "json"}

func (p *Program) checkVerb() *cobra.Command {
	var j project
	var strict bool
	var format string
	c := &cobra.Command{
		Use:   "check",
		Short: "report everything that is wrong with the sources",
		Long: `Check reads all sources, drafts included, and reports everything that is wrong, each with its place and what to do. What differs from
the public record without an erratum, and a record that was edited, cut or taken away, is wrong too.
It writes nothing. It exits 3 if there are errors, and with --strict if there are warnings. With --quiet it leaves out what it
does not exit for.`,
		Args: takes(),
		RunE: func(c *cobra.Command, _ []string) error { return p.check(c, &j, strict, format) },
	}
	j.sourceFlag(c)
	j.todayFlag(c)
	c.Flags().BoolVar(&strict, "strict", false, "warnings count as errors")
	c.Flags().StringVar(&format, "format", "text", "text, one line for each problem, or json")
	return c
}

func (p *Program) check(c *cobra.Command, j *project, strict bool, format string) error {
	if !slices.Contains(formats, format) {
		return usagef("the formats are text and json", "unknown format %q%s", format, didYouMean(format, formats))
	}
	if err := p.openProject(j); err != nil {
		if problems, ok := private(err); ok {
			return cmp.Or(p.report(&checked{problems: problems}, format, strict), error(errContent))
		}
		return err
	}
	defer j.close()
	stop := p.reading()
	found, err := j.checkAll(c.Context(), true)
	stop()
	if err != nil {
		return err
	}
	found.problems = append(asErrors(found.problems, publication.Unfinished), p.leftBehind(j, found)...)
	found.problems = publishedFirst(found.problems)
	if err := p.report(found, format, strict); err != nil {
		return err
	}
	if format == "text" {
		p.leftOut(j, found.public)
		p.notRecorded(found)
		p.notBuilt(j, found.record)
	}
	if found.problems.Errors() > 0 || strict && len(found.problems) > 0 {
		return errContent
	}
	return nil
}

// asErrors are problems of which those of a rule are errors.
func asErrors(list problem.List, rule string) problem.List {
	for i := range list {
		if list[i].Rule == rule {
			list[i].Severity = problem.Error
		}
	}
	return list
}

// leftBehind holds the public record against the site in the folder that build writes to, if it is there.
func (p *Program) leftBehind(j *project, found *checked) problem.List {
	if found.record == nil || j.place(".") != "." {
		return nil
	}
	return p.continued(j, defaultOut, found.record.All.Bytes())
}

// notRecorded says how much rspsite publish would write into a public record that is begun.
func (p *Program) notRecorded(found *checked) {
	if r := found.record; r != nil && len(r.Steps) > 0 && found.problems.Errors() == 0 {
		p.terminal.infof("%s not in the public record yet: rspsite publish --dry-run tells which", count(len(r.Steps), "change"))
	}
}

// checkAll gathers the problems of the site as it is public and as it will be once its drafts are: a published text may lean
// on a draft, and a draft may be wrong. Where the pages are checked, a template that fails on one is a problem too.
func (j *project) checkAll(ctx context.Context, pages bool) (*checked, error) {
	j.options.Drafts = false
	public, problems := j.load()
	j.options.Drafts = true
	all, ofDrafts := j.load()
	problems = append(problems, ofDrafts...)
	if public != nil {
		problems = append(problems, j.canMoveAsOf(public.Config.AsOf)...)
	}
	record, ofRecord := j.againstRecord(public)
	canShow := pages && record != nil && problems.Errors() == 0
	problems = append(problems, ofRecord...)
	if canShow {
		var fault *pageFault
		switch err := j.checkPages(ctx, all, record); {
		case errors.As(err, &fault):
			problems = append(problems, fault.Problem)
		case err != nil:
			return nil, err
		}
	}
	return &checked{public, record, publishedFirst(problems), checklists(all), j.place}, nil
}

// checkPages renders every page and throws it away, so that a template of the project that fails, fails here.
func (j *project) checkPages(ctx context.Context, c *corpus.Corpus, record *render.PublicRecord) error {
	pages, err := j.plan(c, render.Options{Record: record})
	if err != nil {
		return err
	}
	return site.Check(ctx, pages)
}

// report writes the problems to standard output, says how far the reports are, and sums up.
func (p *Program) report(found *checked, format string, strict bool) error {
	problems := found.problems
	if format == "json" {
		return p.reportJSON(problems, jsonReports(found.checklists, found.place))
	}
	if err := p.terminal.list(problems, strict); err != nil {
		return err
	}
	if err := p.tellReports(found.checklists); err != nil {
		return err
	}
	if len(problems) == 0 {
		p.terminal.summaryf("no problems, in %s", p.terminal.elapsed())
		return nil
	}
	p.terminal.summaryf("%s, %s in %s", count(problems.Errors(), "error"), count(problems.Warnings(), "warning"), p.terminal.elapsed())
	return nil
}

// A jsonReport is what --format json writes.
type jsonReport struct {
	Schema   string          `json:"schema"`
	Errors   int             `json:"errors"`
	Warnings int             `json:"warnings"`
	Problems []jsonProblem   `json:"problems"`
	Reports  []jsonChecklist `json:"reports,omitempty"`
}

type jsonProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Mend     string `json:"mend,omitempty"`
}

func (p *Program) reportJSON(problems problem.List, reports []jsonChecklist) error {
	r := jsonReport{"rspsite.problems/1", problems.Errors(), problems.Warnings(), []jsonProblem{}, reports}
	for _, one := range problems {
		r.Problems = append(r.Problems, jsonProblem{one.File, one.Line, one.Column, one.Severity.String(), one.Rule, one.Message, one.Mend})
	}
	return p.writeJSON(r)
}

// writeJSON writes a result for programs.
func (p *Program) writeJSON(result any) error {
	e := json.NewEncoder(p.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(result); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
