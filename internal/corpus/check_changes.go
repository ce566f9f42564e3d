package corpus

import (
	"fmt"
	"sync"

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
		k.announced(v, path+".announced", r.Announced)
	}
}

// announced checks that a record judges the publisher's account of the version if there is one, and only then.
func (k *checker) announced(v *Version, path string, word Announcement) {
	has := len(v.Changes.Account) > 0
	switch {
	case word == "":
	case word == NoAccount && has:
		k.errorf(v.Changes.field(path), "record-contradicted", "say announced, partly or silent, or take the account out",
			"the record says no-account, and the publisher's account of %s stands above it", v.Name)
	case word != NoAccount && !has:
		k.errorf(v.Changes.field(path), "record-contradicted", "write down under account: what the publisher says, or say no-account",
			"the record says %s, and the file holds no account of %s", word, v.Name)
	}
}

// changedClauses checks that IDs are of the older or the newer version, as the outcome says.
func (k *checker) changedClauses(v *Version, path string, ids []string, outcome Outcome) {
	now, old := v.ids, map[clause.ID]*clause.Clause{}
	before, none := "no version", func(id clause.ID, mend func() string) func() string { return mend }
	if v.previous != nil {
		old, before, none = v.previous.ids, v.previous.Name, v.previous.lacking
	}
	if v.broken || v.previous != nil && v.previous.broken {
		return
	}
	heirs := sync.OnceValue(v.heirs)
	for i, name := range ids {
		at, id := v.Changes.field(fmt.Sprintf("%s[%d]", path, i)), clause.ID(name)
		isOld, isNew := old[id] != nil, now[id] != nil
		switch {
		case !isOld && !isNew:
			mend := didYouMean(name, func() []string { return append(keys(old), keys(now)...) })
			k.errorf(at, "unknown-clause", k.search(v.lacking(id, none(id, mend))), "no clause %q in %s or %s", id, before, v.Name)
		case outcome == OutcomeRemoved && isNew:
			k.contradicted(at, outcome, id, "is still in "+v.Name)
		case outcome == OutcomeRemoved && len(heirs()[id]) > 0:
			k.contradicted(at, outcome, id, fmt.Sprintf("lives on in %s as %q", v.Name, heirs()[id][0]))
		case outcome == OutcomeAdded && isOld:
			k.contradicted(at, outcome, id, "is already in "+before)
		case outcome == OutcomeAdded && len(origins(now[id])) > 0:
			was := origins(now[id])[0]
			k.contradicted(at, outcome, id, fmt.Sprintf("says %s=%q of %s", was.Key, was.Value, before))
		}
	}
}

// contradicted reports a record that the texts do not bear out.
func (k *checker) contradicted(at problem.Position, outcome Outcome, id clause.ID, but string) {
	k.errorf(at, "record-contradicted", "correct the outcome, or name the clause that it is about",
		"the record says %s, and the clause %q %s", outcome, id, but)
}

// Field is the position of a field of f's front matter, such as "records[2].outcome": later stages report problems too.
func (f *File) Field(path string) problem.Position { return f.field(path) }
