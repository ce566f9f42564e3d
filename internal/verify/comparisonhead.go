package verify

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// comparedAside are the elements of what stands beside the words of a change: its place, what the editors recorded of it, its margin.
var comparedAside = map[string]form{
	"p":       {"|small|rectitle|chips|dispute|says|signal|marked|ways", ""},
	"section": {"rec flat|rec weak|rec strong|rec move", "id aria-label"}, "details": {"", ""}, "summary": {"", ""},
	"a": {"|ref|redacted|perma|to", "href rel title aria-label"},
	"span": {"|vh|small|cites|missing|ref|redacted|mark|chip|chip weak|chip strong|chip move|chip flat|no|fate|hops|role|rule|moved",
		"title aria-hidden"},
	"b": {"", ""}, "q": {"", ""}, "em": {"", ""}, "strong": {"", ""}, "s": {"", ""}, "code": {"", ""}, "br": {"", ""}, "sup": {"|fn", ""},
	"img": {"", "src alt width height loading"},
}

// checkHead holds what the page says before the text against the changes: its title, and its numbers.
func (p *comparedPage) checkHead(page *html.Node) {
	title := "What changed from " + p.names[0] + " to " + p.names[1]
	if p.isOfEditions() {
		title = ": what changed from " + p.names[0] + " to " + strings.TrimPrefix(p.names[1], "edition ")
	}
	if h1 := firstText(page, "h1"); h1 != title && !(p.isOfEditions() && strings.HasSuffix(h1, title)) {
		p.problem("", "comparison-names", "the page has the title “%s”, and it compares %s with %s", shorten(h1), p.old.address(), p.new.address())
	}
	if head := firstText(page, "title"); (p.new.isVersion() || p.isOfEditions()) && !strings.Contains(head, title) {
		p.problem("", "comparison-names", "the page is called “%s” by browsers, and it compares %s with %s", shorten(head), p.old.address(), p.new.address())
	}
	p.checkNumbers(page)
	p.checkList(page)
}

// checkNumbers counts what became of the clauses, by the classes of the numbers on the page.
func (p *comparedPage) checkNumbers(page *html.Node) {
	is, said := map[string]int{}, map[string]int{}
	for i := range p.changes {
		is[p.changes[i].fate().class]++
	}
	for n := range page.Descendants() {
		if !isElement(n, "li") || n.Parent == nil || attr(n.Parent, "class") != "numbers" {
			continue
		}
		number, _, _ := strings.Cut(normal(textOf(n)), " ")
		k, _ := strconv.Atoi(number) // what is no number is none of the page's
		said[attr(n, "class")] += k
	}
	for _, class := range []string{"removed", "changed", "moved", "added", "same", "described"} {
		if is[class] != said[class] {
			p.problem("", "comparison-claims", "the page counts %d of its clauses as “%s”, and %d are", said[class], class, is[class])
		}
	}
	p.checkLead(page)
}

// describedAs is what search engines show of a page.
func describedAs(page *html.Node) string {
	for n := range page.Descendants() {
		if isElement(n, "meta") && attr(n, "name") == "description" {
			return normal(attr(n, "content"))
		}
	}
	return ""
}

// checkList finds each change of the policy in the list of them, in their order, with what became of it and its first words.
func (p *comparedPage) checkList(page *html.Node) {
	var listed []*html.Node
	for n := range page.Descendants() {
		if isElement(n, "li") && attr(n.Parent, "class") == "changes" && isElement(n.Parent.Parent, "details") && attr(n.Parent.Parent, "class") == "listed" {
			listed = append(listed, n)
		}
	}
	changes := 0
	for i := range p.changes {
		ch := &p.changes[i]
		if !ch.isOfPolicy() {
			continue
		}
		if changes < len(listed) && !p.isListed(listed[changes], ch) {
			p.problem(fragment(p.placeOf(ch)), "comparison-lacks", "the list of changes on the page has “%s” in the place of change %d (%s)", shorten(normal(textOf(listed[changes]))), ch.number, p.labels(ch))
			return
		}
		changes++
	}
	if changes != len(listed) {
		p.problem("", "comparison-lacks", "the list of changes on the page has %s, and there are %d between the two texts", count(len(listed), "change"), changes)
	}
}

// isListed reports whether an entry of the list is that of a change.
func (p *comparedPage) isListed(n *html.Node, ch *diffChange) bool {
	text := p.words(p.old, ch.olds[:min(len(ch.olds), 1)])
	if len(ch.news) > 0 {
		text = p.words(p.new, ch.news[:1])
	}
	is := map[string]bool{}
	for d := range n.ChildNodes() {
		words := normal(textOf(d))
		switch {
		case isElement(d, "a"):
			is["link"] = attr(d, "href") == fragment(p.placeOf(ch)) && words == strconv.Itoa(ch.number)+" "+normal(p.labels(ch))
		case hasClass(d, "fate"):
			is["fate"] = hasClass(d, ch.fate().class) && slices.Contains(ch.names(), words)
		case hasClass(d, "words"):
			is["words"] = strings.HasPrefix(normal(text), strings.TrimSuffix(words, " …"))
		case words != "":
			return false
		}
	}
	return is["link"] && is["fate"] && is["words"]
}
