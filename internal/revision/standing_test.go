package revision_test

import (
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/revision"
)

// TestStanding holds when a difference counts as a change of the policy.
func TestStanding(t *testing.T) {
	texts := []string{
		"Pause at once. {#pause}\n\nReport to the board. {#report}\n\nTrain the staff. {#train basis=\"official\"}",
		"Pause at once. {#pause}\n\nReport by mail. {#report}\n\nTrain no one. {#train basis=\"official\"}\n\nSing. {#sing}",
		"Pause some day. {#pause}\n\nReport by mail. {#report}\n\nTrain no one. {#train basis=\"carried\"}\n\nSing. {#sing}",
	}
	records := map[int]string{
		2: "records:\n- {id: a, title: T, clauses: [report], outcome: retained, what: x, source: wiki}\n- {id: b, title: T, clauses: [sing], what: x, source: wiki}\n",
		3: "records:\n- {id: c, title: T, clauses: [pause], outcome: weakened, what: x, source: wiki}\n- {id: d, title: T, event: true, clauses: [sing], outcome: weakened, what: x, source: wiki}\n",
	}
	for _, c := range []struct {
		basis, old, new string
		clause          clause.ID
		want            revision.Standing
	}{
		{"official", "v1", "v2", "report", revision.OfPolicy},
		{"official", "v1", "v3", "sing", revision.OfPolicy},
		{"excerpt", "v1", "v3", "sing", revision.OfPolicy},
		{"reconstruction", "v1", "v2", "report", revision.Description}, // a record says: retained
		{"reconstruction", "v1", "v2", "sing", revision.Description},   // one without an outcome
		{"reconstruction", "v1", "v3", "sing", revision.Description},   // and an event
		{"reconstruction", "v2", "v3", "pause", revision.OfPolicy},
		{"reconstruction", "v1", "v3", "pause", revision.OfPolicy},
		{"reconstruction", "v3", "v1", "pause", revision.OfPolicy},
		{"reconstruction", "v1", "v2", "train", revision.OfPolicy},    // both wordings are official
		{"reconstruction", "v1", "v3", "train", revision.Description}, // one is carried along in a reconstruction
	} {
		p := history{basis: c.basis, texts: texts, changes: records}.policy(t)
		if got := changeWith(t, between(p, c.old, c.new), c.clause).Standing; got != c.want {
			t.Errorf("%s, %s to %s, %q: standing %d, want %d", c.basis, c.old, c.new, c.clause, got, c.want)
		}
	}
}
