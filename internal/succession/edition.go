package succession

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// Editions is what became of one edition of a report in another.
func (s *Set) Editions(r *corpus.Report, old, new corpus.EditionText) *revision.Difference {
	return s.revisions.Editions(editionText(old), editionText(new), func() diff.Identity { return editionIdentity(r, old, new) })
}

// editionText is an edition as package diff wants it.
func editionText(t corpus.EditionText) diff.Text {
	return diff.Text{Name: "edition " + t.Edition, Doc: &t.Doc.Document}
}

// editionIdentity is what is written of which clause of one edition of a report is which of another, through all editions between.
func editionIdentity(r *corpus.Report, old, new corpus.EditionText) diff.Identity {
	texts := r.Texts()
	place := func(t corpus.EditionText) int {
		return slices.IndexFunc(texts, func(other corpus.EditionText) bool { return other.Earlier == t.Earlier })
	}
	i, j := place(old), place(new)
	if i > j {
		return Through(texts[j : i+1]).Reversed()
	}
	return Through(texts[i : j+1])
}

// Through is what is written of the identity of clauses through editions, oldest first.
func Through(texts []corpus.EditionText) diff.Identity {
	var chain []diff.Text
	for _, t := range texts {
		chain = append(chain, editionText(t))
	}
	return diff.Trace(chain...)
}
