package dataset

import (
	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/publication"
)

// A Head is what every record begins with.
type Head struct {
	Schema     string           `json:"schema"`            // rspsite.api.<kind>/1
	Kind       string           `json:"kind"`              // policy, version, clause and so on
	Name       string           `json:"name"`              // within its kind: "anthropic-rsp/v3.0"
	Title      string           `json:"title"`             // as a citation names it
	URL        string           `json:"url"`               // where readers see it: the address to cite
	Address    string           `json:"address"`           // the same from the root of the site
	Data       string           `json:"data"`              // where this record is
	AsOf       string           `json:"asOf"`              // the day that the site shows
	Notice     string           `json:"notice"`            // what the text is, in a sentence: to be shown wherever the text is
	Differs    string           `json:"differs,omitempty"` // how it differs from the public record
	Basis      *string          `json:"basis"`             // on what the wording rests; null where nobody says
	Specimen   bool             `json:"specimen"`          // made up to show the tool; nobody published it
	Draft      bool             `json:"draft,omitempty"`   // not published
	Disputed   bool             `json:"disputed"`          // another source says otherwise of a part of it, or a reviewer disagrees
	Summary    string           `json:"summary,omitempty"`
	Dated      string           `json:"dated,omitempty"` // the day, month or year that it states of itself
	Formerly   []string         `json:"formerly"`        // addresses that lead here, from the root
	Digests    Digests          `json:"digests"`
	Ledger     *Ledger          `json:"ledger,omitempty"`    // its place in the public record; absent where that does not have it
	Withdrawn  *Withdrawn       `json:"withdrawn,omitempty"` // its publisher took it back
	Errata     []Erratum        `json:"errata"`              // what was corrected in it since it was published
	Redactions []FieldRedaction `json:"redactions"`          // in the header; those of the text stand at its clauses
	Sources    []Source         `json:"sources"`             // of the text as a whole
	Claims     []Claim          `json:"claims"`              // what other sources say of a field of its header, or of a clause
}

// Digests are those of the canonical forms, and the files that they are taken of.
type Digests struct {
	Text      string `json:"text"`                 // of a clause: of its newest wording
	Header    string `json:"header,omitempty"`     // without its lists that grow
	Canonical string `json:"canonical,omitempty"`  // file whose SHA-256 the digest of the text is
	Fields    string `json:"headerData,omitempty"` // file that holds the header and the lists
}

// A Ledger is the place of a record in the public record: numbers of lines, from 0.
type Ledger struct {
	First int    `json:"first"`           // line by which it became public
	Last  int    `json:"last"`            // newest line that speaks of it
	Proof string `json:"proof,omitempty"` // that the last line is in the log
}

// A Withdrawn says when a text was withdrawn, and why.
type Withdrawn struct {
	On  string `json:"on"`
	Why string `json:"why"`
}

// An Erratum is a correction of a published text.
type Erratum struct {
	On      string   `json:"on"`
	Kind    string   `json:"kind"`
	What    string   `json:"what"`
	Why     string   `json:"why,omitempty"`
	Edition string   `json:"edition,omitempty"` // that it made, of a report
	Version string   `json:"version,omitempty"` // that it corrected, in the record of a clause
	Clauses []string `json:"clauses"`
}

// A Redaction stands for a text that the publisher took out.
type Redaction struct {
	ID         string `json:"id"`
	Reason     string `json:"reason"`
	Extent     string `json:"extent"`
	Note       string `json:"note"`
	Commitment string `json:"commitment"`
}

// A FieldRedaction is one in a field of the header.
type FieldRedaction struct {
	Redaction
	Field string `json:"field"` // path of it: summary, errata[0].why
}

// SchemaOf is the name of the form of records of a kind.
func SchemaOf(kind string) string { return "rspsite.api." + kind + "/1" }

