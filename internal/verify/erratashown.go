package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/ledger"
	"rspsite/internal/markdown"
)

// A shownErratum is a correction that a header tells of, and that its page must tell of too.
type shownErratum struct {
	On, What, Edition string
	Clauses           []string
}

// checkErrata finds each correction of the header on the page: its day and what was wrong in the list of them, and below each clause that
// it names. Those that made an edition stand in the list of editions.
func (v *run) checkErrata(d *document, page *html.Node) {
	if d.standing == nil || d.facts == nil {
		return
	}
	v.checkFormerPlaces(d.address, page, d.standing)
	var listed []*html.Node
	for n := range page.Descendants() {
		if isElement(n, "li") && isElement(n.Parent.Parent, "section") && hasClass(n.Parent.Parent, "errata") {
			listed = append(listed, n)
		}
	}
	for _, e := range d.facts.errata {
		if e.Edition == "" && !slices.ContainsFunc(listed, func(n *html.Node) bool { return isSeen(n) && e.isTold(n) }) {
			v.pageProblem(d.address, "page-erratum", fmt.Sprintf("the page does not tell of the correction of %s: “%s”", longDate(e.On), shorten(e.What)))
		}
		for _, id := range e.Clauses {
			if e.Edition == "" && d.text != nil && d.text.has(id) && !e.isNoted(elementWithID(page, id)) {
				v.pageProblem(d.address+fragment(id), "page-erratum", fmt.Sprintf("the page does not say at this clause that it was corrected on %s: “%s”", longDate(e.On), shorten(e.What)))
			}
		}
	}
	for _, n := range listed {
		if !slices.ContainsFunc(d.facts.errata, func(e shownErratum) bool { return e.isTold(n) }) {
			v.pageProblem(d.address, "page-erratum", "the page tells of a correction that its header does not have: “"+shorten(normal(textOf(n)))+"”")
		}
	}
}

// isTold reports whether an element gives the day of a correction, and what was wrong.
func (e shownErratum) isTold(n *html.Node) bool {
	what, err := markdown.Inline(e.What)
	if err != nil {
		return false
	}
	said := lettersOf(textOf(n))
	from := strings.Index(said, lettersOf(longDate(e.On)))
	if from < 0 {
		return false
	}
	for _, r := range what {
		words := lettersOf(r.Text)
		at := strings.Index(said[from:], words)
		if at < 0 {
			return false
		}
		from += at + len(words)
	}
	return true
}

// isNoted reports whether a correction is told where a clause stands: below it, or below the table or list that it is part of.
func (e shownErratum) isNoted(clause *html.Node) bool {
	for n := clause; n != nil && !hasClass(n, "text"); n = n.Parent {
		for d := range n.Descendants() {
			if isElement(d, "p") && attr(d, "class") == "erratum" && onlyHas(d, "class") && e.isTold(d) {
				return true
			}
		}
	}
	return false
}

// isSeen reports whether nothing hides what stands in a list of a page.
func isSeen(n *html.Node) bool {
	return onlyHas(n) && onlyHas(n.Parent, "class") && concealing(n.Parent) == nil && !slices.ContainsFunc(slices.Collect(n.Descendants()), func(d *html.Node) bool {
		return d.Type == html.ElementNode && !isElement(d, "div") && !isAllowed(d, aside)
	})
}

// checkErrataOfClause does the same on the page of a clause, for all versions that it shows.
func (v *run) checkErrataOfClause(p *clausePage, page *html.Node, named map[place]bool) {
	var shown []*ledger.Standing
	for at := range named {
		d := v.at[at.version]
		if d == nil || d.facts == nil || d.standing == nil {
			continue
		}
		shown = append(shown, d.standing)
		for _, e := range d.facts.errata {
			told := func(n *html.Node) bool {
				return isElement(n, "p") && attr(n, "class") == "dispute" && onlyHas(n, "class") && concealing(n) == nil && e.isTold(n)
			}
			if slices.Contains(e.Clauses, at.id) && !slices.ContainsFunc(slices.Collect(page.Descendants()), told) {
				v.pageProblem(p.address(), "page-erratum", fmt.Sprintf("the page does not say that the clause was corrected in %s on %s: “%s”", at.version, longDate(e.On), shorten(e.What)))
			}
		}
	}
	v.checkFormerPlaces(p.address(), page, shown...)
}

var correctedMark = regexp.MustCompile(`corrected [^;\]]*`)

// saysCorrected takes the days of corrections off the marks behind a title; false if there are others than those of the header.
func (d *document) saysCorrected(name string) (rest string, ok bool) {
	mark := correctedMark.FindString(name)
	if rest = name; mark != "" {
		rest = strings.NewReplacer("; "+mark, "", " ["+mark+"]", "").Replace(name)
	}
	days := 0
	for _, e := range d.facts.errata {
		if e.Edition != "" {
			continue
		}
		if days++; !strings.Contains(mark, longDate(e.On)) {
			return rest, false
		}
	}
	return rest, (days == 0) == (mark == "")
}
