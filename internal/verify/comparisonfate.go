package verify

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A fate is what a page says became of the clauses of a change.
type fate struct{ class, name string }

// fate is what the page has to say of a change.
func (ch *diffChange) fate() fate {
	switch {
	case !ch.isChange():
		return fate{"same", "unchanged"}
	case ch.Standing == description && ch.Kind == kindAdded:
		return fate{"described", "first described here"}
	case ch.Standing == description && ch.Kind == kindRemoved:
		return fate{"described", "no longer described"}
	case ch.Standing == description:
		return fate{"described", "described otherwise"}
	case ch.Kind == kindUnchanged:
		return fate{"moved", "moved"}
	}
	return fate{ch.Kind, ch.Kind}
}

// names are what the page may call that at the change itself.
func (ch *diffChange) names() []string {
	name := ch.fate().name
	switch {
	case ch.Split && ch.Merged:
		name = "split and merged"
	case ch.Split:
		name = "split"
	case ch.Merged:
		name = "merged"
	}
	names := []string{name}
	if ch.Kind == kindChanged && ch.hasSameWords() {
		names = []string{name, "same words", "another redaction"}
	}
	if ch.Moved && ch.With == "" && ch.fate().class == kindChanged {
		for i := range names {
			names[i] += ", moved"
		}
	}
	return names
}

// classes are those of the element of a change, in the order in which they stand.
func (c *comparison) classes(ch *diffChange) [][]string {
	lead := c.old
	at := ch.olds
	if len(ch.news) > 0 {
		lead, at = c.new, ch.news
	}
	of := ch.fate().class
	classes := []string{"clause", lead.clauses[at[0]].Kind.String(), of}
	if ch.Moved && ch.With == "" && of != "moved" {
		classes = append(classes, "moved")
	}
	with := func(more ...string) []string {
		all := slices.Concat(classes, more)
		if ch.isOfPolicy() {
			all = append(all, "change")
		}
		return all
	}
	if ch.Kind == kindChanged && ch.hasSameWords() {
		return [][]string{with("samewords"), with()}
	}
	return [][]string{with()}
}

// labels say where a change stands on either side.
func (c *comparison) labels(ch *diffChange) string {
	old, new := c.old.labels(ch.olds), c.new.labels(ch.news)
	switch {
	case ch.Kind == kindRemoved && ch.Standing == description, old == new:
		return old
	case ch.Kind == kindRemoved:
		return old + " → gone"
	case ch.Kind == kindAdded && ch.Standing == description:
		return new
	case ch.Kind == kindAdded:
		return "new → " + new
	}
	return old + " → " + new
}

// checkSaid holds what the page says became of a change against what the two texts say.
func (p *comparedPage) checkSaid(n *html.Node, ch *diffChange) {
	claims := func(said string) {
		p.problem(fragment(attr(n, "id")), "comparison-claims", "the page says “%s” of a change, and of what the two texts say it would have to say “%s” (%s)", shorten(said), ch.names()[0], p.labels(ch))
	}
	classes := strings.Fields(attr(n, "class"))
	if !slices.ContainsFunc(p.classes(ch), func(want []string) bool { return slices.Equal(classes, want) }) {
		claims(attr(n, "class"))
		return
	}
	if named := attr(n, "aria-label"); named != "" || ch.isOfPolicy() {
		is := func(name string) bool {
			return named == "Change "+strconv.Itoa(ch.number)+": "+p.labels(ch)+", "+name
		}
		if !ch.isOfPolicy() || !slices.ContainsFunc(ch.names(), is) {
			claims(named)
			return
		}
	}
	for d := range n.Descendants() {
		words := normal(textOf(d))
		switch {
		case !hasClass(d.Parent, "lab"):
		case isElement(d, "span") && attr(d, "class") == "fate" && (!ch.isOfPolicy() || !slices.Contains(ch.names(), words)),
			isElement(d, "span") && attr(d, "class") == "no" && words != strconv.Itoa(ch.number),
			isElement(d, "a") && hasClass(d, "perma") && words != normal(p.labels(ch)+" # permalink"):
			claims(words)
			return
		}
	}
}
