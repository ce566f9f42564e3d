package render

import (
	"testing"

	"rspsite/internal/corpus"
)

// TestOneSourceDoesNotContradictItself: what a source says later of a threshold is a course, and no dispute.
func TestOneSourceDoesNotContradictItself(t *testing.T) {
	says := func(category string, status corpus.ThresholdStatus, sources ...string) corpus.Threshold {
		x := corpus.Threshold{Category: category, Status: status}
		for _, name := range sources {
			x.Source = append(x.Source, corpus.SourceRef{Name: name})
		}
		return x
	}
	before := says("germs", "not-crossed", "blog")
	for _, tt := range []struct {
		name  string
		other corpus.Threshold
		want  bool
	}{
		{"the same source, later", says("germs", "close", "blog", "book"), false},
		{"another source", says("germs", "close", "book"), true},
		{"another source that says the same", says("germs", "not-crossed", "book"), false},
		{"another category", says("cyber", "close", "book"), false},
		{"the source of the page", says("germs", "close"), true},
	} {
		if got := contradicted([]corpus.Threshold{before, tt.other}, tt.other); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}
