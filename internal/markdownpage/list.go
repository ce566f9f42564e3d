package markdownpage

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list adds a list. The items of one whose marks are part of the text, as those of clauses are, have no numbers of their own.
func (b *container) list(n *html.Node) {
	numbered := n.DataAtom == atom.Ol && attr(n, "class") == ""
	var items []item
	for k := range n.ChildNodes() {
		if k.DataAtom != atom.Li || isOmitted(k) {
			continue
		}
		it := item{mark: "- "}
		if numbered {
			it.mark = strconv.Itoa(len(items)+1) + ". "
		}
		in := &container{converter: b.converter}
		if id := clauseID(k); id != "" {
			in.ids = append(in.ids, id)
		}
		if hasClass(n, "facts") {
			in.fact(k)
		}
		in.children(k)
		in.note(nil)
		in.settle()
		if it.blocks = in.blocks; len(it.blocks) > 0 {
			items = append(items, it)
		}
	}
	b.items(items)
}

// fact takes the name of a fact, the bold text that its item begins with, as the lead of what is said of it.
func (b *container) fact(item *html.Node) {
	name := child(item, func(n *html.Node) bool { return n.DataAtom == atom.B })
	if name == nil || name.PrevSibling != nil {
		return
	}
	b.lead = append(trimmed(b.collect(nil, name, style{})), run{text: ":"})
	item.RemoveChild(name)
}

// An item is a part of a list.
type item struct {
	mark   string
	blocks []string
}

// items adds a list. Where each item is one line they follow each other without a blank one.
func (b *container) items(items []item) {
	if len(items) == 0 {
		return
	}
	b.add("")
	between := "\n"
	var lines []string
	for _, it := range items {
		if len(it.blocks) > 1 || strings.Contains(it.blocks[0], "\n") {
			between = "\n\n"
		}
		lines = append(lines, prefixed(strings.Join(it.blocks, "\n\n"), it.mark, strings.Repeat(" ", len(it.mark))))
	}
	b.blocks = append(b.blocks, strings.Join(lines, between))
}

// terms adds a list of terms, each with what is said of it.
func (b *container) terms(n *html.Node) {
	t := &termList{converter: b.converter}
	t.gather(n)
	t.end()
	b.items(t.items)
}

// A termList gathers the terms of a dl and what is said of each.
type termList struct {
	*converter
	items []item
	open  *container // of the term that was read last
}

// gather reads the terms of an element: those in it, or in the divisions that hold one each.
func (t *termList) gather(n *html.Node) {
	for k := range n.ChildNodes() {
		switch {
		case isOmitted(k):
		case k.DataAtom == atom.Div:
			t.gather(k)
		case k.DataAtom == atom.Dt:
			t.term(k)
		case k.DataAtom == atom.Dd:
			t.said(k)
		}
	}
}

func (t *termList) term(n *html.Node) {
	t.end()
	t.open = &container{converter: t.converter}
	if clauseID(n) != "" || child(n, isBlock) != nil {
		t.open.block(n)
		return
	}
	if name := t.collect(nil, n, style{}); !isBlank(name) {
		t.open.lead = append(trimmed(name), run{text: ":"})
	}
}

func (t *termList) said(n *html.Node) {
	if t.open == nil {
		t.open = &container{converter: t.converter}
	}
	t.open.block(n)
}

// end closes the term that was read last.
func (t *termList) end() {
	if t.open == nil {
		return
	}
	t.open.note(nil)
	t.open.settle()
	if len(t.open.blocks) > 0 {
		t.items = append(t.items, item{"- ", t.open.blocks})
	}
	t.open = nil
}
