package dataset

import (
	"bytes"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A Clause is one clause of a text, or a group of clauses that was given an ID.
type Clause struct {
	ID          string            `json:"id"`
	Derived     bool              `json:"derived"`               // the ID was made up and holds for this text alone
	Label       string            `json:"label"`                 // where it stands in this text
	Kind        string            `json:"kind"`                  // heading, paragraph, row and so on
	Level       int               `json:"level,omitempty"`       // of a heading
	Header      bool              `json:"header,omitempty"`      // of a row: the head of its table
	Path        []string          `json:"path"`                  // titles of the sections that it is in, outermost first
	Text        string            `json:"text"`                  // as a reader reads it
	Cells       []string          `json:"cells,omitempty"`       // of a row
	URL         string            `json:"url"`                   // its permalink
	Address     string            `json:"address"`               // the same from the root of the site
	History     string            `json:"history,omitempty"`     // its record through all versions
	Canonical   string            `json:"canonical"`             // its line of the canonical form
	Digest      string            `json:"digest"`                // of that
	WordsDigest string            `json:"wordsDigest,omitempty"` // digest of the words of its text alone
	Attrs       map[string]string `json:"attrs"`                 // the attributes that it has, as written
	Basis       *string           `json:"basis"`                 // its own, or that of the text
	Specimen    bool              `json:"specimen"`              // the text is one
	Disputed    bool              `json:"disputed"`              // another source says otherwise of it
	Commitment  string            `json:"commitment,omitempty"`  // who is bound
	Sources     []Source          `json:"sources"`
	SourcesFrom string            `json:"sourcesFrom"` // what names them: clause, around, document or none
	Claims      []Claim           `json:"claims"`      // what other sources say of it
	Redactions  []Redaction       `json:"redactions"`  // what was taken out of it
}

// clauses are all of a document that can be cited, in the order of the text.
func (s *Set) clauses(d corpus.Document) []Clause {
	list := []Clause{}
	if d.Doc == nil {
		return list
	}
	for path, c := range d.Doc.WithPath() {
		if c.IsCitable() {
			list = append(list, s.clause(d, path, c))
		}
	}
	return list
}

func (s *Set) clause(d corpus.Document, path []*clause.Clause, c *clause.Clause) Clause {
	address := d.ClauseAddress(c.ID)
	text := s.text(c, d.File)
	x := Clause{ID: string(c.ID), Derived: c.Derived, Label: string(c.Label), Kind: c.Kind.String(), Level: c.Level, Header: c.Header, Path: []string{},
		Text: text, URL: s.site.Whole(address), Address: address, Canonical: canonicalLine(c), Digest: d.ClauseDigest(c), WordsDigest: wordsDigest(text),
		Attrs: map[string]string{}, Basis: basisOf(c, d.Common), Specimen: d.Common.Specimen, Commitment: c.Attrs.Get(clause.AttrCommitment), Redactions: []Redaction{}}
	for _, above := range path {
		if above.Kind == clause.Heading {
			x.Path = append(x.Path, s.site.Plain(above.Text, d.File))
		}
	}
	for _, cell := range c.Cells {
		x.Cells = append(x.Cells, s.site.Plain(cell.Text, d.File))
	}
	for _, a := range c.Attrs {
		x.Attrs[a.Key] = strings.Join(strings.Fields(a.Value), " ")
	}
	if v := s.versions[d.Page]; v != nil && !c.Derived {
		if h := v.Policy.History(c.ID); h != nil {
			x.History = s.site.Whole(permalink.APIRecord(clauses.folder, v.Policy.Name, string(h.ID)))
		}
	}
	x.Sources, x.SourcesFrom = s.sourcesOf(d, path, c)
	x.Claims = s.claims(d.Common.Claims, d.File, func(field string) bool { return field == string(c.ID) })
	x.Disputed = len(x.Claims) > 0
	for _, r := range c.Redactions() {
		x.Redactions = append(x.Redactions, redaction(r))
	}
	return x
}

// text is a clause as a reader reads it, without marks: references in words, cells joined by a bar.
func (s *Set) text(c *clause.Clause, f *corpus.File) string {
	switch {
	case c.Kind.IsCode():
		return c.PlainText()
	case c.Kind != clause.Row:
		return s.site.Plain(c.Text, f)
	}
	var cells []string
	for _, cell := range c.Cells {
		cells = append(cells, s.site.Plain(cell.Text, f))
	}
	return strings.Join(cells, " | ")
}

// canonicalLine is the line of a clause by itself in the canonical form: its digest is that of the line rspsite.canonical/1 and this
// one, each with its line break.
func canonicalLine(c *clause.Clause) string {
	_, line, _ := bytes.Cut(canonical.Clause(c), []byte("\n"))
	return string(bytes.TrimSuffix(line, []byte("\n")))
}

// basisOf is what the wording of a clause rests on: its own word, else that of the text.
func basisOf(c *clause.Clause, of *corpus.Common) *string {
	if own := c.Attrs.Get(clause.AttrBasis); own != "" {
		return &own
	}
	return basis(string(of.Basis))
}

// sourcesOf are the sources that a clause has, and what names them: it itself, what it stands in, or the header.
func (s *Set) sourcesOf(d corpus.Document, path []*clause.Clause, c *clause.Clause) (list []Source, from string) {
	named := NamedSources(corpus.SourcesOf(path, c))
	switch {
	case c.Attrs.Get(clause.AttrSource) != "":
		from = "clause"
	case len(named) > 0:
		from = "around"
	case len(d.Common.Source) > 0:
		named, from = d.Common.Source, "document"
	default:
		from = "none"
	}
	return s.sources(named), from
}

func redaction(r *clause.Redaction) Redaction {
	return Redaction{ID: r.ID, Reason: string(r.Reason), Extent: string(r.Extent), Note: r.Note, Commitment: r.Commitment}
}
