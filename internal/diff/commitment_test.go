package diff

import (
	"fmt"
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/markdown"
)

// redactedText is a paragraph with redactions of those IDs, each of a commitment of its digit.
func redactedText(t *testing.T, ids ...string) Text {
	t.Helper()
	var b strings.Builder
	b.WriteString("We found")
	for _, id := range ids {
		r := clause.Redaction{ID: id, Reason: "privacy", Note: "Names a person.", Extent: "word", Commitment: "sha256:" + strings.Repeat(id[1:], 64)}
		fmt.Fprintf(&b, " %s and", &r)
	}
	b.WriteString(" stopped. {#found}\n")
	source, problems := markdown.Parse("x.md", []byte(b.String()))
	if source == nil {
		t.Fatal(problems)
	}
	return Text{Doc: &source.Document}
}

// TestCorrectedCommitments holds that what is hidden cannot be exchanged unseen in a correction, while reports that follow each other
// have commitments of their own.
func TestCorrectedCommitments(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"r1 r2", "r1 r2", ""},
		{"r1 r2", "r1 r4", "r2 → r4"},
		{"r1 r2 r3", "r1 r4 r3", "r2 → r4"},
		{"r1 r2", "r2 r1", "r1 → r2"},
	} {
		old, new := redactedText(t, strings.Fields(test.old)...), redactedText(t, strings.Fields(test.new)...)
		for _, corrected := range []bool{true, false} {
			c := Compare(old, new, Trace(old, new), Options{Corrected: corrected})
			var got []string
			for _, m := range c.Changes[0].Marks {
				if m.What == MarkRedaction {
					got = append(got, m.Old+" → "+m.New)
				}
			}
			differs := corrected && test.want != ""
			if c.Changes[0].IsChange() != differs || differs && !strings.Contains(strings.Join(got, "; "), "→") || !differs && len(got) > 0 {
				t.Errorf("%s to %s, corrected %v: changed %v, marks %q", test.old, test.new, corrected, c.Changes[0].IsChange(), got)
			}
			if differs && got[0] != test.want {
				t.Errorf("%s to %s: %q, want %q", test.old, test.new, got, test.want)
			}
		}
	}
}
