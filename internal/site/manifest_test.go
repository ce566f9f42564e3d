package site

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const manifestPath = "ledger/manifest.json"

func buildWithManifest(t *testing.T, out string, files map[string]string) (Stats, error) {
	t.Helper()
	return Build(t.Context(), pagesOf(files), out, Options{Manifest: manifestPath})
}

// TestManifest: it has the digest of every file in the folder but itself and the mark, and of no other.
func TestManifest(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	stats, err := buildWithManifest(t, out, first)
	if err != nil {
		t.Fatal(err)
	}
	if want := len(first) + 1; stats.Files != want || stats.Written != want {
		t.Errorf("%d files, %d written, want %d", stats.Files, stats.Written, want)
	}
	data, err := os.ReadFile(filepath.Join(out, manifestPath))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Schema string
		Files  map[string]string
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if m.Schema != "rspsite.manifest/1" || !strings.HasSuffix(string(data), "}\n") {
		t.Errorf("the manifest is %s", data)
	}
	n := 0
	for name, text := range tree(t, out) {
		if strings.HasSuffix(name, "/") || name == Marker || name == manifestPath {
			continue
		}
		n++
		if want := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(text))); m.Files[name] != want {
			t.Errorf("%s has the digest %q, want %s", name, m.Files[name], want)
		}
	}
	if n != len(m.Files) || n != len(first) {
		t.Errorf("the manifest names %d files, the folder has %d", len(m.Files), n)
	}
	var at []int
	for _, name := range []string{"a/v1/index.html", "a/v1/source.md", "index.html", "static/site.css"} {
		at = append(at, strings.Index(string(data), `"`+name+`"`))
	}
	if !slices.IsSorted(at) {
		t.Errorf("the paths are not sorted:\n%s", data)
	}
}

// TestManifestChangesWithTheSite: in the same step, and not at all where nothing changed.
func TestManifestChangesWithTheSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if _, err := buildWithManifest(t, out, first); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(out, manifestPath), past, past); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(out, manifestPath))
	if err != nil {
		t.Fatal(err)
	}
	stats, err := buildWithManifest(t, out, first)
	if err != nil || stats.Written != 0 || len(stats.Removed) != 0 {
		t.Errorf("the same site once more: %+v, %v", stats, err)
	}
	if after, err := os.Stat(filepath.Join(out, manifestPath)); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the manifest was written anew: %v", err)
	}
	if stats, err = buildWithManifest(t, out, with(first, "empty.txt", "full")); err != nil || stats.Written != 2 {
		t.Errorf("one file changed: %+v, %v (want 2 written: it and the manifest)", stats, err)
	}
	left, err := Leaving(pagesOf(with(first, "empty.txt", "-")), out, Options{Manifest: manifestPath})
	if err != nil || !slices.Equal(left, []string{"empty.txt"}) {
		t.Errorf("leaving: %v, %v", left, err)
	}
}

// TestManifestHasItsPlace: a page in the place of the manifest is refused, as any two pages at one path are.
func TestManifestHasItsPlace(t *testing.T) {
	_, err := buildWithManifest(t, filepath.Join(t.TempDir(), "public"), with(first, manifestPath, "{}"))
	if err == nil || !strings.Contains(err.Error(), `two pages at "ledger/manifest.json"`) {
		t.Errorf("got %v", err)
	}
}
