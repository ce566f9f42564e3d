package verify_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rspsite/internal/verify"
)

// TestDayThatHasNotCome: a record of tomorrow is noted by its first line of that day, and holds.
func TestDayThatHasNotCome(t *testing.T) {
	p := newPublisher(t)
	first := p.publish("2026-06-01")
	p.edit("content/goals/g.md", "status: open", "status: met")
	p.edit("content/goals/g.md", "evidence: [", "evidence: [{on: 2026-06-09, says: It was done., source: wiki}, ")
	lines := strings.Count(string(p.files["content/ledger.jsonl"].Data), "\n")
	p.publish("2026-06-10")
	dir := p.build()
	for today, want := range map[string]bool{"": false, "2026-06-09": true, "2026-06-10": false, "2027-01-01": false} {
		r := verifyFolder(t, dir, verify.Options{Since: first, Today: today})
		i := slices.IndexFunc(r.Notes, func(n verify.Problem) bool { return n.Rule == "ledger-ahead" })
		if (i >= 0) != want || want && (r.Notes[i].Where != fmt.Sprintf("/ledger/ledger.jsonl:%d", lines+1) || !strings.Contains(r.Notes[i].Message, "published on 2026-06-10, and that day has not come anywhere (it is 2026-06-09 at the latest)")) {
			t.Errorf("on %q: %+v", today, r.Notes)
		}
		const since = `since-revised /goals/g/: A goal was added to on 2026-06-10: 1 new in evidence; its status is "met" and was "open"; its text is the one that you saw`
		if got := sinceNotes(t, r); len(got) != 1 || !strings.HasPrefix(got[0], since) {
			t.Errorf("got %q", got)
		}
	}
}
