package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A reviewNote stands in the margin of a section: what a reviewer holds of it, or that none looked at it.
type reviewNote struct {
	By      string
	Href    string // of what the reviewer says
	Verdict chip
	Since   string // which edition it was, where it was not this one
}

// verdictChips say what a reviewer holds of a section.
var verdictChips = map[corpus.VerdictWord]chip{"agrees": {"Agrees", "strong"}, "agrees-in-part": {"Agrees in part", "move"},
	"disagrees": {"Disagrees", "weak"}, "no-opinion": {"No opinion", "flat"}, "": {"Reviewed, no verdict", "flat"}}

// verdictOn is what a review holds of a section; empty if it gives no verdict on it.
func verdictOn(w *corpus.Review, section string) corpus.Verdict {
	for _, v := range w.Verdicts {
		if v.Section == section {
			return v
		}
	}
	return corpus.Verdict{Section: section}
}

// verdictID is the id of a section's row on the page of a review.
func verdictID(section string) string { return "_section-" + section }

// publishedReviews are those of a report in which somebody says something.
func publishedReviews(r *corpus.Report) []*corpus.Review {
	var published []*corpus.Review
	for _, w := range r.Reviews {
		if !w.Published.IsZero() {
			published = append(published, w)
		}
	}
	return published
}

// reviewNotes are the notes for the page of one edition of a report: on the page of the newest those of all reviews, on that of an
// earlier one those of the reviews of that text.
func (at *view) reviewNotes(r *corpus.Report, text corpus.EditionText) map[clause.ID][]reviewNote {
	notes := map[clause.ID][]reviewNote{}
	reviews := publishedReviews(r)
	for _, w := range reviews {
		since := at.s.sinceReview(w)
		isOf := since.held && since.text.Path == text.Path
		if text.Earlier != nil && !isOf {
			continue
		}
		for _, section := range w.Sections {
			n := reviewNote{By: w.Reviewer, Verdict: verdictChips[verdictOn(w, section).Verdict],
				Href: at.href(permalink.Review(r.Name, w.Name) + "#" + escapedFragment(verdictID(section)))}
			if !isOf {
				n.Since = since.ofEdition(clause.ID(section))
			}
			notes[clause.ID(section)] = append(notes[clause.ID(section)], n)
		}
	}
	if text.Earlier == nil && len(reviews) > 0 {
		for _, row := range reviewedRows(r, reviews) {
			if row.isUnseen() {
				notes[row.id] = append(notes[row.id], reviewNote{})
			}
		}
	}
	return notes
}

// escapedFragment is an id as it stands behind the '#' of a reference.
func escapedFragment(id string) string { return permalink.Fragment(clause.ID(id))[1:] }

// noteReviews writes what outside reviewers hold of a section.
func (w *writer) noteReviews(m *markup, c *clause.Clause) {
	if w.know == nil {
		return
	}
	for _, n := range w.know.reviews[c.ID] {
		m.start("p", "class", "verdict")
		if n.By == "" {
			m.text("No review held here is of this section")
		} else {
			m.element("span", n.Verdict.Text, "class", "chip "+n.Verdict.Kind)
			m.text(" ")
			m.element("a", n.By, "href", n.Href)
			if n.Since != "" {
				m.text(" (" + n.Since + ")")
			}
		}
		m.end()
	}
}
