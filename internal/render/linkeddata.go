package render

import (
	"slices"

	"rspsite/internal/citation"
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// What stands around a thing that can be cited, for the JSON-LD of its page. It stands in the page itself, since those who collect such
// data look nowhere else; a browser runs none of it, and no security policy is opened for it.

// Linked is what the page shows in the words of schema.org, or nil.
func (l *layout) Linked() *citation.Linked {
	if l.cited == nil {
		return nil
	}
	works := l.cited.works()
	if len(works) == 0 {
		return nil
	}
	return citation.LinkedData(works[0], l.cited.around(works[0]))
}

func (s *site) aroundDocument(d *corpus.Document) citation.Relations {
	r := citation.Relations{Description: s.plain(d.Common.Summary.Inline, d.File), OwnWords: s.voiceOf(d).own, BasedOn: s.basedOn(d.Common.Source), Status: s.statusOf(d)}
	site := citation.Related{Kind: citation.Page, Name: s.corpus.Config.Title, URL: s.whole("/")}
	switch m := d.Meta.(type) {
	case *corpus.VersionMeta:
		r.PartOf, r.Parts = []citation.Related{s.relatedPolicy(d.Policy)}, s.sections(d)
		if !r.OwnWords {
			r.BasedOn = append([]citation.Related{{Name: d.Title, URL: m.Original.URL, Author: d.Policy.Publisher, On: citeDate(m.Published), Digest: m.Original.SHA256}}, r.BasedOn...)
		}
	case *corpus.ReportMeta:
		r.PartOf, r.Parts = []citation.Related{site}, s.sections(d)
		if d.Earlier {
			r.PartOf = []citation.Related{{Kind: citation.Report, Name: d.Report.Title, URL: s.whole(permalink.Report(d.Report.Name))}}
		}
	case *corpus.ReviewMeta:
		report := d.Review.Report
		r.PartOf = []citation.Related{site}
		r.BasedOn = append([]citation.Related{{Kind: citation.Report, Name: report.Title, URL: s.whole(permalink.Report(report.Name))}}, r.BasedOn...)
	case *corpus.TableMeta:
		r.PartOf, r.Downloads = []citation.Related{site}, s.downloads(s.corpus.Tables, d)
	default:
		r.PartOf = []citation.Related{site}
	}
	return r
}

// How a document stands, besides its marks, in the words of JSON-LD.
const (
	statusCompiled = "compiled from sources"
	statusDisputed = "disputed by other sources"
)

// statusOf says how a document stands, where no mark of its title does.
func (s *site) statusOf(d *corpus.Document) []string {
	var status []string
	if s.saysOf(d.Common) == compiledSentence {
		status = append(status, statusCompiled)
	}
	if len(d.Common.Claims) > 0 {
		status = append(status, statusDisputed)
	}
	return status
}

// aroundClause is what stands around a clause through all versions: the policy, and the clause in each version, the oldest first.
func (s *site) aroundClause(h *corpus.History) citation.Relations {
	newest := h.Newest()
	v := newest.Version
	r := citation.Relations{OwnWords: true, PartOf: []citation.Related{s.relatedPolicy(v.Policy)}}
	disputed := false
	for i, step := range h.Steps {
		part := citation.Related{Kind: citation.Clause}
		if t, ok := stoneOf(h, i); ok {
			disputed = disputed || len(claimsOn(step.Version, string(t.ID))) > 0
			part.Name, part.URL = "Clause "+string(t.ID)+", "+s.leftWords(t), s.whole(permalink.Clause(v.Policy.Name, step.Version.Name, t.ID))
		} else if step.Clause != nil {
			part.Name = "Clause " + string(step.Clause.ID) + " in " + step.Version.Name
			part.URL = s.whole(permalink.Clause(v.Policy.Name, step.Version.Name, step.Clause.ID))
			disputed = disputed || len(claimsOn(step.Version, string(step.Clause.ID))) > 0
			r.OwnWords = r.OwnWords && (!isOfficial(&step.Version.Common) || step.Version.Specimen)
		} else {
			continue
		}
		r.Parts = append(r.Parts, part)
	}
	if disputed {
		r.Status = []string{statusDisputed}
	}
	if attrs := corpus.SourcesOf(newest.Path, newest.Clause); attrs != nil {
		r.BasedOn = s.basedOn(namedSources(attrs))
	} else {
		r.BasedOn = s.basedOn(v.Source)
	}
	return r
}

func (s *site) aroundPair(p citedPair) citation.Relations {
	r := citation.Relations{OwnWords: true, PartOf: []citation.Related{{Kind: citation.Page, Name: s.corpus.Config.Title, URL: s.whole("/")}}}
	for _, t := range []comparedText{p.old, p.new} {
		one := citation.Related{Kind: citation.Report, Name: t.Title, URL: s.whole(t.Address)}
		if t.version != nil {
			one.Kind, one.Name = citation.Version, t.version.Policy.Title+" "+t.version.Name
		}
		r.BasedOn = append(r.BasedOn, one)
	}
	return r
}

func (s *site) relatedPolicy(p *corpus.Policy) citation.Related {
	return citation.Related{Name: p.Title, URL: s.whole(permalink.Policy(p.Name)), Author: p.Publisher}
}

// basedOn are sources, each once, by the address of the document itself where that is known.
func (s *site) basedOn(refs corpus.Sources) []citation.Related {
	var list []citation.Related
	for _, ref := range refs {
		x := s.corpus.Source(ref.Name)
		if x == nil {
			continue
		}
		one := citation.Related{Name: x.Title, URL: s.whole(permalink.Source(x.Name)), Author: x.Publisher, On: citeDate(x.Published)}
		if address := webAddress(x.Original.URL); address != "" {
			one.URL, one.Digest = address, x.Original.SHA256
		}
		if !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}

// sections are the outermost sections of a text that have addresses which hold.
func (s *site) sections(d *corpus.Document) []citation.Related {
	top := d.Doc.Clauses
	for len(top) == 1 && top[0].Kind == clause.Heading {
		top = top[0].Children
	}
	var list []citation.Related
	for _, c := range top {
		if c.Kind == clause.Heading && !c.Derived {
			list = append(list, citation.Related{Kind: citation.Clause, Name: s.plain(c.Text, d.File), URL: s.whole(d.Page + fragment(c.ID))})
		}
	}
	return list
}

// downloads are the files of a table.
func (s *site) downloads(tables []*corpus.Table, d *corpus.Document) []citation.Download {
	list := []citation.Download{{Name: d.Title, URL: s.whole(permalink.Data(d.Page)), Type: "application/json"}}
	for _, t := range tables {
		if t.Name != d.Name {
			continue
		}
		for _, sh := range sheets(t) {
			list = append(list, citation.Download{Name: sh.title, URL: s.whole(permalink.TableCSV(t.Name, sh.id)), Type: "text/csv"})
		}
	}
	return list
}
