package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// pagesOf makes pages of fixed content.
func pagesOf(files map[string]string) []Page {
	var pages []Page
	for path, text := range files {
		pages = append(pages, Page{path, func() ([]byte, error) { return []byte(text), nil }})
	}
	return pages
}

// tree reads a folder as path → content; folders end in a slash and have none.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			files[filepath.ToSlash(name)+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", filepath.Base(dir), diff)
	}
}

func mustBuild(t *testing.T, out string, files map[string]string) Stats {
	t.Helper()
	stats, err := Build(t.Context(), pagesOf(files), out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

var first = map[string]string{
	"index.html":       "home",
	"a/v1/index.html":  "version 1",
	"a/v1/source.md":   "## One",
	"static/site.css":  "body{}",
	"a/第一条/index.html": "clause",
	"empty.txt":        "",
}

// with is a site with some files set, or removed where the text is "-".
func with(site map[string]string, changes ...string) map[string]string {
	changed := map[string]string{}
	for path, text := range site {
		changed[path] = text
	}
	for i := 0; i < len(changes); i += 2 {
		if changes[i+1] == "-" {
			delete(changed, changes[i])
			continue
		}
		changed[changes[i]] = changes[i+1]
	}
	return changed
}

// onDisk is a site as its folder looks: with the marker and the folders.
func onDisk(site map[string]string) map[string]string {
	files := with(site, Marker, markerText)
	for path := range site {
		for dir := filepath.Dir(path); dir != "."; dir = filepath.Dir(dir) {
			files[dir+"/"] = ""
		}
	}
	return files
}

func TestBuildWritesExactlyThePages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	got := mustBuild(t, out, first)
	if want := (Stats{Pages: 3, Files: 6, Written: 6}); !cmp.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	wantTree(t, out, onDisk(first))

	second := with(first, "index.html", "new home", "a/v1/source.md", "-", "b/index.html", "b")
	got = mustBuild(t, out, second)
	if want := (Stats{Pages: 4, Files: 6, Written: 2, Removed: []string{"a/v1/source.md"}}); !cmp.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	wantTree(t, out, onDisk(second))
}

func TestBuildTouchesNothingBesideTheOutput(t *testing.T) {
	parent := t.TempDir()
	sentinels := map[string]string{
		"sentinel.txt": "mine", ".hidden": "mine", "public2/index.html": "mine", ".public/x": "mine", "public.old": "mine",
	}
	for path, text := range sentinels {
		write(t, filepath.Join(parent, path), text)
	}
	mustBuild(t, filepath.Join(parent, "public"), first)
	mustBuild(t, filepath.Join(parent, "public"), with(first, "index.html", "other"))
	if err := os.RemoveAll(filepath.Join(parent, "public")); err != nil {
		t.Fatal(err)
	}
	wantTree(t, parent, with(sentinels, "public2/", "", ".public/", ""))
}

func TestUnchangedFilesKeepTheirModificationTime(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	then := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, name := range []string{"index.html", "static/site.css", "static", "."} {
		if err := os.Chtimes(filepath.Join(out, name), then, then); err != nil {
			t.Fatal(err)
		}
	}
	mustBuild(t, out, with(first, "index.html", "changed"))
	if got := mtime(t, filepath.Join(out, "static/site.css")); !got.Equal(then) {
		t.Errorf("modification time of an unchanged file is %v, want %v", got, then)
	}
	if got := mtime(t, filepath.Join(out, "index.html")); got.Equal(then) {
		t.Error("a changed file kept its modification time")
	}
}

func TestBuildWithoutChangesTouchesNothing(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	then := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, dir := range []string{filepath.Join(out, "static"), out, parent} {
		if err := os.Chtimes(dir, then, then); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := mustBuild(t, out, first), (Stats{Pages: 3, Files: 6}); !cmp.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	after, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("the output folder was replaced")
	}
	for _, dir := range []string{filepath.Join(out, "static"), out, parent} {
		if got := mtime(t, dir); !got.Equal(then) {
			t.Errorf("%s was touched", dir)
		}
	}
}

func TestStaleFilesAndFoldersGo(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, first)
	write(t, filepath.Join(out, "a/v1/left.html"), "stale")
	if err := os.MkdirAll(filepath.Join(out, "empty/folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, first)
	wantTree(t, out, onDisk(first))
	if err := os.Mkdir(filepath.Join(out, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, first)
	wantTree(t, out, onDisk(first))
}

func TestAFileBecomesAFolderAndBack(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	file, folder := map[string]string{"a": "file"}, map[string]string{"a/index.html": "folder"}
	for _, site := range []map[string]string{file, folder, file} {
		mustBuild(t, out, site)
		wantTree(t, out, onDisk(site))
	}
}

func TestALinkInTheOutputIsReplacedNotFollowed(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	write(t, filepath.Join(parent, "outside.html"), "home")
	if err := os.Remove(filepath.Join(out, "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(parent, "outside.html"), filepath.Join(out, "index.html")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	mustBuild(t, out, first)
	info, err := os.Lstat(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !info.Mode().IsRegular() {
		t.Errorf("index.html is %v, want a regular file", info.Mode())
	}
}

func TestOutputKeepsItsMode(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, first)
	if err := os.Chmod(out, 0o700); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, out, with(first, "index.html", "changed"))
	info, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o700 {
		t.Errorf("got mode %v, want 0700", got)
	}
}

func TestFailedRenderLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	boom := errors.New("template: boom")
	pages := append(pagesOf(with(first, "index.html", "changed")), Page{"bad.html", func() ([]byte, error) { return nil, boom }})
	_, err := Build(t.Context(), pages, out, Options{})
	if !errors.Is(err, boom) || err.Error() != "rendering bad.html: template: boom" {
		t.Errorf("got error %v", err)
	}
	wantOldSite(t, parent)
}

// wantOldSite holds that the folder has the first site as public, and nothing else.
func wantOldSite(t *testing.T, parent string) {
	t.Helper()
	want := map[string]string{"public/": ""}
	for path, text := range onDisk(first) {
		want["public/"+path] = text
	}
	wantTree(t, parent, want)
}

func TestCancelledBuildLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var pages []Page
	for i := range 100 {
		pages = append(pages, Page{fmt.Sprintf("%d.html", i), func() ([]byte, error) {
			if i == 10 {
				cancel()
			}
			return []byte("x"), nil
		}})
	}
	if _, err := Build(ctx, pages, out, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that of the context", err)
	}
	wantOldSite(t, parent)
}

func TestPagesInFlightAreBounded(t *testing.T) {
	var now, most atomic.Int64
	var pages []Page
	for i := range 200 {
		pages = append(pages, Page{fmt.Sprintf("%d.html", i), func() ([]byte, error) {
			n := now.Add(1)
			defer now.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			runtime.Gosched()
			return []byte("x"), nil
		}})
	}
	if _, err := Build(t.Context(), pages, filepath.Join(t.TempDir(), "public"), Options{}); err != nil {
		t.Fatal(err)
	}
	if got, limit := most.Load(), int64(runtime.GOMAXPROCS(0)); got > limit {
		t.Errorf("%d pages were rendered at once, want at most %d", got, limit)
	}
}

func TestProgressCountsEveryPage(t *testing.T) {
	var got []int
	o := Options{Progress: func(done, total int) {
		if total != len(first) {
			t.Errorf("total is %d, want %d", total, len(first))
		}
		got = append(got, done)
	}}
	if _, err := Build(t.Context(), pagesOf(first), filepath.Join(t.TempDir(), "public"), o); err != nil {
		t.Fatal(err)
	}
	if want := []int{1, 2, 3, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEmptySiteIsAFolderWithTheMarker(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, nil)
	wantTree(t, out, onDisk(nil))
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mtime(t *testing.T, path string) time.Time {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
}

func TestUnsafePathsAreAllReported(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for name, test := range map[string]struct {
		paths []string
		want  []string
	}{
		"absolute":          {[]string{"/etc/passwd"}, []string{`"/etc/passwd" is not a plain relative path`}},
		"parent":            {[]string{"../x", "a/../../x"}, []string{`"../x" is not`, `"a/../../x" is not`}},
		"empty":             {[]string{""}, []string{`"" is not`}},
		"the folder":        {[]string{"."}, []string{`"." is not`}},
		"folder slash":      {[]string{"a/"}, []string{`"a/" is not`}},
		"marker":            {[]string{".rspsite", ".rspsite/x"}, []string{`".rspsite" is reserved`, `".rspsite/x" is reserved`}},
		"backslash":         {[]string{`a\b`}, []string{"contains a control, invisible or reserved character"}},
		"control":           {[]string{"a\x00b"}, []string{"contains a control"}},
		"bidi":              {[]string{"a\u202eb"}, []string{"contains a control"}},
		"long":              {[]string{strings.Repeat("x", 256)}, []string{"has a name of 256 bytes (at most 255)"}},
		"twice":             {[]string{"a", "a"}, []string{`two pages at "a"`}},
		"case":              {[]string{"scope/x", "Scope/x"}, []string{`"Scope/x" and "scope/x" differ only in case`}},
		"case of folders":   {[]string{"scope/x", "Scope/y"}, []string{`folders "Scope" and "scope" differ only in case`}},
		"composition":       {[]string{"\u00e9", "e\u0301"}, []string{"differ only in case"}},
		"file then folder":  {[]string{"a", "a/b"}, []string{`page "a" is in the way of "a/b"`}},
		"folder then file":  {[]string{"a/b/c", "a/b"}, []string{`page "a/b" is in the way of "a/b/c"`}},
		"file as deep dir":  {[]string{"a", "A/b/c"}, []string{`page "a" is in the way of "A/b/c"`}},
		"several at a time": {[]string{"/x", "y", "y"}, []string{`"/x" is not`, `two pages at "y"`}},
	} {
		t.Run(name, func(t *testing.T) {
			var pages []Page
			for _, p := range test.paths {
				pages = append(pages, Page{p, func() ([]byte, error) { return nil, nil }})
			}
			_, err := Build(t.Context(), pages, out, Options{})
			if !errors.Is(err, ErrPlan) {
				t.Fatalf("got error %v, want one of the plan", err)
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got %q, want it to say %q", err, want)
				}
			}
			if _, err := os.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
				t.Error("the output folder was made")
			}
		})
	}
}
