package hosting

import (
	"regexp"
	"strconv"
	"strings"
)

// Redirects is the file _redirects: "from to status" on each line.
func (s *Site) Redirects() []byte {
	var b strings.Builder
	for _, r := range s.sorted() {
		b.WriteString(s.path(r.From) + " " + s.path(r.To) + " 301\n")
		if r.Below {
			b.WriteString(s.path(r.From) + "* " + s.path(r.To) + ":splat 301\n")
		}
	}
	return []byte(b.String())
}

// Headers is the file _headers: a path on a line, and below it, indented, its headers.
func (s *Site) Headers() []byte {
	var b strings.Builder
	rule := func(path string, headers ...[2]string) {
		b.WriteString(path + "\n")
		for _, h := range headers {
			b.WriteString("  " + h[0] + ": " + h[1] + "\n")
		}
	}
	rule(s.prefix()+"/*", always...)
	for _, m := range mediaTypes {
		path := m.Path
		if path == "" {
			path = "/*." + m.Ending
		}
		rule(s.prefix()+path, [2]string{"Content-Type", m.Type})
	}
	for _, m := range s.mementos() {
		rule(s.path(m.Address), [2]string{"Memento-Datetime", m.Datetime}, [2]string{"Link", s.link(m)})
	}
	return []byte(b.String())
}

// Nginx is a snippet to be included in a server block. Each ending has a location of its own: a list of types there would take the
// place of the server's.
func (s *Site) Nginx() []byte {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, "") + "\n") }
	line("# To be included in the server block of the site. The site works without it.")
	for _, h := range always {
		line("add_header ", h[0], " ", quote(h[1]), " always;")
	}
	for _, m := range mediaTypes {
		at := "~ " + quote(`\.`+m.Ending+"$")
		if folder, isFolder := strings.CutSuffix(m.Path, "*"); isFolder {
			at = quote(s.root() + folder)
		} else if m.Path != "" {
			at = "= " + quote(s.root()+m.Path)
		}
		line("location ", at, " { types { } default_type ", quote(m.Type), "; }")
	}
	for _, r := range s.sorted() {
		line("location = ", quote(s.root()+r.From), " { return 301 ", quote(s.path(r.To)), "; }")
		if r.Below {
			line("location ^~ ", quote(s.root()+r.From), " { rewrite ", quote("^"+regexp.QuoteMeta(s.root()+r.From)+"(.*)$"), " ", quote(s.path(r.To)+"$1"), " permanent; }")
		}
	}
	return []byte(b.String())
}

// Caddy is a snippet to be imported in a site block.
func (s *Site) Caddy() []byte {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, "") + "\n") }
	line("# To be imported in the block of the site. The site works without it.")
	line("header {")
	for _, h := range always {
		line("\t", h[0], " ", quote(h[1]))
	}
	line("}")
	for _, m := range mediaTypes {
		path := quote(s.root() + m.Path)
		if m.Path == "" {
			path = "*." + m.Ending
		}
		line("header ", path, " Content-Type ", quote(m.Type))
	}
	for i, r := range s.sorted() {
		line("redir ", quote(s.root()+r.From), " ", quote(s.path(r.To)), " 301")
		if r.Below {
			name := "@former" + strconv.Itoa(i)
			line(name, " path_regexp ", name[1:], " ", quote("^"+regexp.QuoteMeta(s.root()+r.From)+"(.+)$"))
			line("redir ", name, " ", quote(s.path(r.To)+"{re."+name[1:]+".1}"), " 301")
		}
	}
	return []byte(b.String())
}

// quote makes a string of nginx and Caddy: nothing that is written has a quotation mark.
func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, "") + `"` }
