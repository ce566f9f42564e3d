package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/clause"
	"rspsite/internal/redline"
)

// TestWordsThatAreHidden: of words in whose place a redaction stands nobody can say that they were dropped, and what stands for them
// says nothing of its own.
func TestWordsThatAreHidden(t *testing.T) {
	hidden := clause.Run{Redaction: &clause.Redaction{Extent: "phrase", Reason: "public-safety"}}
	hidden.Text = hidden.Redaction.Words()
	open := &clause.Clause{Kind: clause.Paragraph, Text: clause.Inline{{Text: "The classifiers missed 2 in 1,000 harmful requests, unless the board approves."}}}
	veiled := &clause.Clause{Kind: clause.Paragraph, Text: clause.Inline{{Text: "The classifiers missed "}, hidden, {Text: " harmful requests, unless the board approves."}}}
	for _, c := range []struct {
		old, new *clause.Clause
		want     string
	}{
		{open, veiled, "number dropped: \"2 in 1,000\" → \"\" (number)\n"},
		{veiled, open, "number added: \"\" → \"2 in 1,000\" (number)\n"},
		{veiled, veiled, ""},
	} {
		a, b := []*clause.Clause{c.old}, []*clause.Clause{c.new}
		edits, _ := redline.Between(a, b)
		signals := Signals(a, b, edits)
		if diff := cmp.Diff(c.want, lines(signals)); diff != "" {
			t.Errorf("%s → %s (-want +got):\n%s", c.old.PlainText(), c.new.PlainText(), diff)
		}
		for _, s := range signals {
			if !s.Redacted {
				t.Errorf("the signal %+v does not say that the words are hidden", s)
			}
		}
	}
}
