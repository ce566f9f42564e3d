package dataset

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A Version is one published edition of a policy, with its text.
type Version struct {
	Head
	Policy     string      `json:"policy"`
	Version    string      `json:"version"`
	Published  string      `json:"published"`
	Effective  string      `json:"effective,omitempty"`
	Previous   string      `json:"previous,omitempty"` // the version held before it
	Next       string      `json:"next,omitempty"`
	Latest     bool        `json:"latest"`             // it is the newest in force whose text is held
	Original   *Original   `json:"original,omitempty"` // the publisher's document
	Markdown   string      `json:"markdown,omitempty"` // its source as it stands here
	Changes    string      `json:"changes,omitempty"`  // record of what changed with it
	Clauses    []Clause    `json:"clauses"`
	Tombstones []Tombstone `json:"tombstones"`

	Superseded []Superseded `json:"superseded"` // what it said before it was corrected, oldest first
}

// A Superseded is a text that a version had until it was corrected.
type Superseded struct {
	Line    int    `json:"line"`              // of the public record, from 0, that published it
	On      string `json:"on"`                // the day of the publication that corrected it
	Digest  string `json:"digest"`            // of the text
	Address string `json:"address,omitempty"` // from the root of the site: its canonical form; absent where that is not kept
}

// A Tombstone stands for a clause that a version before had.
type Tombstone struct {
	ID       string   `json:"id"`
	Last     string   `json:"last"` // the newest version that has it
	Left     string   `json:"left"` // the version after that
	LastText string   `json:"lastText"`
	LastURL  string   `json:"lastUrl"`
	URL      string   `json:"url"`     // of the tombstone
	History  string   `json:"history"` // record of the clause
	Into     []string `json:"into"`    // clauses of left that were made from it
	Why      string   `json:"why,omitempty"`
	To       string   `json:"to,omitempty"` // reference to where it went
	ToURL    string   `json:"toUrl,omitempty"`
	Sources  []Source `json:"sources"` // of the reason
}

func (s *Set) version(v *corpus.Version, e *entry) *Version {
	r := &Version{Head: s.headOf(e), Policy: v.Policy.Name, Version: v.Name, Published: v.Published.String(), Effective: v.Effective.String(),
		Latest: v.Policy.Latest() == v, Original: s.original(v.Original, &v.File), Markdown: s.ifHas(permalink.TextSourceFile(v.Address())),
		Clauses: s.clauses(e.document), Tombstones: []Tombstone{}, Superseded: s.superseded(e.page)}
	if before := v.Previous(); before != nil {
		r.Previous = before.Name
	}
	if after := v.Next(); after != nil {
		r.Next = after.Name
	}
	if v.Changes != nil {
		r.Changes = s.site.Whole(permalink.APIRecord(accounts.folder, v.Policy.Name, v.Name))
	}
	for _, t := range v.Tombstones() {
		r.Tombstones = append(r.Tombstones, s.tombstone(v, t))
	}
	return r
}

func (s *Set) superseded(page string) []Superseded {
	list := []Superseded{}
	for _, t := range s.former[page] {
		x := Superseded{Line: t.Line, On: t.On, Digest: t.Digest}
		if address := permalink.Canonical(permalink.Superseded(page, t.Line)); s.site.Has(address) {
			x.Address = address
		}
		list = append(list, x)
	}
	return list
}

func (s *Set) tombstone(v *corpus.Version, t corpus.Tombstone) Tombstone {
	p := v.Policy
	x := Tombstone{ID: string(t.ID), Last: t.Last.Name, Left: t.Left.Name, LastText: s.text(t.Clause, &t.Last.File),
		LastURL: s.site.Whole(permalink.Clause(p.Name, t.Last.Name, t.ID)), URL: s.site.Whole(permalink.Clause(p.Name, v.Name, t.ID)),
		Into: []string{}, Sources: []Source{}}
	if h := p.History(t.ID); h != nil {
		x.History = s.site.Whole(permalink.APIRecord(clauses.folder, p.Name, string(h.ID)))
	}
	for _, id := range t.Into {
		x.Into = append(x.Into, string(id))
	}
	x.Why, x.To, x.ToURL, x.Sources = s.gone(t.Gone, t.Left)
	return x
}

// gone is the reason why a clause left, which the version gives in which it was gone.
func (s *Set) gone(g *corpus.Gone, in *corpus.Version) (why, to, toURL string, sources []Source) {
	if g == nil {
		return "", "", "", []Source{}
	}
	return s.site.Plain(g.Why.Inline, &in.File), g.To, s.referenceURL(g.To, in), s.sources(g.Source)
}

// referenceURL is where a reference in a version leads; empty where it leads nowhere that the site shows.
func (s *Set) referenceURL(ref string, in *corpus.Version) string {
	if ref == "" {
		return ""
	}
	t, err := s.corpus.Resolve(ref, &in.File)
	if err != nil || t.Address == "" {
		return ""
	}
	if t.Address[0] == '#' {
		t.Address = in.Address() + t.Address
	}
	return s.ifHas(t.Address)
}
