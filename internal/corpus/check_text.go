package corpus

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"strings"
	"unicode"

	"rspsite/internal/clause"
	"rspsite/internal/frontmatter"
	"rspsite/internal/permalink"
)

// derived warns, once a file, of clauses without a written ID: their addresses change with the text around them.
func (k *checker) derived(d Document) {
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
		if c.Kind == clause.Heading || c.Kind == clause.Rule || c.Kind.IsGroup() || c.Header || c.PlainText() == "" {
			continue
		}
		if SourcesOf(path, c) == nil && !cellsSourced(c) {
			k.warnf(d.place(c.Start), "no-source", `add source="name#place" to its attributes, or to the heading's above it`,
				"clause %q of a reconstruction has no source", c.ID)
		}
	}
}

func cellsSourced(c *clause.Clause) bool {
	for _, cell := range c.Cells {
		if cell.Text.Plain() != "" && cell.Attrs.Get(clause.AttrSource) == "" {
			return false
		}
	}
	return len(c.Cells) > 0
}

// addresses checks links and images of the text, and addresses of the header.
func (k *checker) addresses(d Document) {
	for c := range d.Doc.All() {
		for _, text := range inlines(c) {
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
			k.errorf(d.field(path+".sha256"), "bad-digest", "print it with sha256sum", "sha256 must be 64 hexadecimal digits in lower case (found %d characters)", len(o.SHA256))
		}
	})
	fieldsOf(d.Meta, func(path string, s string) {
		if key := path[strings.LastIndex(path, ".")+1:]; s != "" && (key == "home" || key == "redline" || key == "url") {
			k.url(d, path, s)
		}
	})
}

// link checks a link of the text: into the document by [words](#id), or out of the site by a whole address.
func (k *checker) link(d Document, r clause.Run) {
	if id, ok := strings.CutPrefix(r.Link, "#"); ok {
		if name, err := url.PathUnescape(id); err == nil {
			id = name
		}
		if _, err := d.clause(clause.ID(id), "this document"); err != nil {
			k.unresolved(d.at(r.Offset), "unknown-clause", err)
		}
		return
	}
	u, err := url.Parse(r.Link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
		k.warnf(d.at(r.Offset), "relative-link", "write the whole address, or [[…]] for a page of this site",
			"the link %q leads nowhere from here and is shown as text", r.Link)
	}
}

// image checks that a picture lies in the project's static folder: the site asks nobody else for one.
func (k *checker) image(d Document, r clause.Run) {
	u, err := url.Parse(r.Image)
	if err != nil || u.Scheme != "" || u.Host != "" {
		k.warnf(d.at(r.Offset), "foreign-image", "put the picture into the project's "+StaticDir+"/",
			"the picture %q lies elsewhere and is shown as a link: a page asks no other host for anything", r.Image)
		return
	}
	file := path.Join(StaticDir, strings.TrimPrefix(strings.TrimPrefix(u.Path, "/"), StaticDir+"/"))
	if info, err := fs.Stat(k.files, file); err != nil || info.IsDir() {
		k.warnf(d.at(r.Offset), "missing-image", "put the picture there", "there is no %s, and the picture's text is shown instead", file)
	}
}

func (k *checker) url(d Document, path, s string) {
	if !isWebAddress(s) {
		k.errorf(d.field(path), "bad-url", "", "%s must be a whole address (found %q, want https://…)", path, s)
	}
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsFunc(s, unicode.IsSpace)
}

// languageTag is the shape of a language tag (BCP 47, RFC 5646, 2.1), not the list of those that exist.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// mailAddress is the rough shape of one address of mail: enough to refuse a name, two addresses or a sentence.
var mailAddress = regexp.MustCompile(`^[^\s,;<>"@]+@[^\s,;<>"@]+$`)

// config checks rspsite.yaml.
func (k *checker) config() {
	c := k.Config
	if c.Language != "" && !languageTag.MatchString(c.Language) {
		k.errorf(k.index.Position("language"), "bad-language", "write a tag such as en or pt-BR", "language must be a language tag (found %q)", c.Language)
	}
	if e := c.Contact.Email; e != "" {
		if !mailAddress.MatchString(e) {
			k.errorf(k.index.Position("contact.email"), "bad-email", "write the address alone", "contact.email must be an address of mail (found %q)", e)
		}
	}
	if c.BaseURL != "" && !isWebAddress(c.BaseURL) {
		k.errorf(k.index.Position("base-url"), "bad-url", "", "base-url must be a whole address (found %q, want https://…)", c.BaseURL)
	}
	if c.DefaultPolicy != "" && c.DefaultPolicy != k.defaultPolicy() {
		_, err := k.policyOf(permalink.Ref{Policy: c.DefaultPolicy}, nil)
		k.unresolved(k.index.Position("default-policy"), "unknown-policy", err)
	}
	if c.Contact.URL != "" && !isWebAddress(c.Contact.URL) {
		k.errorf(k.index.Position("contact.url"), "bad-url", "", "contact.url must be a whole address (found %q, want https://…)", c.Contact.URL)
	}
	if u := c.DataLicence.URL; u != "" && !isWebAddress(u) {
		k.errorf(k.index.Position("data-licence.url"), "bad-url", "", "data-licence.url must be a whole address (found %q, want https://…)", u)
	}
}

func (k *checker) defaultPolicy() string {
	if p := k.Policy(k.Config.DefaultPolicy); p != nil {
		return p.Name
	}
	return ""
}

// fieldKeys are the keys that the front matter m may hold.
func fieldKeys(m any) []string {
	var keys []string
	for _, f := range frontmatter.Fields(reflect.TypeOf(m).Elem()) {
		keys = append(keys, f.Key)
	}
	return keys
}
