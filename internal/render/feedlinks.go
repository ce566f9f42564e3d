package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A feedLink leads from a page to a feed that tells what is new of what it shows.
type feedLink struct {
	link
	Type   string
	Format string // for those who choose one: Atom, JSON Feed
	of     string // address of the page that the feed belongs to
}

// feedsOf are the feeds of the whole site and of the section that a page lies in.
func (v *view) feedsOf(section string) []feedLink {
	feeds := v.bothFeeds("/", v.s.corpus.Config.Title)
	if section == permalink.Reports {
		return append(feeds, v.bothFeeds(permalink.Reports, "Risk Reports")...)
	}
	for _, p := range v.s.corpus.Policies {
		if section == permalink.Policy(p.Name) {
			feeds = append(feeds, v.bothFeeds(section, p.Title)...)
		}
	}
	return feeds
}

func (v *view) bothFeeds(of, title string) []feedLink {
	return []feedLink{
		{v.to(permalink.Feed(of), title), atomType, "Atom", of},
		{v.to(permalink.JSONFeed(of), title+" (JSON)"), jsonType, "JSON Feed", of},
	}
}

// feedOfClause is the feed of one clause.
func (v *view) feedOfClause(p *corpus.Policy, h *corpus.History) feedLink {
	of := permalink.ClauseHistory(p.Name, h.ID)
	return feedLink{v.to(permalink.Feed(of), shortName(p)+", clause "+string(h.ID)), atomType, "Atom", of}
}

// A followed is what a reader may subscribe to on a page.
type followed struct{ Feeds []link }

// Follow are the feeds of the page itself, nil where it has none: a page below it names them in its head alone.
func (l *layout) Follow() *followed {
	f := &followed{}
	for _, x := range l.Feeds {
		if x.of == l.view.at && x.of != "/" {
			f.Feeds = append(f.Feeds, link{x.Format, x.Href})
		}
	}
	if f.Feeds == nil {
		return nil
	}
	return f
}
