package render

import (
	"slices"

	"rspsite/internal/citation"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// What this site lists of a policy besides its texts, as a citation has it: which version was in force when, which versions are known.

// listWork is such a page. The key has the names behind that of the policy.
func (s *site) listWork(p *corpus.Policy, address, title string, names ...string) citation.Work {
	return citation.Work{Kind: citation.Page, Key: citation.Key(citation.Page, append([]string{p.Name}, names...)...), Title: title, Authors: []string{s.corpus.Config.Publisher},
		Issued: citeDate(s.corpus.AsOf), Site: s.citeSite(), Language: s.language(), URL: s.whole(address)}
}

// aroundList is what stands around it.
func (s *site) aroundList(p *corpus.Policy, sources corpus.Sources) citation.Relations {
	return citation.Relations{OwnWords: true, PartOf: []citation.Related{s.relatedPolicy(p)}, BasedOn: s.basedOn(sources), Status: []string{statusCompiled}}
}

// citedInForce is the page that says which version was in force when.
func (s *site) citedInForce(p *corpus.Policy) *citable {
	address := permalink.InForce(p.Name)
	disputed := slices.ContainsFunc(p.Spans(), func(span corpus.Span) bool { return corpus.Disputed(span.Others) })
	work := func() citation.Work {
		w := s.listWork(p, address, p.Title+": which version was in force when", "in-force")
		w.Notes = []string{"The dates are those that the sources named on its page give, as known on the day of this site."}
		if disputed {
			w.Notes = append(w.Notes, "Of some versions sources differ, as its page says.")
		}
		return w
	}
	around := func(citation.Work) citation.Relations {
		r := s.aroundList(p, nil)
		if disputed {
			r.Status = append(r.Status, statusDisputed)
		}
		return r
	}
	return &citable{page: address, what: "this page", collection: permalink.Policy(p.Name), works: func() []citation.Work { return []citation.Work{work()} }, around: around}
}
