package publication

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
)

// lostLists are those of which an entry changed or is gone, sorted; grown are those that have new ones.
func lostLists(r *Record, was *ledger.Standing) []string { return withMore(was.Lists, r.Lists) }

func grown(r *Record, was *ledger.Standing) []string { return withMore(r.Lists, was.Lists) }

// withMore are the fields under which a has an entry that b has not, or has less often, sorted. A withdrawal is an event of its own.
func withMore(a, b map[string][]string) []string {
	var fields []string
	for field, entries := range a {
		if field != withdrawn && len(ledger.Fresh(entries, b[field])) > 0 {
			fields = append(fields, field)
		}
	}
	slices.Sort(fields)
	return fields
}

// speaksOfAll reports whether an erratum names no clauses, and so speaks of the whole document.
func speaksOfAll(says []corpus.Erratum) bool {
	return slices.ContainsFunc(says, func(e corpus.Erratum) bool { return len(e.Clauses) == 0 })
}

// shrunk reports lists of a document that may change else. Their entries stay as they were published, unless an erratum of the whole
// says otherwise; errata always do.
func (k *comparer) shrunk(r *Record, was *ledger.Standing, step Step, lost []string) {
	for _, field := range lost {
		switch {
		case field == "errata":
			k.lostFrom(r, was, field, restoreErratum)
		case !speaksOfAll(step.Errata):
			k.lostFrom(r, was, field, "restore it, or say in a new erratum that names no clauses what changed")
		}
	}
}

const restoreErratum = "restore it, and say more in an erratum of its own"

// lostFrom reports a list whose entries were published and are not all there as they were.
func (k *comparer) lostFrom(r *Record, was *ledger.Standing, field, mend string) {
	k.problems.Errorf(r.Document.Field(field), "published-changed", mend, "an entry of %s in %s changed or is gone since it was %s", field, r.Title, on(was))
}

// fits reports what is too long for the ledger.
func (k *comparer) fits(s Step) {
	record := s.Record.Record
	if err := ledger.Fits(ledger.Event{Event: s.Event, Record: &record}); err != nil {
		k.problems.Errorf(s.Record.Document.Field("title"), "published-long", "make it shorter", "%s cannot be published: %v", shortened(s.Record.Title), err)
	}
}

// maxShown is how many bytes of a title are quoted where it is too long.
const maxShown = 200

func shortened(title string) string {
	if len(title) > maxShown {
		return string([]rune(title)[:maxShown/4]) + "…"
	}
	return title
}
