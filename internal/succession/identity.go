package succession

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
)

// text is a report as package diff wants it.
func text(r *corpus.Report) diff.Text { return diff.Text{Name: r.Name, Doc: &r.Doc.Document} }

// identity is what is written of which clause of the one report is which of the other: the same IDs, and was and from through all
// reports between the two. A clause that a report between them lacks is the same clause still: unlike a policy, a report does
// not end what it leaves out.
func identity(c *corpus.Corpus, old, new *corpus.Report) diff.Identity {
	id := diff.Trace(text(old), text(new))
	if chain := chain(c, old, new); len(chain) > 2 {
		texts := make([]diff.Text, len(chain))
		for i, r := range chain {
			texts[i] = text(r)
		}
		id = id.And(diff.Trace(texts...))
	}
	return id
}

// chain are the reports from one to a later one along previous, oldest first; none if that does not lead from the one to the other.
func chain(c *corpus.Corpus, old, new *corpus.Report) []*corpus.Report {
	chain := []*corpus.Report{new}
	for r := new; r != old; chain = append(chain, r) {
		if r = Previous(c, r); r == nil || slices.Contains(chain, r) {
			return nil
		}
	}
	slices.Reverse(chain)
	return chain
}
