package publication

import (
	"slices"

	"rspsite/internal/ledger"
)

// Changed are the IDs of the clauses of a text that are others than before, or new, and then of those that are gone.
func Changed(was, now []ledger.Clause) []string {
	before, after := digests(was), digests(now)
	var ids []string
	for _, c := range now {
		if before[c.ID] != c.Digest {
			ids = append(ids, c.ID)
		}
	}
	for _, c := range was {
		if after[c.ID] == "" {
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
