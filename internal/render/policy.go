package render

import (
	"cmp"
	"html/template"
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A policyPage shows a policy with all its versions: timeline, list, which clause stood in which version.
type policyPage struct {
	*article
	Sources   []link // of what this page says of the policy
	Publisher string
	Website   link
	Others    []link // the other policies of the site
	InForce   *versionItem
	Newer     string // which are recorded that are newer than that, in a sentence
	LatestAt  link
	When      *link // which version was in force when
	Timeline  template.HTML
	Finding   string // what the timeline shows, in a sentence or two
	Versions  []versionItem
	Recorded  []recorded
	Known     string // how many are recorded, and how many files were replaced
	By        []link // the sources of the recorded versions
	Compare   *picker
	Matrix    template.HTML
	Survival  *survival
}

// A versionItem is a version in a list.
type versionItem struct {
	Name    string
	Href    string
	Date    string
	Summary template.HTML
	Marks   []chip
	Dates   []claim // what other sources say of its date, or that they know no such version
	Claims  link    // to whatever else they say, on the version's page
	Changes link    // to what changed against the version before
	Tally   string  // how much of it
	Records link
	Source  link
}

// Held says how many versions are held.
func (p *policyPage) Held() string { return count(len(p.Versions), "version", "versions") + " held" }

func (s *site) policy(p *corpus.Policy) {
	s.add(permalink.Policy(p.Name), func(at *view) (string, any) { return "policy", at.policyPage(p) })
	if len(p.Histories()) > 0 {
		s.redirect(permalink.Policy(p.Name)+"clauses/", permalink.Policy(p.Name)+"#_clauses", "Clauses of "+p.Title)
	}
	s.latest(p)
	s.inForce(p)
	s.recordedVersions(p)
	s.timeMaps(p)
	s.policyFeed(p)
	for _, v := range p.Versions {
		s.version(v)
	}
	for _, h := range p.Histories() {
		s.add(permalink.ClauseHistory(p.Name, h.ID), func(at *view) (string, any) { return "clause", at.clausePage(p, h) })
		s.clauseFeed(p, h)
	}
}

func (at *view) policyPage(p *corpus.Policy) *policyPage {
	a, w, _ := at.article(&p.File, &p.Common, permalink.Policy(p.Name))
	a.Banner = nil // that of the texts counts, not that of the page about them
	at.sayOfPolicy(a.layout, p)
	page := &policyPage{article: a, Sources: at.sourceLinks(p.Source), Publisher: p.Publisher, Website: link{"publisher’s page", webAddress(p.Home)},
		LatestAt: at.to(permalink.Latest(p.Name), "The latest text, always at one address"), When: at.ifHas(permalink.InForce(p.Name), "In force when")}
	a.relate(at.s.versionRelations(p, nil)...)
	for _, other := range at.s.corpus.Policies {
		if other != p {
			page.Others = append(page.Others, at.to(permalink.Policy(other.Name), other.Title))
		}
	}
	for _, v := range slices.Backward(p.Versions) {
		page.Versions = append(page.Versions, at.versionItem(v))
	}
	if latest := p.Latest(); latest != nil {
		item := at.versionItem(latest)
		page.InForce = &item
	}
	page.Newer = newerSentence(p)
	byDate := slices.Clone(p.Recorded)
	slices.SortStableFunc(byDate, func(a, b corpus.Recorded) int { return shownDate(b).Compare(shownDate(a)) })
	for _, r := range byDate {
		page.Recorded = append(page.Recorded, at.recorded(p, r))
	}
	page.Known, page.By = knownCount(p), at.sourceNames(namedBy(byDate))
	page.Timeline, page.Finding = at.timeline(p)
	page.Compare = at.picker(p)
	page.Matrix, page.Survival = at.matrix(p), at.survival(p)
	a.fill(w)
	return page
}

func (at *view) versionItem(v *corpus.Version) versionItem {
	w := at.write(&v.File, v.Address())
	item := versionItem{Name: v.Name, Href: at.href(v.Address()), Date: v.Published.Long(), Summary: w.prose(v.Summary),
		Marks: marks(&v.Common), Source: at.to(permalink.VersionSource(v.Policy.Name, v.Name), "Source")}
	more := 0
	for i, c := range v.Claims {
		if c.Field == "version" || c.Field == "published" || c.Field == "effective" {
			item.Dates = append(item.Dates, w.claims(v.Claims[i:i+1])...)
		} else {
			more++
		}
	}
	if more > 0 {
		item.Claims = at.to(v.Address()+"#"+claimsID, count(more, "more claim of another source", "more claims of other sources"))
	}
	if to := at.s.stepTo(v); to != nil {
		item.Changes, item.Tally = at.to(to.address, "What changed since "+to.old.Name), to.inWords()
	}
	if v.Changes != nil {
		item.Records = at.to(corpus.ChangesOf(v), "Change records")
	}
	return item
}

// shortName is the name of a policy in running text.
func shortName(p *corpus.Policy) string { return cmp.Or(p.Short, p.Title) }
