package transcript_test

import (
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/transcript"
)

// TestWhatIsHiddenIsNotUnchanged: a clause that reads alike and hides what may be another text is counted apart.
func TestWhatIsHiddenIsNotUnchanged(t *testing.T) {
	text := func(commitment string) diff.Text {
		hidden := clause.Run{Redaction: &clause.Redaction{ID: "r1", Commitment: commitment}}
		return diff.Text{Name: commitment, Doc: &clause.Document{Clauses: []*clause.Clause{
			{ID: "open", Kind: clause.Paragraph, Text: clause.Inline{{Text: "We look at everything."}}},
			{ID: "hidden", Kind: clause.Paragraph, Text: clause.Inline{{Text: "We found "}, hidden, {Text: " in all."}}},
		}}}
	}
	c := diff.Compare(text("a"), text("b"), diff.TraceEither(text("a"), text("b")), diff.Options{})
	const want = "no changes that can be read: 1 unchanged, 1 the same as far as can be read"
	if got := transcript.Summary(c); got != want {
		t.Errorf("the summary is %q, want %q", got, want)
	}
	if n := transcript.Count(c); n.Unchanged != 2 {
		t.Errorf("the counts of the JSON form are %+v, want both as unchanged, which is contracted", n)
	}
	same := diff.Compare(text("a"), text("a"), diff.TraceEither(text("a"), text("a")), diff.Options{})
	if got := transcript.Summary(same); strings.Contains(got, "can be read") {
		t.Errorf("of the same commitment the summary is %q", got)
	}
}
