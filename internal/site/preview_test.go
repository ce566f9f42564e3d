package site

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"rspsite/internal/problem"
)

var previewed = pagesOf(map[string]string{
	"index.html": "home", "404.html": "lost", "a/v1/index.html": "version 1", "a/v1/source.md": "## One",
	"static/site.css": "body{}", "a/第一条/index.html": "clause", "feed.atom": "<feed/>", "data.unknown": "?",
})

// get asks a preview for a path of the local host, or for "//host/path".
func get(t *testing.T, v *preview, method, target string) *http.Response {
	t.Helper()
	host := "localhost:8080"
	if rest, ok := strings.CutPrefix(target, "//"); ok {
		host, target, _ = strings.Cut(rest, "/")
		target = "/" + target
	}
	r := httptest.NewRequest(method, "http://localhost/", nil)
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	r.URL, r.Host = u, host
	w := httptest.NewRecorder()
	v.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPreviewAnswers(t *testing.T) {
	v := newPreview("/rsp/", "docs.example")
	v.show(Plan{Pages: previewed})
	for target, want := range map[string]struct {
		status        int
		kind, content string // content is the place to go to where status is a redirect
	}{
		"/":                              {200, "text/html; charset=utf-8", "home"},
		"/index.html":                    {200, "text/html; charset=utf-8", "home"},
		"/a/v1/":                         {200, "text/html; charset=utf-8", "version 1"},
		"/a/v1":                          {302, "", "/a/v1/"},
		"/a/v1?q=1":                      {302, "", "/a/v1/?q=1"},
		"/rsp":                           {302, "", "/rsp/"},
		"/rsp/":                          {200, "text/html; charset=utf-8", "home"},
		"/rsp/a/v1":                      {302, "", "/rsp/a/v1/"},
		"/rsp/a/v1/source.md":            {200, "text/markdown; charset=utf-8", "## One"},
		"/a/%E7%AC%AC%E4%B8%80%E6%9D%A1": {302, "", "/a/%E7%AC%AC%E4%B8%80%E6%9D%A1/"},
		"/a/第一条/":                        {200, "text/html; charset=utf-8", "clause"},
		"/feed.atom":                     {200, "application/atom+xml", "<feed/>"},
		"/data.unknown":                  {200, "application/octet-stream", "?"},
		"/static/site.css":               {200, "text/css; charset=utf-8", "body{}"},
		"/static/":                       {404, "text/html; charset=utf-8", "lost"},
		"/a/":                            {404, "text/html; charset=utf-8", "lost"},
		"/a":                             {404, "text/html; charset=utf-8", "lost"},
		"/nowhere":                       {404, "text/html; charset=utf-8", "lost"},
		"/../etc/passwd":                 {404, "text/html; charset=utf-8", "lost"},
		"/a/../index.html":               {404, "text/html; charset=utf-8", "lost"},
		"/%2e%2e/%2e%2e/etc/passwd":      {404, "text/html; charset=utf-8", "lost"},
		"/_rspsite/":                     {404, "text/html; charset=utf-8", "lost"},
		"/_rspsite/problems.html":        {404, "text/html; charset=utf-8", "lost"},
		"//evil.example/":                {403, "text/plain; charset=utf-8", `does not answer for host "evil.example"`},
		"//localhost.evil.example/":      {403, "text/plain; charset=utf-8", "does not answer"},
		"//10.0.0.1/":                    {403, "text/plain; charset=utf-8", "does not answer"},
		"//127.0.0.1:99/":                {200, "text/html; charset=utf-8", "home"},
		"//[::1]:99/":                    {200, "text/html; charset=utf-8", "home"},
		"//LOCALHOST/":                   {200, "text/html; charset=utf-8", "home"},
		"//docs.example:8080/":           {200, "text/html; charset=utf-8", "home"},
		"//docs.example:80/_rspsite/problems.css": {200, "text/css; charset=utf-8", ".panel"},
		"//localhost/rsp/_rspsite/reload.js":      {200, "text/javascript; charset=utf-8", "EventSource"},
	} {
		t.Run(target, func(t *testing.T) {
			r := get(t, v, http.MethodGet, target)
			if r.StatusCode != want.status {
				t.Fatalf("got status %d, want %d", r.StatusCode, want.status)
			}
			if r.Header.Get("Content-Security-Policy") != contentSecurityPolicy || r.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("got headers %v", r.Header)
			}
			if want.status == http.StatusFound {
				if got := r.Header.Get("Location"); got != want.content {
					t.Errorf("leads to %q, want %q", got, want.content)
				}
				return
			}
			if got := r.Header.Get("Content-Type"); got != want.kind {
				t.Errorf("got content type %q, want %q", got, want.kind)
			}
			if got := body(t, r); !strings.Contains(got, want.content) {
				t.Errorf("got %q, want it to hold %q", got, want.content)
			}
		})
	}
}

