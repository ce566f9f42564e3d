package corpus

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// exchanges warns of a step from one edition of a report to the next in which a redaction got another commitment, so that what is
// hidden may be another text, where no erratum of that step names the clause, or one that it stands in. Nothing else would say it:
// the words that readers see are the same.
func (k *checker) exchanges(r *Report) {
	texts := r.Texts()
	for i, new := range texts[1:] {
		old := texts[i]
		if old.broken || new.broken {
			continue
		}
		named := correctedBy(new)
		for path, c := range new.Doc.WithPath() {
			before := old.ids[c.ID]
			if before == nil {
				before = old.ids[clause.ID(c.Attrs.Get(clause.AttrWas))]
			}
			isNamed := func(p *clause.Clause) bool { return slices.Contains(named, string(p.ID)) }
			if before == nil || isNamed(c) || slices.ContainsFunc(path, isNamed) {
				continue
			}
			gone, come := without(before.Redactions(), c.Redactions()), without(c.Redactions(), before.Redactions())
			if len(gone) == 0 || len(come) == 0 {
				continue
			}
			k.warnf(new.place(c.Start), "redaction-exchanged", fmt.Sprintf("add %s to the clauses of an erratum of edition %q, and say there that what is hidden was corrected", c.ID, new.Edition),
				"the redaction %s has another commitment than %s of edition %q, so that what is hidden may be another text, and no erratum names the clause %q",
				idsOf(come), idsOf(gone), old.Edition, c.ID)
		}
	}
}

// correctedBy are the clauses that the errata which made an edition name.
func correctedBy(t EditionText) []string {
	var named []string
	for _, e := range t.Errata {
		if e.Edition == t.Edition {
			named = append(named, e.Clauses...)
		}
	}
	return named
}

// without are the redactions of a whose commitment b does not have.
func without(a, b []*clause.Redaction) []*clause.Redaction {
	return slices.DeleteFunc(slices.Clone(a), func(r *clause.Redaction) bool {
		return slices.ContainsFunc(b, func(o *clause.Redaction) bool { return o.Commitment == r.Commitment })
	})
}

func idsOf(redactions []*clause.Redaction) string {
	var ids []string
	for _, r := range redactions {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, ", ")
}
