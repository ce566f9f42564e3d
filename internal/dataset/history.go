package dataset

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A History is one clause through all versions of a policy.
type History struct {
	Head
	Policy     string       `json:"policy"`
	ID         string       `json:"id"`                   // the newest that it had
	OtherIDs   []string     `json:"otherIds"`             // those before, oldest first
	ClauseKind string       `json:"clauseKind"`           // heading, paragraph, row and so on
	Commitment string       `json:"commitment,omitempty"` // who is bound
	First      string       `json:"first"`                // the oldest version that has it
	Last       string       `json:"last"`                 // the newest one
	Present    bool         `json:"present"`              // the newest version held has it
	Tombstone  *Tombstone   `json:"tombstone,omitempty"`  // what became of it, if it left
	Versions   []Appearance `json:"versions"`             // every version of the policy, oldest first
	Records    []RecordLink `json:"records"`              // change records that name it, oldest first

	Superseded []SupersededClause `json:"superseded"` // what it said before corrections of versions changed it, oldest first
}

// An Appearance is what became of a clause in one version. Where the version does not have it, there is no text.
type Appearance struct {
	Version     string  `json:"version"`
	Published   string  `json:"published"`
	State       string  `json:"state"` // what may be said of it there
	Basis       *string `json:"basis"`
	Specimen    bool    `json:"specimen"`              // the version is one
	Disputed    bool    `json:"disputed"`              // another source says otherwise of it there
	ID          string  `json:"id,omitempty"`          // that it has there
	Label       string  `json:"label,omitempty"`       // where it stands there
	Text        *string `json:"text,omitempty"`        // as a reader reads it; empty of a group
	Digest      string  `json:"digest,omitempty"`      // of the clause by itself
	WordsDigest string  `json:"wordsDigest,omitempty"` // digest of the words of its text alone
	URL         string  `json:"url,omitempty"`         // its permalink there
	Redline     string  `json:"redline,omitempty"`     // against the version before
	Claims      []Claim `json:"claims"`
}

// A RecordLink leads to a change record.
type RecordLink struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
	Outcome string `json:"outcome,omitempty"`
	URL     string `json:"url"`
	Data    string `json:"data"` // the record that holds it
}

// history is the record of a clause. Its head says what the newest version that has the clause is.
func (s *Set) history(h *corpus.History, e *entry) *History {
	newest := h.Newest()
	v, c := newest.Version, newest.Clause
	r := &History{Head: s.headOfClause(h, e), Policy: v.Policy.Name, ID: string(h.ID), OtherIDs: []string{}, ClauseKind: c.Kind.String(),
		Commitment: c.Attrs.Get(clause.AttrCommitment), Last: v.Name, Present: h.Steps[len(h.Steps)-1].Clause != nil, Records: []RecordLink{}, Superseded: []SupersededClause{}}
	for _, id := range h.Formerly {
		r.OtherIDs = append(r.OtherIDs, string(id))
	}
	for i, step := range h.Steps {
		a := s.appearance(h, i)
		if step.Clause != nil && r.First == "" {
			r.First = step.Version.Name
		}
		r.Disputed = r.Disputed || a.Disputed
		r.Versions = append(r.Versions, a)
		r.Records = append(r.Records, s.recordsNaming(h, step.Version)...)
		if step.Clause != nil {
			r.Errata = append(r.Errata, s.errataOn(step.Version, step.Clause.ID)...)
			r.Superseded = append(r.Superseded, s.supersededClause(step.Version, step.Clause.ID)...)
		}
	}
	if after := h.Steps[len(h.Steps)-1].Version; !r.Present {
		if t, ok := after.Tombstone(c.ID); ok {
			x := s.tombstone(after, t)
			r.Tombstone = &x
		}
	}
	return r
}

func (s *Set) headOfClause(h *corpus.History, e *entry) Head {
	newest := h.Newest()
	v, c := newest.Version, newest.Clause
	page := e.page
	head := Head{Schema: SchemaOf(e.kind.name), Kind: e.kind.name, Name: e.name(), Title: e.title, URL: s.site.Whole(page), Address: page, Data: s.site.Whole(e.address()), AsOf: s.corpus.AsOf.String(), Notice: s.site.Says(&v.Common),
		Differs: s.site.Differs(page), Basis: basisOf(c, &v.Common), Specimen: v.Specimen, Draft: v.Draft, Dated: v.Published.String(),
		Formerly: []string{}, Digests: Digests{Text: v.ClauseDigest(c)}, Errata: []Erratum{}, Redactions: []FieldRedaction{}, Claims: []Claim{}}
	head.Sources, _ = s.sourcesOf(e.document, newest.Path, c)
	for _, id := range h.Formerly {
		if from := permalink.ClauseHistory(v.Policy.Name, id); s.site.Has(from) {
			head.Formerly = append(head.Formerly, from)
		}
	}
	if first, last, ok := s.site.Lines(h); ok {
		head.Ledger = &Ledger{first, last, s.ifHas(permalink.Proof(page))}
	}
	return head
}

func (s *Set) appearance(h *corpus.History, i int) Appearance {
	step := h.Steps[i]
	v := step.Version
	a := Appearance{Version: v.Name, Published: v.Published.String(), State: s.site.Turn(h, i), Basis: basis(string(v.Basis)), Specimen: v.Specimen,
		Redline: s.ifHas(s.site.Redline(h, i))}
	a.Claims = s.claims(v.Claims, &v.File, func(field string) bool { return isOn(h, i, field) })
	a.Disputed = len(a.Claims) > 0
	if c := step.Clause; c != nil {
		text := s.text(c, &v.File)
		a.ID, a.Label, a.Text, a.Digest, a.WordsDigest, a.Basis = string(c.ID), string(c.Label), &text, v.ClauseDigest(c), wordsDigest(text), basisOf(c, &v.Common)
		a.URL = s.site.Whole(permalink.Clause(v.Policy.Name, v.Name, c.ID))
	}
	return a
}

// isOn reports whether a claim on a field of a version is one on the clause, which is there or left with it.
func isOn(h *corpus.History, step int, field string) bool {
	at := h.Steps[step]
	return (at.Clause != nil || at.State == corpus.Left) && isNamed(h, field)
}

// isNamed reports whether an ID is, or was, that of the clause.
func isNamed(h *corpus.History, id string) bool {
	return id == string(h.ID) || slices.Contains(h.Formerly, clause.ID(id))
}

// recordsNaming are the change records of a version that name a clause.
func (s *Set) recordsNaming(h *corpus.History, v *corpus.Version) []RecordLink {
	var list []RecordLink
	if v.Changes == nil {
		return nil
	}
	for i := range v.Changes.Records {
		if r := &v.Changes.Records[i]; slices.ContainsFunc(r.Clauses, func(id string) bool { return isNamed(h, id) }) {
			list = append(list, RecordLink{r.ID, v.Name, r.Title, string(r.Outcome), s.site.Whole(s.site.RecordAddress(v.Policy, r.ID)),
				s.site.Whole(permalink.APIRecord(accounts.folder, v.Policy.Name, v.Name))})
		}
	}
	return list
}
