package render

import (
	"html/template"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A layout is what every page has: its head, masthead, banner and footer. Page values embed it.
type layout struct {
	view        *view
	Title       string // of the page: its h1 and the first part of the document's title
	Head        string // the first part of the document's title where it is not the h1
	Description string
	Language    string
	Site        string // the site's title
	PublishedBy string // publisher of the site: pages may have a Publisher of their own, that of what they show
	AsOf        string
	Home        string
	StyleSheet  string
	Icon        string
	Feed        string
	Feeds       []feedLink // that tell what is new of what the page shows, the widest first
	Script      string     // of the preview; empty on a published site
	Keys        string     // script of the page itself, which it can do without; empty on most
	Canonical   string     // whole address of the page that counts, if known
	Previous    *link      // in a series
	Next        *link
	Relations   []relation // to other versions of what the page shows
	Nav         template.HTML
	Banner      []statement // what the text of this page is: one sentence each
	Licence     link
	Contact     link
	cited       *citable // what the page lets a reader cite; nil on most
	quoted      string   // words of the page for a quotation of it
}

// IsHome reports whether the page is the site's first one, whose title needs no repeating.
func (l *layout) IsHome() bool { return l.view.at == "/" }

// layout makes the frame of a page. section is the address of the masthead's entry that the page belongs to.
func (v *view) layout(title, section string) *layout {
	c := &v.s.corpus.Config
	l := &layout{
		view: v, Title: title, Language: c.Language, Site: c.Title, PublishedBy: c.Publisher, AsOf: v.s.corpus.AsOf.Long(),
		Home: v.href("/"), StyleSheet: v.href(staticDir + "site.css"), Icon: v.href(staticDir + "icon.svg"),
		Feed: v.href(permalink.Feed("/")), Feeds: v.feedsOf(section),
		Licence: link{Text: c.DataLicence.Name, Href: c.DataLicence.URL}, Contact: contact(c.Contact),
	}
	if l.Language == "" {
		l.Language = "en"
	}
	if v.s.options.BaseURL != "" {
		l.Canonical = absolute(v.s.options.BaseURL, v.at)
	}
	if v.s.options.Reload {
		l.Script = v.href(reloadScript)
	}
	l.Nav, l.cited = v.nav(section), v.s.cited[v.at]
	l.sayDifference()
	return l
}

// nav makes the links of the masthead; section is the address of the one that the page lies below.
func (v *view) nav(section string) template.HTML {
	var m markup
	for _, item := range v.s.navigation() {
		current := ""
		switch item.Href {
		case v.at:
			current = "page"
		case section:
			current = "true"
		}
		m.element("a", item.Text, "href", v.href(item.Href), "aria-current", current)
		m.line()
	}
	return m.html()
}

// reloadScript is served by the preview; no built site has it.
const reloadScript = "/_rspsite/reload.js"

// navigation lists the masthead's entries by address.
func (s *site) navigation() []link {
	var nav []link
	if len(s.corpus.Policies) > 0 {
		nav = append(nav, link{"Versions", permalink.Policy(s.corpus.Policies[0].Name)})
	}
	return append(nav, link{"Changes", permalink.Changes}, link{"Models", permalink.Models}, link{"Reports", permalink.Reports},
		link{"Tables", permalink.Tables}, link{"Goals", permalink.Goals}, link{"Sources", permalink.Sources}, link{"About", permalink.Pages})
}

func contact(c corpus.Contact) link {
	if c.URL != "" {
		return link{Text: "Send a correction", Href: c.URL}
	}
	return link{Text: c.Email, Href: "mailto:" + c.Email}
}

// AsData leads to what the page says in other forms: the Markdown that it is made from, and data.
func (l *layout) AsData() []link {
	var list []link
	for _, x := range []link{{"Source", permalink.TextSource(l.view.at)}, {"As JSON", permalink.Data(l.view.at)}} {
		if l.view.s.has(x.Href) {
			list = append(list, l.view.to(x.Href, x.Text))
		}
	}
	return list
}

// ifHas is a link to a page that a project may or may not have.
func (v *view) ifHas(address, text string) *link {
	if !v.s.has(address) {
		return nil
	}
	l := v.to(address, text)
	return &l
}
