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

// TestStandingOfAbsence holds that over several steps a clause which only one side has came or went only where a record says that:
// that it was weakened in between does not say that the first version lacked it.
func TestStandingOfAbsence(t *testing.T) {
	with, without := "Pause at once. {#pause}\n\nSing. {#sing}", "Pause at once. {#pause}"
	record := func(outcome string) string {
		return "records:\n- {id: " + outcome + ", title: T, clauses: [sing], outcome: " + outcome + ", what: x, source: wiki}\n"
	}
	for _, c := range []struct {
		texts              []string
		second, third      string
		overall, inItsStep revision.Standing
		stepFrom, stepTo   string
	}{
		{[]string{without, with, with + "\n"}, "", record("relocated"), revision.Description, revision.Description, "v1", "v2"},
		{[]string{without, with, with + "\n"}, record("added"), record("relocated"), revision.OfPolicy, revision.OfPolicy, "v1", "v2"},
		{[]string{with, with, without}, record("weakened"), "", revision.Description, revision.Description, "v2", "v3"},
		{[]string{with, with, without}, "", record("relocated"), revision.Description, revision.OfPolicy, "v2", "v3"},
		{[]string{with, with, without}, "", record("removed"), revision.OfPolicy, revision.OfPolicy, "v2", "v3"},
	} {
		h := history{basis: "reconstruction", texts: c.texts, changes: map[int]string{2: c.second, 3: c.third}, headers: map[int]string{}}
		if c.texts[2] == without {
			h.headers[3] = "gone:\n- {id: sing, why: x.}\n"
		}
		p := h.policy(t)
		for _, pair := range [][2]string{{"v1", "v3"}, {"v3", "v1"}} {
			if got := changeWith(t, between(p, pair[0], pair[1]), "sing").Standing; got != c.overall {
				t.Errorf("%q, %q, %s to %s: standing %d, want %d", c.second, c.third, pair[0], pair[1], got, c.overall)
			}
		}
		if got := changeWith(t, between(p, c.stepFrom, c.stepTo), "sing").Standing; got != c.inItsStep {
			t.Errorf("%q, %q, %s to %s: standing %d, want %d", c.second, c.third, c.stepFrom, c.stepTo, got, c.inItsStep)
		}
	}
}
