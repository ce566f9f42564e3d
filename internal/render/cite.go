package render

import (
	"cmp"
	"slices"

	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A citable is a page with what a reader can cite on it. Beside the page stand the same references as files.
type citable struct {
	page       string // its address
	what       string // what a reader cites: "this version"
	collection string // address of the page that gathers such things
	works      func() []citation.Work
	around     func(citation.Work) citation.Relations
	document   *corpus.Document // whose text the page shows; nil of clauses and comparisons
	api        string           // address of its record, which a site may have
	links      bool             // it has a set of links of its own

	several bool // the works are one clause: its record, and what stands of it in each version, the newest first
}

// A citeView says how to cite what a page shows.
type citeView struct {
	What  string
	Works []citedWork
	Files []link
	Bare  bool // the site does not know its own address
}

// A citedWork is one thing to cite, in its forms.
type citedWork struct {
	ID, Name string // of a clause: the place in the list, and what of it is cited
	Forms    []citedForm
}

// A citedForm is a reference to copy.
type citedForm struct{ Name, Text string }

// formNames are what the forms are called on pages.
var formNames = map[citation.Form]string{citation.AsText: "Text", citation.AsQuotation: "Quotation", citation.AsBibTeX: "BibTeX",
	citation.AsRIS: "RIS", citation.AsCSL: "CSL-JSON", citation.AsLink: "Robust link, as HTML"}

// whatCited names what a reader cites, by the kind of document.
func whatCited(d *corpus.Document) string {
	switch d.Meta.(type) {
	case *corpus.VersionMeta:
		return "this version"
	case *corpus.ReportMeta:
		if d.Earlier {
			return "this edition"
		}
		return "this report"
	case *corpus.ReviewMeta:
		return "this review"
	case *corpus.ModelMeta:
		return "these determinations"
	case *corpus.TableMeta:
		return "this table"
	case *corpus.GoalMeta:
		return "this goal"
	case *corpus.PageMeta:
		return "this page"
	}
	return ""
}

// planCitations finds all that can be cited, and plans the files beside it.
func (s *site) planCitations() {
	s.findCited()
	for _, address := range s.citedPages {
		c := s.cited[address]
		s.addFile(permalink.CiteBibTeX(c.page), func() ([]byte, error) { return []byte(citation.BibTeX(c.works()...)), nil })
		s.addFile(permalink.CiteRIS(c.page), func() ([]byte, error) { return []byte(citation.RIS(c.works()...)), nil })
		s.addFile(permalink.CiteCSL(c.page), func() ([]byte, error) {
			text, err := citation.CSL(c.works()...)
			return []byte(text), err
		})
		if c.links {
			s.addFile(permalink.LinkSet(c.page), func() ([]byte, error) { return s.linkSet(c) })
		}
	}
}

// findCited finds all that can be cited: documents, clauses, comparisons.
func (s *site) findCited() {
	s.cited = map[string]*citable{}
	versions := map[*corpus.File]*corpus.Document{}
	for d := range s.corpus.Documents() {
		if _, ok := d.Meta.(*corpus.VersionMeta); ok {
			versions[d.File] = &d
		}
		if what := whatCited(&d); what != "" {
			s.cite(s.citedDocument(&d, what))
		}
	}
	for _, p := range s.corpus.Policies {
		for _, h := range p.Histories() {
			s.cite(s.citedClause(p, h, versions))
		}
		if len(p.Spans()) > 0 {
			s.cite(s.citedInForce(p))
		}
		for _, name := range recordedNames(p) {
			if p.IsApart(name) {
				s.cite(s.citedRecord(p, name))
			}
		}
	}
	for _, pair := range s.citedPairs() {
		s.cite(&citable{page: pair.address, what: "this comparison", collection: pair.collection(),
			works:  func() []citation.Work { return []citation.Work{s.compareWork(pair)} },
			around: func(citation.Work) citation.Relations { return s.aroundPair(pair) }})
	}
}

// cite notes a citable.
func (s *site) cite(c *citable) {
	if s.cited[c.page] != nil {
		return
	}
	s.cited[c.page] = c
	s.citedPages = append(s.citedPages, c.page)
}

func (s *site) citedDocument(d *corpus.Document, what string) *citable {
	c := &citable{page: d.Page, what: what, document: d, works: func() []citation.Work { return []citation.Work{s.work(d)} },
		around: func(citation.Work) citation.Relations { return s.aroundDocument(d) }}
	switch m := d.Meta.(type) {
	case *corpus.VersionMeta:
		c.collection, c.api, c.links = permalink.Policy(d.Policy.Name), permalink.APIRecord("versions", d.Policy.Name, m.Version), true
	case *corpus.ReportMeta:
		c.collection, c.links = permalink.Reports, true
		if d.Earlier {
			c.collection = permalink.Report(d.Report.Name)
		} else {
			c.api = permalink.APIRecord("reports", d.Report.Name)
		}
	case *corpus.ReviewMeta:
		c.collection, c.api = permalink.Report(d.Review.Report.Name), permalink.APIRecord("reviews", d.Review.Report.Name, d.Name)
	case *corpus.ModelMeta:
		c.collection, c.api = permalink.Models, permalink.APIRecord("models", d.Name)
	case *corpus.TableMeta:
		c.collection, c.api = permalink.Tables, permalink.APIRecord("tables", d.Name)
	case *corpus.GoalMeta:
		c.collection, c.api = permalink.Goals, permalink.APIRecord("goals", d.Name)
	case *corpus.PageMeta:
		c.collection, c.api = permalink.Pages, permalink.APIRecord("pages", d.Name)
	}
	return c
}

// citedClause is a clause: its record, and its text in each version that has it, or that it left.
func (s *site) citedClause(p *corpus.Policy, h *corpus.History, versions map[*corpus.File]*corpus.Document) *citable {
	works := func() []citation.Work {
		works := []citation.Work{s.throughWork(p, h)}
		for i, step := range slices.Backward(h.Steps) {
			d := versions[&step.Version.File]
			if step.Clause != nil {
				works = append(works, s.clauseWork(d, step.Clause))
			} else if t, ok := stoneOf(h, i); ok {
				works = append(works, s.tombstoneWork(d, t))
			}
		}
		return works
	}
	return &citable{page: permalink.ClauseHistory(p.Name, h.ID), what: "this clause", collection: permalink.Policy(p.Name), works: works, several: true,
		around: func(citation.Work) citation.Relations { return s.aroundClause(h) }, api: permalink.APIRecord("clauses", p.Name, string(h.ID))}
}

// stoneOf is the tombstone of a clause in the version in which it was gone, at index i.
func stoneOf(h *corpus.History, i int) (corpus.Tombstone, bool) {
	if h.Steps[i].State != corpus.Left {
		return corpus.Tombstone{}, false
	}
	return h.Steps[i].Version.Tombstone(idBefore(h, i))
}

// citeIn is the place on the page of a clause that says how to cite it in a version.
func citeIn(p *corpus.Policy, h *corpus.History, version string) string {
	return permalink.ClauseHistory(p.Name, h.ID) + "#" + citeID(version)
}

func citeID(version string) string { return "_cite-" + version }

// citeLinks lead from the clauses of a version to the places that say how to cite them.
func (at *view) citeLinks(v *corpus.Version) map[clause.ID]string {
	links := map[clause.ID]string{}
	index := slices.Index(v.Policy.Versions, v)
	for _, h := range v.Policy.Histories() {
		if c := h.Steps[index].Clause; c != nil {
			links[c.ID] = at.href(citeIn(v.Policy, h, v.Name))
		}
	}
	return links
}

// citesAs makes a page that shows what stands at another address say how to cite that.
func (l *layout) citesAs(address string) { l.cited = l.view.s.cited[address] }

// Cite says how to cite what the page shows; nil where there is nothing to cite.
func (l *layout) Cite() (*citeView, error) {
	if l.cited == nil {
		return nil, nil
	}
	page := l.cited.page
	v := &citeView{What: l.cited.what, Bare: l.view.s.options.BaseURL == "",
		Files: []link{l.view.to(permalink.CiteBibTeX(page), "BibTeX"), l.view.to(permalink.CiteRIS(page), "RIS"), l.view.to(permalink.CiteCSL(page), "CSL-JSON")}}
	works := l.cited.works()
	if l.cited.several {
		return v, v.versions(works)
	}
	for _, w := range works {
		w.Words = cmp.Or(w.Words, l.quoted)
		one := citedWork{}
		if err := one.write(w, citation.Forms...); err != nil {
			return nil, err
		}
		v.Works = append(v.Works, one)
	}
	return v, nil
}

// versions shows a clause in each version: the reference, and below the newest of each wording a quotation. All else is in the files.
func (v *citeView) versions(works []citation.Work) error {
	last := ""
	for _, w := range works {
		one := citedWork{ID: citeID(w.Version), Name: "In " + w.Version}
		if w.Version == "" {
			one.Name = "Through all versions"
		}
		forms := []citation.Form{citation.AsText, citation.AsQuotation}
		if w.Digests[0].Value == last {
			forms = forms[:1]
		}
		last = w.Digests[0].Value
		if err := one.write(w, forms...); err != nil {
			return err
		}
		v.Works = append(v.Works, one)
	}
	return nil
}

// write adds the forms of a work.
func (c *citedWork) write(w citation.Work, forms ...citation.Form) error {
	for _, form := range forms {
		text, err := citation.Write(form, w)
		if err != nil {
			return err
		}
		c.Forms = append(c.Forms, citedForm{formNames[form], text})
	}
	return nil
}

// CopyScript is the script that puts a button beside what a reader may want to copy.
func (l *layout) CopyScript() string {
	if l.cited == nil {
		return ""
	}
	return l.view.href(staticDir + "cite.js")
}
