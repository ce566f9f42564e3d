package render

import (
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"rspsite/internal/corpus"
)

const feedAddress = "/feed.atom"

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
	atomEntry struct {
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Link       atomLink       `xml:"link"`
		Published  string         `xml:"published"`
		Updated    string         `xml:"updated"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary"`
	}
)

// feed plans the feed of everything published. Its dates are those of the corpus, so that it changes only when that does.
func (s *site) feed() {
	s.addFile(feedAddress, func() ([]byte, error) { return encodeXML(s.atom()) })
}

func (s *site) atom() *atomFeed {
	c := &s.corpus.Config
	f := &atomFeed{Language: c.Language, Title: c.Title, Subtitle: c.Summary.Plain(), ID: s.permanentID("/"),
		Author: atomPerson{c.Publisher}, Rights: c.DataLicence.Name, Generator: "rspsite", Updated: instant(s.corpus.AsOf),
		Links: []atomLink{{"self", "application/atom+xml", absolute(s.options.BaseURL, feedAddress)},
			{"alternate", "text/html", absolute(s.options.BaseURL, "/")}}}
	entries := s.published()
	if len(entries) > 0 {
		newest := slices.MaxFunc(entries, func(a, b publication) int { return strings.Compare(a.date.First(), b.date.First()) })
		f.Updated = instant(newest.date)
	}
	for _, p := range entries {
		e := atomEntry{Title: p.title, ID: s.permanentID(p.address), Published: instant(p.date), Updated: instant(p.date),
			Link:       atomLink{"alternate", "text/html", absolute(s.options.BaseURL, p.address)},
			Categories: []atomCategory{{p.kind}}, Summary: join(" ", p.says, precision(p.date), s.plain(p.summary, p.file))}
		for _, m := range p.marks {
			e.Categories = append(e.Categories, atomCategory{m.Text})
		}
		f.Entries = append(f.Entries, e)
	}
	return f
}

// permanentID is the ID of an entry: its permalink, which never changes. A site without a public address has names.
func (s *site) permanentID(address string) string {
	if s.options.BaseURL == "" {
		return "urn:rspsite:" + address
	}
	return absolute(s.options.BaseURL, address)
}

// precision says of a date that is no day how exact it is: feeds know instants alone.
func precision(d corpus.Date) string {
	if d.IsDay() {
		return ""
	}
	return "Dated " + d.Long() + "; the day is not stated."
}

// instant writes the first day that a date can mean, as feeds want it.
func instant(d corpus.Date) string {
	t, err := time.Parse(time.DateOnly, d.First())
	if err != nil {
		return "1970-01-01T00:00:00Z" // only a date that the corpus refuses comes here
	}
	return t.Format(time.RFC3339)
}
