package verify_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"rspsite/internal/verify"
)

// verifyHost verifies the site that a handler serves.
func verifyHost(t *testing.T, handler http.Handler, o verify.Options) (*verify.Report, error) {
	t.Helper()
	host := httptest.NewServer(handler)
	t.Cleanup(host.Close)
	s, err := verify.OpenRemote(host.URL, verify.DefaultLimits.Parallel, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return verify.Run(context.Background(), s, o)
}

func problems(r *verify.Report) string {
	var b strings.Builder
	for _, p := range r.Problems {
		b.WriteString(p.Check + " " + p.Rule + " " + p.Where + ": " + p.Message + "\n")
	}
	return b.String()
}

// TestHostPasses verifies an honest site over HTTP: one that sends folders, one below a path, one that leads to its pages' other
// addresses, one that keeps its own files to itself.
func TestHostPasses(t *testing.T) {
	dir, p, first := honest(t)
	plain := http.FileServer(http.Dir(dir))
	for name, handler := range map[string]http.Handler{
		"plain": plain,
		"404 with its page": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/404.html" {
				w.WriteHeader(http.StatusNotFound)
				_, _ = w.Write([]byte(readFile(t, dir, "404.html")))
				return
			}
			plain.ServeHTTP(w, r)
		}),
		"redirects within": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if base, ok := strings.CutSuffix(r.URL.Path, ".html"); ok && r.URL.RawQuery == "" {
				http.Redirect(w, r, base+".html?plain", http.StatusFound)
				return
			}
			plain.ServeHTTP(w, r)
		}),
	} {
		t.Run(name, func(t *testing.T) {
			r, err := verifyHost(t, handler, verify.Options{Key: p.key, Since: first})
			if err != nil {
				t.Fatal(err)
			}
			wantHolds(t, r)
		})
	}
}

// TestHostsAreExplained verifies an honest site at hosts that do something to it.
func TestHostsAreExplained(t *testing.T) {
	dir, _, _ := honest(t)
	plain := http.FileServer(http.Dir(dir))
	for _, tt := range []struct {
		name    string
		handler http.HandlerFunc
		want    []string
		never   string
	}{
		{"a host that rewrites pages", func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasSuffix(r.URL.Path, "/") {
				plain.ServeHTTP(w, r)
				return
			}
			text := readFile(t, dir, path.Join(r.URL.Path, "index.html"))
			text = strings.ReplaceAll(strings.NewReplacer("</li>", "", ">\n<", "><", `"_main"`, "_main").Replace(text), "</body>", "<script src=/analytics.js></script></body>")
			_, _ = w.Write([]byte(text))
		}, []string{"files pages-rewritten", "though every clause that was read on them has the words that were published"}, "pages page-"},
		{"a host that minifies style sheets", func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".css") {
				_, _ = w.Write([]byte("a{}"))
				return
			}
			plain.ServeHTTP(w, r)
		}, []string{"files file-changed /static/site.css"}, ""},
		{"a host that leads away", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/p/v1.0/" {
				http.Redirect(w, r, "http://elsewhere.invalid/p/v1.0/", http.StatusFound)
				return
			}
			plain.ServeHTTP(w, r)
		}, []string{"files file-unread /p/v1.0/index.html: its address leads to another host, elsewhere.invalid, which is not asked"}, ""},
		{"a host that leads in circles", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/p/v1.0/" {
				http.Redirect(w, r, "/p/v1.0/", http.StatusFound)
				return
			}
			plain.ServeHTTP(w, r)
		}, []string{"its address leads on more than 5 times"}, ""},
		{"a host that packs", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/p/v1.0/canonical.txt" {
				plain.ServeHTTP(w, r)
				return
			}
			w.Header().Set("Content-Encoding", "gzip")
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			_, _ = z.Write(make([]byte, 1<<20))
			z.Close()
			_, _ = w.Write(b.Bytes())
		}, []string{`the host sends it packed (Content-Encoding "gzip"), which was not asked for`}, ""},
		{"a host that is broken here and there", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/p/v1.0/" {
				http.Error(w, "oops", http.StatusServiceUnavailable)
				return
			}
			plain.ServeHTTP(w, r)
		}, []string{"pages page-unread /p/v1.0/: the page cannot be read: the host answers 503 Service Unavailable"}, ""},
		{"a host that leads its readers on", withHeader(plain, "Refresh", "0; url=https://elsewhere.example/"),
			[]string{"files host-header /404.html: the host sends the header Refresh: 0; url=https://elsewhere.example/, and so it does with "}, "pages "},
		{"a host with a style sheet", withHeader(plain, "Link", `</static/evil.css>; rel="stylesheet"`),
			[]string{`files host-header /404.html: the host sends the header Link: </static/evil.css>; rel="stylesheet", and so it does with `}, "canonical.txt"},
		{"a host that gives pages to save", withHeader(plain, "Content-Disposition", "attachment"),
			[]string{"files host-header /404.html: the host sends the header Content-Disposition: attachment"}, ""},
		{"a host that says pages are text", withHeader(plain, "Content-Type", "text/plain"),
			[]string{"files host-header /404.html: the host sends the header Content-Type: text/plain"}, ""},
		{"a host with other characters", withHeader(plain, "Content-Type", "text/html; charset=utf-7"),
			[]string{"files host-header /404.html: the host sends the header Content-Type: text/html; charset=utf-7"}, ""},
		{"a host that lacks a page", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/p/v1.0/" {
				http.NotFound(w, r)
				return
			}
			plain.ServeHTTP(w, r)
		}, []string{"files file-missing /p/v1.0/index.html", "addresses address-gone /p/v1.0/"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := verifyHost(t, tt.handler, verify.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if got := problems(r); r.Holds || !strings.Contains(got, want) {
					t.Errorf("want %q, got\n%s", want, got)
				}
			}
			if tt.never != "" && strings.Contains(problems(r), tt.never) {
				t.Errorf("%q in\n%s", tt.never, problems(r))
			}
		})
	}
}

