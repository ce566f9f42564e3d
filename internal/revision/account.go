package revision

import (
	"slices"

	"rspsite/internal/corpus"
)

// account holds the publisher's account of all steps against the changes of the policy.
func (r *Revision) account(t *tracer) {
	a := &Account{}
	for step, v := range r.Steps {
		if v.Changes == nil || len(v.Changes.Account) == 0 {
			continue
		}
		a.Steps++
		for i := range v.Changes.Account {
			entry := Entry{&v.Changes.Account[i], v, t.changes(step, v.Changes.Account[i].Clauses)}
			for _, c := range entry.Changes {
				r.Changes[c].Entries = append(r.Changes[c].Entries, len(a.Entries))
			}
			a.Entries = append(a.Entries, entry)
		}
	}
	if a.Steps > 0 {
		a.cover(r.Changes)
		r.Account = a
	}
}

// cover counts which changes of the policy the entries name, and finds the entries that none of them bears out.
func (a *Account) cover(changes []Change) {
	for i := range changes {
		if !changes[i].IsOfPolicy() {
			continue
		}
		a.Changes++
		if len(changes[i].Entries) > 0 {
			a.Named++
		} else {
			a.Unnamed = append(a.Unnamed, i)
		}
	}
	isOfPolicy := func(i int) bool { return changes[i].IsOfPolicy() }
	for i, e := range a.Entries {
		if len(e.Clauses) > 0 && !slices.ContainsFunc(e.Changes, isOfPolicy) {
			a.Empty = append(a.Empty, i)
		}
	}
}

// silentRate is the silent revision rate of r.
func silentRate(r *Revision) SilentRate {
	var s SilentRate
	for _, record := range r.Records {
		if !record.IsMaterial() {
			continue
		}
		s.Material++
		switch record.Announced {
		case "":
			s.Uncoded++
		case corpus.NoAccount:
			s.Without++
		case corpus.Silent:
			s.Silent++
		case corpus.Partly:
			s.Partly++
		}
	}
	s.Defined = s.Material > 0 && s.Uncoded == 0 && s.Without == 0 && r.Account != nil
	return s
}
