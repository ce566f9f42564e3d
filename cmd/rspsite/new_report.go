package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

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
			return p.newSource(j, args, func(c *corpus.Corpus) ([]scaffold.File, error) {
				return newReport(c, args[0], policy, *title)
			})
		},
	}
	c.Flags().StringVar(&policy, "policy", "", "policy that it reports under; needed if several have reports")
	return c
}

func newReport(c *corpus.Corpus, name, policy, title string) ([]scaffold.File, error) {
	if slices.Contains(permalink.ReservedReports, name) {
		return nil, usagef("choose another name", "the name %q is taken by a part of the site", name)
	}
	if r := findNamed(c.Reports, name, reportName); r != nil {
		return nil, &scaffold.ExistsError{Path: r.Path}
	}
	p, err := reportPolicy(c, policy)
	if err != nil {
		return nil, err
	}
	f, err := scaffold.NextReport(c, p, name, title)
	var missing *scaffold.MissingError
	if errors.As(err, &missing) {
		return nil, failf("make it first: rspsite "+missing.Verb, "%v", missing)
	}
	if err != nil {
		return nil, err
	}
	return []scaffold.File{f}, nil
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

func reportName(r *corpus.Report) string { return r.Name }

// findNamed is the file of that name in a list, or nil.
func findNamed[T any](list []*T, name string, nameOf func(*T) string) *T {
	i := slices.IndexFunc(list, func(x *T) bool { return nameOf(x) == name })
	if i < 0 {
		return nil
	}
	return list[i]
}

func findReport(c *corpus.Corpus, name string) (*corpus.Report, error) {
	if r := findNamed(c.Reports, name, reportName); r != nil {
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
