package site

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"rspsite/internal/problem"
)

//go:embed preview
var previewFiles embed.FS

var problemsPage = template.Must(template.ParseFS(previewFiles, "preview/problems.html"))

// A Plan is what one reading of the sources gave.
type Plan struct {
	Pages    []Page
	Problems problem.List
	Err      error    // the run failed, as with a template that does not parse; nil otherwise
	Changed  []string // files whose change led to the reading, from the project's folder; may be empty
}

// IsGood reports whether the plan can be shown.
func (p Plan) IsGood() bool { return p.Err == nil && p.Problems.Errors() == 0 }

// HTMLPages counts the pages that a reader can open.
func (p Plan) HTMLPages() (n int) {
	for _, page := range p.Pages {
		if isHTML(page.Path) {
			n++
		}
	}
	return n
}

// notes are the plan's problems as readers of the preview see them, errors first.
func (p Plan) notes() (notes []note) {
	if p.Err != nil {
		notes = append(notes, note{problem.Error.String(), p.Err.Error()})
	}
	for _, severity := range []problem.Severity{problem.Error, problem.Warning} {
		for _, one := range p.Problems {
			if one.Severity == severity {
				notes = append(notes, note{severity.String(), one.String()})
			}
		}
	}
	return notes
}

// A note is one problem in the page or panel.
type note struct {
	Severity string `json:"severity"`
	Text     string `json:"text"`
}

// A preview serves the last good plan.
type preview struct {
	prefix string // path under which the site is served too; begins and ends with a slash
	host   string // accepted beside the local ones
	failed func(error)

	mu      sync.RWMutex
	pages   map[string]Page // of the last good plan; nil if there was none yet
	notes   []note          // of the last plan, whether good or not
	errors  int
	epoch   int64         // tells this run of the server from those before
	good    int           // how many good plans there were
	changed chan struct{} // closed when the fields above change
}

func newPreview(prefix, host string) *preview {
	return &preview{prefix: prefix, host: host, epoch: time.Now().UnixNano(), changed: make(chan struct{})}
}

// show takes in a new plan: its pages if it is good, its problems in any case.
func (v *preview) show(p Plan) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if p.IsGood() {
		v.pages = make(map[string]Page, len(p.Pages))
		for _, page := range p.Pages {
			v.pages[page.Path] = page
		}
		v.good++
	}
	v.notes, v.errors = p.notes(), p.Problems.Errors()
	if p.Err != nil {
		v.errors++
	}
	close(v.changed)
	v.changed = make(chan struct{})
}

// The preview enforces what a host of the site should: nothing from elsewhere, nothing inline.
const contentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// ServeHTTP answers with a page, one of the preview's own files, or the events.
func (v *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", contentSecurityPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	switch {
	case !v.accepts(r.Host):
		http.Error(w, fmt.Sprintf("this preview does not answer for host %q: use localhost, or name the host with --addr", r.Host), http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case r.URL.Path+"/" == v.prefix:
		redirect(w, r, v.prefix)
	default:
		v.route(w, r, v.local(r.URL.Path))
	}
}

// local is the path below the site's root, without the slash at its head.
func (v *preview) local(urlPath string) string {
	if rest, ok := strings.CutPrefix(urlPath, v.prefix); ok {
		return rest
	}
	return strings.TrimPrefix(urlPath, "/")
}

func (v *preview) route(w http.ResponseWriter, r *http.Request, local string) {
	switch local {
	case "_rspsite/events":
		v.events(w, r)
	case "_rspsite/reload.js", "_rspsite/problems.css":
		data, err := previewFiles.ReadFile("preview/" + path.Base(local))
		if err != nil {
			v.failure(w, r, err)
			return
		}
		answer(w, r, http.StatusOK, local, data)
	default:
		v.page(w, r, local)
	}
}

// page renders the page of a path. An address without its final slash leads to the one with it, as on any static host.
func (v *preview) page(w http.ResponseWriter, r *http.Request, local string) {
	v.mu.RLock()
	pages := v.pages
	v.mu.RUnlock()
	if pages == nil {
		v.problems(w, r)
		return
	}
	name := local
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	status := http.StatusOK
	page, ok := pages[name]
	if !ok {
		if _, folder := pages[name+"/index.html"]; folder {
			redirect(w, r, r.URL.Path+"/")
			return
		}
		status = http.StatusNotFound
		if page, ok = pages["404.html"]; !ok {
			http.Error(w, "there is no such page", status)
			return
		}
	}
	data, err := page.render()
	if err != nil {
		v.failure(w, r, err)
		return
	}
	answer(w, r, status, page.Path, data)
}

// problems is the page that stands in for a site that there never was.
func (v *preview) problems(w http.ResponseWriter, r *http.Request) {
	v.mu.RLock()
	notes := v.notes
	v.mu.RUnlock()
	v.problemPage(w, r, http.StatusServiceUnavailable, "No site yet", "The sources have problems. This page reloads when they are mended.", notes)
}

// failure is the page of a page that could not be rendered.
func (v *preview) failure(w http.ResponseWriter, r *http.Request, err error) {
	if v.failed != nil {
		v.failed(err)
	}
	v.problemPage(w, r, http.StatusInternalServerError, "This page failed", "It reloads when its sources are mended.",
		[]note{{problem.Error.String(), err.Error()}})
}

func (v *preview) problemPage(w http.ResponseWriter, r *http.Request, status int, title, intro string, notes []note) {
	root := strings.Repeat("../", strings.Count(v.local(r.URL.Path), "/"))
	var b strings.Builder
	page := struct {
		Title, Intro string
		Root         string // way up to the site's root
		Problems     []note
	}{title, intro, root, notes}
	if err := problemsPage.Execute(&b, page); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answer(w, r, status, "problems.html", []byte(b.String()))
}

// redirect leads to another path of this server, which begins with a single slash.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	target := *r.URL
	target.Scheme, target.Host, target.User = "", "", nil
	target.Path, target.RawPath = "/"+strings.TrimLeft(to, "/"), ""
	http.Redirect(w, r, target.String(), http.StatusFound)
}

func answer(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data) // an error here is the browser's leaving
	}
}

// contentTypes are set here and not left to the system, whose table differs from machine to machine.
var contentTypes = map[string]string{
	".atom": "application/atom+xml", ".bib": "text/plain; charset=utf-8", ".css": "text/css; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".gif": "image/gif", ".html": "text/html; charset=utf-8", ".ico": "image/vnd.microsoft.icon",
	".ics": "text/calendar; charset=utf-8", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".jsonl": "text/plain; charset=utf-8", ".link": "application/link-format", ".md": "text/markdown; charset=utf-8",
	".pdf": "application/pdf", ".png": "image/png", ".ris": "text/plain; charset=utf-8", ".svg": "image/svg+xml", ".tlog-proof": "text/plain; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json", ".webp": "image/webp",
	".woff2": "font/woff2", ".xml": "application/xml", ".yaml": "text/plain; charset=utf-8",
}

func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}
