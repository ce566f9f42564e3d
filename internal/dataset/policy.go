package dataset

import (
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// A Policy is a policy with the list of its versions.
type Policy struct {
	Head
	Short       string        `json:"short,omitempty"` // its name in running text
	Publisher   string        `json:"publisher"`
	Home        string        `json:"home,omitempty"`   // the publisher's page
	Latest      string        `json:"latest,omitempty"` // the newest version in force whose text is held
	Versions    []VersionLink `json:"versions"`         // oldest first
	Recorded    []Recorded    `json:"recorded"`         // known, with no text held
	Cadence     []Cadence     `json:"cadence"`          // how often it wants a Risk Report
	Comparisons []Comparison  `json:"comparisons"`
	Matrix      string        `json:"matrix"` // what became of each clause in each version, as CSV
	ClauseCount int           `json:"clauseCount"`
	Clauses     []Clause      `json:"clauses"` // of the page of the policy itself
}

// A VersionLink leads to the record of a version.
type VersionLink struct {
	Version   string  `json:"version"`
	Published string  `json:"published"`
	Effective string  `json:"effective,omitempty"`
	Basis     *string `json:"basis"`
	Specimen  bool    `json:"specimen"`
	Disputed  bool    `json:"disputed"`
	Withdrawn bool    `json:"withdrawn"`
	Digest    string  `json:"digest"` // of its text
	URL       string  `json:"url"`
	Data      string  `json:"data"`
}

// A Recorded is a version that is known and whose text is not held.
type Recorded struct {
	Version   string    `json:"version"`
	URL       string    `json:"url"`                 // what is known of it, or its text where it is known that it is held
	Published string    `json:"published,omitempty"` // by its sources, as the next one; at least one of the two is there
	Effective string    `json:"effective,omitempty"`
	Disputed  bool      `json:"disputed"`       // another source denies it or dates it otherwise
	Seen      string    `json:"seen,omitempty"` // of new bytes under an unchanged name
	Original  *Original `json:"original,omitempty"`
	Note      string    `json:"note,omitempty"`
	Account   string    `json:"account,omitempty"`
	Redline   string    `json:"redline,omitempty"` // the publisher's own
	Sources   []Source  `json:"sources"`
}

// A Cadence is a rule on how often a report is due, in months after the one before.
type Cadence struct {
	Since    string   `json:"since"` // the first version that has it
	Earliest int      `json:"earliest,omitempty"`
	Latest   int      `json:"latest"`
	Clause   string   `json:"clause,omitempty"` // reference to the clause that says so
	Note     string   `json:"note,omitempty"`
	Sources  []Source `json:"sources"`
}

// A Comparison leads to what became of one version in another; its data have a form of their own, rspsite.diff/1.
type Comparison struct {
	Old  string `json:"old"`
	New  string `json:"new"`
	URL  string `json:"url"`
	Data string `json:"data"`
}

// recordedPage is where a recorded version stands: what is known of it, or its text where it is known that it is held.
func recordedPage(p *corpus.Policy, name string) string {
	if p.IsApart(name) {
		return permalink.Recorded(p.Name, name)
	}
	return p.Named(name).Address()
}

func (s *Set) policy(p *corpus.Policy, e *entry) *Policy {
	f := &p.File
	r := &Policy{Head: s.headOf(e), Short: p.Short, Publisher: p.Publisher, Home: web(p.Home), Versions: []VersionLink{}, Recorded: []Recorded{}, Cadence: []Cadence{},
		Comparisons: []Comparison{}, Matrix: s.site.Whole(permalink.APIMatrix(p.Name)), ClauseCount: len(p.Histories()), Clauses: s.clauses(e.document)}
	if v := p.Latest(); v != nil {
		r.Latest = v.Name
	}
	for _, v := range p.Versions {
		r.Versions = append(r.Versions, VersionLink{Version: v.Name, Published: v.Published.String(), Effective: v.Effective.String(), Basis: basis(string(v.Basis)),
			Specimen: v.Specimen, Disputed: len(v.Claims) > 0, Withdrawn: v.Withdrawn != nil, Digest: v.TextDigest(),
			URL: s.site.Whole(v.Address()), Data: s.site.Whole(permalink.APIRecord(versions.folder, p.Name, v.Name))})
	}
	for _, x := range p.Recorded {
		r.Recorded = append(r.Recorded, Recorded{Version: x.Version, URL: s.site.Whole(recordedPage(p, x.Version)), Published: x.Published.String(), Effective: x.Effective.String(),
			Disputed: p.IsRecordDisputed(x.Version), Seen: x.Seen.String(), Original: s.original(x.Original, f),
			Note: s.site.Plain(x.Note.Inline, f), Account: s.site.Plain(x.Account.Inline, f), Redline: web(x.Redline), Sources: s.sources(x.Source)})
	}
	for _, x := range p.Cadence {
		r.Cadence = append(r.Cadence, Cadence{x.Since, x.Earliest, x.Latest, x.Clause, s.site.Plain(x.Note.Inline, f), s.sources(x.Source)})
	}
	for _, pair := range revision.Pairs(p) {
		page := permalink.Compare(p.Name, pair.Old.Name, pair.New.Name)
		if s.site.Has(permalink.Data(page)) {
			r.Comparisons = append(r.Comparisons, Comparison{pair.Old.Name, pair.New.Name, s.site.Whole(page), s.site.Whole(permalink.Data(page))})
		}
	}
	return r
}
