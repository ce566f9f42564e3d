package corpus_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
)

// forbidden is a file system in which one file may not be read.
type forbidden struct {
	fstest.MapFS
	name string
}

func (f forbidden) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f forbidden) ReadFile(name string) ([]byte, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadFile(name)
}

func TestUnreadableFileIsNamedAndTheRestChecked(t *testing.T) {
	fsys := project(map[string]string{"content/pages/about.md": "---\ntitel: About\n---\n"})
	_, problems := corpus.Load(forbidden{fsys, "content/sources/wiki.md"}, corpus.Options{})
	got := text(problems)
	for _, want := range []string{"content/sources/wiki.md: cannot be read: permission denied", "content/pages/about.md:2:1: unknown field"} {
		if !strings.Contains(got, want) {
			t.Errorf("problems lack %q:\n%s", want, got)
		}
	}
}

func TestLinkOutOfTheProjectIsRefused(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "secret.md")
	write := func(name, data string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(outside, "---\ntitle: Secret\n---\n")
	for name, data := range base {
		write(filepath.Join(dir, name), data)
	}
	link := filepath.Join(dir, "content/pages/secret.md")
	write(filepath.Join(dir, "content/pages/about.md"), "---\ntitle: About\n---\n")
	if err := os.Symlink(outside, link); err != nil {
		t.Skipf("SKIPPED: this system has no symbolic links: %v", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, problems := corpus.Load(root.FS(), corpus.Options{})
	if got := text(problems); !strings.Contains(got, "content/pages/secret.md: cannot be read") {
		t.Errorf("problems do not name the link:\n%s", got)
	}
	if len(c.Pages) != 1 {
		t.Errorf("%d pages, want the honest one alone", len(c.Pages))
	}
}

func TestMissingSettingsSayWhatToDo(t *testing.T) {
	c, problems := corpus.Load(fstest.MapFS{}, corpus.Options{})
	if got := text(problems); c != nil || !strings.Contains(got, "rspsite.yaml: cannot be read") || !strings.Contains(got, "rspsite init") {
		t.Errorf("corpus %v, problems:\n%s", c, got)
	}
}

func TestByteOrderMarkAndWindowsLinesKeepPositionsTrue(t *testing.T) {
	page := "\ufeff---\r\ntitle: About\r\n---\r\n\r\nSee [[v9]]. {#a}\r\n"
	_, got := load(t, map[string]string{"content/pages/about.md": page}, corpus.Options{})
	if want := "content/pages/about.md:5:5: no version \"v9\" of p (known here: v1, v2)\n"; got != want {
		t.Errorf("problems:\n%swant:\n%s", got, want)
	}
}

func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	_, got := load(t, map[string]string{
		"content/pages/latin.md": "---\ntitle: L\n---\n\nCaf\xe9. {#a}\n",
		"content/pages/nul.md":   "---\ntitle: N\n---\n\nA\x00B. {#a}\n",
	}, corpus.Options{})
	for _, want := range []string{"content/pages/latin.md:5:4: ", "content/pages/nul.md:5:2: "} {
		if !strings.Contains(got, want) {
			t.Errorf("problems lack %q:\n%s", want, got)
		}
	}
}

func TestDraftsAndTheFutureAreHiddenUnlessWanted(t *testing.T) {
	files := map[string]string{
		"content/versions/p/v3.md": strings.NewReplacer("v2", "v3", "2025-06", "2027-01-01").Replace(base["content/versions/p/v2.md"]),
		"content/pages/draft.md":   "---\ntitle: Draft\ndraft: true\n---\n\nText. {#a}\n",
	}
	public, problems := load(t, files, corpus.Options{})
	if problems != "" {
		t.Errorf("problems:\n%s", problems)
	}
	p := public.Policy("p")
	if len(p.Versions) != 2 || len(public.Pages) != 0 || p.Latest().Name != "v2" || p.Latest().Next() != nil {
		t.Errorf("public: %d versions, %d pages, latest %s", len(p.Versions), len(public.Pages), p.Latest().Name)
	}
	all, _ := load(t, files, corpus.Options{Drafts: true})
	if len(all.Policy("p").Versions) != 3 || len(all.Pages) != 1 {
		t.Errorf("with drafts: %d versions, %d pages", len(all.Policy("p").Versions), len(all.Pages))
	}
	today, _ := corpus.ParseDate("2027-01-01")
	later, _ := load(t, files, corpus.Options{Today: today})
	if len(later.Policy("p").Versions) != 3 {
		t.Errorf("on the day of publication: %d versions, want 3", len(later.Policy("p").Versions))
	}
}

func TestCacheParsesTheEditedFilesAlone(t *testing.T) {
	cache := &corpus.Cache{}
	first, _ := load(t, nil, corpus.Options{Cache: cache})
	edited := strings.Replace(base["content/versions/p/v2.md"], "often", "[[v9]]", 1)
	second, problems := load(t, map[string]string{"content/versions/p/v2.md": edited}, corpus.Options{Cache: cache})
	if first.Policy("p").Version("v1").Doc != second.Policy("p").Version("v1").Doc {
		t.Error("a file that did not change was parsed again")
	}
	if !strings.Contains(problems, `no version "v9"`) {
		t.Errorf("the edited file was not parsed again; problems:\n%s", problems)
	}
	_, again := load(t, map[string]string{"content/versions/p/v2.md": edited}, corpus.Options{Cache: cache})
	if again != problems {
		t.Errorf("from the cache the problems are:\n%swant:\n%s", again, problems)
	}
}

func TestLeftOutCountsDraftsAndTheFuture(t *testing.T) {
	files := map[string]string{
		"content/versions/p/v3.md": strings.NewReplacer("v2", "v3", "2025-06", "2027-01-01").Replace(base["content/versions/p/v2.md"]),
		"content/pages/draft.md":   "---\ntitle: Draft\ndraft: true\n---\n\nText. {#a}\n",
	}
	for _, all := range []bool{false, true} {
		c, _ := load(t, files, corpus.Options{Drafts: all})
		want := 1
		if all {
			want = 0
		}
		if drafts, later := c.LeftOut(); drafts != want || later != want {
			t.Errorf("with drafts %v: left out %d drafts and %d later ones, want %d each", all, drafts, later, want)
		}
	}
}
