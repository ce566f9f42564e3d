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

// has reports whether a clause of that ID is among clauses.
func has(clauses []ledger.Clause, id string) bool {
	return slices.ContainsFunc(clauses, func(c ledger.Clause) bool { return c.ID == id })
}
