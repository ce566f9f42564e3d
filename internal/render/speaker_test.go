package render

import (
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// TestSpeaks holds that no banner ascribes words to somebody whose they are not: those of a reviewer to this site, those of the
// publisher to sources that no page names, or any to an empty place.
func TestSpeaks(t *testing.T) {
	p := &corpus.Policy{}
	p.Name, p.Publisher = "p", "Example Lab"
	for _, tt := range []struct {
		basis       clause.Basis
		source      corpus.Sources
		published   string
		report, say string
	}{
		{clause.Official, nil, "2026-04-20", "The wording of Example Lab itself.", "The wording of Smith Institute itself."},
		{"", nil, "2026-04-20", unstatedSentence, "What Smith Institute says, as the editors of this site give it."},
		{"", corpus.Sources{{}}, "", compiledSentence, ""},
	} {
		r, w := &corpus.Report{}, &corpus.Review{}
		r.Policy, r.Basis, r.Source = "p", corpus.Basis(tt.basis), tt.source
		w.Reviewer, w.Basis = "Smith Institute", corpus.Basis(tt.basis)
		if tt.published != "" {
			w.Published = date(t, tt.published)
		}
		r.Reviews = []*corpus.Review{w}
		s := &site{corpus: &corpus.Corpus{Policies: []*corpus.Policy{p}, Reports: []*corpus.Report{r}}}
		if got := s.saysOf(&r.Common); got != tt.report {
			t.Errorf("basis %q: the report says %q, want %q", tt.basis, got, tt.report)
		}
		if got := s.saysOf(&w.Common); got != tt.say {
			t.Errorf("basis %q, published %q: the review says %q, want %q", tt.basis, tt.published, got, tt.say)
		}
	}
}
