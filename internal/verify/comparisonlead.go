package verify

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// hasLead reports whether what a comparison is led by follows from its data: that of two reports tells of what happened between them.
func (c *comparison) hasLead() bool { return c.new.isVersion() || c.isOfEditions() }

// checkLead holds the sentence with which the page answers, wherever it stands, and the one on what differs in description alone.
func (p *comparedPage) checkLead(page *html.Node) {
	if !p.hasLead() {
		return
	}
	t, lead := p.tally(), paragraphOf(page, "lead")
	if want, is := t.leads(lead); !is {
		p.problem("", "comparison-claims", "the page says “%s”, and of the changes below it would have to say “%s”", shorten(lead), want)
	}
	if said := describedAs(page); !strings.HasSuffix(said, ": "+lead) {
		p.problem("", "comparison-claims", "the page describes itself to other programs by “%s”, and says “%s”", shorten(said), shorten(lead))
	}
	caveat, want := paragraphOf(page, "caveat"), t.caveat()
	if !strings.HasPrefix(caveat, want) || want == "" && strings.HasPrefix(caveat, caveatBegins) {
		p.problem("", "comparison-claims", "the page says “%s”, and of the changes below it would have to say “%s”", shorten(caveat), want)
	}
}

// checkNotice holds what programs must know before they count anything.
func (c *comparison) checkNotice(d *diffData) {
	if !c.new.isVersion() {
		return
	}
	const begins = "The two texts differ in "
	t, want := c.tally(), ""
	if n := t.described(); n > 0 {
		want = fmt.Sprintf("%s%s, of which %d differ in description alone: no source that we have says that the policy changed in that way.", begins, count(t.changes()+n, "place"), n)
	}
	if !strings.HasSuffix(d.Notice, want) || strings.Contains(strings.TrimSuffix(d.Notice, want), begins) {
		c.dataProblem("", "comparison-claims", "the data say “%s” before their changes, and of these they would have to say “%s”", shorten(d.Notice), want)
	}
}

// checkMarkdownLead holds the same sentence in the Markdown, which has it behind its title and what the texts are.
func (c *comparison) checkMarkdownLead(text string) {
	if !c.hasLead() {
		return
	}
	lead := ""
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' && l[0] != '>' {
			lead = unmarked.Replace(l)
			break
		}
	}
	if want, is := c.tally().leads(lead); !is {
		c.problemIn(markdownFile, "", "comparison-claims", "the Markdown says “%s”, and of its changes it would have to say “%s”", shorten(lead), want)
	}
}

// paragraphOf is the text of the first paragraph of a class.
func paragraphOf(page *html.Node, class string) string {
	for n := range page.Descendants() {
		if isElement(n, "p") && attr(n, "class") == class {
			return normal(textOf(n))
		}
	}
	return ""
}
