package render

import (
	"cmp"
	"html/template"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// newsItems is how many published things the home page lists.
const newsItems = 8

// A homePage says what is new, what changed most, and what each reader can do here.
type homePage struct {
	*layout
	Summary       template.HTML
	Flagships     []record
	News          []newsItem
	Policies      []policyItem
	Disagreements *link
	Claims        int // how often the site shows what a source says otherwise
	Readers       readerLinks
}

// A newsItem is something that was published, by the policy's publisher or on this site.
type newsItem struct {
	link
	Kind, Date string
	Summary    template.HTML
	Marks      []chip
}

// A policyItem is a policy with the version of it that is in force.
type policyItem struct {
	link
	Publisher string
	InForce   *versionItem
	Held      string
	Newer     string // "v3.4 of 8 July 2026": the newest that is known and not held
}

// readerLinks are the places where the three readers begin. Those that a site does not have are nil.
type readerLinks struct {
	Changes, Sources, Tables, Models, Feed link
	Versions, Method                       *link
}

func (s *site) home() {
	s.add("/", func(at *view) (string, any) { return "home", at.homePage() })
}

func (at *view) homePage() *homePage {
	c := at.s.corpus
	l := at.layout(c.Config.Title, "/")
	l.sayOfSite()
	w := at.write(nil, "/")
	l.Description = c.Config.Summary.Plain()
	page := &homePage{layout: l, Summary: w.prose(c.Config.Summary), Disagreements: at.ifHas(permalink.Page("disagreements"), "All disagreements")}
	for _, v := range at.s.changedVersions() {
		for i := range v.Changes.Records {
			if r := &v.Changes.Records[i]; r.Flagship {
				page.Flagships = append(page.Flagships, at.record(v, r))
			}
		}
	}
	page.News = at.news()
	for _, p := range c.Policies {
		page.Policies = append(page.Policies, at.policyItem(p))
	}
	for d := range c.Documents() {
		page.Claims += len(d.Common.Claims)
	}
	page.Readers = readerLinks{Changes: at.to(corpus.ChangesAddress, "the chronology of changes"), Sources: at.to(sourcesAddress, "sources"),
		Tables: at.to(tablesAddress, "comparison tables"), Models: at.to(modelsAddress, "models"), Feed: at.to(feedAddress, "feed"),
		Method: at.ifHas(permalink.Page("method"), "how the texts were made")}
	if len(c.Policies) > 0 {
		page.Readers.Versions = at.ifHas(permalink.Policy(c.Policies[0].Name), "all versions")
	}
	return page
}

func (at *view) policyItem(p *corpus.Policy) policyItem {
	item := policyItem{link: at.to(permalink.Policy(p.Name), p.Title), Publisher: p.Publisher, Held: count(len(p.Versions), "version", "versions") + " held"}
	if v := p.Latest(); v != nil {
		inForce := at.versionItem(v)
		item.InForce = &inForce
	}
	if newer := p.NewerRecorded(); len(newer) > 0 {
		last := newer[len(newer)-1]
		item.Newer = last.Version + " of " + last.Published.Long()
	}
	return item
}

// news lists what was published last, newest first.
func (at *view) news() []newsItem {
	var items []newsItem
	for _, e := range at.s.published() {
		if e.part || len(items) == newsItems {
			continue
		}
		items = append(items, newsItem{link: at.to(e.address, e.title), Kind: e.kind, Date: e.date.Long(), Summary: e.summary(at), Marks: e.marks})
	}
	return items
}

// A publication is something that was published on a day: an entry of the feed and of the home page.
type publication struct {
	address string
	title   string
	kind    string
	date    corpus.Date
	marks   []chip
	summary func(*view) template.HTML
	text    string // the summary without marks
	says    string // what the text is: basis, specimen, withdrawn
	part    bool   // a change record that came with its version and would only repeat it in a short list
}

// published lists versions, reports, reviews and change records, newest first.
func (s *site) published() []publication {
	var list []publication
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			list = append(list, publication{address: v.Address(), title: p.Title + " " + v.Name, kind: "Version", date: v.Published, marks: marks(&v.Common),
				summary: func(at *view) template.HTML { return at.write(&v.File, v.Address()).prose(v.Summary) }, text: v.Summary.Plain(), says: saysOf(&v.Common)})
			if v.Changes == nil {
				continue
			}
			for i := range v.Changes.Records {
				r := &v.Changes.Records[i]
				date, part := v.Published, true
				if !r.On.IsZero() {
					date, part = r.On, false
				}
				list = append(list, publication{address: recordAddress(p, r.ID), title: cmp.Or(p.Short, p.Title) + " " + v.Name + ": " + r.Title, kind: "Change record",
					date: date, part: part, marks: marks(&v.Changes.Common), summary: func(at *view) template.HTML { return at.write(&v.Changes.File, corpus.ChangesAddress).prose(r.What) },
					text: r.What.Plain(), says: "Change record by this site’s editors, about a text that is: " + basisSentence(v.Basis)})
			}
		}
	}
	for _, r := range s.corpus.Reports {
		list = append(list, publication{address: permalink.Report(r.Name), title: r.Title, kind: "Risk Report", date: r.Published, marks: marks(&r.Common),
			summary: func(at *view) template.HTML { return at.write(&r.File, permalink.Report(r.Name)).prose(r.Summary) }, text: r.Summary.Plain(), says: saysOf(&r.Common)})
		for _, w := range r.Reviews {
			if w.Published.IsZero() {
				continue
			}
			address := permalink.Review(r.Name, w.Name)
			list = append(list, publication{address: address, title: w.Title, kind: "Review", date: w.Published, marks: marks(&w.Common),
				summary: func(at *view) template.HTML { return at.write(&w.File, address).prose(w.Summary) }, text: w.Summary.Plain(), says: saysOf(&w.Common)})
		}
	}
	slices.SortStableFunc(list, func(a, b publication) int { return b.date.Compare(a.date) }) // newest first
	return list
}

// saysOf is what must be said of a text wherever it is named, in one string.
func saysOf(c *corpus.Common) string {
	var l layout
	l.banner(c)
	return l.said()
}
