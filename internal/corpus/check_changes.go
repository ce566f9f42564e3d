package corpus

import (
	"fmt"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// changes checks the editors' records of the step to v.
func (k *checker) changes(v *Version, records map[string]problem.Position) {
	c := v.Changes
	if c.Version != "" && c.Version != v.Name {
		k.errorf(c.field("version"), "version-name", "write version: "+v.Name, "the version does not fit the file's name (found %q, want %q)", c.Version, v.Name)
	}
	for i, e := range c.Account {
		k.changedClauses(v, fmt.Sprintf("account[%d].clauses", i), e.Clauses, "")
	}
	for i, r := range c.Records {
		path := fmt.Sprintf("records[%d]", i)
		if !permalink.IsID(r.ID) {
			k.errorf(c.field(path+".id"), "bad-name", "allowed are "+permalink.IDRule, "%q cannot be a record's ID", r.ID)
		}
		if first, twice := records[r.ID]; twice {
			k.errorf(c.field(path+".id"), "id-twice", "give it another one", "the record ID %q is used twice (first at %s)", r.ID, first)
		} else {
			records[r.ID] = c.field(path + ".id")
		}
		if len(r.Clauses) == 0 && !r.Event {
			k.errorf(c.field(path), "missing-field", "name them, or say event: true", "the record %q names no clauses", r.ID)
		}
		k.changedClauses(v, path+".clauses", r.Clauses, r.Outcome)
	}
}

// changedClauses checks that IDs are of the older or the newer version, as the outcome says.
func (k *checker) changedClauses(v *Version, path string, ids []string, outcome Outcome) {
	now, old := v.ids, map[clause.ID]*clause.Clause{}
	before := "no version"
	if v.previous != nil {
		old, before = v.previous.ids, v.previous.Name
	}
	if v.broken || v.previous != nil && v.previous.broken {
		return
	}
	for i, name := range ids {
		at, id := v.Changes.field(fmt.Sprintf("%s[%d]", path, i)), clause.ID(name)
		isOld, isNew := old[id] != nil, now[id] != nil
		switch {
		case !isOld && !isNew:
			k.errorf(at, "unknown-clause", k.search(didYouMean(name, func() []string { return append(keys(old), keys(now)...) })), "no clause %q in %s or %s", id, before, v.Name)
		case outcome == OutcomeRemoved && isNew:
			k.contradicted(at, outcome, id, "is still in", v.Name)
		case outcome == OutcomeAdded && isOld:
			k.contradicted(at, outcome, id, "is already in", before)
		}
	}
}

// contradicted reports a record that the texts do not bear out.
func (k *checker) contradicted(at problem.Position, outcome Outcome, id clause.ID, is, version string) {
	k.errorf(at, "record-contradicted", "correct the outcome, or name the clause that it is about",
		"the record says %s, and the clause %q %s %s", outcome, id, is, version)
}
