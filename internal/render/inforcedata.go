package render

import (
	"slices"

	"rspsite/internal/corpus"
)

// inForceSchema names the form of the page as data; docs/in-force.schema.json describes it.
const inForceSchema = "rspsite.in-force/1"

// A spansData is the page that says which version was in force when, as data.
type spansData struct {
	fileData
	KnownUntil string        `json:"knownUntil"` // the last day of which anything is known
	Spans      []spanData    `json:"spans"`      // oldest first
	Accounts   []accountData `json:"accounts"`
}

// An accountData is what was in force by the word of one source.
type accountData struct {
	Sources    []sourceData `json:"sources"` // one
	KnownUntil string       `json:"knownUntil"`
	Spans      []spanData   `json:"spans"`
}

// A spanData is a time in which a version was in force.
type spanData struct {
	Version  string       `json:"version"`
	Held     bool         `json:"held"`            // the text is held here
	Maybe    []string     `json:"maybe,omitempty"` // held versions whose text may be this one's
	Basis    *string      `json:"basis"`
	Specimen bool         `json:"specimen"`
	URL      string       `json:"url"`
	From     string       `json:"from"`
	Sources  []sourceData `json:"sources"`         // of that day
	Until    string       `json:"until,omitempty"` // the day on which it no longer was in force
	Ended    string       `json:"ended,omitempty"`
	Again    bool         `json:"again,omitempty"`
	Disputed bool         `json:"disputed"` // others say what cannot be true as well
	Others   []string     `json:"otherDates"`
	Claims   []claimData  `json:"claims"`
}

// spansData is the data of the page at an address.
func (s *site) spansData(p *corpus.Policy, address string) *spansData {
	list := func(spans []corpus.Span) []spanData {
		data := []spanData{}
		for _, span := range spans {
			data = append(data, s.spanData(p, span))
		}
		return data
	}
	d := &spansData{fileData: s.fileData(inForceSchema, address, &p.File, &p.Common), KnownUntil: s.corpus.KnownUntil(p).String(), Spans: list(p.Spans()), Accounts: []accountData{}}
	for _, a := range s.corpus.Accounts(p) {
		d.Accounts = append(d.Accounts, accountData{s.sourceData(corpus.Sources{{Name: a.Source}}), a.Reaches.String(), list(a.Spans)})
	}
	return d
}

func (s *site) spanData(p *corpus.Policy, span corpus.Span) spanData {
	d := spanData{Version: span.Version, Held: span.Held != nil, URL: s.whole(versionPlace(p, span)), From: span.From.String(), Sources: s.sourceData(span.Sources), Until: span.Until.String(),
		Ended: string(span.Ended), Again: span.Again, Disputed: corpus.Disputed(span.Others), Others: []string{}, Claims: []claimData{}}
	file := &p.File
	if span.Held != nil {
		d.Basis, d.Specimen, file = basisData(span.Held.Basis), span.Held.Specimen, &span.Held.File
	}
	for _, v := range span.Maybe {
		d.Maybe = append(d.Maybe, v.Name)
	}
	for _, o := range span.Others {
		if !o.On.IsZero() && !slices.Contains(d.Others, o.On.String()) {
			d.Others = append(d.Others, o.On.String())
		}
		c := claimData{Field: o.Field, Value: s.plain(o.Value.Inline, file), Sources: s.sourceData(o.Source)}
		if c.Value == "" {
			c.Value = o.On.String()
		}
		d.Claims = append(d.Claims, c)
	}
	return d
}
