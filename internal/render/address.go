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
	target, fragment, _ := strings.Cut(to, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if target == from && fragment != "" {
		return fragment
	}
	base := strings.Split(from, "/")
	dest := strings.Split(target, "/")
	base = base[:len(base)-1] // what stands behind the last slash is no folder
	same := 0
	for same < len(base) && same < len(dest)-1 && base[same] == dest[same] {
		same++
	}
	var b strings.Builder
	for range len(base) - same {
		b.WriteString("../")
	}
	if same == len(base) && strings.Contains(dest[same], ":") {
		b.WriteString("./") // else what stands before the colon would be a scheme
	}
	for i, segment := range dest[same:] {
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(url.PathEscape(segment))
	}
	if b.Len() == 0 {
		b.WriteString("./")
	}
	return b.String() + fragment
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
