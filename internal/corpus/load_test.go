package corpus_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rspsite/internal/corpus"
	"rspsite/internal/markdown"
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

func (f forbidden) Stat(name string) (fs.FileInfo, error) { return f.MapFS.Stat(name) }

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

// onDisk writes files, and those of the base project, below a new folder.
func onDisk(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for _, tree := range []map[string]string{base, files} {
		for name, data := range tree {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// loadDir loads a folder as the command does: no link leads out of it.
func loadDir(t *testing.T, dir string) (*corpus.Corpus, string) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, problems := corpus.Load(root.FS(), corpus.Options{})
	return c, text(problems)
}

func TestLinksStayInTheProject(t *testing.T) {
	page := "---\ntitle: Page\n---\n"
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := onDisk(t, map[string]string{"content/pages/about.md": page, "drawer/page.md": page, "drawer/q/policy.md": "---\ntitle: Q\npublisher: M\n---\n"})
	for name, target := range map[string]string{
		"content/pages/secret.md":  outside,
		"content/pages/inside.md":  "../../drawer/page.md",
		"content/pages/nothing.md": "nowhere.md",
		"content/pages/folder.md":  "../../drawer",
		"content/versions/q":       "../../drawer/q",
		"content/versions/out":     filepath.Dir(outside),
		"content/goals":            filepath.Dir(outside),
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("SKIPPED: this system has no symbolic links: %v", err)
		}
	}
	c, got := loadDir(t, dir)
	want := `content/goals: cannot be read: path escapes from parent (replace the symbolic link by the file itself: sources lie inside the project)
content/pages/folder.md: is a folder where a file should be (move its files up into content/pages)
content/pages/nothing.md: cannot be read: no such file or directory (it is a symbolic link to nothing: replace it by the file itself)
content/pages/secret.md: cannot be read: path escapes from parent (replace the symbolic link by the file itself: sources lie inside the project)
content/versions/out: cannot be read: path escapes from parent (replace the symbolic link by the file itself: sources lie inside the project)
`
	if got != want {
		t.Errorf("problems:\n%swant:\n%s", got, want)
	}
	if len(c.Pages) != 2 || c.Policy("q") == nil {
		t.Errorf("%d pages, want the two inside the project; policy %v", len(c.Pages), c.Policy("q"))
	}
}

func TestFilesThatAreNoneAreRefused(t *testing.T) {
	dir := onDisk(t, map[string]string{"content/pages/large.md": "---\ntitle: Large\n---\n"})
	if err := os.Truncate(filepath.Join(dir, "content/pages/large.md"), markdown.MaxSize+1); err != nil {
		t.Fatal(err)
	}
	if _, got := loadDir(t, dir); got != "content/pages/large.md: the file has 16777217 bytes (want at most 16777216) (split the file)\n" {
		t.Errorf("problems:\n%s", got)
	}
	for _, name := range []string{"rspsite.yaml", "content/tables"} {
		dir := onDisk(t, nil)
		path := filepath.Join(dir, name)
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		want := name + ": cannot be read: not a directory (make it a folder)\n"
		if name == "rspsite.yaml" {
			want = name + ": cannot be read: it is a folder\n"
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, got := loadDir(t, dir); got != want {
			t.Errorf("problems:\n%swant:\n%s", got, want)
		}
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

// TestCacheForgetsWhatCouldNotBeRead: an empty file looks like one of which nothing is known.
func TestCacheForgetsWhatCouldNotBeRead(t *testing.T) {
	cache := &corpus.Cache{}
	fsys := project(map[string]string{"content/pages/about.md": " "})
	fsys["content/pages/about.md"].Data = nil
	if _, problems := corpus.Load(forbidden{fsys, "content/pages/about.md"}, corpus.Options{Cache: cache}); problems.Errors() != 1 {
		t.Errorf("problems:\n%s", text(problems))
	}
	_, problems := corpus.Load(fsys, corpus.Options{Cache: cache})
	if got := text(problems); !strings.HasPrefix(got, "content/pages/about.md:1:1: there is no front matter") {
		t.Errorf("problems:\n%s", got)
	}
}
