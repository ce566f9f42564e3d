package sitetest

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	"rspsite/internal/publication"
	"rspsite/internal/render"
	"rspsite/internal/site"
	"rspsite/static"
	"rspsite/templates"
)

const (
	project = "../.."                    // the repository's root
	baseURL = "https://example.org/rsp/" // a sub-path, so that a link from the root of the host is found out
)

// A built site and what it was built from.
type built struct {
	corpus *corpus.Corpus
	base   string // address of its root
	dir    string
	files  []string // slash-separated, sorted
}

var (
	tempDir string // of the whole run
	once    = sync.OnceValues(func() (*built, error) { return build(os.DirFS(project), baseURL, "site") })
)

func TestMain(m *testing.M) {
	var err error
	if tempDir, err = os.MkdirTemp("", "sitetest"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	closeBrowser()
	if server != nil {
		server.Close()
	}
	os.RemoveAll(tempDir)
	os.Exit(code)
}

// ownSite is the site of this repository, built once for all tests that only read it.
func ownSite(t *testing.T) *built {
	t.Helper()
	s, err := once()
	refuse(t, err)
	return s
}

// missing skips a test for want of something that is not part of the repository, and fails it where CI is set: there
// nothing may be missing.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s, and CI is set: nothing may be left out there", what)
	}
	t.Skipf("LEFT OUT: %s", what)
}

var saidWhy sync.Once

// refuse ends the test if the site could not be built, and says why the first time.
func refuse(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	saidWhy.Do(func() { t.Error(err) })
	t.Fatal("the repository's own content does not build")
}

// problems is a content tree's problems as an error.
type problems problem.List

func (p problems) Error() string {
	var lines []string
	for _, one := range p {
		lines = append(lines, one.String())
	}
	return strings.Join(lines, "\n")
}

// manifest is the path of the file that holds the digests of all others.
var manifest = strings.TrimPrefix(permalink.LedgerManifest, "/")

// build makes a site of the project in fsys, as the command does, in the folder out of the run's temporary folder.
func build(fsys fs.FS, base, out string) (*built, error) {
	c, found := corpus.Load(fsys, corpus.Options{})
	if found.Errors() > 0 {
		return nil, problems(found)
	}
	register, faults := publication.Read(fsys, c.Config.Ledger.Key)
	if faults.Errors() > 0 {
		return nil, problems(faults)
	}
	record := &render.PublicRecord{Register: register}
	record.Steps, record.Problems = publication.Compare(c, register.All.State())
	pages, err := render.Pages(c, templates.FS, static.FS, render.Options{BaseURL: base, Record: record})
	if err != nil {
		return nil, err
	}
	s := &built{corpus: c, base: base, dir: filepath.Join(tempDir, out)}
	if _, err := site.Build(context.Background(), plan(pages), s.dir, site.Options{Manifest: manifest}); err != nil {
		return nil, err
	}
	err = fs.WalkDir(os.DirFS(s.dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			s.files = append(s.files, name)
		}
		return err
	})
	sort.Strings(s.files)
	return s, err
}

func plan(pages []render.Page) []site.Page {
	planned := make([]site.Page, len(pages))
	for i, p := range pages {
		planned[i] = site.Page{Path: p.Path, Render: p.Render}
	}
	return planned
}

// read returns a file of the site.
func (s *built) read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// html lists the pages.
func (s *built) html() []string {
	var pages []string
	for _, f := range s.files {
		if path.Ext(f) == ".html" {
			pages = append(pages, f)
		}
	}
	return pages
}

// has reports whether there is a page or file at an address from the site's root, such as /tables/.
func (s *built) has(address string) bool {
	i := sort.SearchStrings(s.files, fileOf(address))
	return i < len(s.files) && s.files[i] == fileOf(address)
}

// fileOf is the file that a static host serves for an address.
func fileOf(address string) string {
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// server shows the site on the network, as a static host does.
var server *httptest.Server

// servedSite is this repository's site on a server, below /rsp/ as well. Its base is the server's address, since
// 404.html and metadata name it.
func servedSite(t *testing.T) *built {
	t.Helper()
	s, err := serveOnce()
	refuse(t, err)
	return s
}

var serveOnce = sync.OnceValues(func() (*built, error) {
	mux := http.NewServeMux()
	server = httptest.NewServer(mux)
	s, err := build(os.DirFS(project), server.URL+"/rsp/", "served")
	if err == nil {
		mux.Handle("/rsp/", http.StripPrefix("/rsp", http.FileServer(http.Dir(s.dir))))
	}
	return s, err
})
