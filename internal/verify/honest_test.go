package verify_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rspsite/internal/corpus"
	"rspsite/internal/verify"
)

// TestHonestSitePasses verifies a site with something of every kind, with and without what a reader may bring.
func TestHonestSitePasses(t *testing.T) {
	dir, p, first := honest(t)
	for _, tt := range []struct {
		name             string
		o                verify.Options
		signature, since verify.State
	}{
		{"nothing given", verify.Options{}, verify.Unchecked, verify.Unchecked},
		{"a key", verify.Options{Key: p.key}, verify.Holds, verify.Unchecked},
		{"an older checkpoint", verify.Options{Since: first}, verify.Unchecked, verify.Holds},
		{"both", verify.Options{Key: p.key, Since: first}, verify.Holds, verify.Holds},
		{"the same checkpoint", verify.Options{Since: p.published}, verify.Unchecked, verify.Holds},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := verifyFolder(t, dir, tt.o)
			wantHolds(t, r)
			for name, want := range map[string]verify.State{verify.CheckSignature: tt.signature, verify.CheckSince: tt.since,
				verify.CheckFiles: verify.Holds, verify.CheckLedger: verify.Holds, verify.CheckDocuments: verify.Holds, verify.CheckPages: verify.Holds,
				verify.CheckProofs: verify.Holds, verify.CheckAddresses: verify.Holds} {
				if got := state(r, name); got != want {
					t.Errorf("%s: got %q, want %q", name, got, want)
				}
			}
		})
	}
}

func wantHolds(t *testing.T, r *verify.Report) {
	t.Helper()
	if !r.Holds || len(r.Problems) > 0 {
		t.Errorf("the site does not hold: %s", r.Verdict)
	}
	for _, p := range r.Problems {
		t.Errorf("%s: %s: %s", p.Check, p.Where, p.Message)
	}
}

func state(r *verify.Report, check string) verify.State {
	for _, c := range r.Checks {
		if c.Name == check {
			return c.State
		}
	}
	return ""
}

// TestEveryKindOfBlockPasses publishes every text of the test data that is without errors, and finds each clause of it on its page
// as it was published.
func TestEveryKindOfBlockPasses(t *testing.T) {
	p := newPublisher(t)
	for i, block := range blocks(t) {
		name, text := fmt.Sprintf("content/pages/block-%d.md", i), "---\ntitle: Blocks\n---\n\n"+block
		if isSound(p.files, name, text) {
			p.write(name, text)
		}
	}
	p.publish("2026-06-01")
	r := verifyFolder(t, p.build(), verify.Options{Key: p.key})
	wantHolds(t, r)
	for _, c := range r.Checks {
		t.Log(c.Says)
	}
}

// blocks are the texts of the test data: every kind of block that the dialect has.
func blocks(t *testing.T) (texts []string) {
	t.Helper()
	for _, pattern := range []string{"../markdown/testdata/*.txtar", "../render/testdata/blocks/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("nothing matches %s: %v", pattern, err)
		}
		for _, file := range files {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(a.Files[0].Data))
		}
	}
	return texts
}

// isSound reports whether a project with one more source has no errors.
func isSound(files fstest.MapFS, name, text string) bool {
	more := fstest.MapFS{name: {Data: []byte(text)}}
	for n, f := range files {
		more[n] = f
	}
	_, problems := corpus.Load(more, corpus.Options{})
	return problems.Errors() == 0
}

// copySite is a copy of a site that a test may break.
func copySite(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}
