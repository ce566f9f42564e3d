// Package render makes the pages of the site.
//
// In: a checked corpus, the templates, the static files. Out: a list of pages, each with the path of its file and a
// function that makes its bytes. Guaranteed: the bytes depend on the input alone, two renders give the same; the functions
// may be called at the same time and more than once; every text from a source is escaped; no page holds a style or a
// script of its own or asks another host for anything; clause IDs own the fragments of a page, every other id begins
// with '_'. The package is the only one that makes HTML. It touches neither disk nor network.
package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rspsite/internal/corpus"
)

// A Page is one file of the site.
type Page struct {
	Path   string                 // slash-separated, below the output folder: "anthropic-rsp/v3.0/index.html"
	Render func() ([]byte, error) // makes the file; pure, safe to call concurrently
}

// Options are what the corpus does not say.
type Options struct {
	BaseURL string // public address of the site's root, for feeds and metadata; the corpus's own if empty
	Reload  bool   // every page loads the script of the preview that reloads it when a source changes

	Record *PublicRecord // what was published before; nil where that is not shown, as with drafts

	Clock corpus.Date // today by the clock, for a preview to say how many days are left; zero on a built site
}

// Pages plans all pages of the site.
func Pages(c *corpus.Corpus, templates, static fs.FS, o Options) ([]Page, error) {
	s := newSite(c, o)
	s.static = static
	if err := s.parse(templates); err != nil {
		return nil, err
	}
	if err := s.staticFiles(); err != nil {
		return nil, err
	}
	s.data = s.newData()
	s.home()
	for _, p := range c.Policies {
		s.policy(p)
		s.compares(p)
	}
	s.reports()
	s.reportCompares()
	s.models()
	s.tables()
	s.goals()
	s.sources()
	s.changes()
	s.prosePages()
	s.findRedactions()
	s.redactionRegister()
	s.planRecord()
	s.planAPI()
	s.planCitations()
	s.notFound()
	s.feed()
	s.robots()
	s.sitemap()
	s.llms()
	s.markdownPages()
	s.formerAddresses() // last: they never take the place of a page
	s.hostFiles()
	return s.pages, nil
}

// add plans the HTML page at address. make is called whenever the page is rendered.
func (s *site) add(address string, make func(v *view) (template string, page any)) {
	s.addCopy(address, make)
	s.addresses = append(s.addresses, address)
}

// addCopy plans an HTML page that shows what stands at another address, and so is left out of the list of pages.
func (s *site) addCopy(address string, make func(v *view) (template string, page any)) {
	s.readable = append(s.readable, address)
	s.addFile(address, func() ([]byte, error) {
		v := &view{s: s, at: address}
		name, page := make(v)
		return s.execute(name, page)
	})
}

// addFile plans a file of any kind.
func (s *site) addFile(address string, render func() ([]byte, error)) {
	s.planned[address] = true
	s.pages = append(s.pages, Page{Path: outputPath(address), Render: render})
}

// has reports whether the site has a page or file at address; its fragment is not looked at.
func (s *site) has(address string) bool {
	target, _, _ := strings.Cut(address, "#")
	return target != "" && s.planned[target]
}

// execute makes a page of the given kind: the base with the kind's own parts.
func (s *site) execute(kind string, page any) ([]byte, error) {
	return s.fill(kind, baseTemplate, page)
}

// fill makes a page from one named template of a kind.
func (s *site) fill(kind, name string, page any) ([]byte, error) {
	t := s.templates[kind]
	if t == nil {
		return nil, fmt.Errorf("there is no template %s.html", kind)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, page); err != nil {
		return nil, fmt.Errorf("filling in the template: %v", err)
	}
	return b.Bytes(), nil
}

// encodeXML makes an XML file of one of our own types.
func encodeXML(v any) ([]byte, error) {
	b, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return nil, fmt.Errorf("encoding XML: %v", err)
	}
	return append(append([]byte(xml.Header), b...), '\n'), nil
}

// staticFiles plans a copy of every file of the static folder.
func (s *site) staticFiles() error {
	return fs.WalkDir(s.static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading static files: %v", err)
		}
		if d.IsDir() || !isPublicFile(name) || slices.Contains(s.corpus.HiddenPictures(), name) {
			return nil
		}
		s.addFile(staticDir+name, func() ([]byte, error) { return fs.ReadFile(s.static, name) })
		return nil
	})
}
