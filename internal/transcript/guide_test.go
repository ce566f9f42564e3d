package transcript_test

import (
	"io"
	"strings"
	"testing"

	"rspsite/internal/diff"
	"rspsite/internal/transcript"
)

// TestWordsOfOthersAreNotQuoted: of texts that retell a policy, signals name the words without quoting anybody, and of a
// difference of description nothing is said.
func TestWordsOfOthersAreNotQuoted(t *testing.T) {
	c := compare(t, "We will publish a report on each model. {#a commitment=\"unilateral\"}", "We may publish a report on each model. {#a}")
	const (
		own    = "obligation weaker: “will” → “may”"
		retold = "in the words of the texts held here: obligation weaker: will → may"
		marked = "commitment dropped: “unilateral”"
		whose  = "not the publisher’s."
	)
	for name, test := range map[string]struct {
		remarks     transcript.Remarks
		says, never []string
	}{
		"own":       {transcript.Remarks{}, []string{own, marked}, []string{retold, whose}},
		"retold":    {transcript.Remarks{Retold: true}, []string{retold, marked, whose}, []string{own}},
		"described": {transcript.Remarks{Retold: true, Describes: func(int) bool { return true }}, []string{whose}, []string{"obligation", "commitment"}},
	} {
		got := written(t, c, func(w io.Writer, c *diff.Comparison) error {
			return transcript.Markdown(w, c, transcript.MarkdownOptions{Remarks: test.remarks})
		})
		for _, s := range test.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s: the Markdown does not say %q:\n%s", name, s, got)
			}
		}
		for _, s := range test.never {
			if strings.Contains(got, s) {
				t.Errorf("%s: the Markdown says %q:\n%s", name, s, got)
			}
		}
	}
}
