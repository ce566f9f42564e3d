package render

import (
	"html/template"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// An article is a page that shows the text of one file, with what all kinds of files have in common.
type article struct {
	*layout
	Summary   template.HTML
	Marks     []chip
	Facts     []fact
	Withdrawn template.HTML // why, if it is
	Claims    []claim       // of other sources about fields of this file
	Errata    []erratum
	Former    []formerView // what it said before it was corrected
	Contents  []tocItem
	Body      template.HTML  // rows of label, text and margin
	Redacted  *redactionList // what was taken out of the file; nil if nothing was
}

// A tocItem is a heading in a table of contents.
type tocItem struct {
	link
	Label string
	Items []tocItem
}

// article makes the common part of a file's page at v. The facts are added to by the caller.
func (v *view) article(f *corpus.File, c *corpus.Common, section string) (*article, *writer, *facts) {
	w := v.write(f, v.at)
	w.ids = true
	a := &article{layout: v.layout(c.Title, section), Summary: w.prose(c.Summary), Errata: w.errata(c, c.Errata), Former: w.formerTexts(), Redacted: v.redactions(f)}
	a.banner(c)
	a.Description = join(" ", v.s.plain(c.Summary.Inline, f), a.saidBesides("specimen"))
	if c.Specimen {
		a.Description = join(" ", specimenFirst, a.Description)
	}
	if c.Withdrawn != nil {
		a.Withdrawn = w.prose(c.Withdrawn.Why)
	}
	a.Claims = w.claims(c.Claims)
	w.know = &knowledge{claims: map[clause.ID][]claim{}, errata: map[clause.ID][]erratum{}}
	for i, cl := range c.Claims {
		id := clause.ID(cl.Field)
		w.know.claims[id] = append(w.know.claims[id], a.Claims[i])
	}
	for i, e := range c.Errata {
		for _, id := range e.Clauses {
			w.know.errata[clause.ID(id)] = append(w.know.errata[clause.ID(id)], a.Errata[i])
		}
	}
	fs := &facts{v: v}
	return a, w, fs
}

// claimsID is the id of the list of claims.
const claimsID = "_claims"

// finish fills in what is made last: the sources of the file behind the other facts, and the text.
func (a *article) finish(w *writer, fs *facts, c *corpus.Common) {
	fs.sources(c)
	if n := len(c.Claims); n > 0 {
		fs.link("Other sources", link{count(n, "claim that differs or adds", "claims that differ or add"), "#" + claimsID}, "")
	}
	a.Facts = fs.list
	a.fill(w)
}

// fill makes the text.
func (a *article) fill(w *writer) {
	a.Contents = w.contents()
	a.Body = w.document()
}

// tocDepth is how many levels of headings a table of contents shows.
const tocDepth = 2

// contents lists the headings of the text, those of one level below a lone title.
func (w *writer) contents() []tocItem {
	top := w.doc().Clauses
	for len(top) == 1 && top[0].Kind == clause.Heading {
		top = top[0].Children
	}
	return w.tocItems(top, tocDepth)
}

func (w *writer) tocItems(cs []*clause.Clause, depth int) []tocItem {
	if depth == 0 {
		return nil
	}
	var items []tocItem
	for _, c := range cs {
		if c.Kind == clause.Heading {
			items = append(items, tocItem{link: link{w.s.plain(c.Text, w.file), fragment(c.ID)}, Label: string(c.Label),
				Items: w.tocItems(c.Children, depth-1)})
		}
	}
	return items
}
