package bench_test

import (
	"context"
	"path/filepath"
	"testing"
	"testing/fstest"

	"rspsite/bench"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/verify"
)

// recorded is a project of which all is published.
func recorded(b *testing.B) fstest.MapFS {
	b.Helper()
	fsys := project(bench.Size{Policies: 1, Versions: 10, Clauses: 120, Seed: 1})
	steps, problems := publication.Compare(load(b, fsys), (&ledger.Log{}).State())
	if problems.Errors() > 0 {
		b.Fatal(problems)
	}
	log := (&ledger.Log{}).Append("2026-01-01", "synthetic.example", publication.Events(steps))
	fsys[corpus.LedgerFile] = &fstest.MapFile{Data: log.Bytes()}
	fsys[corpus.CheckpointFile] = &fstest.MapFile{Data: log.Checkpoint(log.Tree(), log.Len()).Unsigned()}
	return fsys
}

// recordOf reads the public record of a project and holds its corpus against it; one that published nothing has nothing to hold.
func recordOf(b *testing.B, fsys fstest.MapFS, c *corpus.Corpus) *render.PublicRecord {
	b.Helper()
	register, problems := publication.Read(fsys, "")
	if problems.Errors() > 0 {
		b.Fatal(problems)
	}
	r := &render.PublicRecord{Register: register}
	if register.All.Len() == 0 {
		return r
	}
	r.Steps, r.Problems = publication.Compare(c, register.All.State())
	return r
}

// BenchmarkCompareWithRecord reads a record and finds that the corpus is as it says.
func BenchmarkCompareWithRecord(b *testing.B) {
	fsys := recorded(b)
	c := load(b, fsys)
	b.ReportAllocs()
	for b.Loop() {
		if r := recordOf(b, fsys, c); len(r.Steps)+len(r.Problems) > 0 {
			b.Fatal(r.Steps, r.Problems)
		}
	}
}

// BenchmarkBuildRecorded is BenchmarkBuild of one policy, with its record and the digests of all files.
func BenchmarkBuildRecorded(b *testing.B) {
	fsys := recorded(b)
	out := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		build(b, fsys, filepath.Join(out, "public"))
	}
}

// BenchmarkVerify holds a site in a folder against its record.
func BenchmarkVerify(b *testing.B) {
	out := filepath.Join(b.TempDir(), "public")
	build(b, recorded(b), out)
	site, err := verify.OpenFolder(out)
	if err != nil {
		b.Fatal(err)
	}
	defer site.Close()
	b.ReportAllocs()
	for b.Loop() {
		report, err := verify.Run(context.Background(), site, verify.Options{})
		if err != nil || !report.Holds {
			b.Fatal(err, report)
		}
	}
}