// withHeader is a host that says something more beside each file.
func withHeader(h http.Handler, name, value string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(name, value)
		h.ServeHTTP(w, r)
	}
}

// TestHostsAreBounded verifies hosts that would keep a reader busy for ever.
func TestHostsAreBounded(t *testing.T) {
	endless := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		block := bytes.Repeat([]byte("x"), 1<<16)
		for r.Context().Err() == nil {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	})
	small := verify.Limits{Files: 10, File: 1 << 20, Page: 1 << 20, Record: 1 << 20, Total: 8 << 20, Parallel: 2}
	if r, err := verifyHost(t, endless, verify.Options{Limits: small}); err == nil || !strings.Contains(err.Error(), "larger than is read") {
		t.Errorf("an endless manifest: got %v, %v", r, err)
	}
	sum := "sha256:" + strings.Repeat("0", 64)
	var many strings.Builder
	for _, name := range strings.Split("abcdefghi", "") {
		many.WriteString(`,"` + name + `":"` + sum + `"`)
	}
	files := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/ledger/manifest.json" {
			_, _ = w.Write([]byte(`{"schema":"rspsite.manifest/1","files":{` + many.String()[1:] + `}}`))
			return
		}
		endless(w, r)
	})
	small.Total = 4 << 20
	if r, err := verifyHost(t, files, verify.Options{Limits: small}); err == nil || !strings.Contains(err.Error(), "together are larger") {
		t.Errorf("endless files: got %v, %v", r, err)
	}
	small.Files = 3
	r, err := verifyHost(t, files, verify.Options{Limits: small})
	if err != nil || !strings.Contains(problems(r), "it has 9 files, more than the 3 that are read") {
		t.Errorf("too many files: %v, %v", r, err)
	}
}

// TestHostIsAskedOnce counts what a host is asked for: each file of the site once, few at a time.
func TestHostIsAskedOnce(t *testing.T) {
	dir, _, _ := honest(t)
	plain := http.FileServer(http.Dir(dir))
	var now, most, asked atomic.Int64
	r, err := verifyHost(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer now.Add(-1)
		asked.Add(1)
		plain.ServeHTTP(w, r)
	}), verify.Options{})
	if err != nil || !r.Holds {
		t.Fatal(r, err)
	}
	if files := int64(strings.Count(readFile(t, dir, "ledger/manifest.json"), "sha256:")); asked.Load() > files+files/10 {
		t.Errorf("asked %d times for %d files", asked.Load(), files)
	}
	if most.Load() > int64(verify.DefaultLimits.Parallel) {
		t.Errorf("asked for %d files at a time, want %d at most", most.Load(), verify.DefaultLimits.Parallel)
	}
}

// TestHostThatIsGone tells a host that does not answer from a site that does not hold.
func TestHostThatIsGone(t *testing.T) {
	host := httptest.NewServer(http.NotFoundHandler())
	s, err := verify.OpenRemote(host.URL, verify.DefaultLimits.Parallel, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := verify.Run(t.Context(), s, verify.Options{}); !errors.Is(err, verify.ErrNoSite) {
		t.Errorf("no site: got %v, want %v", err, verify.ErrNoSite)
	}
	host.Close()
	if _, err := verify.Run(t.Context(), s, verify.Options{}); err == nil || errors.Is(err, verify.ErrNoSite) {
		t.Errorf("no host: got %v", err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := verify.Run(cancelled, s, verify.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: got %v", err)
	}
}

// TestAddressesOfSites tells what is an address of a site.
func TestAddressesOfSites(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org": "https://example.org/", "http://127.0.0.1:80/a": "http://127.0.0.1:80/a/", "https://example.org/a/": "https://example.org/a/",
		"ftp://example.org/": "", "file:///etc": "", "https://": "", "https://me:secret@example.org/": "", "https://example.org/?a=b": "", "https://example.org/#a": "",
		"example.org": "", "https://exa mple.org/": "",
	} {
		s, err := verify.OpenRemote(address, 1, nil)
		if want == "" && err == nil || want != "" && (err != nil || s.Name() != want) {
			t.Errorf("%s: got %v, %v; want %q", address, s, err, want)
		}
	}
}

// TestFolderIsNotLeft reads nothing that lies outside of a folder, and waits for no pipe.
func TestFolderIsNotLeft(t *testing.T) {
	dir, _, _ := honest(t)
	secret := path.Join(t.TempDir(), "secret")
	writeFile(t, path.Dir(secret), "secret", "x")
	if err := os.Remove(path.Join(dir, "robots.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, path.Join(dir, "robots.txt")); err != nil {
		t.Skip(err)
	}
	if got := problems(verifyFolder(t, dir, verify.Options{})); !strings.Contains(got, "file-unread /robots.txt: it is no file (a symbolic link)") {
		t.Errorf("got\n%s", got)
	}
}
