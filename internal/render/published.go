package render

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A publication is something that was published on a day: an entry of the feeds, and most of them of the home page.
type publication struct {
	address  string
	title    string
	kind     string
	date     corpus.Date
	marks    []chip
	summary  clause.Inline
	file     *corpus.File // in which the summary stands
	says     string       // what the text is: basis, specimen, withdrawn
	specimen bool         // made up, published by nobody
	part     bool         // a change record that came with its version and would only repeat it in a short list

	feed feedPart
}

// A feedPart is what only feeds need of a publication.
type feedPart struct {
	alone     bool           // an entry of feeds, and no news of its own
	id        string         // address that names the entry, which no other entry has
	updated   corpus.Date    // of the newest correction of the text; zero if there is none
	policy    *corpus.Policy // that it is about
	ofReports bool           // it is about a Risk Report
	basis     corpus.Basis
	version   string // of the policy
	clauses   []string
	text      *corpus.File // whose digest counts
	tell      func(*feedBody)
}

// published lists versions, reports, reviews, change records, and corrections of what is about a policy, newest first.
func (s *site) published() []publication {
	return slices.DeleteFunc(s.announced(), func(p publication) bool { return p.feed.alone && (p.kind != erratumKind || p.feed.policy == nil) })
}

// announced lists all that has a date, newest first: what was published, corrected, withdrawn, determined, promised.
func (s *site) announced() []publication {
	var list []publication
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			list = append(list, s.versionPublished(v))
			list = append(list, recordsPublished(p, v)...)
		}
		for i := range p.Recorded {
			list = append(list, recordedPublished(p, &p.Recorded[i]))
		}
	}
	for _, r := range s.corpus.Reports {
		list = append(list, s.reportPublished(r))
		for _, w := range r.Reviews {
			if !w.Published.IsZero() {
				list = append(list, s.reviewPublished(w))
			}
		}
	}
	for _, m := range s.corpus.Models {
		list = append(list, s.determinationsPublished(m)...)
	}
	for _, g := range s.corpus.Goals {
		list = append(list, s.goalPublished(g)...)
	}
	for d := range s.corpus.Documents() {
		if !d.Earlier { // the newest edition has the corrections of all
			list = append(list, s.corrections(d)...)
		}
	}
	slices.SortStableFunc(list, func(a, b publication) int { return b.date.Compare(a.date) }) // newest first
	return list
}

// publicationOf is the entry of a whole file.
func (s *site) publicationOf(f *corpus.File, c *corpus.Common, kind, address, title string, date corpus.Date) publication {
	return publication{address: address, title: title, kind: kind, date: date, marks: marks(c), summary: c.Summary.Inline, file: f,
		says: s.saysOf(c), specimen: c.Specimen, feed: feedPart{id: address, updated: lastCorrection(c), basis: c.Basis, text: f}}
}

// lastCorrection is when a text was corrected or withdrawn last; zero if it never was.
func lastCorrection(c *corpus.Common) corpus.Date {
	var last corpus.Date
	for _, e := range c.Errata {
		last = newest(last, e.On)
	}
	if c.Withdrawn != nil {
		last = newest(last, c.Withdrawn.On)
	}
	return last
}

// erratumKind is the kind of the entries of corrections.
const erratumKind = "Erratum"

// erratumTitle is the title of such an entry. It says of a text that is not in its publisher's words whose correction it is.
func erratumTitle(d corpus.Document, e corpus.Erratum) string {
	if isOurCorrection(d.Common, e) {
		return erratumKind + " of this site: " + d.Title
	}
	return erratumKind + ": " + d.Title
}

// newest is the date that begins last.
func newest(a, b corpus.Date) corpus.Date {
	if b.Compare(a) > 0 {
		return b
	}
	return a
}

func (s *site) versionPublished(v *corpus.Version) publication {
	e := s.publicationOf(&v.File, &v.Common, "Version", v.Address(), v.Policy.Title+" "+v.Name, v.Published)
	e.feed.policy, e.feed.version = v.Policy, v.Name
	e.feed.tell = func(b *feedBody) { b.version(v) }
	return e
}

