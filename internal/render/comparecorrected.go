package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// The texts that are compared are the corrected ones. The page says what was corrected, and marks the changes where it was.

// A correctionItem is a correction of one of two versions that are compared.
type correctionItem struct {
	erratum
	Of      link
	Changes []link // where the clauses that it names stand on the page
}

// correctionItems are the corrections of the older version, then those of the newer one.
func (c *comparison) correctionItems() []correctionItem {
	var list []correctionItem
	for _, side := range []struct {
		*corpus.Version
		place func(clause.ID) string
	}{{c.Old.version, c.toOld}, {c.New.version, c.toNew}} {
		v := side.Version
		for i, e := range c.at.write(&v.File, v.Address()).errata(&v.Common, v.Errata) {
			item := correctionItem{erratum: e, Of: c.at.to(v.Address(), v.Name)}
			for _, id := range v.Errata[i].Clauses {
				item.Changes = append(item.Changes, link{id, side.place(clause.ID(id))})
			}
			list = append(list, item)
		}
	}
	return list
}

// correctedName says that a text was corrected, and by whom where it is this site's.
func correctedName(t comparedText, e corpus.Erratum) string {
	if isOurCorrection(t.Common, e) {
		return "This site corrected its text of " + t.Name
	}
	return t.Name + " was corrected"
}

// noteCorrected says of the clauses of a change that they were corrected since, and leads to what they said before.
func (t *compareText) noteCorrected(m *markup, ch *revision.Change) {
	t.correctedIn(m, t.Old, clausesOf(&t.Comparison.Old, ch.Old))
	t.correctedIn(m, t.New, clausesOf(&t.Comparison.New, ch.New))
}

// correctedIn does so for those of one text. Editions of reports have a page for what a correction changed.
func (t *compareText) correctedIn(m *markup, of comparedText, clauses []diff.Clause) {
	if of.version == nil {
		return
	}
	w := t.at.write(of.File, of.Address)
	for _, c := range clauses {
		for _, e := range errataOn(of.version, c.ID) {
			m.start("p")
			m.text(correctedName(of, e) + " " + onDate(e.On))
			if l := w.beforeIn(e, c.ID); l != nil {
				m.text(": ")
				m.element("a", lower(l.Text), "href", l.Href)
			}
			m.end()
		}
	}
}
