package render

import (
	"slices"

	"rspsite/internal/citation"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// citedRecord is a recorded version as something that can be cited: what is cited is that it is known, and not its text.
func (s *site) citedRecord(p *corpus.Policy, name string) *citable {
	work := func() citation.Work { return s.recordWork(p, name) }
	around := func(citation.Work) citation.Relations {
		r := s.aroundList(p, namedBy(recordsOf(p, name)))
		if p.IsRecordDisputed(name) {
			r.Status = append(r.Status, statusDisputed)
		}
		return r
	}
	return &citable{page: permalink.Recorded(p.Name, name), what: "this record of a version", collection: permalink.Policy(p.Name),
		works: func() []citation.Work { return []citation.Work{work()} }, around: around}
}

// recordWork is a recorded version as a citation has it: by whose word it is known, and what sort of date that gives.
func (s *site) recordWork(p *corpus.Policy, name string) citation.Work {
	w := s.listWork(p, permalink.Recorded(p.Name, name), p.Title+" "+name, "recorded", name)
	w.Marks, w.Notes = []string{"recorded; text not held"}, []string{"The text of the version is not held by this site, which lists its dates and who names it."}
	if v := p.Named(name); v != nil {
		w.Marks = []string{"as recorded; no text"}
		w.Notes = []string{"Whether the text that this site holds as " + v.Name + " is of the same document is open; this is what is recorded of the version."}
	}
	first := recordsOf(p, name)[0]
	w.Original = &citation.Original{What: "version", By: p.Publisher, On: citeDate(first.Published), Effective: citeDate(first.Effective),
		Told: s.namesOf(first.Source), Disputed: p.IsRecordDisputed(name)}
	return w
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
