package render

import (
	"encoding/xml"

	"rspsite/internal/permalink"
)

// The types of an Atom feed, RFC 4287.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language  string      `xml:"xml:lang,attr,omitempty"`
		Title     string      `xml:"title"`
		Subtitle  string      `xml:"subtitle,omitempty"`
		ID        string      `xml:"id"`
		Links     []atomLink  `xml:"link"`
		Updated   string      `xml:"updated"`
		Author    atomPerson  `xml:"author"`
		Rights    string      `xml:"rights"`
		Generator string      `xml:"generator"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	atomEntry struct {
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Link       atomLink       `xml:"link"`
		Published  string         `xml:"published"`
		Updated    string         `xml:"updated"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary"`
		Content    atomText       `xml:"content"`
	}
)

const (
	atomType = "application/atom+xml"
	jsonType = "application/feed+json"
)

func (s *site) atom(f feed) ([]byte, error) {
	own := permalink.Feed(f.home)
	at, c, entries := &view{s: s, at: own, whole: true}, &s.corpus.Config, s.entriesOf(f, own)
	a := &atomFeed{Language: s.language(), Title: printable(f.title), Subtitle: printable(f.subtitle), ID: s.permanentID(f.home),
		Author: atomPerson{printable(c.Publisher)}, Rights: printable(c.DataLicence.Name), Generator: "rspsite", Updated: s.newestOf(entries),
		Links: []atomLink{{"self", atomType, at.href(own)}, {"alternate", "text/html", at.href(f.home)}}}
	if twin := permalink.JSONFeed(f.home); s.has(twin) {
		a.Links = append(a.Links, atomLink{"alternate", jsonType, at.href(twin)})
	}
	for _, e := range entries {
		x := atomEntry{Title: printable(e.heading), ID: s.permanentID(e.feed.id), Published: e.published, Updated: e.updated,
			Link: atomLink{"alternate", "text/html", at.href(e.address)}, Summary: printable(e.abstract), Content: atomText{"html", printable(e.html)}}
		for _, tag := range e.tags {
			x.Categories = append(x.Categories, atomCategory{printable(tag)})
		}
		a.Entries = append(a.Entries, x)
	}
	return encodeXML(a)
}
