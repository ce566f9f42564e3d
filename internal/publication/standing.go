package publication

import (
	"rspsite/internal/ledger"
)

// standings are what was published of each record: of the documents whose address leads there now the one that had that address
// itself, else the first. Every other is gone, as two texts cannot become one.
func (k *comparer) standings() map[*Record]*ledger.Standing {
	was := map[*Record]*ledger.Standing{}
	for _, s := range k.state.All {
		r := k.at[s.Address()]
		if r == nil || r.Kind != s.Kind {
			continue
		}
		if was[r] == nil || s.Address() == r.Address() {
			was[r] = s
		}
	}
	for _, s := range k.state.All {
		switch r := k.at[s.Address()]; {
		case r == nil || r.Kind != s.Kind:
			k.gone(s, r)
		case was[r] != s:
			k.merged(s, was[r], r)
		}
	}
	return was
}

// merged reports a published document that is gone, and to whose address another published one lays claim.
func (k *comparer) merged(s, other *ledger.Standing, r *Record) {
	k.problems.Errorf(r.Document.Field("aliases"), "published-merged",
		"bring the source of "+s.Title+" back, and take its address out of aliases here; to take it back, add withdrawn: to its header",
		"%s would lead to %s: %s and %s are two published documents, and one cannot become the other (%s was published there on %s)",
		s.Address(), r.Address(), s.Title, other.Title, s.Title, s.Since)
}
