package markdownpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// find is the first element below n, in reading order, that is meant; nil if there is none.
func find(n *html.Node, meant func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && meant(d) {
			return d
		}
	}
	return nil
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// clauseID is the ID of the clause that an element holds. All other ids of a page begin with '_'.
func clauseID(n *html.Node) string {
	if id := attr(n, "id"); id != "" && id[0] != '_' {
		return id
	}
	return ""
}

// omitted are elements of which Markdown has no use: ways through the site, pictures, what works in a browser alone.
var omitted = map[atom.Atom]bool{atom.Nav: true, atom.Svg: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Button: true, atom.Form: true,
	atom.Input: true, atom.Select: true, atom.Noscript: true}

// unseen are the classes of what a page shows to nobody who just reads it: words for those who hear it, what only somebody sees whom
// a permalink brought, and ways to other places of the page.
var unseen = map[string]bool{"vh": true, "landing": true, "skip": true, "back": true}

// isOmitted reports whether an element has no part in the Markdown.
func isOmitted(n *html.Node) bool {
	switch {
	case n.Type == html.CommentNode:
		return true
	case n.Type != html.ElementNode:
		return false
	case omitted[n.DataAtom], attr(n, "aria-hidden") == "true" && hasClass(n.Parent, "perma"): // the sign of a permalink
		return true
	case n.DataAtom == atom.A && attr(n, "type") == "text/markdown": // which this is
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if unseen[class] {
					return true
				}
			}
		}
	}
	return false
}

// blocks are the elements that begin a block of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Details: true, atom.Dd: true, atom.Div: true,
	atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true,
	atom.Main: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Ul: true,
}

func isBlock(n *html.Node) bool { return n.Type == html.ElementNode && blocks[n.DataAtom] }

// child is the first child of n that is meant; nil if there is none.
func child(n *html.Node, meant func(*html.Node) bool) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && meant(c) {
			return c
		}
	}
	return nil
}

// ofClass is for find and child: an element of that class.
func ofClass(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return hasClass(n, class) }
}

// words is all text below n, as it stands in the page.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
