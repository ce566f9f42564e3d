package render

import (
	"strings"
	"testing"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// TestSayOfSite shows that no page speaks of reconstructions where there are none, or of the publisher's wording where
// some of it is missing.
func TestSayOfSite(t *testing.T) {
	for _, tt := range []struct {
		name  string
		bases []clause.Basis
		want  string
	}{
		{"none", nil, "No version of a policy"},
		{"reconstructions", []clause.Basis{clause.Reconstruction, clause.Reconstruction}, "Policy texts on this site are reconstructed"},
		{"official", []clause.Basis{clause.Official}, "the publishers’ own wording"},
		{"excerpts", []clause.Basis{clause.Excerpt}, "Not every policy text"},
		{"official and excerpts", []clause.Basis{clause.Official, clause.Excerpt}, "Not every policy text"},
		{"official and reconstructions", []clause.Basis{clause.Official, clause.Reconstruction}, "Some policy texts on this site are reconstructed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &corpus.Policy{}
			for _, b := range tt.bases {
				v := &corpus.Version{}
				v.Basis = corpus.Basis(b)
				p.Versions = append(p.Versions, v)
			}
			l := &layout{view: &view{s: &site{corpus: &corpus.Corpus{Policies: []*corpus.Policy{p}}}}}
			l.sayOfSite()
			if got := l.said(); !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q in it", got, tt.want)
			}
		})
	}
}
