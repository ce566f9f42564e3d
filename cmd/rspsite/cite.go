package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/citation"
	"rspsite/internal/render"
)

func (p *Program) citeVerb() *cobra.Command {
	var j project
	format := string(citation.AsText)
	c := &cobra.Command{
		Use:   "cite REF",
		Short: "print how to cite a clause, a version or anything else that has a page",
		Long: `Cite prints a reference, as the page of what is cited shows it.

REF is what stands between [[ and ]] in a source: v3.0, v3.0#pause, anthropic-rsp/v3.0#pause, report:x, model:y, table:z, goal:w, page:u.
A comparison is v2.2..v3.0 or report:x..report:y, an earlier edition of a report report:x@1. The address of a page will do too.`,
		Example: `  rspsite cite v3.0#pause
  rspsite cite --format bibtex v2.2..v3.0 >> references.bib`,
		Args: takes("REF"),
		RunE: func(_ *cobra.Command, args []string) error { return p.cite(&j, args[0], citation.Form(format)) },
	}
	j.sourceFlag(c)
	j.todayFlag(c)
	j.draftsFlag(c)
	j.baseURLFlag(c)
	c.Flags().StringVar(&format, "format", format, "what to print: "+strings.Join(formNames(), ", "))
	return c
}

func formNames() []string {
	var names []string
	for _, f := range citation.Forms {
		names = append(names, string(f))
	}
	return names
}

func (p *Program) cite(j *project, ref string, form citation.Form) error {
	if !slices.Contains(citation.Forms, form) {
		return usagef("the formats are "+strings.Join(formNames(), ", "), "unknown format %q%s", form, didYouMean(string(form), formNames()))
	}
	if err := p.openProject(j); err != nil {
		return err
	}
	defer j.close()
	stop := p.reading()
	c, problems := j.load()
	stop()
	if c == nil {
		p.terminal.problems(problems)
		return errContent
	}
	if n := problems.Errors(); n > 0 {
		p.terminal.infof("%s in the project (rspsite check shows them)", count(n, "error"))
	}
	record, faults := j.publicRecord(c)
	if faults.Errors() > 0 {
		p.terminal.problems(faults)
		return errContent
	}
	work, err := render.Citation(c, render.Options{BaseURL: j.baseURL, Record: record}, ref)
	if err != nil {
		return usagef("", "%v", err)
	}
	if c.Config.BaseURL == "" && j.baseURL == "" {
		p.terminal.infof("the address of the site is not known: set base-url in rspsite.yaml, or name it with --base-url")
	}
	text, err := citation.Write(form, work)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.Stdout, text)
	return err
}
