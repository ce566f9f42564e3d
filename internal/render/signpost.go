package render

import (
	"rspsite/internal/citation"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// Signposts tell programs what a page is, how to cite it and where the rest of it stands: signposting.org, FAIR level 1, as elements of
// the page, since a site of files cannot send headers. What a page without a citation gathers, it names too.

// A signpost is a link of a page for programs.
type signpost struct {
	Rel  string `json:"-"`
	Href string `json:"href"`
	Type string `json:"type,omitempty"`
}

// Media types of what stands beside a page.
const (
	typeCSL     = "application/vnd.citationstyles.csl+json"
	typeBibTeX  = "application/x-bibtex"
	typeRIS     = "application/x-research-info-systems"
	typeLinkSet = "application/linkset+json"
	typeJSON    = "application/json"
)

// Signposts are those of the page.
func (l *layout) Signposts() []signpost {
	if l.cited == nil {
		return nil
	}
	s := l.view.s
	posts := s.signposts(l.cited, l.view.href)
	if s.has(permalink.LinkSet(l.cited.page)) {
		posts = append(posts, signpost{"linkset", l.view.href(permalink.LinkSet(l.cited.page)), typeLinkSet})
	}
	return posts
}

// signposts are those of a citable, with addresses written by href. What to cite is named by its whole address or not at all.
func (s *site) signposts(c *citable, href func(address string) string) []signpost {
	var posts []signpost
	add := func(rel, address, kind string) {
		if s.has(address) {
			posts = append(posts, signpost{rel, href(address), kind})
		}
	}
	if s.options.BaseURL != "" {
		posts = append(posts, signpost{Rel: "cite-as", Href: s.whole(c.page)})
	}
	add("describedby", permalink.CiteCSL(c.page), typeCSL)
	add("describedby", permalink.CiteBibTeX(c.page), typeBibTeX)
	add("describedby", permalink.CiteRIS(c.page), typeRIS)
	add("describedby", c.api, typeJSON)
	for _, item := range s.itemsOf(c) {
		add("item", item.Href, item.Type)
	}
	add("collection", c.collection, "text/html")
	posts = append(posts, signpost{Rel: "type", Href: "https://schema.org/AboutPage"})
	works := c.works()
	if len(works) == 0 {
		return posts
	}
	around := c.around(works[0])
	posts = append(posts, signpost{Rel: "type", Href: "https://schema.org/" + citation.SchemaType(works[0].Kind)})
	if licence := webAddress(s.corpus.Config.DataLicence.URL); around.OwnWords && licence != "" {
		posts = append(posts, signpost{Rel: "license", Href: licence})
	}
	if around.OwnWords && s.options.BaseURL != "" {
		posts = append(posts, signpost{Rel: "author", Href: s.whole("/")})
	}
	return posts
}

// itemsOf are the files that a citable consists of: its text as written and in the form of its digest, or its data.
func (s *site) itemsOf(c *citable) []signpost {
	d := c.document
	if d == nil {
		return []signpost{{Href: permalink.Data(c.page), Type: typeJSON}}
	}
	items := []signpost{{Href: permalink.Canonical(c.page), Type: "text/plain"}, {Href: permalink.HeaderData(c.page), Type: typeJSON},
		{Href: permalink.Data(c.page), Type: typeJSON}}
	switch d.Meta.(type) {
	case *corpus.VersionMeta:
		items = append(items, signpost{Href: permalink.VersionSource(d.Policy.Name, d.Name) + d.Name + ".md", Type: "text/markdown"})
	case *corpus.ReportMeta, *corpus.ReviewMeta:
		items = append(items, signpost{Href: permalink.TextSourceFile(c.page), Type: "text/markdown"})
	case *corpus.TableMeta:
		for _, t := range s.corpus.Tables {
			if t.Name != d.Name {
				continue
			}
			for _, sh := range sheets(t) {
				items = append(items, signpost{Href: permalink.TableCSV(t.Name, sh.id), Type: "text/csv"})
			}
		}
	}
	return items
}

// linkSet are the signposts of a citable as RFC 9264 writes them: those of its page, and of each item the way back.
func (s *site) linkSet(c *citable) ([]byte, error) {
	whole := func(address string) string { return s.whole(address) }
	page := map[string]any{"anchor": s.whole(c.page)}
	set := []map[string]any{page}
	for _, post := range s.signposts(c, whole) {
		targets, _ := page[post.Rel].([]signpost)
		page[post.Rel] = append(targets, post)
		if post.Rel == "item" {
			set = append(set, map[string]any{"anchor": post.Href, "collection": []signpost{{Href: s.whole(c.page), Type: "text/html"}}})
		}
	}
	return encodeJSON(map[string]any{"linkset": set})
}
