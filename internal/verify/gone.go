package verify

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// checkGone looks at what a part of a page says of clauses that left its text: each must be one that another version of the policy has.
func (v *run) checkGone(where string, d *document, part *html.Node) {
	if part == nil {
		return
	}
	for n := range part.ChildNodes() {
		switch {
		case n.Type != html.ElementNode, isElement(n, "h2"):
			continue
		case !isElement(n, "div"), attr(n, "class") != "text", !onlyHas(n, "class"):
			v.pageProblem(where, "page-hidden", "something stands there that rspsite never writes: "+shorten(written(n)))
			continue
		}
		if p := concealing(n); p != nil {
			v.pageProblem(where, "page-hidden", "something in the text is hidden, or stands in what rspsite never writes there: "+shorten(written(p)))
		}
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode && normal(c.Data) == "" || c.Type == html.CommentNode {
				continue
			}
			if says := v.oddTomb(where, d, c); says != "" {
				v.pageProblem(where+fragment(attr(c, "id")), "page-adds", says)
			}
		}
	}
}

// gonePart is the part of a page that tells of clauses that left its text, or nil.
func gonePart(page *html.Node) *html.Node {
	for n := range page.Descendants() {
		if isElement(n, "section") && hasClass(n, "gone") {
			return n
		}
	}
	return nil
}

// alone takes a part out of its page, with copies of what it stands in and nothing else of the page: what is kept until all texts are
// read must be small.
func alone(part *html.Node) *html.Node {
	if part == nil {
		return nil
	}
	above := part.Parent
	above.RemoveChild(part)
	for inner := part; above != nil; above = above.Parent {
		around := &html.Node{Type: above.Type, DataAtom: above.DataAtom, Data: above.Data, Attr: above.Attr}
		around.AppendChild(inner)
		inner = around
	}
	return part
}

// oddTomb says what is wrong with what stands in place of a clause that left.
func (v *run) oddTomb(where string, d *document, n *html.Node) string {
	id := attr(n, "id")
	if !isElement(n, "div") || attr(n, "class") != "clause tomb" || !onlyHas(n, "class", "id") {
		return "words stand among the clauses that left the text: “" + shorten(textOf(n)) + "”"
	}
	if d.text != nil && d.text.has(id) {
		return "the page says that this clause is no longer in the text, which has it"
	}
	var wordings []*line
	for _, other := range v.versions[policyOf(d.address)] {
		if other.text != nil && other.text.has(id) {
			wordings = append(wordings, other.text.lines[other.text.at[id]])
		}
	}
	if len(wordings) == 0 {
		return "the page says that this clause left the text, and no version ever had it"
	}
	for c := range n.Descendants() {
		if to := leadsTo(where, attr(c, "href")); isElement(c, "a") && hasClass(c, "perma") && (to == nil || to.Path != where && to.Path != d.address || to.Fragment != id) {
			return "the permalink of the clause leads to " + shorten(attr(c, "href"))
		}
		if c.Type == html.ElementNode && !isAllowed(c, aside) && !isAllowed(c, tombForms) {
			return "something stands there that rspsite never writes: " + shorten(written(c))
		}
		struck := isElement(c, "s") && isElement(c.Parent, "p") && hasClass(c.Parent.Parent, "body")
		if said := isElement(c, "p") && isElement(c.Parent, "details"); (struck || said) && !isOfOne(textOf(c), wordings) {
			return fmt.Sprintf("the page says that a clause left the text which read “%s”, and no version has it so", shorten(textOf(c)))
		}
	}
	return ""
}

// tombForms are the elements of what stands in place of a clause that left, but for those of [aside].
var tombForms = map[string]form{"div": {"lab|body|below|note", ""}, "p": {"landing", "role"}, "details": {"", ""}, "summary": {"", ""}}

// isOfOne reports whether words are those with which a clause begins in one of its wordings.
func isOfOne(words string, wordings []*line) bool {
	words = strings.TrimRight(normal(words), "… ")
	for _, l := range wordings {
		all := plainOf(strings.Join(l.words, " | "))
		if l.words == nil || strings.Contains(all, strings.TrimSpace(computed)) || strings.Contains(all, words) {
			return true
		}
	}
	return false
}

// has reports whether a line of the text has an ID.
func (t *text) has(id string) bool {
	_, ok := t.at[id]
	return ok && id != ""
}
