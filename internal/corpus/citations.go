package corpus

import (
	"rspsite/internal/clause"
	"rspsite/internal/permalink"
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
		if d.Earlier {
			continue // the newest edition cites it, or no longer does
		}
		seen := map[string]map[Citation]bool{}
		cite := func(ref SourceRef, in ClauseRef) {
			ref.Name = c.sourceNow(ref.Name)
			citation := Citation{Title: d.Title, Page: d.Page, Address: d.ClauseAddress(in.ID), Clause: in, Place: ref.Place}
			if seen[ref.Name] == nil {
				seen[ref.Name] = map[Citation]bool{}
			}
			if !seen[ref.Name][citation] {
				seen[ref.Name][citation] = true
				by[ref.Name] = append(by[ref.Name], citation)
			}
		}
		citeInline := func(text clause.Inline, in ClauseRef) {
			for _, r := range text {
				if ref, err := permalink.ParseRef(r.Ref); err == nil && ref.Kind == permalink.RefSource {
					cite(SourceRef{Name: ref.Name, Place: string(ref.Clause)}, in)
				}
			}
		}
		fieldsOf(d.Meta, func(_ string, sources Sources) {
			for _, s := range sources {
				cite(s, ClauseRef{})
			}
		})
		fieldsOf(d.Meta, func(_ string, t Text) { citeInline(t.Inline, ClauseRef{}) })
		for cl := range d.Doc.All() {
			in := ClauseRef{cl.ID, cl.Label}
			for attrs := range attrSets(cl) {
				for _, s := range attrs.Words(clause.AttrSource) {
					if ref, err := ParseSourceRef(s.Value); err == nil {
						cite(ref, in)
					}
				}
			}
			for text := range inlines(cl) {
				citeInline(text, in)
			}
		}
	}
	return by
}