// recordsPublished are the entries of the change records of a version.
func recordsPublished(p *corpus.Policy, v *corpus.Version) []publication {
	if v.Changes == nil {
		return nil
	}
	var list []publication
	for i := range v.Changes.Records {
		r := &v.Changes.Records[i]
		e := publication{address: recordAddress(p, r.ID), title: shortName(p) + " " + v.Name + ": " + r.Title,
			kind: "Change record", date: v.Published, marks: marks(&v.Changes.Common), summary: r.What.Inline, file: &v.Changes.File,
			part: true,
			says: "Change record by this site’s editors, about a text that is: " + basisSentence(v.Basis)}
		if !r.On.IsZero() {
			e.date, e.part = r.On, false
		}
		e.feed = feedPart{id: e.address, updated: lastCorrection(&v.Changes.Common), policy: p, version: v.Name, clauses: r.Clauses, basis: v.Basis,
			tell: func(b *feedBody) { b.record(v, r) }}
		list = append(list, e)
	}
	return list
}

// recordedAddress is the place of a recorded version on the page of its policy.
func recordedAddress(p *corpus.Policy, r corpus.Recorded) string {
	return permalink.Policy(p.Name) + "#" + recordedID(p, r)
}

// recordedPublished is the entry of a version that is known of and not held.
func recordedPublished(p *corpus.Policy, r *corpus.Recorded) publication {
	title := p.Title + " " + r.Version + " (recorded, text not held)"
	if !r.Seen.IsZero() {
		title = p.Title + " " + r.Version + ": new bytes (recorded, text not held)"
	}
	return publication{address: recordedAddress(p, *r), title: title, kind: "Recorded version", date: shownDate(*r), summary: r.Note.Inline, file: &p.File,
		marks: []chip{{"Text not held", "weak"}}, says: "Recorded from the sources named; the text is not held here.",
		feed: feedPart{alone: true, id: recordedAddress(p, *r), policy: p, version: r.Version, tell: func(b *feedBody) { b.recorded(p, r) }}}
}

// corrections are the entries of the errata of a file, and of its withdrawal.
func (s *site) corrections(d corpus.Document) []publication {
	var list []publication
	of := s.publicationOf(d.File, d.Common, "", d.Page, "", corpus.Date{})
	of.summary = nil
	of.feed.alone, of.feed.updated, of.feed.text = true, corpus.Date{}, nil
	of.feed.policy, of.feed.ofReports = s.policyOf(d)
	of.feed.version = versionOf(d)
	page, _, _ := strings.Cut(d.Page, "#")
	seen := map[string]int{}
	for i := range d.Common.Errata {
		e := &d.Common.Errata[i]
		p, n := of, seen[e.On.String()]+1
		seen[e.On.String()] = n
		p.kind, p.title, p.date, p.summary = erratumKind, erratumTitle(d, *e), e.On, e.What.Inline
		p.feed.id, p.feed.clauses = correctionID(d.Page, "erratum-"+e.On.String(), n), e.Clauses
		if len(e.Clauses) == 1 && d.Doc != nil && d.Doc.Find(clause.ID(e.Clauses[0])) != nil && page == d.Page {
			p.address = d.Page + permalink.Fragment(clause.ID(e.Clauses[0]))
		}
		p.feed.tell = func(b *feedBody) { b.erratum(d, e) }
		list = append(list, p)
	}
	if x := d.Common.Withdrawn; x != nil {
		p := of
		p.kind, p.title, p.date, p.summary = "Withdrawal", "Withdrawn: "+d.Title, x.On, x.Why.Inline
		p.feed.id = correctionID(d.Page, "withdrawn", 1)
		p.feed.tell = func(b *feedBody) { b.withdrawal(d, x) }
		list = append(list, p)
	}
	return list
}

// correctionID names the n-th entry of a kind about what stands at an address.
func correctionID(address, what string, n int) string {
	page, within, _ := strings.Cut(address, "#")
	id := page + "#_feed-" + what
	if within != "" {
		id = page + "#" + within + "-" + what
	}
	if n > 1 {
		id += fmt.Sprintf("-%d", n)
	}
	return id
}

// saysOf is what must be said of a text wherever it is named, in one string.
func (s *site) saysOf(c *corpus.Common) string {
	l := layout{view: &view{s: s}}
	l.bannerAmid(c, false)
	return l.said()
}
