package markdownpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A container gathers the blocks of one element that holds some: the page, an item, a quotation.
type container struct {
	*converter
	blocks []string
	lead   []run    // what stands before the words of the next block: the label of a clause, a term
	ids    []string // of clauses, to stand behind the words of the next block
	beside [][]run  // what else stands beside a clause, to stand in the note below it: since when it is unchanged
}

// container gives the blocks of an element.
func (c *converter) container(n *html.Node) []string {
	b := &container{converter: c}
	b.children(n)
	b.settle()
	return b.blocks
}

// children adds what stands in an element: blocks, and the text between them as paragraphs.
func (b *container) children(n *html.Node) {
	var text []run
	for k := range n.ChildNodes() {
		switch {
		case isOmitted(k):
		case isBlock(k):
			b.text(text)
			text = nil
			b.block(k)
		default:
			text = b.collect(text, k, style{})
		}
	}
	b.text(text)
}

// block adds one element. The ID of a clause is put behind its first words, or below it where it has none.
func (b *container) block(n *html.Node) {
	id := clauseID(n)
	if hasClass(n, "footnote") && b.footnotes[id] != nil {
		b.noted = append(b.noted, b.footnotes[id])
		return
	}
	if hasClass(n, citeClass) {
		b.last = append(b.last, b.container(n)...)
		return
	}
	if id != "" {
		b.settle()
		b.ids = append(b.ids, id)
	}
	b.element(n)
	if id != "" {
		b.settle()
	}
}

func (b *container) element(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.heading(n)
	case atom.P:
		b.text(b.collect(nil, n, style{}))
	case atom.Summary:
		b.text(b.collect(nil, n, style{strong: true}))
	case atom.Ul, atom.Ol:
		b.list(n)
	case atom.Dl:
		b.terms(n)
	case atom.Table:
		b.table(n)
	case atom.Pre:
		b.add(fenced(preformatted(n)))
	case atom.Blockquote:
		b.add(quoted(b.container(n)))
	case atom.Hr:
		b.add("---")
	default:
		b.division(n)
	}
	if hasClass(n, "body") && !isFollowedByNote(n) {
		b.note(nil)
	}
}

// division adds an element that is only a frame for others, but for those that the text of a clause is made of.
func (b *container) division(n *html.Node) {
	switch {
	case hasClass(n, "lab"):
		b.label(n)
	case hasClass(n, "note"):
		b.note(n)
	case hasClass(n, "source"):
		b.add(fenced(lines(n)))
	default:
		b.children(n)
	}
}

// add adds a block as it is; a lead that was meant for words stands before it.
func (b *container) add(block string) {
	b.text(nil)
	if len(b.lead) > 0 {
		lead := b.lead
		b.lead = nil
		b.text(lead)
	}
	if block != "" {
		b.blocks = append(b.blocks, block)
	}
}

// text adds a paragraph with the lead before it and the IDs behind it. Without words nothing is added.
func (b *container) text(runs []run) {
	if isBlank(runs) {
		return
	}
	b.blocks = append(b.blocks, b.line(b.led(runs), true)+b.taken())
}

// led is text behind the lead.
func (b *container) led(runs []run) []run {
	if len(b.lead) == 0 {
		return runs
	}
	led := append(b.lead, run{text: " "})
	b.lead = nil
	return append(led, runs...)
}

// taken are the IDs that stand behind words.
func (b *container) taken() string {
	var s strings.Builder
	for _, id := range b.ids {
		s.WriteString(" {#" + id + "}")
	}
	b.ids = nil
	return s.String()
}

// settle writes what still waits for words: there are none.
func (b *container) settle() {
	if len(b.lead) > 0 {
		lead := b.lead
		b.lead = nil
		b.text(lead)
	}
	if ids := b.taken(); ids != "" {
		b.blocks = append(b.blocks, ids[1:])
	}
}

// heading adds a heading of the same level.
func (b *container) heading(n *html.Node) {
	runs := withoutBreaks(b.led(b.collect(nil, n, style{})))
	if isBlank(runs) {
		return
	}
	level := int(n.Data[1] - '0')
	b.blocks = append(b.blocks, strings.Repeat("#", level)+" "+b.line(runs, true)+b.taken())
}

// label takes the label of a clause, which is its permalink, as the lead of its words.
func (b *container) label(n *html.Node) {
	for k := range n.ChildNodes() {
		switch {
		case isOmitted(k):
		case k.Type == html.ElementNode && !hasClass(k, "perma"):
			b.beside = append(b.beside, b.collect(nil, k, style{}))
		default:
			b.lead = b.collect(b.lead, k, style{})
		}
	}
	if isBlank(b.lead) {
		b.lead = nil
	}
}

// noteSign stands before what the site says of a clause, so that nobody takes it for words of the clause.
const noteSign = "↳ "

// note adds what the site says of a clause in its margin, in one line: since when it stands so, who is bound, its sources.
func (b *container) note(n *html.Node) {
	parts := b.beside
	b.beside = nil
	if n != nil {
		b.settle()
		for k := range n.ChildNodes() {
			if !isOmitted(k) {
				parts = append(parts, b.collect(nil, k, style{}))
			}
		}
	}
	if line := b.line(joined(parts), false); line != "" {
		b.blocks = append(b.blocks, noteSign+line)
	}
}

// isFollowedByNote reports whether the margin of a clause comes next.
func isFollowedByNote(n *html.Node) bool {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			return hasClass(n, "note")
		}
	}
	return false
}

// quoted sets blocks as a quotation.
func quoted(blocks []string) string { return prefixed(strings.Join(blocks, "\n\n"), "> ", "> ") }

// prefixed writes a sign before the first line of a text and another one before all others. Lines do not end with a space.
func prefixed(text, first, others string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		sign := others
		if i == 0 {
			sign = first
		} else {
			b.WriteByte('\n')
		}
		if line == "" {
			sign = strings.TrimRight(sign, " ")
		}
		b.WriteString(sign + line)
	}
	return b.String()
}
