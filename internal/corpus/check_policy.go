package corpus

import (
	"fmt"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// policy checks the versions of p against each other.
func (k *checker) policy(p *Policy) {
	if slices.Contains(permalink.ReservedPolicies, p.Name) {
		k.errorf(problem.Position{File: p.Path}, "reserved-name", "rename the folder", "the name %q is taken by a part of the site", p.Name)
	}
	records := map[string]problem.Position{}
	for _, v := range p.Versions {
		k.version(v)
		if v.Changes != nil {
			k.changes(v, records)
		}
	}
}

func (k *checker) version(v *Version) {
	switch {
	case slices.Contains(permalink.ReservedVersions, v.Name):
		k.errorf(problem.Position{File: v.Path}, "reserved-name", "rename the file", "the name %q is taken by a part of the site", v.Name)
	case v.Version != "" && !permalink.IsName(v.Version):
		k.errorf(v.field("version"), "bad-name", "allowed are "+permalink.NameRule, "the version %q cannot be part of an address", v.Version)
	case v.Version != "" && v.Version != v.Name:
		k.errorf(v.field("version"), "version-name", fmt.Sprintf("rename the file to %s.md or write version: %s", v.Version, v.Name),
			"the version does not fit the file's name (found %q, want %q)", v.Version, v.Name)
	}
	if v.Published.After(v.Effective) {
		k.warnf(v.field("effective"), "mixed-up-dates", "check both dates", "in force before it was published (effective %s, published %s)", v.Effective, v.Published)
	}
	if b := v.previous; b != nil {
		if b.Published.After(v.Published) {
			k.errorf(v.field("published"), "mixed-up-dates", "check both dates, or say which version came before by previous:",
				"%s is dated %s, before %s of %s that it follows", v.Name, v.Published, b.Name, b.Published)
		}
		k.fates(b, v)
	} else {
		k.noOlder(v)
	}
}

// noOlder reports fates of IDs in a version that follows none.
func (k *checker) noOlder(v *Version) {
	for i, g := range v.VersionMeta.Gone {
		k.errorf(v.field(fmt.Sprintf("gone[%d].id", i)), "unknown-clause", "take the entry out", "gone names %q, and no version comes before %s", g.ID, v.Name)
	}
	for c := range v.Doc.All() {
		for _, old := range origins(c) {
			k.errorf(v.at(old.Pos.Offset), "unknown-clause", "take the attribute out", "%s names %q, and no version comes before %s", old.Key, old.Value, v.Name)
		}
	}
}

// origins are the IDs of the version before that c says it was made from.
func origins(c *clause.Clause) clause.Attrs {
	return append(c.Attrs.Words(clause.AttrWas), c.Attrs.Words(clause.AttrFrom)...)
}

// fates checks that every written ID of the older version is accounted for in the newer one, and nothing else is.
func (k *checker) fates(older, newer *Version) {
	old, now := older.written, newer.written
	made := k.made(old, newer)
	gone := map[string]bool{}
	for i, g := range newer.VersionMeta.Gone {
		at := newer.field(fmt.Sprintf("gone[%d].id", i))
		switch {
		case old[g.ID] == nil:
			k.errorf(at, "unknown-clause", problem.DidYouMean(g.ID, keys(old)), "gone names %q, which %s does not have", g.ID, older.Name)
		case now[g.ID] != nil:
			k.errorf(at, "not-gone", "take the entry out, or the clause", "gone names %q, which is still here in line %d", g.ID, now[g.ID].Start.Line)
		case gone[g.ID]:
			k.errorf(at, "gone-twice", "take one entry out", "gone names %q twice", g.ID)
		}
		gone[g.ID] = true
		if g.To != "" {
			k.reference(newer.field(fmt.Sprintf("gone[%d].to", i)), g.To, &newer.File)
		}
	}
	for c := range older.Doc.All() {
		id := string(c.ID)
		if c.ID == "" || c.Derived || now[id] != nil || made[id] || gone[id] {
			continue
		}
		k.errorf(newer.field("gone"), "vanished-id",
			fmt.Sprintf(`list it under gone: with why:, or write was=%q or from=%q on the clause that it became`, id, id),
			"clause %q of %s (%s) has vanished from %s without a word", id, older.Name, older.at(c.Start.Offset), newer.Name)
	}
	k.returned(older, newer)
}

// made checks was and from, and returns the old IDs that they account for.
func (k *checker) made(old map[string]*clause.Clause, newer *Version) map[string]bool {
	made := map[string]bool{}
	renamed := map[string]clause.Attr{}
	for c := range newer.Doc.All() {
		for _, o := range origins(c) {
			at := newer.at(o.Pos.Offset)
			if old[o.Value] == nil {
				k.errorf(at, "unknown-clause", problem.DidYouMean(o.Value, keys(old)), "%s names %q, which the version before %s does not have", o.Key, o.Value, newer.Name)
			}
			if first, twice := renamed[o.Value]; twice && o.Key == clause.AttrWas {
				k.errorf(at, "renamed-twice", `if the clause was split, write from="`+o.Value+`" on both`,
					"two clauses say that they were %q (the other in line %d)", o.Value, first.Pos.Line)
			}
			if o.Key == clause.AttrWas {
				renamed[o.Value] = o
			}
			made[o.Value] = true
		}
	}
	return made
}

// returned warns of IDs that had left and are back: an ID may not come back for another clause.
func (k *checker) returned(older, newer *Version) {
	old := older.written
	for id, c := range newer.written {
		if old[id] != nil || older.previous == nil {
			continue
		}
		for v := older.previous; v != nil; v = v.previous {
			if v.written[id] != nil {
				k.warnf(newer.at(c.Start.Offset), "returned-id", "if it is another clause, give it another ID",
					"the ID %q had left after %s and is back: links to it would mean two clauses", id, v.Name)
				break
			}
		}
	}
}

// changes checks the editors' records of the step to v.
func (k *checker) changes(v *Version, records map[string]problem.Position) {
	c := v.Changes
	if c.Version != "" && c.Version != v.Name {
		k.errorf(c.field("version"), "version-name", "", "the version does not fit the file's name (found %q, want %q)", c.Version, v.Name)
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
			k.errorf(c.field(path+".id"), "id-twice", "", "the record ID %q is used twice (first at %s)", r.ID, first)
		} else {
			records[r.ID] = c.field(path + ".id")
		}
		if len(r.Clauses) == 0 && !r.Event {
			k.errorf(c.field(path), "missing-field", "name them, or say event: true", "the record %q names no clauses", r.ID)
		}
		k.models(&c.File, path+".models", r.Models)
		k.changedClauses(v, path+".clauses", r.Clauses, r.Outcome)
	}
}

