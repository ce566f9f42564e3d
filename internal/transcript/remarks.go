package transcript

import "rspsite/internal/diff"

// Remarks are what is known of a comparison that its texts do not say, all of it plain text. The zero value will do.
type Remarks struct {
	Notes []string                  // said below the summary, a paragraph each
	Fate  func(change int) string   // what to call what became of the clauses of a change, by its index; "" for the usual word
	Extra func(change int) []string // lines below a change
}

// fate says what became of the clauses of a change: "changed", "moved", "described otherwise, split in 2".
func (r Remarks) fate(i int, ch *diff.Change) string {
	if r.Fate != nil {
		if word := r.Fate(i); word != "" {
			return word + parts(ch)
		}
	}
	return what(ch) + parts(ch)
}

func (r Remarks) extra(i int) []string {
	if r.Extra == nil {
		return nil
	}
	return r.Extra(i)
}
