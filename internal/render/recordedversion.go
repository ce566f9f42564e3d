package render

import (
	"slices"

	"rspsite/internal/citation"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A recordedPage tells of a version that is known and whose text is not held. It has an address of its own, so that nobody takes it for
// the text; that of the version leads there for as long as no text is held.
type recordedPage struct {
	*layout
	Policy  link
	Version string
	When    *link
	Spans   []spanRow  // the times in which it was in force
	Entries []recorded // newest first
	Before  *link      // the nearest texts held
	After   *link
	Doubts  []saysOtherwise // what sources say of all versions that are recorded
}

// recordedVersions plans them. Where a text came to be held, the record leads there.
func (s *site) recordedVersions(p *corpus.Policy) {
	for _, name := range recordedNames(p) {
		address := permalink.Recorded(p.Name, name)
		if v := p.Named(name); v != nil {
			s.redirect(address, v.Address(), p.Title+" "+name)
			continue
		}
		s.add(address, func(at *view) (string, any) { return "recorded", at.recordedPage(p, name) })
		s.leadOn(permalink.Version(p.Name, name), address, recordedTitle(p, name))
	}
}

// recordedNames are the names of the recorded versions of p, each once.
func recordedNames(p *corpus.Policy) []string {
	var names []string
	for _, r := range p.Recorded {
		if !slices.Contains(names, r.Version) {
			names = append(names, r.Version)
		}
	}
	return names
}

func (at *view) recordedPage(p *corpus.Policy, name string) *recordedPage {
	l := at.layout(recordedTitle(p, name), permalink.Policy(p.Name))
	l.say("basis", recordedSentence)
	l.sayOfSite()
	l.Description = p.Title + " " + name + " is known to this site, and its text is not held: its dates, who names it, and the nearest texts held."
	page := &recordedPage{layout: l, Policy: at.to(permalink.Policy(p.Name), p.Title), Version: name,
		When: at.ifHas(permalink.InForce(p.Name), "In force when"), Doubts: at.saidOfRecords(p)}
	for _, row := range at.spanRows(p, p.Spans()) {
		if row.Data.Version == name {
			page.Spans = append(page.Spans, row)
		}
	}
	entries := recordsOf(p, name)
	for _, r := range slices.Backward(entries) {
		page.Entries = append(page.Entries, at.recorded(p, r))
	}
	for _, v := range p.Versions {
		held := at.to(v.Address(), v.Name)
		if v.Published.After(entries[0].Published) {
			page.After = &held
			break
		}
		page.Before = &held
	}
	return page
}

// recordedSentence says what the page of such a version is, recordedMark the same behind a title.
const (
	recordedSentence = "A record of a version; no text of it is held here."
	recordedMark     = "recorded; text not held"
)

func recordedTitle(p *corpus.Policy, name string) string {
	return p.Title + " " + name + ": recorded, text not held"
}

// recordsOf are the records of a version, oldest first.
func recordsOf(p *corpus.Policy, name string) []corpus.Recorded {
	list := slices.DeleteFunc(slices.Clone(p.Recorded), func(r corpus.Recorded) bool { return r.Version != name })
	slices.SortStableFunc(list, func(a, b corpus.Recorded) int { return shownDate(a).Compare(shownDate(b)) })
	return list
}

// citedRecord is a recorded version as something that can be cited: what is cited is that it is known, and not its text.
func (s *site) citedRecord(p *corpus.Policy, name string) *citable {
	first := recordsOf(p, name)[0]
	work := func() citation.Work {
		w := s.listWork(p, permalink.Recorded(p.Name, name), p.Title+" "+name, "recorded", name)
		w.Marks, w.Notes = []string{recordedMark}, []string{"The text of the version is not held by this site, which lists its dates and who names it."}
		doubted := slices.ContainsFunc(p.Claims, func(c corpus.Claim) bool { return c.Field == "recorded" })
		w.Original = &citation.Original{What: "version", By: p.Publisher, On: citeDate(first.Published), Disputed: doubted}
		return w
	}
	return &citable{page: permalink.Recorded(p.Name, name), what: "this record of a version", collection: permalink.Policy(p.Name),
		works: func() []citation.Work { return []citation.Work{work()} }, around: func(citation.Work) citation.Relations { return s.aroundList(p, namedBy(recordsOf(p, name))) }}
}

// namedBy are the sources of records, each once.
func namedBy(records []corpus.Recorded) corpus.Sources {
	var refs corpus.Sources
	for _, r := range records {
		for _, ref := range r.Source {
			if !slices.Contains(refs, ref) {
				refs = append(refs, ref)
			}
		}
	}
	return refs
}
