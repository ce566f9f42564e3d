package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A publication is something that was published on a day: an entry of the feed and of the home page.
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
}

// published lists versions, reports, reviews and change records, newest first.
func (s *site) published() []publication {
	var list []publication
	for _, p := range s.corpus.Policies {
		for _, v := range p.Versions {
			list = append(list, publicationOf(&v.File, &v.Common, "Version", v.Address(), p.Title+" "+v.Name, v.Published))
			list = append(list, recordsPublished(p, v)...)
		}
	}
	for _, r := range s.corpus.Reports {
		list = append(list, publicationOf(&r.File, &r.Common, "Risk Report", permalink.Report(r.Name), r.Title, r.Published))
		for _, w := range r.Reviews {
			if !w.Published.IsZero() {
				list = append(list, publicationOf(&w.File, &w.Common, "Review", permalink.Review(r.Name, w.Name), w.Title, w.Published))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b publication) int { return b.date.Compare(a.date) }) // newest first
	return list
}

// publicationOf is the entry of a whole file.
func publicationOf(f *corpus.File, c *corpus.Common, kind, address, title string, date corpus.Date) publication {
	return publication{address: address, title: title, kind: kind, date: date, marks: marks(c), summary: c.Summary.Inline, file: f,
		says: saysOf(c), specimen: c.Specimen}
}

// recordsPublished are the entries of the change records of a version.
func recordsPublished(p *corpus.Policy, v *corpus.Version) []publication {
	if v.Changes == nil {
		return nil
	}
	var list []publication
	for _, r := range v.Changes.Records {
		e := publication{address: recordAddress(p, r.ID), title: shortName(p) + " " + v.Name + ": " + r.Title,
			kind: "Change record", date: v.Published, marks: marks(&v.Changes.Common), summary: r.What.Inline, file: &v.Changes.File,
			part: true,
			says: "Change record by this site’s editors, about a text that is: " + basisSentence(v.Basis)}
		if !r.On.IsZero() {
			e.date, e.part = r.On, false
		}
		list = append(list, e)
	}
	return list
}

// saysOf is what must be said of a text wherever it is named, in one string.
func saysOf(c *corpus.Common) string {
	var l layout
	l.banner(c)
	return l.said()
}
