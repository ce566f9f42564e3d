package render

import (
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
	Due           []dueLine
	Flagships     []flagshipItem
	News          []newsItem
	Policies      []policyItem
	Disagreements *link
	Claims        int // how often the site shows what a source says otherwise
	Readers       readerLinks
}

// A flagshipItem is a change record with the place in the comparison of the two versions where its words stand.
type flagshipItem struct {
	record
	Compare *link
}

// A newsItem is something that was published, by the policy's publisher or on this site.
type newsItem struct {
	link
	Kind, Date string
	Marks      []chip
}

// A policyItem is a policy with the version of it that is in force.
type policyItem struct {
	link
	Publisher string
	InForce   *versionItem
	Held      string
	Newer     string // the newest that is known and not held, in a sentence
}

// readerLinks are the places where the three readers begin. Those that a site does not have are nil.
type readerLinks struct {
	Changes, Sources, Tables, Models, Feed link
	Versions, Method, Record               *link
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
	page := &homePage{layout: l, Summary: w.prose(c.Config.Summary),
		Disagreements: at.ifHas(permalink.Page("disagreements"), "All disagreements")}
	for _, v := range at.s.changedVersions() {
		for i := range v.Changes.Records {
			if r := &v.Changes.Records[i]; r.Flagship {
				page.Flagships = append(page.Flagships, flagshipItem{at.judged(v, r), at.inComparison(v, r)})
			}
		}
	}
	page.Due = at.due()
	page.News = at.news()
	for _, p := range c.Policies {
		page.Policies = append(page.Policies, at.policyItem(p))
	}
	for d := range c.Documents() {
		if !d.Earlier {
			page.Claims += len(d.Common.Claims)
		}
	}
	page.Readers = readerLinks{Changes: at.to(permalink.Changes, "the chronology of changes"), Sources: at.to(permalink.Sources, "sources"),
		Tables: at.to(permalink.Tables, "comparison tables"), Models: at.to(permalink.Models, "models"), Feed: at.to(permalink.Feed("/"), "feed"),
		Method: at.ifHas(permalink.Page("method"), "how the texts were made")}
	if len(c.Policies) > 0 {
		page.Readers.Versions = at.ifHas(permalink.Policy(c.Policies[0].Name), "all versions")
	}
	if at.s.recorded != nil {
		page.Readers.Record = at.ifHas(permalink.Ledger, "public record")
	}
	return page
}

// inComparison leads to the first change of the step to v that a record names, or nil if it changed no clause.
func (at *view) inComparison(v *corpus.Version, r *corpus.ChangeRecord) *link {
	to := at.s.stepTo(v)
	if to == nil {
		return nil
	}
	for _, f := range to.flagships {
		if f.title == r.Title {
			l := at.to(to.address+fragment(f.id), "What changed from "+to.old.Name+" to "+to.new.Name)
			return &l
		}
	}
	return nil
}

func (at *view) policyItem(p *corpus.Policy) policyItem {
	item := policyItem{link: at.to(permalink.Policy(p.Name), p.Title), Publisher: p.Publisher,
		Held: count(len(p.Versions), "version", "versions") + " held"}
	if v := p.Latest(); v != nil {
		inForce := at.versionItem(v)
		item.InForce = &inForce
	}
	item.Newer = newerSentence(p)
	return item
}

// news lists what was published last, newest first: what is held here, what was corrected in it, and the newer versions that are only recorded.
// Specimens were never published and are left to the feed, which flags them.
func (at *view) news() []newsItem {
	list := slices.DeleteFunc(at.s.published(), func(e publication) bool { return e.part || e.specimen })
	for _, p := range at.s.corpus.Policies {
		for _, r := range p.NewerRecorded() {
			list = append(list, publication{address: permalink.Policy(p.Name) + "#" + recordedID(p, r), title: p.Title + " " + r.Version,
				kind: "Version", date: r.Dated(), marks: []chip{{"Recorded, text not held", "weak"}}})
		}
	}
	slices.SortStableFunc(list, func(a, b publication) int { return b.date.Compare(a.date) }) // newest first
	var items []newsItem
	for _, e := range list[:min(len(list), newsItems)] {
		items = append(items, newsItem{link: at.to(e.address, e.title), Kind: e.kind, Date: e.date.Long(), Marks: e.marks})
	}
	return items
}
