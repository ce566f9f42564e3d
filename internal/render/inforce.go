package render

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An inForcePage says which version of a policy was in force on which day.
type inForcePage struct {
	*layout
	Policy    link
	Day       string          // of the site, as a machine reads it: nothing is known of later ones
	Today     []spanRow       // in force on that day, as far as the dates tell
	Also      []byAccount     // what sources say instead of it
	Doubted   bool            // what is in force on that day is disputed, and no date says what is instead
	Held      *link           // the newest text held, where none is held of what is in force
	Spans     []spanRow       // newest first
	OfRecords []saysOtherwise // what sources say of the versions that are recorded alone
	Accounts  []byAccount
	Months    bool // a date of them is a month
	IsPartial bool // versions are missing in the TimeMap
	TimeMap   *link
	Data      link
}

// A spanRow is a time in which a version was in force.
type spanRow struct {
	Version link
	Marks   []chip
	From    string
	Until   string // empty where it still holds
	Notes   []string
	Maybe   []link // the held versions whose text may be this one's
	Others  []saysOtherwise
	Data    spanData
	span    corpus.Span
}

// A saysOtherwise is what another source says of a span.
type saysOtherwise struct {
	Says    string
	Sources []link
}

// A byAccount is what was in force by the word of one source.
type byAccount struct {
	Source link
	Spans  []spanRow
}

// inForce plans the page and its data.
func (s *site) inForce(p *corpus.Policy) {
	if len(p.Spans()) == 0 {
		return
	}
	address := permalink.InForce(p.Name)
	s.add(address, func(at *view) (string, any) { return "in-force", at.inForcePage(p) })
	s.addFile(permalink.Data(address), func() ([]byte, error) { return encodeJSON(s.spansData(p, address)) })
}

func (at *view) inForcePage(p *corpus.Policy) *inForcePage {
	s, today := at.s, at.s.corpus.AsOf
	l := at.layout(p.Title+": which version was in force when", permalink.Policy(p.Name))
	at.sayOfPolicy(l, p)
	l.Description = "From when to when each version of " + p.Title + " was in force, as far as its dates are known. " + l.said()
	l.Keys = at.href(staticDir + "in-force.js")
	page := &inForcePage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title), Data: at.to(permalink.Data(at.at), "As JSON"), Day: today.Last(),
		TimeMap: at.ifHas(permalink.TimeMap(permalink.Policy(p.Name)), "As a TimeMap (RFC 7089)")}
	l.relate(s.versionRelations(p, nil)...)
	page.Spans, page.OfRecords = at.spanRows(p, p.Spans()), at.saidOfRecords(p)
	page.Today = onDay(page.Spans, today.First())
	for _, row := range page.Spans {
		page.Months = page.Months || len(row.Data.From) < len("2006-01-02")
	}
	known := s.mementos(p.Versions, func(*corpus.Version) clause.ID { return "" })
	page.IsPartial = len(known) < len(page.Spans)
	for _, a := range p.Accounts() {
		account := byAccount{Source: at.sourceLinks(corpus.Sources{{Name: a.Source}})[0], Spans: at.spanRows(p, a.Spans)}
		page.Accounts = append(page.Accounts, account)
		if then := onDay(account.Spans, today.First()); !slices.EqualFunc(then, page.Today, isSameVersion) {
			page.Also = append(page.Also, byAccount{account.Source, then})
		}
	}
	page.Doubted = len(page.Also) == 0 && slices.ContainsFunc(page.Today, func(r spanRow) bool { return r.Data.Disputed })
	if v := p.Latest(); v != nil && len(page.Today) > 0 && !slices.ContainsFunc(page.Today, func(r spanRow) bool { return r.Data.Held }) {
		held := at.to(v.Address(), v.Name)
		page.Held = &held
	}
	return page
}

func isSameVersion(a, b spanRow) bool { return a.Data.Version == b.Data.Version }

// spanRows are those of spans, newest first.
func (at *view) spanRows(p *corpus.Policy, spans []corpus.Span) []spanRow {
	var rows []spanRow
	for _, span := range slices.Backward(spans) {
		rows = append(rows, at.spanRow(p, span))
	}
	return rows
}

// onDay are the rows of versions that may have been in force on a day, oldest first.
func onDay(rows []spanRow, day string) []spanRow {
	var found []spanRow
	for _, r := range slices.Backward(rows) {
		if r.span.May(day) {
			found = append(found, r)
		}
	}
	return found
}

func (at *view) spanRow(p *corpus.Policy, span corpus.Span) spanRow {
	r := spanRow{Version: at.to(versionPlace(p, span), span.Version), From: span.From.Long(), Data: at.s.spanData(p, span), span: span}
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
	for _, v := range span.Maybe {
		r.Maybe = append(r.Maybe, at.to(v.Address(), v.Name))
	}
	file := &p.File
	if span.Held != nil {
		file = &span.Held.File
	}
	for _, o := range span.Others {
		if !isCount(o) {
			r.Others = append(r.Others, saysOtherwise{at.s.otherWords(span, o, file), at.sourceLinks(o.Source)})
		}
	}
	return r
}

// isCount reports whether a source speaks of all the versions that are recorded, and not of one.
func isCount(o corpus.Otherwise) bool { return o.Field == "recorded" && o.On.IsZero() }

// saidOfRecords is what sources say of the versions that are recorded, each once: the data of the spans has it at every one of them.
func (at *view) saidOfRecords(p *corpus.Policy) []saysOtherwise {
	var list []saysOtherwise
	for _, c := range p.Claims {
		if c.Field == "recorded" {
			list = append(list, saysOtherwise{strings.TrimSuffix(at.s.plain(c.Value.Inline, &p.File), "."), at.sourceLinks(c.Source)})
		}
	}
	return list
}

// otherWords say what a source says of a span, and how it differs from what the span says.
func (s *site) otherWords(span corpus.Span, o corpus.Otherwise, file *corpus.File) string {
	words := strings.TrimSuffix(s.plain(o.Value.Inline, file), ".")
	if d, err := corpus.ParseDate(words); err == nil {
		words = d.Long()
	}
	switch {
	case o.Field == "published" && o.On.IsZero() && !o.Differs:
		return "Of its publication another source says: " + words + "."
	case o.Field == "version":
		return "Of the number of this version another source says: " + words + "."
	case o.On.IsZero():
		return "Of its date another source says: " + words + "."
	case o.Differs:
		return "Another source says: " + o.On.Long() + "."
	case o.On.IsDay():
		return "Another source gives the day: " + o.On.Long() + "."
	case len(o.On.String()) < len(span.From.String()):
		return "Another source is less exact: " + o.On.Long() + "."
	default:
		return "Another source is more exact: " + o.On.Long() + "."
	}
}

// versionPlace is where a version stands: its text, or what is recorded of it.
func versionPlace(p *corpus.Policy, span corpus.Span) string {
	if span.Held != nil {
		return span.Held.Address()
	}
	return permalink.Recorded(p.Name, span.Version)
}