// headOf is the head of the record of a document.
func (s *Set) headOf(e *entry) Head {
	d, c := e.document, e.document.Common
	h := Head{Schema: SchemaOf(e.kind.name), Kind: e.kind.name, Name: e.name(), Title: d.Title, URL: s.site.Whole(d.Page), Address: d.Page,
		Data: s.site.Whole(e.address()), AsOf: s.corpus.AsOf.String(), Notice: s.site.Says(c), Differs: s.site.Differs(d.Page),
		Basis: basis(string(c.Basis)), Specimen: c.Specimen, Draft: c.Draft, Disputed: s.isDisputed(d), Summary: s.site.Plain(c.Summary.Inline, d.File),
		Dated: d.Date().String(), Formerly: []string{}, Digests: s.digests(d), Ledger: s.ledgerOf(d), Errata: []Erratum{}, Redactions: []FieldRedaction{},
		Sources: s.sources(c.Source), Claims: s.claims(c.Claims, d.File, all)}
	for _, alias := range c.Aliases {
		if from := corpus.AliasAddress(d.Page, alias); s.site.Has(from) {
			h.Formerly = append(h.Formerly, from)
		}
	}
	if w := c.Withdrawn; w != nil {
		h.Withdrawn = &Withdrawn{w.On.String(), s.site.Plain(w.Why.Inline, d.File)}
	}
	for _, x := range c.Errata {
		h.Errata = append(h.Errata, s.erratum(x, d.File))
	}
	for _, p := range d.Redactions() {
		if p.Field != "" {
			h.Redactions = append(h.Redactions, FieldRedaction{redaction(p.Redaction), p.Field})
		}
	}
	return h
}

func (s *Set) erratum(x corpus.Erratum, in *corpus.File) Erratum {
	return Erratum{On: x.On.String(), Kind: string(x.Kind), What: s.site.Plain(x.What.Inline, in), Why: s.site.Plain(x.Why.Inline, in), Edition: x.Edition,
		Clauses: append([]string{}, x.Clauses...)}
}

// basis is what a text rests on; null where its header does not say.
func basis(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}

func (s *Set) digests(d corpus.Document) Digests {
	header, _ := publication.Parts(d)
	x := Digests{Text: d.TextDigest(), Header: canonical.HeaderDigest(header)}
	if d.HasOwnPage() {
		x.Canonical, x.Fields = s.ifHas(permalink.Canonical(d.Page)), s.ifHas(permalink.HeaderData(d.Page))
	}
	return x
}

// ifHas is the whole address of a file; empty if the site has none there.
func (s *Set) ifHas(address string) string {
	if !s.site.Has(address) {
		return ""
	}
	return s.site.Whole(address)
}

// ledgerOf is the place of a document in the public record; nil where that does not have it.
func (s *Set) ledgerOf(d corpus.Document) *Ledger {
	if s.state == nil {
		return nil
	}
	now := s.state.At(d.Page)
	if now == nil {
		return nil
	}
	l := &Ledger{First: now.First, Last: now.Last}
	if d.HasOwnPage() {
		l.Proof = s.ifHas(permalink.Proof(d.Page))
	}
	return l
}

// isDisputed reports whether another source says otherwise of anything in a document, or its reviewer disagrees.
func (s *Set) isDisputed(d corpus.Document) bool {
	if len(d.Common.Claims) > 0 {
		return true
	}
	switch m := d.Meta.(type) {
	case *corpus.ReviewMeta:
		return disagrees(m)
	case *corpus.ReportMeta:
		if d.Report == nil {
			return false
		}
		for _, w := range d.Report.Reviews {
			if text, held := w.Reviewed(); disagrees(&w.ReviewMeta) && held && text.Path == d.Path {
				return true
			}
		}
	case *corpus.ChangesMeta:
		for _, v := range d.Policy.Versions {
			if v.Changes != nil && &v.Changes.ChangesMeta == m {
				return s.isStepDisputed(v)
			}
		}
	}
	return false
}

// disagrees reports whether a published review disagrees with what it is of, in a part or as a whole.
func disagrees(w *corpus.ReviewMeta) bool {
	if w.Published.IsZero() {
		return false
	}
	for _, v := range w.Verdicts {
		if v.Verdict == "disagrees" || v.Verdict == "agrees-in-part" {
			return true
		}
	}
	return len(w.Disagreements) > 0
}
