// Package markdownpage makes Markdown of a finished page of the site.
//
// In: a page in HTML, as package render makes it. Out: CommonMark with the tables, strikethrough and footnotes of GFM ([Of]). It
// holds every word that stands in the page's main part and that a reader can see, in the same order but for footnotes
// and how to cite the page, which stand last, with the banner on top: what the text is, whether it is a specimen. Left out are
// navigation, pictures, and what a page says to those alone who hear it. Guaranteed: the same page gives the same bytes; no character
// of a text is taken for markup; no link leads anywhere else than on the page.
package markdownpage

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bannerClass is the class of the element that says what the text of a page is.
const bannerClass = "banner"

// citeClass is the class of the element that says how to cite a page.
const citeClass = "cite"

// Of makes Markdown of an HTML page. A page that has no main element is an error.
func Of(page []byte) ([]byte, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("reading the page: %v", err)
	}
	main := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Main })
	if main == nil {
		return nil, fmt.Errorf("the page has no main element, which its Markdown is made of")
	}
	c := &converter{footnotes: footnotesIn(main)}
	text := c.container(main)
	text = c.withBanner(text, find(root, func(n *html.Node) bool { return hasClass(n, bannerClass) }))
	text = append(text, c.notes()...)
	text = append(text, c.last...)
	text = append(text, c.foot(find(root, func(n *html.Node) bool { return n.DataAtom == atom.Footer }))...)
	return []byte(strings.Join(text, "\n\n") + "\n"), nil
}

// A converter reads one page.
type converter struct {
	footnotes map[string]*footnote // of the page, by the IDs of their clauses
	noted     []*footnote          // the same as they stand in the text
	last      []string             // how to cite the page, which nobody reads before the text
}

// withBanner puts the banner behind the title, so that nobody reads on without it.
func (c *converter) withBanner(text []string, banner *html.Node) []string {
	if banner == nil {
		return text
	}
	said := quoted(c.container(banner))
	if len(text) > 0 && strings.HasPrefix(text[0], "# ") {
		return append([]string{text[0], said}, text[1:]...)
	}
	return append([]string{said}, text...)
}

// foot is the first line of the page's footer: as of which day the page holds, and who published it.
func (c *converter) foot(footer *html.Node) []string {
	if footer == nil {
		return nil
	}
	line := find(footer, func(n *html.Node) bool { return n.DataAtom == atom.P })
	if line == nil {
		return nil
	}
	said := c.line(c.collect(nil, line, style{}), true)
	if said == "" {
		return nil
	}
	return []string{"---", said + " [The page that this was made of](./)"}
}
