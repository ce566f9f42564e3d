package render

import (
	"html/template"
	"slices"
	"strconv"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// disputed are the sections with which a review disagrees, by verdict or in a statement, in the order of the review, and how many
// of its disagreements are with no section.
func disputed(w *corpus.Review) (sections []string, others int) {
	add := func(section string) {
		if !slices.Contains(sections, section) {
			sections = append(sections, section)
		}
	}
	for _, section := range w.Sections {
		if verdictOn(w, section).Verdict == "disagrees" {
			add(section)
		}
	}
	for _, o := range w.Disagreements {
		if o.Section == "" {
			others++
		} else {
			add(o.Section)
		}
	}
	return sections, others
}

// reviewsWords say in a list how many reviews of a report there are, with how much of it they disagree, and how many places for
// one hold no statement yet.
func reviewsWords(r *corpus.Report) []string {
	var words []string
	reviews := publishedReviews(r)
	if len(reviews) > 0 {
		sections := map[string]bool{}
		others := 0
		for _, w := range reviews {
			named, besides := disputed(w)
			for _, section := range named {
				sections[section] = true
			}
			others += besides
		}
		said := count(len(reviews), "review", "reviews")
		if n := len(sections) + others; n > 0 {
			said += " (disagrees in " + count(n, "point", "points") + ")"
			if len(reviews) > 1 {
				said = count(len(reviews), "review", "reviews") + " (disagreeing in " + strconv.Itoa(n) + " points)"
			}
		}
		words = append(words, said)
	}
	if n := len(r.Reviews) - len(reviews); n > 0 {
		words = append(words, count(n, "place", "places")+" for a review with no statement yet")
	}
	return words
}

// disputes say which reviewers disagree with what of a report, a paragraph for each; nothing of those who do not.
func (at *view) disputes(r *corpus.Report) []template.HTML {
	var notes []template.HTML
	for _, w := range publishedReviews(r) {
		sections, others := disputed(w)
		if len(sections)+others == 0 {
			continue
		}
		since := at.s.sinceReview(w)
		var m markup
		m.element("b", "Outside review:")
		m.text(" ")
		m.element("a", w.Reviewer, "href", at.href(permalink.Review(r.Name, w.Name)))
		m.text(" disagrees with ")
		for i, section := range sections {
			if i > 0 {
				m.text("; ")
			}
			l := at.reviewedSection(w, section)
			m.element("a", l.Text, "href", l.Href)
			if says := since.ofEdition(clause.ID(section)); says != "" {
				m.text(" (" + says + ")")
			}
		}
		if others > 0 {
			if len(sections) > 0 {
				m.text("; and ")
			}
			m.text("in " + count(others, "other point", "other points"))
		}
		m.text(" of " + r.Title + ".")
		notes = append(notes, m.html())
	}
	return notes
}
