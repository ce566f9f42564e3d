package dataset

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// Terms are what must be known of all data: whose they are, of which day, and under which terms.
type Terms struct {
	Schema    string  `json:"schema"`
	Title     string  `json:"title"`             // of the site
	URL       string  `json:"url"`               // of the page that explains the data
	BaseURL   string  `json:"baseUrl,omitempty"` // public address of the site's root; absent where the site does not know it
	Publisher string  `json:"publisher"`         // of the site, not of the policies
	AsOf      string  `json:"asOf"`              // the day that the site shows
	Notice    string  `json:"notice"`            // what must be known of all of it before anything is quoted or counted
	Licence   Licence `json:"licence"`           // of what the site says in its own words
	Contact   string  `json:"contact"`           // where corrections go
}

// An Index says what there is, and under which terms.
type Index struct {
	Terms
	Corpus   string   `json:"corpus"` // all records in one file
	Lines    string   `json:"lines"`  // the same, one a line
	Ledger   string   `json:"ledger"` // page of the public record
	Kinds    []Kind   `json:"kinds"`
	Matrices []Matrix `json:"matrices"`
	Forms    []Form   `json:"forms"`  // the JSON Schemas
	Beside   []Beside `json:"beside"` // lists beside pages, which the records do not repeat
}

// A Licence is the terms of use.
type Licence struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Kind is a kind of record: how many there are, and which.
type Kind struct {
	Kind    string    `json:"kind"`
	Title   string    `json:"title"`
	Count   int       `json:"count"`
	Schema  string    `json:"schema"`    // its name
	Form    string    `json:"schemaUrl"` // where it is
	Records []Listing `json:"records"`
}

// A Listing leads to a record or file.
type Listing struct {
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	URL      string  `json:"url"`
	Data     string  `json:"data"`
	Basis    *string `json:"basis"`
	Specimen bool    `json:"specimen"`
	Disputed bool    `json:"disputed"`
}

// A Beside leads to a list beside a page of this site.
type Beside struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Data  string `json:"data"`
}

// A Matrix is what became of the clauses of a policy in each version, as CSV.
type Matrix struct {
	Policy string `json:"policy"`
	URL    string `json:"url"`
}

// A Form is a JSON Schema that describes records or parts of them.
type Form struct {
	Schema string `json:"schema"`
	URL    string `json:"url"`
}

const (
	unofficial = "Nothing here is a publisher’s official wording. "
	someOf     = "Official wording is only what says so under basis. "
	howToUse   = "Each record says on what its text rests (basis), whether it was made up to show the tool (specimen), whether other sources disagree (disputed), " +
		"and in a sentence what it is (notice): show these wherever you show the text."
)

// Notice says of all data what must be known before anything in them is quoted or counted.
func (s *Set) Notice() string {
	for _, e := range s.entries {
		if clause.Basis(e.document.Common.Basis) == clause.Official && !e.document.Common.Specimen {
			return someOf + howToUse
		}
	}
	return unofficial + howToUse
}

func (s *Set) terms(name string) Terms {
	c := &s.corpus.Config
	return Terms{Schema: SchemaOf(name), Title: c.Title, URL: s.site.Whole(permalink.API), BaseURL: s.base, Publisher: c.Publisher, AsOf: s.corpus.AsOf.String(),
		Notice: s.Notice(), Licence: Licence{c.DataLicence.Name, c.DataLicence.URL}, Contact: contact(c.Contact)}
}

// index is the list of all records.
func (s *Set) index() *Index {
	x := &Index{Terms: s.terms("index"), Corpus: s.site.Whole(permalink.APICorpus), Lines: s.site.Whole(permalink.APILines), Ledger: s.site.Whole(permalink.Ledger),
		Kinds: s.Kinds(), Matrices: []Matrix{}, Forms: []Form{}, Beside: s.beside()}
	for _, p := range s.corpus.Policies {
		x.Matrices = append(x.Matrices, Matrix{p.Name, s.site.Whole(permalink.APIMatrix(p.Name))})
	}
	for _, f := range Schemas() {
		x.Forms = append(x.Forms, Form{f.Schema, s.site.Whole(permalink.APISchema(f.Name))})
	}
	return x
}

// Kinds lists the records by kind.
func (s *Set) Kinds() []Kind {
	var list []Kind
	for _, k := range kinds {
		x := Kind{Kind: k.name, Title: k.title, Schema: SchemaOf(k.name), Form: s.site.Whole(permalink.APISchema(k.name)), Records: []Listing{}}
		for _, e := range s.entries {
			if e.kind == k {
				x.Records = append(x.Records, s.listing(e))
			}
		}
		x.Count = len(x.Records)
		list = append(list, x)
	}
	return list
}

func (s *Set) listing(e *entry) Listing {
	c := e.document.Common
	l := Listing{Name: e.name(), Title: e.title, URL: s.site.Whole(e.page), Data: s.site.Whole(e.address()), Basis: basis(string(c.Basis)), Specimen: c.Specimen}
	if e.history != nil {
		newest := e.history.Newest()
		l.Basis, l.Disputed = basisOf(newest.Clause, c), s.isClauseDisputed(e.history)
	} else {
		l.Disputed = s.isDisputed(e.document)
	}
	return l
}

// isClauseDisputed reports whether another source says otherwise of a clause in any version.
func (s *Set) isClauseDisputed(h *corpus.History) bool {
	for i, step := range h.Steps {
		if slices.ContainsFunc(step.Version.Claims, func(c corpus.Claim) bool { return isOn(h, i, c.Field) }) {
			return true
		}
	}
	return false
}

// beside lists the data beside pages that gather several documents.
func (s *Set) beside() []Beside {
	list := []Beside{}
	for _, x := range [][2]string{{permalink.Reports, "All Risk Reports, with their risks"}, {permalink.Goals, "All goals, with their dates"}, {permalink.Redactions, "All redactions"}} {
		if at := permalink.Data(x[0]); s.site.Has(at) {
			list = append(list, Beside{x[1], s.site.Whole(x[0]), s.site.Whole(at)})
		}
	}
	return list
}

func contact(c corpus.Contact) string {
	if c.URL != "" {
		return c.URL
	}
	return "mailto:" + c.Email
}
