// Package hosting writes what a web server may be told of a site: which addresses lead on, and which headers go with which files.
//
// In: redirections between addresses of the site, the days from which pages hold, its base address. Out: the files _redirects and _headers
// that several hosts of static sites read, and snippets for nginx and Caddy. Guaranteed: a site works without any of them; the same
// input gives the same bytes; no name in an address can end the line, the string or the block in which it stands. The package
// knows neither sources nor pages.
package hosting

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Redirection is a former address and the one that counts, both from the root of the site, without escapes. That of a folder holds
// for everything below it.
type Redirection struct {
	From, To string
	Below    bool // what lies below the one lies below the other
}

// A Memento is a page that shows what something was from a day on (RFC 7089).
type Memento struct {
	Address  string
	Datetime string // as HTTP writes it
	Original string // address of what it is a version of
	TimeMap  string // address of the list of versions
}

// A Site is what hosts are told of.
type Site struct {
	Base         string // whole address of the root, with or without a slash at its end; empty if unknown
	Redirections []Redirection
	Mementos     []Memento
}

// pagePolicy is the content security policy of every page, which pages declare themselves as well. What only a header can say comes last.
const pagePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// always are the headers of every answer, in the order in which they are written.
var always = [][2]string{
	{"Content-Security-Policy", pagePolicy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Access-Control-Allow-Origin", "*"},
}

// A mediaType is what files of an ending, or of one path, are.
type mediaType struct{ Ending, Path, Type string }

// mediaTypes are those that servers seldom know.
var mediaTypes = []mediaType{
	{Ending: "link", Type: "application/link-format"},
	{Ending: "tlog-proof", Type: "text/plain; charset=utf-8"},
	{Ending: "ndjson", Type: "application/x-ndjson"},
	{Ending: "jsonl", Type: "application/x-ndjson"},
	{Ending: "atom", Type: "application/atom+xml; charset=utf-8"},
	{Ending: "ics", Type: "text/calendar; charset=utf-8"},
	{Ending: "bib", Type: "application/x-bibtex; charset=utf-8"},
	{Ending: "ris", Type: "application/x-research-info-systems; charset=utf-8"},
	{Ending: "md", Type: "text/markdown; charset=utf-8"},
	{Path: "/ledger/checkpoint", Type: "text/plain; charset=utf-8"},
	{Path: "/ledger/tile/*", Type: "application/octet-stream"},
}

// path is the path of an address on its host, with its fragment, escaped.
func (s *Site) path(address string) string {
	target, fragment, hasFragment := strings.Cut(address, "#")
	p := s.prefix() + escape(target)
	if hasFragment {
		p += "#" + strings.TrimPrefix(clean("#"+fragment), "#")
	}
	return p
}

// clean leaves out of a fragment, which is escaped, what no escaped one has.
func clean(fragment string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("\"\\<>{}$;`'", r) {
			return -1
		}
		return r
	}, fragment)
}

// base is the address of the root; nil where it is unknown, or nothing that a site can have.
func (s *Site) base() *url.URL {
	u, err := url.Parse(s.Base)
	if err != nil || !isPlain(u.Path) || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || escape(strings.ReplaceAll(u.Host, ":", "")) != strings.ReplaceAll(u.Host, ":", "") {
		return nil
	}
	return u
}

// root is the path below which the site lies, without a slash at its end.
func (s *Site) root() string {
	if u := s.base(); u != nil {
		return strings.TrimSuffix(u.Path, "/")
	}
	return ""
}

// prefix is the root, escaped.
func (s *Site) prefix() string { return escape(s.root()) }

// isPlain reports whether no host reads anything in a path but the path: it has letters, digits and a few marks. A redirection with
// any other gets no rule, and its page does alone what a rule would.
func isPlain(path string) bool {
	if !utf8.ValidString(path) {
		return false
	}
	return !strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn, unicode.Mc) && !strings.ContainsRune("-._~/", r)
	})
}

// escape leaves of a path what no host reads as anything else: letters, digits, "-", ".", "_", "~" and "/".
func escape(path string) string {
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		const digits = "0123456789ABCDEF"
		b.Write([]byte{'%', digits[c>>4], digits[c&15]})
	}
	return b.String()
}

// sorted are the redirections with the longest addresses first, so that the exact ones come before those of folders.
func (s *Site) sorted() []Redirection {
	all := slices.DeleteFunc(slices.Clone(s.Redirections), func(r Redirection) bool { return !isPlain(r.From) })
	slices.SortFunc(all, func(a, b Redirection) int {
		return cmp.Or(cmp.Compare(strings.Count(b.From, "/"), strings.Count(a.From, "/")), cmp.Compare(a.From, b.From))
	})
	return slices.CompactFunc(all, func(a, b Redirection) bool { return a.From == b.From })
}

// mementos are those that can be told of: of a site that knows its own address.
func (s *Site) mementos() []Memento {
	if s.base() == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Mementos), func(m Memento) bool {
		return !isPlain(m.Address) || strings.ContainsFunc(m.Datetime, unicode.IsControl)
	})
}

// whole is the whole address of one from the root.
func (s *Site) whole(address string) string {
	u := s.base()
	return u.Scheme + "://" + u.Host + s.prefix() + escape(address)
}

// link is the header by which a memento names the original and the list of all.
func (s *Site) link(m Memento) string {
	return "<" + s.whole(m.Original) + `>; rel="original", <` + s.whole(m.TimeMap) + `>; rel="timemap"; type="application/link-format"`
}
