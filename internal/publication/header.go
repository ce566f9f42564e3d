package publication

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
)

// A guess is one field of a header as it may have been when it was published: the ledger has a digest of the whole header alone, and a
// guess that gives this digest is right.
type guess struct {
	field string
	value any    // nil: the field was not there
	says  string // what then changed
}

// unsaidHeader reports that a header changed, and which of its fields, as far as the ledger can tell.
func (k *comparer) unsaidHeader(r *Record, was *ledger.Standing, mend string) {
	field, says := "", ""
	if found := fieldsChanged(r, was); len(found) > 0 {
		field = found[0].field
		var all []string
		for _, g := range found {
			all = append(all, g.says)
		}
		says = ": " + strings.Join(all, ", ")
	}
	k.problems.Errorf(r.Document.Field(field), "published-changed", mend, "the header of %s changed since it was %s%s", r.Title, on(was), says)
}

// fieldsChanged are the one or two fields that make the difference between the header now and the one that was published; none if
// that cannot be told.
func fieldsChanged(r *Record, was *ledger.Standing) []guess {
	now, _ := Parts(r.Document)
	guesses := guessesOf(now, r, was)
	for i, one := range guesses {
		if canonical.HeaderDigest(with(now, one)) == was.Header {
			return guesses[i : i+1]
		}
	}
	for i, one := range guesses {
		for _, other := range guesses[i+1:] {
			if other.field != one.field && canonical.HeaderDigest(with(now, one, other)) == was.Header {
				return []guess{one, other}
			}
		}
	}
	return nil
}

// guessesOf are what fields may have been: not there, or as the ledger tells of them besides.
func guessesOf(now map[string]any, r *Record, was *ledger.Standing) []guess {
	var all []guess
	had := func(field string, before any) {
		if value, is := now[field].(string); is {
			all = append(all, guess{field, before, fmt.Sprintf("%s is %s (it was %s)", field, value, before)})
		} else {
			all = append(all, guess{field, before, fmt.Sprintf("%s is gone (it was %s)", field, before)})
		}
	}
	if was.Dated != r.Dated {
		for _, field := range slices.Sorted(maps.Keys(now)) { // for determinism: of two that fit the first by name is told
			if now[field] == r.Dated {
				had(field, was.Dated)
			}
		}
		had("published", was.Dated)
	}
	if was.Title != r.Title {
		had("title", was.Title)
	}
	if was.Basis != r.Basis && was.Basis != "" {
		had("basis", was.Basis)
	}
	if was.Specimen && !r.Specimen {
		had("specimen", "true")
	}
	for _, field := range slices.Sorted(maps.Keys(now)) {
		all = append(all, guess{field, nil, field + " was not there"})
	}
	return all
}

// with is a header with other values.
func with(header map[string]any, guesses ...guess) map[string]any {
	other := maps.Clone(header)
	for _, g := range guesses {
		if g.value == nil {
			delete(other, g.field)
		} else {
			other[g.field] = g.value
		}
	}
	return other
}
