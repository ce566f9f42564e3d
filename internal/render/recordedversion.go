package render

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A recordedPage tells of a version that is known and whose text is not held, or may not be the one held under its number. It has an
// address of its own, so that nobody takes it for the text; that of the version leads there for as long as no text is held.
type recordedPage struct {
	*layout
	Policy  link
	Version string
	When    *link
	Known   string // the last day of which it is known what was in force
	Dates   []recordedDate
	Spans   []spanRow  // the times in which it was in force
	Entries []recorded // newest first
	Same    *link      // the text held under its number, which may be of another document
	Maybe   []link     // the texts held under other numbers that may be its own
	Before  *link      // the nearest texts held besides
	After   *link
	Doubts  []saysOtherwise // what sources say of all versions that are recorded
}

// A recordedDate is a date that sources give, called as they call it.
type recordedDate struct {
	Name string
	On   string
	By   []link
}

// recordedVersions plans them. Where it is known that its text is held, the record leads there.
func (s *site) recordedVersions(p *corpus.Policy) {
	for _, name := range recordedNames(p) {
		address, held := permalink.Recorded(p.Name, name), p.Named(name)
		if !p.IsApart(name) {
			s.redirect(address, held.Address(), p.Title+" "+name)
			continue
		}
		s.add(address, func(at *view) (string, any) { return "recorded", at.recordedPage(p, name) })
		if held == nil {
			s.leadOn(permalink.Version(p.Name, name), address, recordedTitle(p, name))
		}
	}
}

func (at *view) recordedPage(p *corpus.Policy, name string) *recordedPage {
	l := at.layout(recordedTitle(p, name), permalink.Policy(p.Name))
	l.say("basis", recordedSentence(p, name))
	l.sayOfSite()
	l.Description = p.Title + " " + name + " as it is recorded: its dates, who names it, and the texts held beside it. " + recordedSentence(p, name)
	page := &recordedPage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title), Version: name,
		When: at.ifHas(permalink.InForce(p.Name), "In force when"), Known: at.s.corpus.KnownUntil(p).Long(), Doubts: at.saidOfRecords(p, p.RecordClaims(name))}
	records := recordsOf(p, name)
	for _, r := range slices.Backward(records) {
		page.Entries = append(page.Entries, at.recorded(p, r))
	}
	page.Dates = at.recordedDates(records)
	if v := p.Named(name); v != nil { // its own times are those of another text
		same := at.to(v.Address(), v.Name)
		page.Same = &same
		return page
	}
	for _, row := range at.spanRows(p, p.Spans()) {
		if row.Data.Version == name {
			page.Spans, page.Maybe = append(page.Spans, row), row.Maybe
		}
	}
	page.Before, page.After = at.nearest(p, records[0].Begins(), page.Maybe)
	return page
}

// nearest are the texts held before and after a day, without those that may be of that day's version.
func (at *view) nearest(p *corpus.Policy, day corpus.Date, but []link) (before, after *link) {
	for _, v := range p.Versions {
		held := at.to(v.Address(), v.Name)
		switch {
		case slices.Contains(but, held):
		case v.Begins().After(day):
			return before, &held
		default:
			before = &held
		}
	}
	return before, nil
}

// recordedDates are the dates that the records give, each once.
func (at *view) recordedDates(records []corpus.Recorded) []recordedDate {
	var list []recordedDate
	add := func(name string, on corpus.Date, r corpus.Recorded) {
		known := slices.ContainsFunc(list, func(d recordedDate) bool { return d.Name == name && d.On == on.Long() })
		if !on.IsZero() && !known {
			list = append(list, recordedDate{name, on.Long(), at.sourceNames(r.Source)})
		}
	}
	for _, r := range records {
		add("Published", r.Published, r)
		add("In effect from", r.Effective, r)
	}
	return list
}

// saidOfRecords is what sources say of the versions that are recorded, each once: the data of the spans has it at every one of them.
func (at *view) saidOfRecords(p *corpus.Policy, claims []corpus.Claim) []saysOtherwise {
	var list []saysOtherwise
	for _, c := range claims {
		list = append(list, saysOtherwise{strings.Join(c.Versions, ", "), strings.TrimSuffix(at.s.plain(c.Value.Inline, &p.File), "."), at.sourceLinks(c.Source)})
	}
	return list
}

// recordedSentence says what the page of such a version is.
func recordedSentence(p *corpus.Policy, name string) string {
	if p.Named(name) != nil {
		return "A record of a version; whether the text held here under its number is of the same document is open."
	}
	return "A record of a version; no text of it is held here."
}

func recordedTitle(p *corpus.Policy, name string) string {
	if p.Named(name) != nil {
		return p.Title + " " + name + ": as recorded"
	}
	return p.Title + " " + name + ": recorded, text not held"
}
