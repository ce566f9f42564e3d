package scaffold

import (
	"cmp"
	"path"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// reviewValues are what the template of a review speaks of beside the rest.
type reviewValues struct {
	Reviewer   string
	Edition    string
	Digest     string
	Sections   []string
	IsRedacted bool // the text has redactions
}

// Review is an outside review of a report as it stands now, pinned to the digest and the edition of its text. The name of the
// reviewer may be empty.
func Review(r *corpus.Report, name, reviewer, title string, today corpus.Date) File {
	v := values{Name: name, Previous: r.Name, Today: today}
	v.Specimen = r.Specimen
	v.Reviewer = cmp.Or(reviewer, titleOf(name))
	v.Title = cmp.Or(title, "Review of "+r.Title+" by "+v.Reviewer)
	v.Edition, v.Digest = r.Edition, r.TextDigest()
	for _, c := range r.Doc.Clauses {
		v.Sections = append(v.Sections, sectionIDs(c, r.Doc.Clauses)...)
	}
	for c := range r.Doc.All() {
		v.IsRedacted = v.IsRedacted || len(c.Redactions()) > 0
	}
	return File{path.Join(corpus.ContentDir, "reports", r.Name, "reviews", name+".md"), fill("review.md", v)}
}

// EmptyReview is a place for an outside review of a report, which says that no statement has been published. The name of the
// reviewer may be empty.
func EmptyReview(r *corpus.Report, name, reviewer, title string) File {
	v := values{Name: name}
	v.Specimen = r.Specimen
	v.Reviewer = cmp.Or(reviewer, titleOf(name))
	v.Title = cmp.Or(title, "Place for a review of "+r.Title+" by "+v.Reviewer)
	return File{path.Join(corpus.ContentDir, "reports", r.Name, "reviews", name+".md"), fill("review-empty.md", v)}
}

// sectionIDs are the IDs of the topmost headings that are written, below a lone title those of the next level.
func sectionIDs(c *clause.Clause, all []*clause.Clause) []string {
	if c.Kind != clause.Heading {
		return nil
	}
	if len(all) == 1 && len(c.Children) > 0 {
		var ids []string
		for _, below := range c.Children {
			ids = append(ids, sectionIDs(below, c.Children)...)
		}
		if len(ids) > 0 {
			return ids
		}
	}
	if c.Derived {
		return nil
	}
	return []string{string(c.ID)}
}
