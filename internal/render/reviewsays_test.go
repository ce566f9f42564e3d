package render

import (
	"slices"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/markdown"
)

// reviewedReport is a report with one review, which disagrees with a part of one section.
func reviewedReport(t *testing.T) *corpus.Report {
	t.Helper()
	source, problems := markdown.Parse("report.md", []byte("# Threats {#threats}\n\nWe look. {#threats-text}\n\n# Measures {#measures}\n\nIn force. {#measures-text}\n\n"+
		"## Security {#security}\n\nLocks. {#security-text}\n\n## Effect {#effect}\n\nWell. {#effect-text}\n"))
	if source == nil {
		t.Fatal(problems)
	}
	r := &corpus.Report{}
	r.Doc = source
	w := &corpus.Review{Report: r}
	w.Reviewer, w.Published = "Smith Institute", date(t, "2026-04-20")
	w.Sections = []string{"security"}
	w.Verdicts = []corpus.Verdict{{Section: "security", Verdict: "disagrees"}}
	r.Reviews = []*corpus.Review{w, {Report: r}}
	return r
}

// TestPartsNotReviewed holds that a section of which a part was reviewed does not let its other parts pass for reviewed.
func TestPartsNotReviewed(t *testing.T) {
	r := reviewedReport(t)
	var unseen []clause.ID
	for _, row := range reviewedRows(r, publishedReviews(r)) {
		if row.isUnseen() {
			unseen = append(unseen, row.id)
		}
	}
	if want := []clause.ID{"threats", "measures-text", "effect"}; !slices.Equal(unseen, want) {
		t.Errorf("not reviewed are %q, want %q", unseen, want)
	}
}

// TestReviewsInList holds that the list of reports tells a review that disagrees from a place for one.
func TestReviewsInList(t *testing.T) {
	r := reviewedReport(t)
	if got, want := reviewsWords(r), []string{"1 review (disagrees in 1 point)", "1 place for a review with no statement yet"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	r.Reviews = r.Reviews[1:]
	if got, want := reviewsWords(r), []string{"1 place for a review with no statement yet"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
