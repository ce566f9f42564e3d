package dataset

import (
	"cmp"
	"net/url"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A Source is a document that is named as a source, and the place in it.
type Source struct {
	Source    string `json:"source"`          // its name, as in [[source:name]]
	Place     string `json:"place,omitempty"` // ID of the place
	Title     string `json:"title"`           // of the document, with the place in words
	URL       string `json:"url"`             // of its page here
	Consulted bool   `json:"consulted"`       // the editors read it themselves
}

// Sources resolves references to sources; whole makes an address of the site whole.
func Sources(c *corpus.Corpus, refs corpus.Sources, whole func(address string) string) []Source {
	list := []Source{}
	for _, ref := range refs {
		d := Source{Source: ref.Name, Place: ref.Place, Title: ref.Name, URL: whole(permalink.Source(ref.Name))}
		if x := c.Source(ref.Name); x != nil {
			d.Source, d.URL = x.Name, whole(permalink.Source(x.Name)) // it may be cited by a former name
			d.Title, d.Consulted = cmp.Or(x.Short, x.Title), x.Consulted != corpus.ConsultedNo
			for _, p := range x.Places {
				if p.ID == ref.Place {
					d.Title += ": " + p.Title
					d.URL += corpus.PlaceFragment(p.ID)
				}
			}
		}
		list = append(list, d)
	}
	return list
}

// NamedSources are the sources that attributes name.
func NamedSources(attrs clause.Attrs) corpus.Sources {
	var refs corpus.Sources
	for _, word := range attrs.Words(clause.AttrSource) {
		if ref, err := corpus.ParseSourceRef(word.Value); err == nil { // else reported by the corpus
			refs = append(refs, ref)
		}
	}
	return refs
}

// A Claim is what another source says of a field or a clause.
type Claim struct {
	Field   string   `json:"field"` // of the header, or ID of a clause
	Value   string   `json:"value"`
	Note    string   `json:"note,omitempty"`
	Sources []Source `json:"sources"`

	Versions []string `json:"versions,omitempty"` // of a claim about what is recorded of a policy: on which versions it bears
}

func (s *Set) sources(refs corpus.Sources) []Source { return Sources(s.corpus, refs, s.site.Whole) }

// claims are those of a file that keep accepts.
func (s *Set) claims(list []corpus.Claim, f *corpus.File, keep func(field string) bool) []Claim {
	claims := []Claim{}
	for _, c := range list {
		if keep(c.Field) {
			claims = append(claims, Claim{Field: c.Field, Value: s.site.Plain(c.Value.Inline, f), Note: s.site.Plain(c.Note.Inline, f), Sources: s.sources(c.Source), Versions: c.Versions})
		}
	}
	return claims
}

// all accepts every claim.
func all(string) bool { return true }

// A SourceRecord is a document that others cite.
type SourceRecord struct {
	Head
	Short      string     `json:"short,omitempty"` // its name in citations
	Author     string     `json:"author,omitempty"`
	Publisher  string     `json:"publisher,omitempty"`
	SourceKind string     `json:"sourceKind"` // in a word or two: essay, policy wiki, paper
	Original   *Original  `json:"original,omitempty"`
	Consulted  bool       `json:"consulted"` // the editors read it themselves
	CitedBy    []Source   `json:"citedBy"`   // of one not consulted: through which source it is known
	Licence    string     `json:"licence,omitempty"`
	Interest   string     `json:"interest,omitempty"` // who wrote it, and what they have to gain
	Places     []Place    `json:"places"`
	CitedIn    []Citation `json:"citedIn"` // everything here that names it
	Clauses    []Clause   `json:"clauses"`
}

// A Place is a place of a source that citations name.
type Place struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// A Citation is a place of this site that names a source.
type Citation struct {
	Title  string `json:"title"` // of the document
	Clause string `json:"clause,omitempty"`
	Label  string `json:"label,omitempty"`
	Place  string `json:"place,omitempty"` // in the source
	URL    string `json:"url"`
}

func (s *Set) sourceRecord(x *corpus.Source, e *entry) *SourceRecord {
	r := &SourceRecord{Head: s.headOf(e), Short: x.Short, Author: x.Author, Publisher: x.Publisher, SourceKind: x.Kind, Original: s.original(x.Original, &x.File),
		Consulted: x.Consulted != corpus.ConsultedNo, CitedBy: s.sources(x.CitedBy), Licence: x.Licence, Interest: s.site.Plain(x.Interest.Inline, &x.File),
		Places: []Place{}, CitedIn: []Citation{}, Clauses: s.clauses(e.document)}
	for _, p := range x.Places {
		r.Places = append(r.Places, Place{p.ID, p.Title, s.site.Whole(permalink.Source(x.Name) + corpus.PlaceFragment(p.ID))})
	}
	for _, c := range s.corpus.CitationsOf(x.Name) {
		r.CitedIn = append(r.CitedIn, Citation{c.Title, string(c.Clause.ID), string(c.Clause.Label), c.Place, s.site.Whole(c.Address)})
	}
	return r
}

// An Original is the publisher's own document.
type Original struct {
	URL    string `json:"url,omitempty"`
	SHA256 string `json:"sha256,omitempty"` // of its bytes
	Note   string `json:"note,omitempty"`
}

// original is nil where nothing is stated.
func (s *Set) original(o corpus.Original, f *corpus.File) *Original {
	note := s.site.Plain(o.Note.Inline, f)
	if o.URL == "" && o.SHA256 == "" && note == "" {
		return nil
	}
	return &Original{web(o.URL), o.SHA256, note}
}

// web is an address that somebody wrote if a program may follow it, else empty.
func web(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