// changedClauses checks that IDs are of the older or the newer version, as the outcome says.
func (k *checker) changedClauses(v *Version, path string, ids []string, outcome Outcome) {
	now, old := v.written, map[string]*clause.Clause{}
	before := "no version"
	if v.previous != nil {
		old, before = v.previous.written, v.previous.Name
	}
	for i, id := range ids {
		at := v.Changes.field(fmt.Sprintf("%s[%d]", path, i))
		switch {
		case old[id] == nil && now[id] == nil:
			k.errorf(at, "unknown-clause", problem.DidYouMean(id, append(keys(old), keys(now)...)), "no clause %q in %s or %s", id, before, v.Name)
		case outcome == OutcomeRemoved && now[id] != nil:
			k.errorf(at, "record-contradicted", "", "the record says removed, and the clause %q is still in %s", id, v.Name)
		case outcome == OutcomeRemoved && old[id] == nil, outcome == OutcomeAdded && now[id] == nil:
			k.errorf(at, "record-contradicted", "", "the record says %s, and the clause %q is not in %s", outcome, id, map[Outcome]string{OutcomeRemoved: before, OutcomeAdded: v.Name}[outcome])
		case outcome == OutcomeAdded && old[id] != nil:
			k.errorf(at, "record-contradicted", "", "the record says added, and the clause %q is in %s already", id, before)
		}
	}
}

func keys(m map[string]*clause.Clause) []string {
	ks := make([]string, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	slices.Sort(ks)
	return ks
}
