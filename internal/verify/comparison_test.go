package verify_test

import (
	"testing"

	"rspsite/internal/verify"
)

// compared is a site with comparisons of every kind of change.
func compared(t *testing.T) string {
	t.Helper()
	p := newPublisher(t)
	p.add("testdata/compared.txtar")
	p.publish("2026-06-01")
	return p.build()
}

func TestComparisonsOfAnHonestSite(t *testing.T) {
	dir := compared(t)
	r := verifyFolder(t, dir, verify.Options{})
	wantHolds(t, r)
	if got := state(r, verify.CheckRedlines); got != verify.Holds {
		t.Errorf("got %q", got)
	}
}
