package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rspsite/internal/corpus"
	"rspsite/internal/scaffold"
)

func (p *Program) newReviewVerb(j *project, title *string) *cobra.Command {
	var reviewer string
	var empty bool
	c := &cobra.Command{
		Use:   "review REPORT REVIEWER",
		Short: "write an outside review of a report, pinned to the text as it stands now",
		Long: `Writes content/reports/REPORT/reviews/REVIEWER.md, a draft, with the digest and the edition of the report's text and its
sections. If that text changes later, the pages of both say so. REPORT may be written report:NAME as well. With --empty it writes a place for a review, which says that no
statement has been published.`,
		Example: `  rspsite new review 2026-q4 smith --name "Dr. A. Smith"
  rspsite new review 2026-q4 osprey-institute --empty`,
		Args: takes("REPORT", "REVIEWER"),
		RunE: func(_ *cobra.Command, args []string) error {
			args[0] = strings.TrimPrefix(args[0], reportPrefix)
			return p.newSource(j, args, func(c *corpus.Corpus) ([]scaffold.File, error) {
				r, err := findReport(c, args[0])
				if err != nil {
					return nil, err
				}
				if w := r.Review(args[1]); w != nil {
					return nil, &scaffold.ExistsError{Path: w.Path}
				}
				if r.Withdrawn != nil {
					return nil, usagef("review the text that stands in its place", "the report %s was withdrawn", r.Name)
				}
				if empty {
					return []scaffold.File{scaffold.EmptyReview(r, args[1], reviewer, *title)}, nil
				}
				return []scaffold.File{scaffold.Review(r, args[1], reviewer, *title, c.AsOf)}, nil
			})
		},
	}
	c.Flags().StringVar(&reviewer, "name", "", "the reviewer's full name; made of REVIEWER if absent")
	c.Flags().BoolVar(&empty, "empty", false, "write a place for the review, with no statement")
	return c
}
