package render

import (
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/dataset"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
	"rspsite/internal/succession"
)

// A site is what the pages are planned and made from.
type site struct {
	corpus      *corpus.Corpus
	revisions   *revision.Set                    // what became of a policy between any two of its versions
	successions *succession.Set                  // what became of a report in a later one, and of its editions
	steps       map[*corpus.Version]func() *step // to each version but the first of its policy
	recorded    *publicRecord                    // what was published before; nil if nothing was
	data        *dataset.Set                     // everything as data
	static      fs.FS
	options     Options
	templates   map[string]*template.Template // by kind of page
	pages       []Page
	addresses   []string                 // of the HTML pages that a reader may look for, in the order planned
	planned     map[string]bool          // addresses of all pages and files
	readable    []string                 // addresses of all HTML pages that say something
	cited       map[string]*citable      // by their pages
	citedPages  []string                 // the same, in the order planned
	redacted    map[string]*redactedText // the documents out of which something was taken, by their files

	copies       map[string]string // page that shows the text of another, as that of the latest version does → that other one
	redirections []redirection     // in the order planned
}

// newSite is a site of which nothing is planned yet.
func newSite(c *corpus.Corpus, o Options) *site {
	o.BaseURL = cmp.Or(o.BaseURL, c.Config.BaseURL)
	revisions := revision.New(c)
	s := &site{corpus: c, revisions: revisions, successions: succession.Of(c, revisions), steps: map[*corpus.Version]func() *step{},
		options: o, planned: map[string]bool{}, recorded: o.Record.read(c), copies: map[string]string{}}
	for _, p := range c.Policies {
		for _, v := range p.Versions {
			s.planStep(v)
		}
		if v := p.Latest(); v != nil {
			s.copies[permalink.Latest(p.Name)] = v.Address()
		}
	}
	return s
}

// A view is one page being made: what it links to is linked from its address.
type view struct {
	s        *site
	at       string // its address
	anywhere bool   // links count from the root of the host: the page is shown at other addresses than its own
	whole    bool   // links are whole addresses, where the site knows its own: the text is read elsewhere
}

// href is the reference from the page to an address of the site.
func (v *view) href(address string) string {
	if base := v.s.options.BaseURL; v.whole && base != "" {
		return absolute(base, address)
	}
	if v.anywhere {
		return absolute(basePath(v.s.options.BaseURL), address)
	}
	return relative(v.at, address)
}

// to is a link to an address of the site.
func (v *view) to(address, text string) link { return link{Text: text, Href: v.href(address)} }

// A link is a reference and what it reads as. Without Href it is text alone.
type link struct{ Text, Href string }

// The names that templates are found by: a base, files of shared parts, and one file for each kind of page.
const (
	baseTemplate  = "base.html"
	partsTemplate = "parts" // and more: parts.html, parts-reviews.html
)

// parse reads the templates. Each kind of page is the base with its own "main".
func (s *site) parse(fsys fs.FS) error {
	shared, err := template.New(baseTemplate).Option("missingkey=error").ParseFS(fsys, baseTemplate, partsTemplate+"*.html")
	if err != nil {
		return fmt.Errorf("reading templates: %v", err)
	}
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return fmt.Errorf("listing templates: %v", err)
	}
	s.templates = map[string]*template.Template{}
	for _, f := range files {
		kind, isTemplate := strings.CutSuffix(f.Name(), ".html")
		if !isTemplate || f.Name() == baseTemplate || strings.HasPrefix(f.Name(), partsTemplate) {
			continue
		}
		t, err := shared.Clone()
		if err != nil {
			return fmt.Errorf("reading templates: %v", err)
		}
		if s.templates[kind], err = t.ParseFS(fsys, f.Name()); err != nil {
			return fmt.Errorf("reading templates: %v", err)
		}
	}
	return nil
}

// isPublicFile reports whether a file of the static folder belongs on the site: not what is hidden, an editor's copy, or
// the Go file that embeds the folder.
func isPublicFile(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return path.Ext(name) != ".go" && !strings.HasSuffix(name, "~")
}
