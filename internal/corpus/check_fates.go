package corpus

import (
	"fmt"
	"maps"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// Every ID of a version has a fate in the next one: it is there, a clause says was or from, or gone lists it.

// noOlder reports fates of IDs in a version that follows none.
func (k *checker) noOlder(v *Version) {
	for i, g := range v.VersionMeta.Gone {
		k.errorf(v.field(fmt.Sprintf("gone[%d].id", i)), "unknown-clause", "take the entry out", "gone names %q, and no version comes before %s", g.ID, v.Name)
	}
	for c := range v.Doc.All() {
		for _, old := range origins(c) {
			k.errorf(v.place(old.Pos), "unknown-clause", "take the attribute out", "%s names %q, and no version comes before %s", old.Key, old.Value, v.Name)
		}
	}
}

// origins are the IDs of the version before that c says it was made from.
func origins(c *clause.Clause) clause.Attrs {
	return append(c.Attrs.Words(clause.AttrWas), c.Attrs.Words(clause.AttrFrom)...)
}

// fates checks that every written ID of the older version is accounted for in the newer one, and nothing else is. Of a version that
// could not be read nobody knows.
func (k *checker) fates(older, newer *Version) {
	if older.broken || newer.broken {
		return
	}
	old, now := older.ids, newer.ids
	made := k.made(older, newer)
	gone := map[clause.ID]bool{}
	for i, g := range newer.VersionMeta.Gone {
		at, id := newer.field(fmt.Sprintf("gone[%d].id", i)), clause.ID(g.ID)
		switch {
		case old[id] == nil:
			k.errorf(at, "unknown-clause", k.search(older.lacking(id, didYouMean(g.ID, func() []string { return keys(old) }))), "gone names %q, which %s does not have", g.ID, older.Name)
		case now[id] != nil:
			k.errorf(at, "not-gone", "take the entry out, or the clause", "gone names %q, which is still here in line %d", g.ID, now[id].Start.Line)
		case gone[id]:
			k.errorf(at, "gone-twice", "take one entry out", "gone names %q twice", g.ID)
		}
		gone[id] = true
	}
	for c := range older.Doc.All() {
		if c.ID == "" || c.Derived || now[c.ID] != nil || made[c.ID] || gone[c.ID] {
			continue
		}
		mend := fmt.Sprintf(`list it under gone: with why:, or write was=%q or from=%q on the clause that it became`, c.ID, c.ID)
		search := func() string { return k.search(func() string { return mistyped(c.ID, old, now) }) + mend }
		k.errorf(newer.field("gone"), "vanished-id", newer.lacking(c.ID, search)(),
			"clause %q of %s (%s) has vanished from %s without a word", c.ID, older.Name, older.place(c.Start), newer.Name)
	}
	k.returned(older, newer)
}

// mistyped names a new ID that is nearly the one that vanished: mistyping it is the commonest way to lose one.
func mistyped(id clause.ID, old, now map[clause.ID]*clause.Clause) string {
	added := maps.Clone(now)
	maps.DeleteFunc(added, func(id clause.ID, _ *clause.Clause) bool { return old[id] != nil })
	near := problem.Nearest(string(id), keys(added))
	if near == "" {
		return ""
	}
	return fmt.Sprintf("write it in place of %q in line %d if that is the same clause; else ", near, added[clause.ID(near)].Start.Line)
}

// made checks was and from, and returns the old IDs that they account for.
func (k *checker) made(older, newer *Version) map[clause.ID]bool {
	made := map[clause.ID]bool{}
	renamed := map[clause.ID]clause.Attr{}
	for c := range newer.Doc.All() {
		for _, o := range origins(c) {
			at, id := newer.place(o.Pos), clause.ID(o.Value)
			first, twice := renamed[id]
			switch {
			case older.ids[id] == nil:
				k.errorf(at, "unknown-clause", k.search(older.lacking(id, didYouMean(o.Value, func() []string { return keys(older.ids) }))), "%s names %q, which the version before %s does not have", o.Key, o.Value, newer.Name)
			case c.ID == "" || c.Derived:
				k.errorf(at, "origin-without-id", "write its ID first in the braces", "%s stands on a clause without an ID, so that nothing leads from %q to it", o.Key, o.Value)
			case o.Key != clause.AttrWas:
			case newer.ids[id] != nil:
				k.errorf(at, "renamed-present", `take was out, or write from="`+o.Value+`" if the clause was split`,
					"was says that %q has another ID now, and it is still here in line %d", o.Value, newer.ids[id].Start.Line)
			case older.ids[c.ID] != nil:
				k.errorf(at, "renamed-onto", fmt.Sprintf(`if the two were merged, write from="%s %s" in its place; else give the clause another ID`, c.ID, o.Value),
					"was says that the clause was %q, and its ID says that it was %q: the version before %s has both", o.Value, c.ID, newer.Name)
			case twice:
				k.errorf(at, "renamed-twice", `if the clause was split, write from="`+o.Value+`" on both`,
					"two clauses say that they were %q (the other in line %d)", o.Value, first.Pos.Line)
			}
			if o.Key == clause.AttrWas {
				renamed[id] = o
			}
			made[id] = true
		}
	}
	return made
}

// returned reports IDs that had left and are back: an ID may not come back for another clause. If the old clause lives on
// under another ID, it certainly is another one.
func (k *checker) returned(older, newer *Version) {
	for id, c := range newer.ids {
		if older.ids[id] != nil {
			continue
		}
		for v := older.previous; v != nil; v = v.previous {
			if v.ids[id] == nil {
				continue
			}
			at, mend := newer.place(c.Start), "give it another ID"
			if was := clause.ID(c.Attrs.Get(clause.AttrWas)); was != "" && v.lastName(id, older) == was {
				k.errorf(at, "renamed-back", fmt.Sprintf("keep the ID %q", was),
					"the clause %q was %q until %s already: was leads in a circle, and links to either would mean both", was, id, v.Name)
			} else if heir := v.next.heir(id); heir != "" {
				k.errorf(at, "returned-id", mend, "the ID %q was that of the clause %q until %s, and cannot be given to another one", id, heir, v.Name)
			} else {
				k.warnf(at, "returned-id", "if it is another clause, "+mend, "the ID %q had left after %s and is back: links to it would mean two clauses", id, v.Name)
			}
			break
		}
	}
}

// lastName is the ID in the version to of the clause that has id in v, as the attributes was say; "" if it left on the way.
func (v *Version) lastName(id clause.ID, to *Version) clause.ID {
	for ; v != to && id != ""; v = v.next {
		if v.next.ids[id] == nil {
			id = v.next.heir(id)
		}
	}
	return id
}

// heir is the ID of the clause of v that was id in the version before, or "".
func (v *Version) heir(id clause.ID) clause.ID {
	for c := range v.Doc.All() {
		if clause.ID(c.Attrs.Get(clause.AttrWas)) == id {
			return c.ID
		}
	}
	return ""
}

func keys(m map[clause.ID]*clause.Clause) []string {
	ks := make([]string, 0, len(m))
	for id := range m {
		ks = append(ks, string(id))
	}
	slices.Sort(ks)
	return ks
}
