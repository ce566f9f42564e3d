package transcript_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rspsite/internal/transcript"
)

// TestJSONOfReportsAddsFacts: what happened between two reports stands in one field that the schema describes.
func TestJSONOfReportsAddsFacts(t *testing.T) {
	schema := strictSchema(t)
	c := compare(t, "Low. {#a}", "High. {#a}")
	side := &transcript.RedactionSide{ID: "r1", Reason: "legal", Extent: "word", Commitment: "sha256:0", Clause: "a", Field: "title"}
	facts := transcript.Facts{Report: &transcript.ReportFacts{Summary: "Worse.",
		Risks: []transcript.RiskFacts{{Threat: "T", Old: "a", New: "b", Rating: transcript.TurnFacts{Old: "low", New: "high", Way: "up", Course: "worse"},
			Threshold: transcript.TurnFacts{Way: "new"}, Standard: transcript.TurnFacts{Old: "redacted", Way: "not comparable"}}},
		Goals:       []transcript.GoalFacts{{Goal: "g", Title: "G", Old: "2026", New: "2027", Dates: []string{"2026", "2027"}, Shift: "later", Passed: true, Status: "open", StatusOn: "2027-02-01", Overdue: true, URL: "https://a.example/"}},
		Redactions:  []transcript.RedactionFacts{{Fate: "kept", Old: side, New: side, SameText: true, WithClause: true}},
		ModelsAdded: []string{"m"}, ModelsGone: []string{},
		Determinations: []transcript.DeterminationFacts{{Model: "m", Level: "L", Before: "K", On: "2026-01", URL: "https://a.example/"}},
		Policy: &transcript.PolicyFacts{Policy: "p", OldPolicy: "q", Old: "v1", New: "v2", URL: "https://a.example/",
			Records:  []transcript.RecordFacts{{ID: "r", Version: "v2", Title: "T", Changes: []int{0}}},
			Versions: []transcript.VersionFacts{{Version: "v2", Published: "2026", Note: "N"}}},
	}}
	value := checked(t, schema, c, facts)
	remove(t, value, []any{"report"})
	if diff := cmp.Diff(checked(t, schema, c, transcript.Facts{}), value); diff != "" {
		t.Errorf("without its facts the document is not that of two files (-want +got):\n%s", diff)
	}
}
