package dataset_test

import (
	"testing"

	"rspsite/internal/canonical"
	"rspsite/internal/dataset"
)

// TestClauseSaysWhatItSaid: the record of a clause has the corrections of each version that name it, or name no clause, and what it said
// before, as far as that is kept; that of another clause has neither.
func TestClauseSaysWhatItSaid(t *testing.T) {
	files := specimenAPI(t)
	halt := read[dataset.History](t, files, "clauses/p/halt.json")
	if e := halt.Errata; len(e) != 3 || e[0].Version != "v1.0" || e[1].Version != "v3.0" || e[1].What != "It does not bind." || e[2].What != "A letter." {
		t.Errorf("the corrections of the clause are %+v", e)
	}
	if len(halt.Superseded) != 2 {
		t.Fatalf("the clause said before: %+v", halt.Superseded)
	}
	lost, kept := halt.Superseded[0], halt.Superseded[1]
	if lost.Text != nil || lost.Address != "" || lost.On != "2026-05-02" || lost.Version != "v3.0" || lost.ID != "halt" {
		t.Errorf("what is not kept is %+v", lost)
	}
	was := corrected(t, "We cam halt.", "2026-06-02").Policy("p").Version("v3.0").Doc.Find("halt")
	if kept.Text == nil || *kept.Text != "We cam halt." || kept.Digest != canonical.ClauseDigest(was) || kept.Address == "" {
		t.Errorf("what is kept is %+v", kept)
	}
	reports := read[dataset.History](t, files, "clauses/p/reports.json")
	if len(reports.Superseded) != 0 || len(reports.Errata) != 1 || reports.Errata[0].What != "A letter." {
		t.Errorf("another clause has the corrections %+v, and said before %+v", reports.Errata, reports.Superseded)
	}
}
