package bench_test

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"rspsite/bench"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/render"
	"rspsite/static"
	"rspsite/templates"
)

// BenchmarkCompare compares a text with its revision: all that goes on between two parsed texts and what is printed.
func BenchmarkCompare(b *testing.B) {
	for _, clauses := range []int{10, 100, 1000, 10_000} {
		b.Run(fmt.Sprintf("clauses=%d", clauses), func(b *testing.B) { benchmarkPair(b, bench.Revision(clauses, 1), diff.Options{}) })
	}
}

// BenchmarkAlignOnly finds the links of the same texts, without redlines and signals.
func BenchmarkAlignOnly(b *testing.B) {
	for _, clauses := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprintf("clauses=%d", clauses), func(b *testing.B) {
			benchmarkPair(b, bench.Revision(clauses, 1), diff.Options{AlignOnly: true})
		})
	}
}

// BenchmarkHard compares what other programs take the square of the size for.
func BenchmarkHard(b *testing.B) {
	for _, p := range bench.Hard(bench.Full) {
		b.Run(strings.ReplaceAll(p.Name, " ", "-"), func(b *testing.B) { benchmarkPair(b, p, diff.Options{}) })
	}
}

func benchmarkPair(b *testing.B, p bench.Pair, o diff.Options) {
	old, new := text(b, "old.md", p.Old), text(b, "new.md", p.New)
	b.SetBytes(int64(len(p.Old) + len(p.New)))
	b.ReportAllocs()
	before := cpu()
	for b.Loop() {
		diff.Compare(old, new, diff.Trace(old, new), o)
	}
	reportCPU(b, cpu()-before)
}

// reportCPU reports the time of the processor for each run: that of the clock says little where others use the machine.
func reportCPU(b *testing.B, all time.Duration) {
	b.ReportMetric(float64(all.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

// BenchmarkComparePage makes one compare page of a policy of ten versions: the first time, when the two versions must be
// compared, and again, when the comparison is there.
func BenchmarkComparePage(b *testing.B) {
	c, problems := corpus.Load(project(bench.Size{Policies: 1, Versions: 10, Clauses: 120, Seed: 1}), corpus.Options{})
	if problems.Errors() > 0 {
		b.Fatal(problems)
	}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		var all time.Duration
		for b.Loop() {
			b.StopTimer()
			page := comparePage(b, c)
			b.StartTimer()
			before := cpu()
			renderPage(b, page)
			all += cpu() - before
		}
		reportCPU(b, all)
	})
	b.Run("again", func(b *testing.B) {
		page := comparePage(b, c)
		renderPage(b, page)
		b.ReportAllocs()
		before := cpu()
		for b.Loop() {
			renderPage(b, page)
		}
		reportCPU(b, cpu()-before)
	})
}

// comparePage plans the pages anew and returns the one that compares the first version with the last.
func comparePage(b *testing.B, c *corpus.Corpus) render.Page {
	b.Helper()
	pages, err := render.Pages(c, templates.FS, static.FS, render.Options{})
	if err != nil {
		b.Fatal(err)
	}
	versions := c.Policies[0].Versions
	want := path.Join(c.Policies[0].Name, "diff", versions[0].Name, versions[len(versions)-1].Name, "index.html")
	for _, p := range pages {
		if p.Path == want {
			return p
		}
	}
	b.Fatalf("there is no page %s", want)
	return render.Page{}
}

func renderPage(b *testing.B, p render.Page) {
	b.Helper()
	if page, err := p.Render(); err != nil || len(page) == 0 {
		b.Fatalf("%s: got %d bytes (%v)", p.Path, len(page), err)
	}
}
