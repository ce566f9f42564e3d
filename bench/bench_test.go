package bench_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"testing/fstest"

	"rspsite/bench"
	"rspsite/internal/corpus"
	"rspsite/internal/render"
	"rspsite/internal/site"
	"rspsite/static"
	"rspsite/templates"
)

// project makes a project in memory.
func project(size bench.Size) fstest.MapFS {
	fsys := fstest.MapFS{}
	for f := range bench.Files(size) {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	return fsys
}

func TestTheSameSizeGivesTheSameBytes(t *testing.T) {
	size := bench.Size{Policies: 2, Versions: 3, Clauses: 40, Seed: 7}
	text := func(fsys fstest.MapFS) map[string]string {
		texts := map[string]string{}
		for name, f := range fsys {
			texts[name] = string(f.Data)
		}
		return texts
	}
	first := text(project(size))
	if !maps.Equal(first, text(project(size))) {
		t.Error("two runs differ")
	}
	size.Seed = 8
	if maps.Equal(first, text(project(size))) {
		t.Error("another seed gives the same")
	}
}

func TestProjectsPassCheck(t *testing.T) {
	for seed := range uint64(3) {
		c, problems := corpus.Load(project(bench.Size{Policies: 2, Versions: 13, Clauses: 60, Seed: seed}), corpus.Options{})
		for _, p := range problems {
			t.Errorf("seed %d: %s", seed, p)
		}
		if len(c.Policies) != 2 || len(c.Policies[0].Versions) != 13 {
			t.Fatalf("seed %d: got %d policies, want 2 of 13 versions each", seed, len(c.Policies))
		}
		left := 0
		for _, tombstone := range c.Policies[0].Versions[12].Tombstones() {
			if tombstone.Gone == nil && len(tombstone.Into) == 0 {
				t.Errorf("seed %d: %s left without a reason", seed, tombstone.ID)
			}
			left++
		}
		if left == 0 {
			t.Errorf("seed %d: nothing was ever taken out", seed)
		}
	}
}

// BenchmarkBuild builds whole sites, from sources in memory to files on disk.
func BenchmarkBuild(b *testing.B) {
	for _, policies := range []int{1, 10} {
		b.Run(fmt.Sprintf("policies=%d", policies), func(b *testing.B) {
			fsys := project(bench.Size{Policies: policies, Versions: 10, Clauses: 120, Seed: 1})
			out := b.TempDir()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				build(b, fsys, filepath.Join(out, fmt.Sprint(i)))
			}
		})
	}
}

// BenchmarkRebuild builds a site anew of which nothing has changed.
func BenchmarkRebuild(b *testing.B) {
	fsys := project(bench.Size{Policies: 1, Versions: 10, Clauses: 120, Seed: 1})
	out := filepath.Join(b.TempDir(), "public")
	build(b, fsys, out)
	b.ReportAllocs()
	for b.Loop() {
		build(b, fsys, out)
	}
}

func load(b *testing.B, fsys fstest.MapFS) *corpus.Corpus {
	b.Helper()
	c, problems := corpus.Load(fsys, corpus.Options{})
	if problems.Errors() > 0 {
		b.Fatal(problems)
	}
	return c
}

// build does what rspsite build does.
func build(b *testing.B, fsys fstest.MapFS, out string) {
	b.Helper()
	c := load(b, fsys)
	planned, err := render.Pages(c, templates.FS, static.FS, render.Options{Record: recordOf(b, fsys, c)})
	if err != nil {
		b.Fatal(err)
	}
	pages := make([]site.Page, len(planned))
	for i, p := range planned {
		pages[i] = site.Page{Path: p.Path, Render: p.Render}
	}
	if _, err := site.Build(context.Background(), pages, out, site.Options{Manifest: "ledger/manifest.json"}); err != nil {
		b.Fatal(err)
	}
}
