package corpus

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"reflect"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/frontmatter"
	"rspsite/internal/permalink"
)

// derived warns, once a file, of clauses without a written ID: their addresses change with the text around them.
func (k *checker) derived(d Document) {
	if d.unsure {
		return
	}
	count := 0
	var first *clause.Clause
	for c := range d.Doc.All() {
		if c.Derived && !c.Header {
			count++
			if first == nil {
				first = c
			}
		}
	}
	if count > 0 {
		k.warnf(d.place(first.Start), "derived-id", "write {#id} behind it, or run rspsite ids "+d.Path,
			"%s no written ID, so that no link to it lasts", countOf(count, "clause has", "clauses have"))
	}
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// SourcesOf are the sources of a clause: its own, else those of the nearest clause or group around it. path are the nodes
// around it, outermost first.
func SourcesOf(path []*clause.Clause, c *clause.Clause) clause.Attrs {
	if own := c.Attrs.Words(clause.AttrSource); own != nil {
		return own
	}
	for i := len(path) - 1; i >= 0; i-- {
		if s := path[i].Attrs.Words(clause.AttrSource); s != nil {
			return s
		}
	}
	return nil
}

// sourced warns of clauses of a reconstruction that rest on no source. A heading, a table's head and a footnote's mark
// state nothing; a row is sourced if all its cells are.
func (k *checker) sourced(d Document) {
	for path, c := range d.Doc.WithPath() {
		if c.Kind == clause.Heading || c.Kind == clause.Rule || c.Kind.IsGroup() || c.Header {
			continue
		}
		if isPending(c) {
			continue // what is still to be written rests on nothing yet
		}
		if SourcesOf(path, c) == nil && !cellsSourced(c) && c.PlainText() != "" {
			k.warnf(d.place(c.Start), "no-source", `add source="name#place" to its attributes, or to the heading's above it`,
				"clause %q of a reconstruction has no source", c.ID)
		}
	}
}

// isPending reports whether a clause, or a cell of it, is still to be written or confirmed.
func isPending(c *clause.Clause) bool {
	_, _, pending := CutPending(c.PlainText())
	for _, cell := range c.Cells {
		_, _, is := CutPending(cell.Text.Plain())
		pending = pending || is
	}
	return pending
}

func cellsSourced(c *clause.Clause) bool {
	for _, cell := range c.Cells {
		if cell.Attrs.Get(clause.AttrSource) == "" && cell.Text.Plain() != "" {
			return false
		}
	}
	return len(c.Cells) > 0
}

// addresses checks links and images of the text, and addresses of the header.
func (k *checker) addresses(d Document) {
	for c := range d.Doc.All() {
		for text := range inlines(c) {
			for _, r := range text {
				if r.Link != "" {
					k.link(d, r)
				}
				if r.Image != "" {
					k.image(d, r)
				}
			}
		}
	}
	fieldsOf(d.Meta, func(path string, o Original) {
		if o.URL != "" {
			k.url(d, path+".url", o.URL)
		}
		if o.SHA256 != "" && (len(o.SHA256) != 64 || strings.Trim(o.SHA256, "0123456789abcdef") != "") {
			k.errorf(d.field(path+".sha256"), "bad-digest", "print it with sha256sum", "%s must be 64 hexadecimal digits in lower case (found %q)", path+".sha256", o.SHA256)
		}
	})
	fieldsOf(d.Meta, func(path string, s string) {
		if key := path[strings.LastIndex(path, ".")+1:]; s != "" && (key == "home" || key == "redline" || key == "url") {
			k.url(d, path, s)
		}
	})
}

// link checks a link of the text: into the document by [words](#id), to a page of the site, or out of it by a whole address.
func (k *checker) link(d Document, r clause.Run) {
	u, err := url.Parse(r.Link)
	switch {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto"), k.isFull(d.Path):
		return
	case err == nil && (u.Scheme != "" || u.Host != ""):
		k.warnf(d.at(r.Offset), "link-shown-as-text", "write an address that begins with https: or mailto:", "the link %q is not followed: it is shown as text", r.Link)
		return
	}
	target, where := d.File, "this document"
	if err == nil && u.Path != "" {
		page, _, _ := strings.Cut(d.Page, "#")
		u = (&url.URL{Path: page}).ResolveReference(u)
		if file, ok := strings.CutPrefix(u.Path, "/"+StaticDir+"/"); ok && k.hasStatic(file) {
			return
		}
		if u.Fragment == "" && k.isComparison(u.Path) {
			return
		}
		target, where = k.pageAt(u.Path), u.Path
	}
	if err != nil || target == nil {
		k.warnf(d.at(r.Offset), "relative-link", "write [[…]] for a page of this site, or the whole address", "the link %q leads to no page known here", r.Link)
		return
	}
	if u.Fragment == "" || strings.HasPrefix(u.Fragment, "_") { // the site's own
		return
	}
	if _, err := target.clause(clause.ID(u.Fragment), where); err != nil {
		k.unresolved(d.at(r.Offset), "unknown-clause", err)
	}
}

// isComparison reports whether a page that compares two neighbouring versions, both public, is at an address.
func (k *checker) isComparison(address string) bool {
	isPublic := func(v *Version) bool {
		return k.reason(Document{File: &v.File, Common: &v.Common, Meta: &v.VersionMeta}) == ""
	}
	for _, p := range k.Policies {
		for _, v := range p.Versions {
			if b := v.previous; b != nil && permalink.Compare(p.Name, b.Name, v.Name) == address && isPublic(b) && isPublic(v) {
				return true
			}
		}
	}
	return false
}

// pageAt is the file whose page is at an address, or nil.
func (k *checker) pageAt(address string) *File {
	if k.pages == nil {
		k.pages = map[string]*File{}
		for d := range k.Documents() {
			if !strings.Contains(d.Page, "#") { // a page of its own
				k.pages[d.Page] = d.File
			}
		}
	}
	return k.pages[address]
}

// hasStatic reports whether the project's static folder holds a file.
func (k *checker) hasStatic(file string) bool {
	info, err := fs.Stat(k.files, path.Join(StaticDir, file))
	return err == nil && !info.IsDir()
}

// image checks that a picture lies in the project's static folder: the site asks nobody else for one.
func (k *checker) image(d Document, r clause.Run) {
	u, err := url.Parse(r.Image)
	if err != nil || u.Scheme != "" || u.Host != "" {
		k.warnf(d.at(r.Offset), "foreign-image", "put the picture into the project's "+StaticDir+"/",
			"the picture %q lies elsewhere and is shown as a link: a page asks no other host for anything", r.Image)
		return
	}
	if file := StaticFile(u); !k.hasStatic(file) {
		k.warnf(d.at(r.Offset), "missing-image", "put the picture there", "there is no %s, and the picture's text is shown instead", path.Join(StaticDir, file))
	}
}

func (k *checker) url(d Document, path, s string) {
	if !isWebAddress(s) {
		k.errorf(d.field(path), "bad-url", "", "%s must be a whole address (found %q, want https://…)", path, s)
	}
}

// fieldKeys are the keys that the front matter m may hold.
func fieldKeys(m any) []string {
	var keys []string
	for _, f := range frontmatter.Fields(reflect.TypeOf(m).Elem()) {
		keys = append(keys, f.Key)
	}
	return keys
}
