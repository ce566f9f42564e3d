package publication

import (
	"maps"
	"slices"

	"rspsite/internal/ledger"
)

// back reports a document that the publisher took back and that is to stand again, or of which it is to be said otherwise when and why
// it was. What was taken back stays so.
func (k *comparer) back(r *Record, was *ledger.Standing) {
	switch {
	case !was.Withdrawn:
	case !r.Withdrawn:
		k.problems.Errorf(r.Document.Field(""), "published-withdrawn", "put withdrawn: back into its header; a text that is to stand again is published under a name of its own",
			"%s was withdrawn, and that is public since %s", r.Title, was.On)
	case !slices.Equal(r.Lists[withdrawn], was.Lists[withdrawn]):
		k.problems.Errorf(r.Document.Field(withdrawn), "published-withdrawn", "restore it, and say more in an erratum",
			"%s was withdrawn, and what is said of when and why changed since it was %s", r.Title, on(was))
	}
}

// withoutWithdrawal are the lists of a document before it is taken back.
func withoutWithdrawal(lists map[string][]string) map[string][]string {
	lists = maps.Clone(lists)
	delete(lists, withdrawn)
	if len(lists) == 0 {
		return nil
	}
	return lists
}
