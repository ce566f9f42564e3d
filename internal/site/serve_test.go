package site

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rspsite/internal/problem"
)

// A served project has one page, whose text is that of content/page.md; a text of "bad" is a problem.
type served struct {
	dir   string
	url   string
	plans chan Plan // as they are reported
	end   func() error
}

func serveProject(t *testing.T) *served {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "rspsite.yaml"), "")
	write(t, filepath.Join(dir, "content/page.md"), "one")
	return serveIn(t, dir)
}

// serveIn serves the project in dir until the test ends.
func serveIn(t *testing.T, dir string) *served {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	s := &served{dir: dir, url: "http://" + l.Addr().String() + "/", plans: make(chan Plan, 100)}
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, l, ServeOptions{
			Dir: dir, Prefix: "/", Host: "127.0.0.1", Log: log.New(io.Discard, "", 0),
			Read:   func(context.Context) Plan { return readProject(dir) },
			Report: func(p Plan) { s.plans <- p },
		})
	}()
	s.end = func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(10 * time.Second):
			return errors.New("the server did not end")
		}
	}
	t.Cleanup(func() { cancel() })
	s.wait(t)
	return s
}

func readProject(dir string) (p Plan) {
	files, err := filepath.Glob(filepath.Join(dir, "content", "*"))
	if err != nil {
		return Plan{Err: err}
	}
	deeper, err := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
	if err != nil {
		return Plan{Err: err}
	}
	site := map[string]string{}
	for _, file := range append(files, deeper...) {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // a folder
		}
		if string(text) == "bad" {
			p.Problems.Errorf(problem.Position{File: filepath.Base(file), Line: 1}, "bad", "", "is bad")
		}
		site[strings.TrimSuffix(filepath.Base(file), ".md")+".html"] = string(text)
	}
	p.Pages = pagesOf(site)
	return p
}

// wait returns the next plan.
func (s *served) wait(t *testing.T) Plan {
	t.Helper()
	select {
	case p := <-s.plans:
		return p
	case <-time.After(10 * time.Second):
		t.Fatal("no new plan")
		return Plan{}
	}
}

func (s *served) get(t *testing.T, path string) string {
	t.Helper()
	r, err := http.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	return body(t, r)
}

func TestServeFollowsTheSources(t *testing.T) {
	s := serveProject(t)
	if got := s.get(t, "page.html"); got != "one" {
		t.Errorf("got %q", got)
	}
	write(t, filepath.Join(s.dir, "content/page.md"), "two")
	if got, want := s.wait(t).Changed, []string{"content/page.md"}; !slices.Equal(got, want) {
		t.Errorf("after a save: got changed %q, want %q", got, want)
	}
	if got := s.get(t, "page.html"); got != "two" {
		t.Errorf("after a save: got %q", got)
	}
	write(t, filepath.Join(s.dir, "content/new/folder.md"), "in a new folder")
	s.wait(t)
	if got := s.get(t, "folder.html"); got != "in a new folder" {
		t.Errorf("in a new folder: got %q", got)
	}
	write(t, filepath.Join(s.dir, "content/new/folder.md"), "changed there")
	write(t, filepath.Join(s.dir, "content/new/4913"), "comes and goes")
	if err := os.Remove(filepath.Join(s.dir, "content/new/4913")); err != nil {
		t.Fatal(err)
	}
	if got, want := s.wait(t).Changed, []string{"content/new/folder.md"}; !slices.Equal(got, want) {
		t.Errorf("changed in a new folder: got changed %q, want %q", got, want)
	}
	if got := s.get(t, "folder.html"); got != "changed there" {
		t.Errorf("changed in a new folder: got %q", got)
	}
	if err := os.Remove(filepath.Join(s.dir, "content/new/folder.md")); err != nil {
		t.Fatal(err)
	}
	if got, want := s.wait(t).Changed, []string{"content/new/folder.md"}; !slices.Equal(got, want) {
		t.Errorf("after a removal: got changed %q, want %q", got, want)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

func TestServeIgnoresWhatIsNoSource(t *testing.T) {
	s := serveProject(t)
	for _, path := range []string{"public/index.html", "notes.txt", "content/.page.md.swp", "content/page.md~", ".public.rspsite-staging/x"} {
		write(t, filepath.Join(s.dir, path), "x")
	}
	write(t, filepath.Join(s.dir, "content/page.md"), "two")
	if got, want := s.wait(t).Changed, []string{"content/page.md"}; !slices.Equal(got, want) {
		t.Errorf("got changed %q, want %q alone", got, want)
	}
	write(t, filepath.Join(s.dir, "static/site.css"), "x")
	s.wait(t)
}

// A reading that goes on would meet a project that the caller has closed.
func TestServeWaitsForAReadingUnderWay(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content/page.md"), "one")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	reads, reports := 0, 0
	err = Serve(ctx, l, ServeOptions{
		Dir: dir, Prefix: "/",
		Read: func(context.Context) Plan {
			if reads++; reads == 2 {
				cancel()
				time.Sleep(100 * time.Millisecond) // longer than it takes to close a server that nobody has visited
			}
			return readProject(dir)
		},
		Report: func(Plan) {
			if reports++; reports == 1 {
				write(t, filepath.Join(dir, "content/page.md"), "two")
			}
		},
	})
	if err != nil || reads != reports || reads < 2 {
		t.Errorf("got %d reports of %d readings and error %v when Serve returned, want as many and at least 2", reports, reads, err)
	}
}

func TestServeTellsOpenPages(t *testing.T) {
	s := serveProject(t)
	r, err := http.Get(s.url + "_rspsite/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if got := r.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("got content type %q", got)
	}
	events := bufio.NewScanner(r.Body)
	next := func() (st state) {
		for events.Scan() {
			if data, ok := strings.CutPrefix(events.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(data), &st); err != nil {
					t.Fatal(err)
				}
				return st
			}
		}
		t.Fatal("the stream ended")
		return st
	}
	opened := next()
	write(t, filepath.Join(s.dir, "content/page.md"), "bad")
	if got := next(); got.Generation != opened.Generation || got.Errors != 1 || got.Problems[0].Text != "page.md:1: is bad" {
		t.Errorf("after a bad save: got %+v", got)
	}
	if got := s.get(t, "page.html"); got != "one" {
		t.Errorf("after a bad save: got page %q, want the last good one", got)
	}
	write(t, filepath.Join(s.dir, "content/page.md"), "mended")
	if got := next(); got.Generation == opened.Generation || got.Errors != 0 {
		t.Errorf("after the mend: got %+v", got)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
	for events.Scan() { // the last line is empty
	}
	if err := events.Err(); err != nil {
		t.Errorf("the server had to break off the stream of an open page: %v", err)
	}
}

func TestServeReportsPagesThatCannotStandTogether(t *testing.T) {
	v := newPreview("/", "")
	var got Plan
	v.reread(t.Context(), ServeOptions{
		Read:   func(context.Context) Plan { return Plan{Pages: []Page{{Path: "../x"}}} },
		Report: func(p Plan) { got = p },
	}, nil)
	if !errors.Is(got.Err, ErrPlan) {
		t.Errorf("got error %v, want one of the plan", got.Err)
	}
}

func TestServeOfAMissingFolder(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	err = Serve(t.Context(), l, ServeOptions{Dir: filepath.Join(t.TempDir(), "missing")})
	if err == nil || !strings.HasSuffix(err.Error(), "no such file or directory") {
		t.Errorf("got error %v", err)
	}
}
