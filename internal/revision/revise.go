package revision

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// revise compares two versions and gathers what is said of the steps between them.
func (s *Set) revise(old, new *corpus.Version, o diff.Options) (*Revision, *tracer) {
	chain, reversed := between(old, new)
	r := &Revision{Old: old, New: new, Difference: newDifference(diff.Compare(text(old), text(new), identity(chain, reversed), o))}
	if len(chain) > 1 {
		r.Steps = chain[1:]
	}
	t := s.trace(r, chain, reversed)
	r.records(t)
	r.judge(reversed)
	r.account(s, t)
	r.Silent = silentRate(r)
	return r, t
}

// between are the versions from one to the other, oldest first, and whether old is the newer one. There are none if the two
// are of different policies.
func between(old, new *corpus.Version) (chain []*corpus.Version, reversed bool) {
	if old.Policy != new.Policy {
		return nil, false
	}
	i, j := slices.Index(old.Policy.Versions, old), slices.Index(old.Policy.Versions, new)
	if i > j {
		i, j, reversed = j, i, true
	}
	return old.Policy.Versions[i : j+1], reversed
}

// identity is what is written of the identity of the clauses. An ID names a clause of one policy: that another policy has
// the same one says nothing.
func identity(chain []*corpus.Version, reversed bool) diff.Identity {
	texts := make([]diff.Text, len(chain))
	for i, v := range chain {
		texts[i] = text(v)
	}
	id := diff.Trace(texts...)
	if reversed {
		return id.Reversed()
	}
	return id
}

func text(v *corpus.Version) diff.Text {
	t := diff.Text{Name: v.Name, Doc: &v.Doc.Document}
	for _, g := range v.Gone {
		t.Gone = append(t.Gone, clause.ID(g.ID))
	}
	return t
}

// newDifference counts what a reader should see as a change, in reading order.
func newDifference(c *diff.Comparison) Difference {
	d := Difference{Comparison: c}
	n := 0
	for i := range c.Changes {
		ch := Change{Change: &c.Changes[i]}
		if ch.IsChange() {
			n++
			ch.Number = n
		}
		d.Changes = append(d.Changes, ch)
	}
	return d
}

// records attaches the change records of all steps to the changes that they name.
func (r *Revision) records(t *tracer) {
	for step, v := range r.Steps {
		if v.Changes == nil {
			continue
		}
		for i := range v.Changes.Records {
			record := Record{&v.Changes.Records[i], v, t.changes(step, v.Changes.Records[i].Clauses)}
			for _, c := range record.Changes {
				r.Changes[c].Records = append(r.Changes[c].Records, len(r.Records))
			}
			r.Records = append(r.Records, record)
		}
	}
}
