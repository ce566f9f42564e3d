package publication

import (
	"slices"

	"rspsite/internal/ledger"
)

// changed are the IDs of the clauses that differ between what stands and what was published.
func changed(r *Record, was *ledger.Standing) []string {
	before := digests(was.Clauses)
	var ids []string
	for _, c := range r.Clauses {
		if before[c.ID] != c.Digest {
			ids = append(ids, c.ID)
		}
	}
	now := digests(r.Clauses)
	for _, c := range was.Clauses {
		if now[c.ID] == "" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func digests(clauses []ledger.Clause) map[string]string {
	m := map[string]string{}
	for _, c := range clauses {
		m[c.ID] = c.Digest
	}
	return m
}

// lost are the lists of which an entry changed or is gone, sorted; grown are those that have new ones.
func lost(r *Record, was *ledger.Standing) []string { return withMore(was.Lists, r.Lists) }

func grown(r *Record, was *ledger.Standing) []string { return withMore(r.Lists, was.Lists) }

// withMore are the fields under which a has an entry that b has not, sorted.
func withMore(a, b map[string][]string) []string {
	var fields []string
	for field, entries := range a {
		if slices.ContainsFunc(entries, func(e string) bool { return !slices.Contains(b[field], e) }) {
			fields = append(fields, field)
		}
	}
	slices.Sort(fields)
	return fields
}
