package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// An inForcePage says which version of a policy was in force on which day.
type inForcePage struct {
	*layout
	Policy    link
	Known     string          // the last day of which anything is known, as a machine reads it
	Until     string          // the same for readers
	IsNow     bool            // that is the day of the site
	Newest    []spanRow       // in force on the last day known, as far as the dates tell
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

// A byAccount is what was in force by the word of one source.
type byAccount struct {
	Source link
	Known  string // the last day of which it can say anything, as a machine reads it
	Until  string // the same for readers
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
	s, known := at.s, at.s.corpus.KnownUntil(p)
	l := at.layout(p.Title+": which version was in force when", permalink.Policy(p.Name))
	at.sayOfPolicy(l, p)
	l.Description = "From when to when each version of " + p.Title + " was in force, as far as its dates are known. " + l.said()
	l.Keys = at.href(staticDir + "in-force.js")
	page := &inForcePage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title), Data: at.to(permalink.Data(at.at), "As JSON"),
		Known: known.Last(), Until: known.Long(), IsNow: known == s.corpus.AsOf, TimeMap: at.ifHas(permalink.TimeMap(permalink.Policy(p.Name)), "As a TimeMap (RFC 7089)")}
	l.relate(s.versionRelations(p, nil)...)
	page.Spans, page.OfRecords = at.spanRows(p, p.Spans()), at.saidOfRecords(p, p.RecordClaims(""))
	page.Newest = onDay(page.Spans, page.Known)
	for _, row := range page.Spans {
		page.Months = page.Months || len(row.Data.From) < len("2006-01-02")
	}
	page.IsPartial = len(s.mementos(p.Versions, func(*corpus.Version) clause.ID { return "" })) < len(page.Spans)
	for _, a := range s.corpus.Accounts(p) {
		account := at.byAccount(p, a)
		page.Accounts = append(page.Accounts, account)
		then := onDay(account.Spans, page.Known)
		if page.Known <= account.Known && len(then) > 0 && !slices.EqualFunc(then, page.Newest, isSameVersion) {
			page.Also = append(page.Also, byAccount{Source: account.Source, Spans: then})
		}
	}
	page.Doubted = len(page.Also) == 0 && slices.ContainsFunc(page.Newest, func(r spanRow) bool { return r.Data.Disputed })
	if v := p.Latest(); v != nil && len(page.Newest) > 0 && !slices.ContainsFunc(page.Newest, func(r spanRow) bool { return r.Data.Held }) {
		held := at.to(v.Address(), v.Name)
		page.Held = &held
	}
	return page
}

// byAccount is what a source says. Its rows name no source, as it is that of all of them.
func (at *view) byAccount(p *corpus.Policy, a corpus.Account) byAccount {
	b := byAccount{Source: at.sourceLinks(corpus.Sources{{Name: a.Source}})[0], Known: a.Reaches.Last(), Until: a.Reaches.Long(), Spans: at.spanRows(p, a.Spans)}
	for i := range b.Spans {
		b.Spans[i].By = nil
	}
	return b
}

func isSameVersion(a, b spanRow) bool { return a.Data.Version == b.Data.Version }
