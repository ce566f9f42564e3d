package site

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadyBeforeTheSwap: Ready finds the whole next site beside the folder, which is still as it was.
func TestReadyBeforeTheSwap(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	second := with(first, "index.html", "changed")
	called := 0
	ready := func() error {
		called++
		wantTree(t, out, onDisk(first))
		wantTree(t, filepath.Join(parent, ".public.rspsite-staging"), onDisk(second))
		return nil
	}
	if _, err := Build(t.Context(), pagesOf(second), out, Options{Ready: ready}); err != nil || called != 1 {
		t.Errorf("called %d times, %v", called, err)
	}
	wantTree(t, out, onDisk(second))
	same := func() error { called++; return nil }
	if _, err := Build(t.Context(), pagesOf(second), out, Options{Ready: same}); err != nil || called != 2 {
		t.Errorf("of a site without a change: called %d times, %v", called, err)
	}
}

func TestAnErrorOfReadyLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	mustBuild(t, filepath.Join(parent, "public"), first)
	boom := errors.New("boom")
	for name, pages := range map[string]map[string]string{"changed": with(first, "index.html", "changed"), "as it was": first} {
		stats, err := Build(t.Context(), pagesOf(pages), filepath.Join(parent, "public"), Options{Ready: func() error { return boom }})
		if !errors.Is(err, boom) || !cmp.Equal(stats, Stats{}) {
			t.Errorf("%s: got %+v, %v", name, stats, err)
		}
		wantOldSite(t, parent)
	}
}

// TestReadyOfNoHalfSite: where a page fails or the build is cancelled, Ready is not called.
func TestReadyOfNoHalfSite(t *testing.T) {
	ready := func() error { t.Error("called"); return nil }
	ctx, cancel := context.WithCancel(t.Context())
	for _, render := range []func() ([]byte, error){
		func() ([]byte, error) { return nil, errors.New("boom") },
		func() ([]byte, error) { cancel(); return nil, nil },
	} {
		pages := append(pagesOf(first), Page{"last.html", render})
		if _, err := Build(ctx, pages, filepath.Join(t.TempDir(), "public"), Options{Ready: ready}); err == nil {
			t.Error("no error")
		}
	}
}