func TestPreviewAcceptsBareAddressesOnlyWhenListeningEverywhere(t *testing.T) {
	for _, everywhere := range []string{"", "0.0.0.0", "::"} {
		v := newPreview("/", everywhere)
		for host, want := range map[string]bool{"192.168.1.5:8080": true, "[fe80::1]:8080": true, "localhost": true, "evil.example": false, "": false} {
			if got := v.accepts(host); got != want {
				t.Errorf("listening on %q, accepts %q: got %v, want %v", everywhere, host, got, want)
			}
		}
	}
}

func TestPreviewTakesGetAndHeadOnly(t *testing.T) {
	v := newPreview("/", "")
	v.show(Plan{Pages: previewed})
	if r := get(t, v, http.MethodHead, "/"); r.StatusCode != http.StatusOK || body(t, r) != "" || r.Header.Get("Content-Length") != "4" {
		t.Errorf("HEAD: got %v", r)
	}
	if r := get(t, v, http.MethodPost, "/"); r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: got %v", r)
	}
}

func TestPreviewWithout404Page(t *testing.T) {
	v := newPreview("/", "")
	v.show(Plan{Pages: []Page{}})
	if r := get(t, v, http.MethodGet, "/x"); r.StatusCode != http.StatusNotFound || !strings.Contains(body(t, r), "there is no such page") {
		t.Errorf("got %v", r)
	}
}

// broken is a plan with one error, whose text would be markup if it were not escaped, and one warning.
func broken() Plan {
	var p Plan
	p.Problems.Warnf(problem.Position{File: "a.md", Line: 1}, "w", "", "a warning")
	p.Problems.Errorf(problem.Position{File: "b.md", Line: 3, Column: 4}, "e", "write less", "found %q", "<script>alert(1)</script>")
	return p
}

func TestPreviewWithoutAGoodSiteListsTheProblems(t *testing.T) {
	v := newPreview("/rsp/", "")
	v.show(broken())
	for target, root := range map[string]string{"/": "", "/rsp/a/v1/": "../../"} {
		r := get(t, v, http.MethodGet, target)
		got := body(t, r)
		if r.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("got status %d", r.StatusCode)
		}
		for _, want := range []string{
			`<li class="error">b.md:3:4: found &#34;&lt;script&gt;alert(1)&lt;/script&gt;&#34; (write less)</li>`,
			`<li class="warning">a.md:1: warning: a warning</li>`,
			`src="` + root + `_rspsite/reload.js"`, `href="` + root + `_rspsite/problems.css"`,
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: got %s, want it to hold %s", target, got, want)
			}
		}
		if strings.Contains(got, "<script>alert") {
			t.Error("a problem's text became markup")
		}
	}
}

func TestPreviewKeepsTheLastGoodSite(t *testing.T) {
	v := newPreview("/", "")
	v.show(Plan{Pages: previewed})
	good, changed := v.state()
	v.show(broken())
	select {
	case <-changed:
	default:
		t.Error("nobody was told of the problems")
	}
	if got := body(t, get(t, v, http.MethodGet, "/")); got != "home" {
		t.Errorf("got %q, want the last good site", got)
	}
	bad, _ := v.state()
	if bad.Generation != good.Generation || bad.Errors != 1 || len(bad.Problems) != 2 || bad.Problems[0].Severity != "error" {
		t.Errorf("got %+v after %+v", bad, good)
	}
	v.show(Plan{Pages: previewed})
	if again, _ := v.state(); again.Generation == good.Generation || again.Errors != 0 || len(again.Problems) != 0 {
		t.Errorf("got %+v after %+v", again, bad)
	}
	v.show(Plan{Err: errors.New("planning the pages: boom")})
	if failed, _ := v.state(); failed.Errors != 1 || failed.Problems[0].Text != "planning the pages: boom" {
		t.Errorf("got %+v", failed)
	}
}

func TestPreviewBoundsTheProblemsShown(t *testing.T) {
	var p Plan
	for i := range 250 {
		p.Problems.Errorf(problem.Position{File: "a.md", Line: i + 1}, "e", "", "bad")
	}
	v := newPreview("/", "")
	v.show(p)
	if s, _ := v.state(); s.Errors != 250 || len(s.Problems) != maxNotes || s.More != 150 {
		t.Errorf("got %d errors, %d shown, %d more", s.Errors, len(s.Problems), s.More)
	}
}

func TestPreviewShowsAPageThatFails(t *testing.T) {
	v := newPreview("/", "")
	v.show(Plan{Pages: []Page{{"index.html", func() ([]byte, error) { return nil, errors.New("<b>boom</b>") }}}})
	r := get(t, v, http.MethodGet, "/")
	if got := body(t, r); r.StatusCode != http.StatusInternalServerError || !strings.Contains(got, "rendering index.html: &lt;b&gt;boom&lt;/b&gt;") {
		t.Errorf("got %d, %s", r.StatusCode, got)
	}
}
