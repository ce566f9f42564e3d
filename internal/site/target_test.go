package site

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRefusedFolders(t *testing.T) {
	for name, test := range map[string]struct {
		out  string
		want string
	}{
		"no name":           {"", "has no name"},
		"the project":       {"project", "is or holds the project itself"},
		"above it":          {".", "is or holds the project itself"},
		"root":              {"/", "is or holds the project itself"},
		"linked project":    {"link-to-project", "is or holds the project itself"},
		"the content":       {"project/content", "lies in the sources, in content"},
		"in the content":    {"project/content/versions/public", "lies in the sources, in content"},
		"in linked content": {"link-to-project/content/public", "lies in the sources, in content"},
		"the templates":     {"project/templates", "lies in the sources, in templates"},
		"the static files":  {"project/static", "lies in the sources, in static"},
		"in other case":     {"project/Static", "lies in the sources, in static"},
		"in linked project": {"link-to-project/static", "lies in the sources, in static"},
		"a link":            {"link-to-site", "is a symbolic link"},
		"a dangling link":   {"dangling", "is a symbolic link"},
		"a file":            {"file", "is a file"},
		"somebody's folder": {"foreign", "was not made by rspsite and is not empty"},
		"marker is a dir":   {"fake", "was not made by rspsite and is not empty"},
		"a repository":      {"pages", "holds .git, which a build would delete"},
		"no parent":         {"missing/public", "the folder that should hold it does not exist"},
		"foreign staging":   {"blocked", "was not made by rspsite"},
		"file as staging":   {"barred", "was not made by rspsite"},
	} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			for _, path := range []string{"project/content/versions/x.md", "project/templates/t", "file",
				"foreign/mine", "fake/.rspsite/mine", "pages/.rspsite", "pages/.git/HEAD", "site/.rspsite",
				".blocked.rspsite-staging/mine", ".barred.rspsite-staging"} {
				write(t, filepath.Join(parent, path), "mine")
			}
			for link, to := range map[string]string{"link-to-project": "project", "link-to-site": "site", "dangling": "nowhere"} {
				if err := os.Symlink(to, filepath.Join(parent, link)); err != nil {
					t.Skip("no symbolic links here:", err)
				}
			}
			before := tree(t, filepath.Join(parent, "project"))
			out := test.out
			if out != "" && !filepath.IsAbs(out) {
				out = filepath.Join(parent, out)
			}
			_, err := Build(t.Context(), pagesOf(first), out, Options{Source: filepath.Join(parent, "project"), Name: "OUT"})
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("got error %v, want a refusal", err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want it to say %q", err, test.want)
			}
			if test.out != "" && !strings.Contains(err.Error(), `"OUT"`) {
				t.Errorf("got %q, want it to name the folder", err)
			}
			if refusal.Hint() == "" {
				t.Error("no hint")
			}
			wantTree(t, filepath.Join(parent, "project"), before)
		})
	}
}

func TestAcceptedFolders(t *testing.T) {
	parent := t.TempDir()
	write(t, filepath.Join(parent, "project/content/x.md"), "mine")
	if err := os.Mkdir(filepath.Join(parent, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{"project/public", "empty", "beside", "project/contents"} {
		out := filepath.Join(parent, out)
		if _, err := Build(t.Context(), pagesOf(first), out, Options{Source: filepath.Join(parent, "project")}); err != nil {
			t.Fatal(err)
		}
		wantTree(t, out, onDisk(first))
	}
}

func TestReadOnlyFolderIsAFailure(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	if err := os.Chmod(out, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(out, 0o755) })
	_, err := Build(t.Context(), pagesOf(with(first, "index.html", "changed")), out, Options{Name: "public"})
	if want := "writing to public: the folder is read-only"; err == nil || err.Error() != want {
		t.Errorf("got error %v, want %q", err, want)
	}
	wantOldSite(t, parent)
}

func TestReadOnlyParentIsAFailure(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	if err := os.Chmod(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(parent, 0o755) })
	_, err := Build(t.Context(), pagesOf(with(first, "index.html", "changed")), out, Options{Name: "public"})
	if want := "writing to public: the folder that holds it is read-only"; err == nil || err.Error() != want {
		t.Errorf("got error %v, want %q", err, want)
	}
	wantOldSite(t, parent)
}

func TestStaleStagingIsRemoved(t *testing.T) {
	for name, left := range map[string][]string{
		"marked": {".public.rspsite-staging/.rspsite", ".public.rspsite-staging/half/written.html"},
		"aside":  {".public.rspsite-aside/.rspsite", ".public.rspsite-aside/index.html"},
		"empty":  nil,
	} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			mustBuild(t, out, first)
			for _, path := range left {
				write(t, filepath.Join(parent, path), "left")
			}
			if left == nil {
				if err := os.Mkdir(filepath.Join(parent, ".public.rspsite-staging"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			mustBuild(t, out, first)
			wantOldSite(t, parent)
		})
	}
}

func TestSiteLeftAsideIsBroughtBack(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	if err := os.Rename(out, filepath.Join(parent, ".public.rspsite-aside")); err != nil {
		t.Fatal(err)
	}
	bad := []Page{{"x", func() ([]byte, error) { return nil, errors.New("boom") }}}
	if _, err := Build(t.Context(), bad, out, Options{}); err == nil {
		t.Fatal("no error")
	}
	wantOldSite(t, parent)
}

func TestSwapInTwoRenames(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, with(first, "index.html", "old"))
	target, err := openTarget(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer target.close()
	s, err := openStage(target)
	if err != nil {
		t.Fatal(err)
	}
	defer s.release()
	for path, text := range first {
		if err := s.write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.swapInTwo(); err != nil {
		t.Fatal(err)
	}
	wantOldSite(t, parent)
}

func TestBuildThatBeganMeanwhileIsNamed(t *testing.T) {
	target, err := openTarget(filepath.Join(t.TempDir(), "public"), Options{Name: "public"})
	if err != nil {
		t.Fatal(err)
	}
	defer target.close()
	s, err := openStage(target)
	if err != nil {
		t.Fatal(err)
	}
	if err := target.parent.Mkdir(target.staging(), 0o755); err != nil { // as another build does
		t.Fatal(err)
	}
	if err := s.open(); err == nil || err.Error() != "writing to public: another build is writing to it" {
		t.Errorf("got error %v", err)
	}
	if err := s.discard(); err != nil {
		t.Error(err)
	}
	if _, err := target.parent.Stat(target.staging()); err != nil {
		t.Errorf("the other build's folder is gone: %v", err)
	}
}

func TestFilesAreCopiedWhereLinksAreRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, first)
	target, err := openTarget(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer target.close()
	s, err := openStage(target)
	if err != nil {
		t.Fatal(err)
	}
	defer s.release()
	if err := s.open(); err != nil {
		t.Fatal(err)
	}
	if err := s.copy("index.html"); err != nil {
		t.Fatal(err)
	}
	staged := filepath.Join(filepath.Dir(out), target.staging(), "index.html")
	if got, want := mtime(t, staged), mtime(t, filepath.Join(out, "index.html")); !got.Equal(want) {
		t.Errorf("the copy's modification time is %v, want %v", got, want)
	}
	if got, err := os.ReadFile(staged); err != nil || string(got) != "home" {
		t.Errorf("the copy holds %q, %v", got, err)
	}
}
