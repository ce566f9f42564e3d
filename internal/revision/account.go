package revision

import (
	"maps"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// account holds the publisher's account of all steps against the changes of the policy.
func (r *Revision) account(s *Set, t *tracer) {
	a := &Account{}
	for step, v := range r.Steps {
		if v.Changes == nil || len(v.Changes.Account) == 0 {
			continue
		}
		a.Steps++
		if len(r.Steps) == 1 && r.New == v {
			a.read(r, v, t)
		} else {
			a.carry(r, s.Between(v.Previous(), v), func(ids []string) []int { return t.changes(step, ids) })
		}
	}
	if a.Steps > 0 {
		a.cover(r.Changes)
		r.Account = a
	}
}

// read takes up the account of the only step of r, the one to v.
func (a *Account) read(r *Revision, v *corpus.Version, t *tracer) {
	named := map[int]bool{}
	for i := range v.Changes.Account {
		said := &v.Changes.Account[i]
		changes := r.withParts(t, t.changes(0, said.Clauses))
		for _, c := range changes {
			named[c] = true
		}
		a.add(r, Entry{said, v, changes})
	}
	for i, record := range r.Records {
		a.count(i, record, slices.ContainsFunc(record.Changes, func(c int) bool { return named[c] }))
	}
}

// carry takes over the account of own, one step of several. Its entries speak of the changes that own made, at whatever their
// clauses were before and became since: what another step did to a clause that they name is nothing they could announce.
func (a *Account) carry(r, own *Revision, trace func(ids []string) []int) {
	for _, e := range own.Account.Entries {
		a.add(r, Entry{e.AccountEntry, e.Version, trace(own.changed(e.Changes))})
	}
	for i, record := range r.Records {
		if record.Version == own.New {
			a.count(i, record, slices.ContainsFunc(own.Account.RecordsNamed, func(k int) bool {
				return own.Records[k].ChangeRecord == record.ChangeRecord
			}))
		}
	}
}

func (a *Account) add(r *Revision, e Entry) {
	for _, c := range e.Changes {
		r.Changes[c].Entries = append(r.Changes[c].Entries, len(a.Entries))
	}
	a.Entries = append(a.Entries, e)
}

// count counts a record, the one at that index of Revision.Records, if it is material.
func (a *Account) count(i int, record Record, named bool) {
	switch {
	case !record.IsMaterial():
		return
	case named:
		a.RecordsNamed = append(a.RecordsNamed, i)
	default:
		a.RecordsUnnamed = append(a.RecordsUnnamed, i)
	}
	a.Records++
}

// changed are the written IDs of the clauses of those changes that are changes of the policy. A clause without one goes by the
// nearest above it.
func (r *Revision) changed(changes []int) []string {
	var ids []string
	for _, i := range changes {
		c := &r.Changes[i]
		if !c.IsOfPolicy() {
			continue
		}
		for _, k := range c.Old {
			ids = append(ids, writtenID(r.Comparison.Old.Clauses[k]))
		}
		for _, k := range c.New {
			ids = append(ids, writtenID(r.Comparison.New.Clauses[k]))
		}
	}
	return ids
}

func writtenID(c diff.Clause) string {
	for _, x := range slices.Backward(append(c.Path[:len(c.Path):len(c.Path)], c.Clause)) {
		if x.ID != "" && !x.Derived {
			return string(x.ID)
		}
	}
	return ""
}

// withParts are the changes, and those of the clauses that came or went together with a heading or an item among them that
// stands above: who names a new section names what it came with.
func (r *Revision) withParts(t *tracer, changes []int) []int {
	named := map[int]bool{}
	for _, i := range changes {
		named[i] = true
	}
	for i, c := range r.Changes {
		switch c.Kind {
		case diff.Added:
			named[i] = named[i] || r.isPart(r.Comparison.New.Clauses[c.New[0]], diff.Added, changes, t.newest)
		case diff.Removed:
			named[i] = named[i] || r.isPart(r.Comparison.Old.Clauses[c.Old[0]], diff.Removed, changes, t.oldest)
		}
	}
	maps.DeleteFunc(named, func(_ int, is bool) bool { return !is })
	return slices.Sorted(maps.Keys(named))
}

// isPart reports whether c stands below a heading or an item of which one of the changes, of that kind, speaks.
func (r *Revision) isPart(c diff.Clause, kind diff.Kind, changes []int, at map[*clause.Clause]int) bool {
	return slices.ContainsFunc(c.Path, func(above *clause.Clause) bool {
		i, ok := at[above]
		return ok && r.Changes[i].Kind == kind && slices.Contains(changes, i)
	})
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
