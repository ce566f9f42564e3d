package render

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// inForceSchema names the form of the page as data; docs/in-force.schema.json describes it.
const inForceSchema = "rspsite.in-force/1"

// An inForcePage says which version of a policy was in force on which day.
type inForcePage struct {
	*layout
	Policy  link
	Today   []spanRow // in force on the day of the site, as far as the dates tell
	Spans   []spanRow // newest first
	Months  bool      // a date of them is a month
	TimeMap *link
	Data    link
}

// A spanRow is a time in which a version was in force.
type spanRow struct {
	Version link
	Marks   []chip
	From    string
	Until   string // empty where it still holds
	Notes   []string
	Data    spanData
}

// An spansData is the page as data.
type spansData struct {
	fileData
	Spans []spanData `json:"spans"` // oldest first
}

// A spanData is a time in which a version was in force.
type spanData struct {
	Version  string   `json:"version"`
	Held     bool     `json:"held"` // the text is held here
	Basis    *string  `json:"basis"`
	Specimen bool     `json:"specimen"`
	URL      string   `json:"url"`
	From     string   `json:"from"`
	Until    string   `json:"until,omitempty"` // the day on which it no longer was in force
	Ended    string   `json:"ended,omitempty"`
	Again    bool     `json:"again,omitempty"`
	Disputed bool     `json:"disputed"` // others give another date
	Others   []string `json:"otherDates"`
}

// inForce plans the page and its data.
func (s *site) inForce(p *corpus.Policy) {
	if len(p.Spans()) == 0 {
		return
	}
	address := permalink.InForce(p.Name)
	s.add(address, func(at *view) (string, any) { return "in-force", at.inForcePage(p) })
	s.addFile(permalink.Data(address), func() ([]byte, error) {
		d := &spansData{fileData: s.fileData(inForceSchema, address, &p.File, &p.Common), Spans: []spanData{}}
		for _, span := range p.Spans() {
			d.Spans = append(d.Spans, s.spanData(p, span))
		}
		return encodeJSON(d)
	})
}

func (at *view) inForcePage(p *corpus.Policy) *inForcePage {
	s, today := at.s, at.s.corpus.AsOf
	l := at.layout(p.Title+": which version was in force when", permalink.Policy(p.Name))
	at.sayOfPolicy(l, p)
	l.Description = "From when to when each version of " + p.Title + " was in force, as far as its dates are known. " + l.said()
	l.Keys = at.href(staticDir + "in-force.js")
	page := &inForcePage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title), Data: at.to(permalink.Data(at.at), "As JSON"),
		TimeMap: at.ifHas(permalink.TimeMap(permalink.Policy(p.Name)), "As a TimeMap (RFC 7089)")}
	l.relate(s.versionRelations(p, nil)...)
	for _, span := range p.Spans() {
		row := at.spanRow(p, span)
		page.Spans = append(page.Spans, row)
		page.Months = page.Months || !span.From.IsDay()
		if span.May(today.First()) {
			page.Today = append(page.Today, row)
		}
	}
	slices.Reverse(page.Spans)
	return page
}

func (at *view) spanRow(p *corpus.Policy, span corpus.Span) spanRow {
	r := spanRow{Version: at.to(versionPlace(p, span), span.Version), From: span.From.Long(), Data: at.s.spanData(p, span)}
	if span.Held != nil {
		r.Marks = marks(&span.Held.Common)
	} else {
		r.Notes = append(r.Notes, "Recorded; its text is not held here.")
	}
	if span.From.After(at.s.corpus.AsOf) {
		r.Notes = append(r.Notes, "Not yet in force on "+at.s.corpus.AsOf.Long()+".")
	}
	if !span.Until.IsZero() {
		r.Until = span.Until.Long()
	}
	switch span.Ended {
	case corpus.TakenBack:
		r.Notes = append(r.Notes, "Withdrawn.")
	case corpus.Unresolved:
		r.Notes = append(r.Notes, "Another version took effect "+onDate(span.Until)+" as well; no source says which days this one held.")
	}
	if span.Again {
		r.Notes = append(r.Notes, "In force again, since the version after it was withdrawn.")
	}
	if others := at.s.otherDates(span); len(others) > 0 {
		r.Notes = append(r.Notes, "Another source says: "+join("; ", others...)+".")
	}
	return r
}

// otherDates are what others say instead of the first day of a span: dates, and the words of claims that are none.
func (s *site) otherDates(span corpus.Span) []string {
	var others []string
	add := func(words string) {
		if !slices.Contains(others, words) {
			others = append(others, words)
		}
	}
	for _, d := range span.Others {
		if !d.IsZero() {
			add(d.Long())
		}
	}
	if span.Held == nil {
		return others
	}
	for _, c := range span.Held.Claims {
		if _, err := corpus.ParseDate(c.Value.Plain()); err != nil && (c.Field == "published" || c.Field == "effective") {
			add(strings.TrimSuffix(s.plain(c.Value.Inline, &span.Held.File), "."))
		}
	}
	return others
}

// versionPlace is where a version stands: on its page, or among those that are recorded.
func versionPlace(p *corpus.Policy, span corpus.Span) string {
	if span.Held != nil {
		return span.Held.Address()
	}
	i := slices.IndexFunc(p.Recorded, func(r corpus.Recorded) bool { return r.Version == span.Version })
	return permalink.Policy(p.Name) + "#" + recordedID(p, p.Recorded[i])
}

func (s *site) spanData(p *corpus.Policy, span corpus.Span) spanData {
	d := spanData{Version: span.Version, Held: span.Held != nil, URL: s.whole(versionPlace(p, span)), From: span.From.String(), Until: span.Until.String(),
		Ended: string(span.Ended), Again: span.Again, Disputed: len(span.Others) > 0, Others: []string{}}
	if span.Held != nil {
		d.Basis, d.Specimen = basisData(span.Held.Basis), span.Held.Specimen
	}
	for _, other := range span.Others {
		if !other.IsZero() && !slices.Contains(d.Others, other.String()) {
			d.Others = append(d.Others, other.String())
		}
	}
	return d
}
