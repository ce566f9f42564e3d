package markdownpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A footnote is a clause that marks in the text lead to.
type footnote struct {
	mark     string
	node     *html.Node
	referred bool // a mark of it was written
}

// simpleMark is what Markdown takes for the mark of a footnote.
var simpleMark = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// footnotesIn are the footnotes of a page whose marks Markdown can have. A mark used twice is that of the first.
func footnotesIn(main *html.Node) map[string]*footnote {
	notes := map[string]*footnote{}
	taken := map[string]bool{}
	for n := range main.Descendants() {
		if n.Type != html.ElementNode || !hasClass(n, "footnote") || clauseID(n) == "" {
			continue
		}
		m := find(n, ofClass("mark"))
		if m == nil {
			continue
		}
		if text := strings.TrimSpace(words(m)); simpleMark.MatchString(text) && !taken[text] {
			taken[text] = true
			notes[clauseID(n)] = &footnote{mark: text, node: n}
		}
	}
	return notes
}

// noteOf is the footnote of this page that a raised mark leads to; nil if there is none.
func (c *converter) noteOf(sup *html.Node) *footnote {
	a := child(sup, func(n *html.Node) bool { return n.DataAtom == atom.A })
	if a == nil {
		return nil
	}
	id, here := strings.CutPrefix(attr(a, "href"), "#")
	if !here {
		return nil
	}
	return c.footnotes[id]
}

// notes are the footnotes of the text. One that nothing written refers to is a paragraph: Markdown would not show it.
func (c *converter) notes() []string {
	var blocks []string
	for i := 0; i < len(c.noted); i++ { // notes of notes come behind
		f := c.noted[i]
		if !f.referred {
			blocks = append(blocks, c.note(f)...)
			continue
		}
		m := find(f.node, ofClass("mark"))
		m.Parent.RemoveChild(m)
		blocks = append(blocks, prefixed(strings.Join(c.note(f), "\n\n"), "[^"+f.mark+"]: ", "    "))
	}
	return blocks
}

// note is the text of a footnote.
func (c *converter) note(f *footnote) []string {
	b := &container{converter: c, ids: []string{clauseID(f.node)}}
	b.element(f.node)
	b.settle()
	return b.blocks
}
