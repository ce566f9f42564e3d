package publication

import (
	"cmp"
	"fmt"
	"slices"

	"rspsite/internal/canonical"
	"rspsite/internal/ledger"
)

// Fields of a goal that change as time goes on. The ledger has them word for word.
const (
	status   = "status"
	closedBy = "closed-by"
)

// isTold reports whether one of these fields is another than was published.
func isTold(r *Record, was *ledger.Standing) bool {
	return r.Status != was.Status || r.ClosedBy != was.ClosedBy
}

// told is what stands of a goal if nothing of its header changed but these fields: that header then counts as published.
func (k *comparer) told(r *Record, was *ledger.Standing) *ledger.Standing {
	if !isTold(r, was) {
		return was
	}
	header, _ := Parts(r.Document)
	before := with(header, guess{field: status, value: orNone(was.Status)}, guess{field: closedBy, value: orNone(was.ClosedBy)})
	if canonical.HeaderDigest(before) != was.Header {
		return was
	}
	now := *was
	now.Header = r.Header
	return &now
}

func orNone(value string) any {
	if value == "" {
		return nil
	}
	return value
}

// untold reports a goal that stands otherwise than was published without a word on why.
func (k *comparer) untold(r *Record, was *ledger.Standing, step Step) {
	if !isTold(r, was) || slices.Contains(step.Grown, "evidence") || slices.Contains(step.Grown, "dates") || speaksOfAll(step.Errata) {
		return
	}
	field, says := status, fmt.Sprintf("from %s to %s", was.Status, r.Status)
	if r.Status == was.Status {
		field, says = closedBy, fmt.Sprintf("from %q to %q", cmp.Or(shortened(was.ClosedBy), "nothing"), cmp.Or(shortened(r.ClosedBy), "nothing"))
	}
	k.problems.Errorf(r.Document.Field(field), "published-status", "add an entry to evidence or dates that says why; if it was wrong, an erratum that names no clauses",
		"%s of %s changed %s since it was %s, and nothing new says why", field, r.Title, says, on(was))
}
