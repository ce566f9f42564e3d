package render

import (
	"html/template"
	"net/url"
	"path"
	"strings"

	"rspsite/internal/corpus"
)

// A fact is one line of the list under a page's title: a name and what is known under it.
type fact struct {
	Name  string
	Value template.HTML
	Links []link // behind the value
}

// facts collects the facts of a page. Those that no source states are said to be so, or left out where that says nothing.
type facts struct {
	v    *view
	list []fact
}

func (f *facts) text(name, value string, sources ...corpus.SourceRef) {
	var m markup
	m.text(orNotStated(value))
	f.list = append(f.list, fact{Name: name, Value: m.html(), Links: f.v.sourceLinks(sources)})
}

func (f *facts) link(name string, l link, rel string) {
	var m markup
	if l.Href == "" {
		m.text(orNotStated(l.Text))
	} else {
		m.element("a", l.Text, "href", l.Href, "rel", rel)
	}
	f.list = append(f.list, fact{Name: name, Value: m.html()})
}

func (f *facts) html(name string, value template.HTML) {
	f.list = append(f.list, fact{Name: name, Value: value})
}

// sources names the sources of a file as a whole.
func (f *facts) sources(c *corpus.Common) {
	if len(c.Source) > 0 {
		f.list = append(f.list, fact{Name: "Source", Links: f.v.sourceLinks(c.Source)})
	}
}

// original tells of the publisher's own document: what there is to know of it first, then address and digest, which
// mislead who does not know that.
func (f *facts) original(o corpus.Original, w *writer) { f.document("publisher’s", o, w) }

// document tells the same of the document of anybody: "publisher’s".
func (f *facts) document(of string, o corpus.Original, w *writer) {
	if !o.Note.IsZero() {
		f.html("Note on the "+of+" document", w.prose(o.Note))
	}
	if o.URL != "" {
		f.link(capital(of)+" document", link{Text: hostName(o.URL), Href: webAddress(o.URL)}, "external")
	}
	if o.SHA256 != "" {
		f.digest("Digest of the "+of+" document (SHA-256)", o.SHA256, nil)
	}
}

func (f *facts) digest(name, hex string, of *link) {
	var m markup
	m.element("code", hex, "class", "digest")
	if of != nil {
		m.text(" ")
		m.element("a", of.Text, "href", of.Href)
	}
	f.list = append(f.list, fact{Name: name, Value: m.html()})
}

// textDigest is the canonical digest of a text, with the way to the Markdown that has it.
func (f *facts) textDigest(x *corpus.File, source string) {
	f.digest("Canonical digest of this text (SHA-256)", x.TextDigest(), f.v.ifHas(source, "Source of this text"))
}

// ofTheText says what the digest of a report's text leaves open, since a reader reads the header first.
func (f *facts) ofTheText(header string) {
	f.text("What the digest covers", "The text below "+header+". It does not cover title, summary, dates, models and answers to the policy: they can change, and the digest stays.")
}

// hostName is the host of an address and the last part of its path, short enough to read.
func hostName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	if last := path.Base(u.Path); len(last) > 1 && len(last) < 24 {
		return u.Host + ", " + last
	}
	return u.Host
}

// webAddress is u if it leads to the web, else "".
func webAddress(u string) string {
	if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		return u
	}
	return ""
}
