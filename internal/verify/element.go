package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// parsePage reads a page as browsers do. Package html refuses what is nested too deep.
func parsePage(data []byte) (page *html.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			page, err = nil, fmt.Errorf("it cannot be read: %v", r)
		}
	}()
	return html.Parse(bytes.NewReader(data))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func hasClass(n *html.Node, names ...string) bool {
	return n != nil && n.Type == html.ElementNode && slices.ContainsFunc(strings.Fields(attr(n, "class")), func(c string) bool { return slices.Contains(names, c) })
}

func isElement(n *html.Node, tags ...string) bool {
	return n.Type == html.ElementNode && slices.Contains(tags, n.Data)
}

// textOf is all text below a node.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// texts are the elements of a page, or of a part of it, that hold the text of a document.
func texts(page *html.Node) []*html.Node {
	return slices.DeleteFunc(allTexts(page), isInGone)
}

// allTexts are the same with those that hold clauses which are no longer there.
func allTexts(page *html.Node) []*html.Node {
	var all []*html.Node
	for n := range page.Descendants() {
		if isElement(n, "div") && hasClass(n, "text") {
			all = append(all, n)
		}
	}
	return all
}

// isInGone reports whether a text is that of clauses that are no longer there.
func isInGone(n *html.Node) bool {
	return isElement(n.Parent, "section") && hasClass(n.Parent, "gone")
}

// ids are the fragments that a page answers.
func ids(page *html.Node) map[string]bool {
	found, _ := allIDs(page)
	return found
}

// allIDs are the same, and those that stand more than once.
func allIDs(page *html.Node) (found map[string]bool, twice []string) {
	found = map[string]bool{}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if found[id] {
				twice = append(twice, id)
			}
			found[id] = true
		}
	}
	return found, twice
}
