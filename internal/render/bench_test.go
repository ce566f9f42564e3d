package render

import (
	"fmt"
	"strings"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/static"
	"rspsite/templates"
)

// BenchmarkPages makes all pages of a policy of ten versions, 120 clauses and 48 KB each.
func BenchmarkPages(b *testing.B) {
	files := map[string]string{"content/versions/p/policy.md": "---\ntitle: Example Policy\npublisher: Example Lab\n---\n"}
	words := strings.Fields(strings.Repeat("a model that reaches the threshold is not released before its *safeguards* are in [place](https://x.example/) and tested ", 4))
	for v := range 10 {
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Example Policy\nversion: v%d.0\npublished: %d-01-01\nbasis: official\n---\n\n", v+1, 2010+v)
		for i := range 120 {
			if i%10 == 0 {
				fmt.Fprintf(&text, "## Section %d {#s-%d}\n\n", i/10+1, i/10+1)
			}
			fmt.Fprintf(&text, "Clause %d, as of version %d: %s {#c-%d commitment=\"unilateral\"}\n\n", i, (v+i)/4, strings.Join(words, " "), i)
		}
		files[fmt.Sprintf("content/versions/p/v%d.0.md", v+1)] = text.String()
	}
	c, problems := corpus.Load(project(files), corpus.Options{})
	if problems.Errors() > 0 {
		b.Fatal(problems)
	}
	b.ReportAllocs()
	for b.Loop() {
		pages, err := Pages(c, templates.FS, static.FS, Options{})
		if err != nil {
			b.Fatal(err)
		}
		size := 0
		for _, p := range pages {
			out, err := p.Render()
			if err != nil {
				b.Fatal(err)
			}
			size += len(out)
		}
		b.ReportMetric(float64(len(pages)), "pages")
		b.ReportMetric(float64(size)/1e6, "MB")
	}
}
