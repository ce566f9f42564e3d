package corpus_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"rspsite/internal/corpus"
	"rspsite/internal/markdown"
	"rspsite/internal/problem"
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

func TestLeftOutNamesDraftsAndTheFuture(t *testing.T) {
	files := map[string]string{
		"content/versions/p/v3.md": strings.NewReplacer("v2", "v3", "2025-06", "2027-01-01").Replace(base["content/versions/p/v2.md"]),
		"content/pages/draft.md":   "---\ntitle: Draft\ndraft: true\n---\n\nText. {#a}\n",
	}
	for _, all := range []bool{false, true} {
		c, _ := load(t, files, corpus.Options{Drafts: all})
		ahead, err := corpus.ParseDate("2027-01-01")
		if err != nil {
			t.Fatal(err)
		}
		var want []corpus.Hidden
		if !all {
			want = []corpus.Hidden{
				{Path: "content/versions/p/v3.md", Title: "Policy v3", Page: "/p/v3/", Date: ahead},
				{Path: "content/pages/draft.md", Title: "Draft", Page: "/pages/draft/", IsDraft: true},
			}
		}
		if got := c.LeftOut(); !slices.Equal(got, want) {
			t.Errorf("with drafts %v: left out %v, want %v", all, got, want)
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

func TestLatestIsInForce(t *testing.T) {
	header := func(version, date, fields string) string {
		return "---\ntitle: T\nversion: " + version + "\npublished: " + date + "\n" + fields + "---\n"
	}
	files := map[string]string{
		"content/versions/q/policy.md": "---\ntitle: Q\npublisher: M\n---\n",
		"content/versions/q/v1.md":     header("v1", "2026-01", ""),
		"content/versions/q/v2.md":     header("v2", "2026-02", "effective: 2026-03\n"),
		"content/versions/q/v3.md":     header("v3", "2026-04-01", "withdrawn: {on: 2026-05-01, why: x}\n"),
		"content/versions/q/v4.md":     header("v4", "2026-06-01", "effective: 2026-07-01\n"),
		"content/versions/q/v5.md":     header("v5", "2026-08-01", "draft: true\n"),
	}
	for today, want := range map[string]string{"2025-12-31": "", "2026-01-01": "v1", "2026-02-28": "v1", "2026-03-01": "v2", "2026-04-30": "v3",
		"2026-05-01": "v2", "2026-06-30": "v2", "2026-07-01": "v4", "2026-12-31": "v4"} {
		day, err := corpus.ParseDate(today)
		if err != nil {
			t.Fatal(err)
		}
		c, problems := load(t, files, corpus.Options{Today: day})
		if problems != "" {
			t.Fatalf("problems:\n%s", problems)
		}
		got := ""
		if v := c.Policy("q").Latest(); v != nil {
			got = v.Name
		}
		if got != want {
			t.Errorf("on %s: %q is in force, want %q", today, got, want)
		}
	}
	c, _ := load(t, files, corpus.Options{Drafts: true})
	if got := c.Policy("q").Latest().Name; got != "v5" {
		t.Errorf("with drafts: %s is in force, want v5", got)
	}
}

// TestWhatLiesAheadIsHidden: nothing dated after today is in the corpus, down to the entries of a list.
func TestWhatLiesAheadIsHidden(t *testing.T) {
	later := "2027-01-01"
	files := map[string]string{
		"content/pages/a.md": "---\ntitle: A\nerrata:\n- {on: " + later + ", kind: typo, what: x}\n- {on: 2026-01-01, kind: typo, what: y}\nwithdrawn: {on: " + later + ", why: x}\n---\n",
		"content/goals/g.md": "---\ntitle: G\nkind: metric\nstatus: open\ndates:\n- {due: " + later + ", source: wiki}\n- {due: " + later + ", stated: " + later + ", source: wiki}\n" +
			"evidence:\n- {on: " + later + ", says: x, source: wiki}\n---\n",
		"content/determinations/m.md": "---\ntitle: M\ndeveloper: D\ndeterminations:\n- {level: A, source: wiki}\n- {level: B, on: " + later + ", source: wiki}\n" +
			"thresholds:\n- {category: c, status: crossed, on: " + later + ", source: wiki}\n---\n",
		"content/sources/s.md":        "---\ntitle: S\nkind: essay\nconsulted: \"no\"\npublished: " + later + "\n---\n",
		"content/reports/r/report.md": "---\ntitle: R\npublished: 2026-01-01\ncovers: 2025-12-10\npolicy-version: v2\nmodels: [m]\nedition: \"1\"\n---\n",
		"content/reports/r/reviews/w.md": "---\ntitle: W\nreviewer: W\nsaw: public\nedition: \"1\"\nconflicts: None declared.\ndigest: " +
			"sha256:5d65dcadd288f1c301cd58fd3ea2c1197f2aa3323fe5f1674b23c35d4831baaa\npublished: " + later + "\n---\n",
		"content/versions/p/policy.md": "---\ntitle: P\npublisher: M\nrecorded:\n- {version: v1, published: 2025-02-01, seen: " + later + ", source: wiki}\n---\n",
		"content/changes/p/v2.md": "---\ntitle: C\nversion: v2\naccount:\n- {says: x, on: " + later + ", source: wiki}\n" +
			"records:\n- {id: a, title: A, event: true, on: " + later + ", what: x, source: wiki}\n---\n",
	}
	count := func(c *corpus.Corpus) string {
		page, goal, model, p := c.Pages[0], c.Goals[0], c.Models[0], c.Policy("p")
		changes := p.Version("v2").Changes
		return fmt.Sprint(len(page.Errata), page.Withdrawn != nil, len(goal.Dates), len(goal.Evidence), len(model.Determinations),
			len(model.Thresholds), len(c.Sources), len(c.Reports[0].Reviews), len(p.Recorded), len(changes.Account), len(changes.Records))
	}
	public, problems := load(t, files, corpus.Options{})
	if got, want := count(public), "1 false 1 0 1 0 1 0 0 0 0"; got != want || problems != "" {
		t.Errorf("public: %s, want %s; problems:\n%s", got, want, problems)
	}
	if public.Source("s") != nil {
		t.Error("a hidden source is found by its name")
	}
	all, _ := load(t, files, corpus.Options{Drafts: true})
	if got, want := count(all), "2 true 2 1 2 1 2 1 1 1 1"; got != want {
		t.Errorf("with drafts: %s, want %s", got, want)
	}
}

// TestProblemsOfOneFileHaveALimit: three thousand clauses with references that are all wrong, among as many IDs.
func TestProblemsOfOneFileHaveALimit(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\ntitle: Long\n---\n\n")
	for i := range 3_000 {
		fmt.Fprintf(&b, "See [[#no-such-clause-%d]]. {#a-clause-that-is-%d source=\"nothing\"}\n\n", i, i)
	}
	_, got := load(t, map[string]string{"content/pages/long.md": b.String()}, corpus.Options{})
	if n := strings.Count(got, "\n"); n != 1001 {
		t.Errorf("%d problems, want 1000 and one that says so", n)
	}
	if want := "content/pages/long.md: more than 1000 problems in the file, the rest is not listed\n"; !strings.HasPrefix(got, want) {
		t.Errorf("problems begin with %q, want %q", got[:min(len(got), 100)], want)
	}
}

// TestEachProblemCountsOnce: more wrong sections of a review than half of what is listed of a file are all listed.
func TestEachProblemCountsOnce(t *testing.T) {
	const wrong = 600
	_, got := load(t, correctedReport(map[string]string{
		"content/reports/r/reviews/a.md": "---\ntitle: A\nreviewer: A\nsections:\n" + strings.Repeat("- words\n", wrong+1) + "---\n",
	}), corpus.Options{})
	if n := strings.Count(got, "is listed twice"); n != wrong || strings.Contains(got, "is not listed") {
		t.Errorf("%d problems, want %d and no more:\n%s", n, wrong, got[:min(len(got), 300)])
	}
}

// TestManyReportsInARowAreChecked: what is asked of a report must not go through all those before it.
func TestManyReportsInARowAreChecked(t *testing.T) {
	files := map[string]string{"content/determinations/m.md": "---\ntitle: M\ndeveloper: D\ndeterminations: [{level: A, source: wiki}]\n---\n"}
	const reports = 1_000
	for i := range reports {
		date := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i).Format(time.DateOnly)
		files[fmt.Sprintf("content/reports/r%d/report.md", i)] = fmt.Sprintf("---\ntitle: R\ndraft: true\npublished: %s\ncovers: %s\nmodels: [m]\nprevious: r%d\n---\n", date, date, (i+1)%reports)
	}
	_, got := load(t, files, corpus.Options{})
	if n := strings.Count(got, "comes before itself"); n != reports {
		t.Errorf("%d of %d reports in a circle are found:\n%s", n, reports, got[:min(len(got), 300)])
	}
}

// TestWhole: what is left out can be had for the publisher, without what could not be read, and is in no list of the public part.
func TestWhole(t *testing.T) {
	fsys := fstest.MapFS{
		"rspsite.yaml":          {Data: []byte("title: T\npublisher: P\nas-of: 2026-01-01\ncontact: {email: a@b.example}\ndata-licence: {name: L}\n")},
		"content/pages/a.md":    {Data: []byte("---\ntitle: A\n---\nText. {#a}\n")},
		"content/pages/b.md":    {Data: []byte("---\ntitle: B\ndraft: true\n---\nText. {#b}\n")},
		"content/pages/torn.md": {Data: []byte("a\x00b")},
	}
	c, _ := corpus.Load(fsys, corpus.Options{})
	if len(c.Pages) != 1 || len(c.Whole().Pages) != 2 || c.Whole().Whole() != c.Whole() {
		t.Errorf("public are %d pages, in all %d, want 1 and 2", len(c.Pages), len(c.Whole().Pages))
	}
	if all, _ := corpus.Load(fsys, corpus.Options{Drafts: true}); all.Whole() != all {
		t.Error("with drafts there is another whole")
	}
}

// TestDefaultPolicyOfAnEmptyProject: the setting comes before the policy, and the message says how that is made.
func TestDefaultPolicyOfAnEmptyProject(t *testing.T) {
	_, problems := corpus.Load(fstest.MapFS{
		"rspsite.yaml": {Data: []byte("title: T\npublisher: P\nas-of: 2026-01-01\ndefault-policy: ours\ncontact: {email: a@b.example}\ndata-licence: {name: L}\n")},
	}, corpus.Options{})
	want := "rspsite.yaml:4:17: no policy \"ours\" (make it: rspsite new version ours v1.0; or take the line out until then)"
	if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.String() == want }) {
		t.Errorf("got %v, want %s", problems, want)
	}
}
