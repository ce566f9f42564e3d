package dataset

import (
	"strings"
	"sync"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/superseded"
)

// A Site knows which pages there are, and how they word things: data say the same.
type Site interface {
	Whole(address string) string                          // a whole address, where the site knows its own
	Has(address string) bool                              // whether there is a page or file at an address
	Plain(text clause.Inline, in *corpus.File) string     // a text as a reader reads it
	Says(c *corpus.Common) string                         // what a text is, as the banner of its page says it
	Differs(page string) string                           // how what a page shows differs from the public record; empty if it does not
	Turn(h *corpus.History, step int) string              // what may be said of a clause in one version, in a word of Turns
	Redline(h *corpus.History, step int) string           // address of what changed of it there; empty if nothing did
	Lines(h *corpus.History) (first, last int, ok bool)   // of the public record, with the newest text of the clause
	DigestIn(line int, id clause.ID) string               // of a clause in the text that a line of the public record published; empty if it has none
	RecordAddress(p *corpus.Policy, record string) string // of a change record
	Facts(d corpus.Document) any                          // what the page of a document says, in a form of its own; nil if it has none
}

// Turns are what may be said of a clause in one version. That the policy added or changed it is said where the text is the
// publisher's, or where a change record says so; else the text only describes it for the first time, or otherwise.
var Turns = []string{"absent", "added", "described", "came-from", "unchanged", "moved", "revised", "changed", "redescribed", "went-into", "left", "undescribed"}

// A Set makes the records of a corpus. It may be used by several goroutines at once.
type Set struct {
	corpus    *corpus.Corpus
	revisions *revision.Set
	state     *ledger.State
	former    superseded.Texts
	site      Site
	base      string
	entries   []*entry
	versions  map[string]*corpus.Version // by their pages
	pages     map[string]*entry          // by the pages that they are the records of
	gathered  func() *gathered
}

// Given is what records are made from.
type Given struct {
	Corpus    *corpus.Corpus
	Revisions *revision.Set
	State     *ledger.State    // of the public record; nil where nothing was published
	Former    superseded.Texts // what texts said before they were corrected, as far as that is public
	Site      Site
	BaseURL   string // public address of the site's root; empty if it does not know it
}

// A kind is a kind of record.
type kind struct{ name, folder, title string }

// The kinds, and the folders that their records are in.
var (
	policies = kind{"policy", "policies", "Policies"}
	versions = kind{"version", "versions", "Versions"}
	clauses  = kind{"clause", "clauses", "Clauses"}
	accounts = kind{"changes", "changes", "Changes"}
	reports  = kind{"report", "reports", "Risk Reports"}
	editions = kind{"edition", "editions", "Earlier editions"}
	reviews  = kind{"review", "reviews", "Reviews"}
	models   = kind{"model", "models", "Models"}
	tables   = kind{"table", "tables", "Tables"}
	goals    = kind{"goal", "goals", "Goals"}
	sources  = kind{"source", "sources", "Sources"}
	prose    = kind{"page", "pages", "Pages of prose"}
)

var kinds = []kind{policies, versions, clauses, accounts, reports, editions, reviews, models, tables, goals, sources, prose}

// An entry is one record before it is made.
type entry struct {
	kind     kind
	names    []string
	page     string // address of what it is the record of
	title    string
	document corpus.Document // that it is of; of a clause, the newest version that has it
	history  *corpus.History // of a clause
	make     func() any
}

func (e *entry) address() string { return permalink.APIRecord(e.kind.folder, e.names...) }

// name is its name within its kind.
func (e *entry) name() string { return strings.Join(e.names, "/") }

// New lists the records of a corpus and makes none.
func New(g Given) *Set {
	s := &Set{corpus: g.Corpus, revisions: g.Revisions, state: g.State, former: g.Former, site: g.Site, base: g.BaseURL, versions: map[string]*corpus.Version{}, pages: map[string]*entry{}}
	for _, p := range g.Corpus.Policies {
		for _, v := range p.Versions {
			s.versions[v.Address()] = v
		}
	}
	byKind := map[string][]*entry{}
	documents := map[string]corpus.Document{}
	for d := range g.Corpus.Documents() {
		e := s.entryOf(d)
		documents[d.Page] = d
		byKind[e.kind.name] = append(byKind[e.kind.name], e)
	}
	for _, p := range g.Corpus.Policies {
		for _, h := range p.Histories() {
			e := &entry{kind: clauses, names: []string{p.Name, string(h.ID)}, page: permalink.ClauseHistory(p.Name, h.ID), title: p.Title + ", " + string(h.ID) + ": " + h.Title,
				document: documents[h.Newest().Version.Address()], history: h}
			e.make = func() any { return s.history(h, e) }
			byKind[clauses.name] = append(byKind[clauses.name], e)
		}
	}
	s.gathered = sync.OnceValue(s.gather)
	for _, k := range kinds {
		for _, e := range byKind[k.name] {
			s.entries = append(s.entries, e)
			s.pages[e.page] = e
		}
	}
	return s
}

// entryOf is the entry of a document.
func (s *Set) entryOf(d corpus.Document) *entry {
	e := &entry{page: d.Page, title: d.Title, document: d, names: []string{d.Name}}
	e.make = func() any { return s.page(e) }
	switch m := d.Meta.(type) {
	case *corpus.PolicyMeta:
		e.kind, e.names, e.make = policies, []string{d.Policy.Name}, func() any { return s.policy(d.Policy, e) }
	case *corpus.VersionMeta:
		v := s.versions[d.Page]
		e.kind, e.names, e.make = versions, []string{v.Policy.Name, v.Name}, func() any { return s.version(v, e) }
	case *corpus.ChangesMeta:
		v := d.Policy.Version(m.Version)
		e.kind, e.names, e.make = accounts, []string{d.Policy.Name, v.Name}, func() any { return s.changes(v, e) }
	case *corpus.ReportMeta:
		e.kind, e.names = reports, []string{d.Report.Name}
		if d.Earlier {
			e.kind, e.names = editions, []string{d.Report.Name, d.Name}
		}
	case *corpus.ReviewMeta:
		e.kind, e.names = reviews, []string{d.Review.Report.Name, d.Name}
	case *corpus.ModelMeta:
		e.kind = models
	case *corpus.TableMeta:
		e.kind = tables
	case *corpus.GoalMeta:
		e.kind = goals
	case *corpus.SourceMeta:
		e.kind, e.make = sources, func() any { return s.sourceRecord(s.corpus.Source(d.Name), e) }
	case *corpus.PageMeta:
		e.kind = prose
	}
	return e
}

// RecordOf is the address of the record of what a page shows; empty if it has none.
func (s *Set) RecordOf(page string) string {
	if e := s.pages[page]; e != nil {
		return e.address()
	}
	return ""
}

// Address is the address of the record of a kind and name; empty if there is none.
func (s *Set) Address(kind, name string) string {
	for _, e := range s.entries {
		if e.kind.name == kind && e.name() == name {
			return e.address()
		}
	}
	return ""
}
