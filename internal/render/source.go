package render

import (
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A sourcePage shows a document that others cite, and everything on the site that cites it.
type sourcePage struct {
	*article
	Places []citedPlace
	Count  int // citations in all
}

// A citedPlace is a part of a source with what cites it. The one without an ID is the source as a whole.
type citedPlace struct {
	ID    string
	Title string
	By    []citingPage
	Count int
}

// A citingPage is a page and the clauses of it that cite a place.
type citingPage struct {
	Page    link
	Marks   []chip
	Clauses []link
}

// Cited says how often the source is cited.
func (p *sourcePage) Cited() string { return count(p.Count, "citation", "citations") }

var consultedTitles = map[corpus.Consulted]string{corpus.ConsultedYes: "Consulted", corpus.ConsultedNo: "Cited by others, not consulted"}

func (s *site) sources() {
	s.add(permalink.Sources, func(at *view) (string, any) {
		p := at.index("Sources", permalink.Sources, "The documents that this site’s statements rest on. Each page says who wrote it, "+
			"what they have to gain, and what here cites it.", "There are no sources yet.")
		for _, consulted := range []corpus.Consulted{corpus.ConsultedYes, corpus.ConsultedNo} {
			list := indexList{Title: consultedTitles[consulted]}
			for _, x := range s.corpus.Sources {
				if x.Consulted != consulted {
					continue
				}
				cited := count(len(s.corpus.CitationsOf(x.Name)), "citation here", "citations here")
				item := at.indexItem(&x.File, &x.Common, permalink.Source(x.Name), x.Kind, cited)
				item.Date = x.Published.Long()
				list.Items = append(list.Items, item)
			}
			if len(list.Items) > 0 {
				p.Lists = append(p.Lists, list)
			}
		}
		return "index", p
	})
	for _, x := range s.corpus.Sources {
		s.add(permalink.Source(x.Name), func(at *view) (string, any) { return "source", at.sourcePage(x) })
	}
}

func (at *view) sourcePage(x *corpus.Source) *sourcePage {
	a, w, fs := at.article(&x.File, &x.Common, permalink.Sources)
	page := &sourcePage{article: a}
	fs.text("Kind", x.Kind)
	fs.text("Author", x.Author)
	fs.text("Publisher", x.Publisher)
	fs.text("Published", x.Published.Long())
	if x.Interest.IsZero() {
		fs.text("Interest", "")
	} else {
		fs.html("Interest", w.prose(x.Interest))
	}
	if x.Consulted == corpus.ConsultedYes {
		fs.text("Consulted", "yes")
	} else {
		fs.text("Consulted", "no; known only through what others say of it", x.CitedBy...)
	}
	fs.original(x.Original, w)
	if x.Licence != "" {
		fs.text("Licence", x.Licence)
	}
	a.finish(w, fs, &x.Common)
	citations := at.s.corpus.CitationsOf(x.Name)
	page.Count = len(citations)
	for _, p := range append([]corpus.Place{{}}, x.Places...) {
		place := citedPlace{Title: p.Title}
		if p.ID != "" {
			place.ID = "_" + p.ID
		}
		for _, c := range citations {
			if c.Place == p.ID {
				place.add(at, c)
			}
		}
		if place.ID != "" || place.Count > 0 {
			page.Places = append(page.Places, place)
		}
	}
	return page
}

// add puts a citation with the others of its page.
func (p *citedPlace) add(at *view, c corpus.Citation) {
	p.Count++
	page := at.to(c.Page, c.Title)
	if len(p.By) == 0 || p.By[len(p.By)-1].Page != page { // two pages may have one title
		p.By = append(p.By, citingPage{Page: page, Marks: at.s.marksAt(c.Page)})
	}
	if c.Clause.ID == "" {
		return
	}
	l := link{Text: clauseWord(c.Clause)}
	if c.Address != c.Page { // which shows many files and owns no clause IDs
		l.Href = at.href(c.Address)
	}
	by := &p.By[len(p.By)-1]
	by.Clauses = append(by.Clauses, l)
}

// marksAt are the marks of the file whose page has that address; none of an address that several files share.
func (s *site) marksAt(page string) []chip {
	if c := s.commonAt(page); c != nil {
		return marks(c)
	}
	return nil
}

// commonAt is what the file whose page has that address has in common with others, or nil.
func (s *site) commonAt(page string) *corpus.Common {
	if strings.HasPrefix(page, permalink.Changes) {
		return nil
	}
	for d := range s.corpus.Documents() {
		if d.Page == page {
			return d.Common
		}
	}
	return nil
}

// clauseWord names a clause shortly: its label, or its ID where it has none.
func clauseWord(c corpus.ClauseRef) string {
	if c.Label == "" {
		return string(c.ID)
	}
	return string(c.Label)
}
