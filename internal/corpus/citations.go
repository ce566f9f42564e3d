package corpus

import (
	"rspsite/internal/clause"
)

// CitationsOf lists everything that names the source, in the order of Documents, then of the text. A clause that takes its
// source from a heading or table above it is not listed; the heading or table is.
func (c *Corpus) CitationsOf(source string) []Citation {
	c.cited.once.Do(func() { c.cited.bySource = c.collectCitations() })
	return c.cited.bySource[source]
}

func (c *Corpus) collectCitations() map[string][]Citation {
	by := map[string][]Citation{}
	for d := range c.Documents() {
		seen := map[Citation]bool{}
		cite := func(ref SourceRef, in ClauseRef) {
			citation := Citation{Title: d.Title, Page: d.Page, Clause: in, Place: ref.Place}
			if !seen[citation] {
				seen[citation] = true
				by[ref.Name] = append(by[ref.Name], citation)
			}
		}
		fieldsOf(d.Meta, func(_ string, sources Sources) {
			for _, s := range sources {
				cite(s, ClauseRef{})
			}
		})
		for cl := range d.Doc.All() {
			for _, attrs := range attrSets(cl) {
				for _, s := range attrs.Words(clause.AttrSource) {
					if ref, err := ParseSourceRef(s.Value); err == nil {
						cite(ref, ClauseRef{cl.ID, cl.Label})
					}
				}
			}
		}
	}
	return by
}
