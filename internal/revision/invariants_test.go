package revision_test

import (
	"slices"
	"testing"

	"rspsite/internal/revision"
)

// TestRevisionsHoldTogether holds, for every two versions of our own policies and of a made-up one, in both directions, what a page may
// rely on.
func TestRevisionsHoldTogether(t *testing.T) {
	pairs := 0
	for _, p := range append(own(t).Policies, longHistory.policy(t)) {
		s := revision.New(nil)
		for _, pair := range revision.Pairs(p) {
			pairs++
			there, back := s.Between(pair.Old, pair.New), s.Between(pair.New, pair.Old)
			for _, r := range []*revision.Revision{there, back} {
				checkNames(t, r)
				checkAccount(t, r)
			}
			if len(there.Changes) != len(back.Changes) || there.Silent != back.Silent {
				t.Errorf("%s and %s: %d changes there, %d back", pair.Old.Name, pair.New.Name, len(there.Changes), len(back.Changes))
			}
		}
	}
	if pairs == 0 {
		t.Error("nothing was compared")
	}
}

// checkNames holds that records, entries and changes name each other.
func checkNames(t *testing.T, r *revision.Revision) {
	t.Helper()
	for i, c := range r.Changes {
		for _, k := range c.Records {
			if !slices.Contains(r.Records[k].Changes, i) {
				t.Errorf("%s to %s: change %d has the record %s, which does not name it", r.Old.Name, r.New.Name, i, r.Records[k].ID)
			}
		}
		for _, k := range c.Entries {
			if !slices.Contains(r.Account.Entries[k].Changes, i) {
				t.Errorf("%s to %s: change %d has the entry %d, which does not name it", r.Old.Name, r.New.Name, i, k)
			}
		}
	}
	for k, record := range r.Records {
		for _, i := range record.Changes {
			if !slices.Contains(r.Changes[i].Records, k) {
				t.Errorf("%s to %s: the record %s names change %d, which does not have it", r.Old.Name, r.New.Name, record.ID, i)
			}
		}
	}
}

// checkAccount holds that the account's numbers add up.
func checkAccount(t *testing.T, r *revision.Revision) {
	t.Helper()
	with := 0
	for _, v := range r.Steps {
		if v.Changes != nil && len(v.Changes.Account) > 0 {
			with++
		}
	}
	a := r.Account
	if a == nil {
		a = &revision.Account{}
	}
	if a.Steps != with || a.Named+len(a.Unnamed) > a.Changes || (a.Steps > 0 && a.Named+len(a.Unnamed) != a.Changes) {
		t.Errorf("%s to %s: the account of %d steps (want %d) names %d of %d, and %d are not named",
			r.Old.Name, r.New.Name, a.Steps, with, a.Named, a.Changes, len(a.Unnamed))
	}
	material := 0
	for _, record := range r.Records {
		if record.IsMaterial() {
			material++
		}
	}
	if s := r.Silent; s.Material != material || s.Silent+s.Partly+s.Uncoded+s.Without > material {
		t.Errorf("%s to %s: %d material records, want %d: %+v", r.Old.Name, r.New.Name, s.Material, material, s)
	}
}

// TestEveryRecordStandsSomewhere holds, step by step, that every record of our own change files is shown at a change or clause.
func TestEveryRecordStandsSomewhere(t *testing.T) {
	records := 0
	for _, p := range own(t).Policies {
		for _, v := range p.Versions {
			if v.Previous() == nil {
				continue
			}
			for _, record := range revision.New(nil).Between(v.Previous(), v).Records {
				records++
				if len(record.Changes) == 0 && !record.Event {
					t.Errorf("%s: the record %s stands nowhere", v.Name, record.ID)
				}
			}
		}
	}
	if records == 0 {
		t.Error("no records")
	}
}
