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

// TestNewerSentence shows that a recorded version is called newer only where the dates prove it.
func TestNewerSentence(t *testing.T) {
	const maybe = "A version that may be newer, or the same, is recorded: v3.1 of 17 April 2026; its text is not held."
	for _, tt := range []struct{ held, recorded, want, age string }{
		{"2026-03", "2026-04-17", "A newer version is recorded, v3.1 of 17 April 2026; its text is not held.", "Not the latest: a newer version is recorded"},
		{"2026-04", "2026-04-17", maybe, "Perhaps not the latest: a version that may be newer"},
		{"2026", "2026-04-17", maybe, "Perhaps not the latest: a version that may be newer"},
		{"2026-05", "2026-04-17", "", ""},
	} {
		v := &corpus.Version{}
		v.Name, v.Published = "v3", date(t, tt.held)
		p := &corpus.Policy{Versions: []*corpus.Version{v}}
		p.Recorded = []corpus.Recorded{{Version: "v3.1", Published: date(t, tt.recorded)}}
		v.Policy = p
		if got := newerSentence(p); got != tt.want {
			t.Errorf("held %s, recorded %s: %q, want %q", tt.held, tt.recorded, got, tt.want)
		}
		l := &layout{}
		l.sayAge(v)
		if got := l.said(); !strings.HasPrefix(got, tt.age) || tt.age == "" && got != "" {
			t.Errorf("held %s, recorded %s: the text says %q, want %q", tt.held, tt.recorded, got, tt.age)
		}
	}
	v := &corpus.Version{}
	v.Name, v.Published = "v3", date(t, "2026-04")
	p := &corpus.Policy{Versions: []*corpus.Version{v}}
	p.Recorded = []corpus.Recorded{{Version: "v3.1", Published: date(t, "2026-04-17")}, {Version: "v3.0.1", Published: date(t, "2026-04-02")}}
	if got, want := newerSentence(p), "Versions that may be newer, or the same, are recorded, up to v3.1 of 17 April 2026; their text is not held."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.Recorded[0].Published = date(t, "2026-06-01")
	if got, want := newerSentence(p), "Newer versions are recorded, up to v3.1 of 1 June 2026; their text is not held."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func date(t *testing.T, text string) corpus.Date {
	t.Helper()
	d, err := corpus.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
