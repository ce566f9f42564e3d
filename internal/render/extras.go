package render

import (
	"encoding/xml"

	"rspsite/internal/permalink"
)

// A messagePage says one thing, where a page has nothing else to show.
type messagePage struct {
	*layout
	Message string
	Links   []link
}

// notFound plans the page that servers show for every address that does not exist: its links count from the root of
// the host.
func (s *site) notFound() {
	s.addFile(permalink.NotFound, func() ([]byte, error) {
		v := &view{s: s, at: permalink.NotFound, anywhere: true}
		l := v.layout("There is no page at this address", "")
		l.sayOfSite()
		l.Canonical = ""
		page := &messagePage{layout: l, Message: "Addresses on this site never change, so the address was most likely mistyped or cut short.",
			Links: []link{v.to("/", "Start page")}}
		for _, p := range s.corpus.Policies {
			page.Links = append(page.Links, v.to(permalink.Policy(p.Name), p.Title+": all versions"))
			if len(p.Histories()) > 0 {
				page.Links = append(page.Links, v.to(permalink.Policy(p.Name)+"#_clauses", p.Title+": all clauses"))
			}
		}
		return s.execute("message", page)
	})
}

// robots plans robots.txt: everything may be read.
func (s *site) robots() {
	s.addFile("/robots.txt", func() ([]byte, error) {
		text := "User-agent: *\nAllow: /\n"
		if s.options.BaseURL != "" {
			text += "\nSitemap: " + absolute(s.options.BaseURL, sitemapAddress) + "\n"
		}
		return []byte(text), nil
	})
}

const sitemapAddress = "/sitemap.xml"

type sitemap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Location string `xml:"loc"`
}

// sitemap plans the list of all pages. It needs whole addresses: a site that does not know its own has none.
func (s *site) sitemap() {
	if s.options.BaseURL == "" {
		return
	}
	s.addFile(sitemapAddress, func() ([]byte, error) {
		m := &sitemap{}
		for _, address := range s.addresses {
			m.URLs = append(m.URLs, sitemapURL{absolute(s.options.BaseURL, address)})
		}
		return encodeXML(m)
	})
}
