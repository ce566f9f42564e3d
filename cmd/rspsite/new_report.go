package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/cadence"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/scaffold"
)

func (p *Program) newReportVerb(j *project, title *string) *cobra.Command {
	var policy string
	c := &cobra.Command{
		Use:   "report NAME",
		Short: "write a Risk Report from the last one: what is known filled in, the rest named",
		Long: `Writes content/reports/NAME/report.md, a draft, from the newest report under the policy: its identity, the version in force
and the models that have a determination are filled in; every required section has a line of guidance; last time's ratings
stand in place, to be confirmed; what the policy promises of reports is listed to be answered.

What is left to do says so in the text, "To write:" or "To confirm:". Rspsite check lists these places, and refuses to let them
be published.`,
		Example: `  rspsite new report 2026-q4
  rspsite new report 2026-q4 --policy our-policy --title "Risk Report, fourth quarter of 2026"`,
		Args: takes("NAME"),
		RunE: func(_ *cobra.Command, args []string) error {
			var remarks []string
			err := p.newSource(j, args, func(c *corpus.Corpus) ([]scaffold.File, error) {
				files, under, err := newReport(c, args[0], policy, *title)
				if err == nil {
					remarks = toDo(j, c, under, files[0].Text)
				}
				return files, err
			})
			for _, r := range remarks {
				if err == nil {
					p.terminal.infof("%s", r)
				}
			}
			return err
		},
	}
	c.Flags().StringVar(&policy, "policy", "", "policy that it reports under; needed if several have reports")
	return c
}

// newReport is the report, and the policy that it is under.
func newReport(c *corpus.Corpus, name, policy, title string) ([]scaffold.File, *corpus.Policy, error) {
	if slices.Contains(permalink.ReservedReports, name) {
		return nil, nil, usagef("choose another name", "the name %q is taken by a part of the site", name)
	}
	if r := c.Report(name); r != nil {
		return nil, nil, &scaffold.ExistsError{Path: r.Path}
	}
	p, err := reportPolicy(c, policy)
	if err != nil {
		return nil, nil, err
	}
	f, err := scaffold.NextReport(c, p, name, title)
	var missing *scaffold.MissingError
	if errors.As(err, &missing) {
		return nil, nil, failf(missing.Mend, "%v", missing)
	}
	if err != nil {
		return nil, nil, err
	}
	return []scaffold.File{f}, p, nil
}

// toDo says what a new report still needs: in its text, in its policy, and the right day.
func toDo(j *project, c *corpus.Corpus, p *corpus.Policy, text []byte) []string {
	says := []string{fmt.Sprintf("%d places to write, %d to confirm: rspsite check names them", bytes.Count(text, []byte(corpus.ToWrite)), bytes.Count(text, []byte(corpus.ToConfirm)))}
	if in, _ := c.TextUnder(p.Name, p.InForce(c.AsOf)); in != nil && len(in.Promises()) == 0 {
		says = append(says, fmt.Sprintf(`no clause of %s has answered-by="report", so the report has no promise to answer`, fullName(in)))
	}
	s := cadence.Of(p, c.ReportsOf(p), c.AsOf)
	if s == nil {
		return append(says, fmt.Sprintf("%s says nowhere how often a report is due: add cadence: to it, and the site counts the days", j.place(p.Path)))
	}
	line := &s.Real
	if last := c.ReportsOf(p); len(last) > 0 {
		line = s.Line(last[0]) // the new one continues it
	}
	w := line.Next
	if w == nil {
		return says
	}
	switch state, _ := w.State(c.AsOf); state {
	case cadence.NotYet:
		says = append(says, fmt.Sprintf("the next report is due from %s to %s: one that is published before needs off-cycle: true", w.Earliest, w.Latest))
	case cadence.Overdue:
		says = append(says, fmt.Sprintf("the next report was due by %s: its page will say by how much it is late", w.Latest))
	}
	return says
}

// reportPolicy is the policy that a new report is under: the one that is named, or the only one that has reports, or else the
// default or only policy.
func reportPolicy(c *corpus.Corpus, name string) (*corpus.Policy, error) {
	if name != "" {
		return findPolicy(c, name)
	}
	var with []string
	for _, p := range c.Policies {
		if len(c.ReportsOf(p)) > 0 {
			with = append(with, p.Name)
		}
	}
	switch {
	case len(with) == 1:
		return c.Policy(with[0]), nil
	case len(with) > 1:
		return nil, usagef("name one with --policy", "several policies have reports: %s", strings.Join(with, ", "))
	}
	if p := c.PolicyOr(""); p != nil {
		return p, nil
	}
	switch names := policyNames(c); len(names) {
	case 0:
		return nil, failf("make it first: rspsite new version POLICY VERSION", "there is no policy to report under")
	case 1:
		return c.Policies[0], nil
	default:
		return nil, usagef("name one with --policy", "there are several policies: %s", strings.Join(names, ", "))
	}
}

// findReport finds a report of the project by its name.
func findReport(c *corpus.Corpus, name string) (*corpus.Report, error) {
	if r := c.Report(name); r != nil {
		return r, nil
	}
	var names []string
	for _, r := range c.Reports {
		names = append(names, r.Name)
	}
	hint := "the reports are the folders of content/reports"
	if len(names) > 0 {
		hint = "the reports are " + strings.Join(names, ", ")
	}
	return nil, usagef(hint, "no report %q%s", name, didYouMean(name, names))
}
