package render

import (
	"net/url"
	"path"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
)

// Addresses inside this package are absolute from the site's root and unescaped, as package permalink makes them:
// "/anthropic-rsp/v3.0/#sl-4". They become relative where they are written into a page, so that a site works under any
// sub-path and from a folder.

// relative returns the reference that leads from the page at address from to address to.
func relative(from, to string) string {
	target, fragment, hasFragment := strings.Cut(to, "#")
	if hasFragment {
		fragment = to[len(target):]
	}
	if target == from && hasFragment {
		return fragment
	}
	base := from[:strings.LastIndexByte(from, '/')+1]
	common := 0 // length of the folders that both lie in
	for i := 0; i < len(base) && i < len(target) && base[i] == target[i]; i++ {
		if base[i] == '/' {
			common = i + 1
		}
	}
	up := strings.Repeat("../", strings.Count(base[common:], "/"))
	down := escapePath(target[common:])
	first, _, _ := strings.Cut(down, "/")
	if up == "" && (down == "" || strings.Contains(first, ":")) {
		up = "./" // else nothing would be left, or what stands before the colon would be a scheme
	}
	return up + down + fragment
}

// escapePath escapes the segments of a path. Most are names, which need none.
func escapePath(p string) string {
	plain := true
	for i := 0; i < len(p) && plain; i++ {
		c := p[i]
		plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '/' || c == '-' || c == '.' || c == '_'
	}
	if plain {
		return p
	}
	segments := strings.Split(p, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return strings.Join(segments, "/")
}

// absolute returns address below the public base URL, or from the root where none is known.
func absolute(baseURL, address string) string {
	target, fragment, hasFragment := strings.Cut(address, "#")
	u := strings.TrimSuffix(baseURL, "/") + (&url.URL{Path: target}).EscapedPath()
	if hasFragment {
		u += "#" + fragment
	}
	return u
}

// basePath is the path of the public base URL: links that begin with it hold on any host that serves the site there.
func basePath(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil {
		return "" // refused by the corpus
	}
	return u.EscapedPath()
}

// outputPath returns the file that answers address.
func outputPath(address string) string {
	p := strings.TrimPrefix(address, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	return p
}

// resolve returns the address that a reference written on the page at base means: "../x/" from "/a/b/" is "/a/x/".
func resolve(base, reference string) string {
	if reference == "" {
		return base
	}
	joined := reference
	if !strings.HasPrefix(reference, "/") {
		joined = base[:strings.LastIndexByte(base, '/')+1] + reference
	}
	clean := path.Clean(joined)
	if strings.HasSuffix(joined, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// fragment is "#" and the escaped ID of an element.
func fragment[T ~string](id T) string { return permalink.Fragment(clause.ID(id)) }
