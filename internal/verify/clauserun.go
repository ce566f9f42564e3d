package verify

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A clauseRun is a wording on the page of a clause, and where that stands.
type clauseRun struct {
	title  string
	places []place // newest first
	shown  *shown  // nil where the clause was gone
	hidden bool    // of a clause that was gone, this is not shown
}

func isRun(n *html.Node) bool { return isElement(n, "section") && hasClass(n, "run") }

// A place is a clause of a version.
type place struct {
	version string // its address
	id      string
}

// runsOf are the wordings on the page of a clause.
func runsOf(page *html.Node, address string) []clauseRun {
	var runs []clauseRun
	for n := range page.Descendants() {
		if !isRun(n) {
			continue
		}
		r := clauseRun{title: strings.TrimPrefix(attr(n, "aria-labelledby"), "_")}
		for d := range n.Descendants() {
			if isElement(d, "p") && hasClass(d, "meta") && r.places == nil {
				r.places = placesIn(d, address)
			}
		}
		if found := texts(n); len(found) > 0 {
			r.shown = show(found)
		} else if concealing(n.FirstChild) != nil {
			r.hidden = true
		}
		runs = append(runs, r)
	}
	return runs
}

// placesIn are the clauses that the links below n lead to.
func placesIn(n *html.Node, address string) []place {
	var places []place
	for d := range n.Descendants() {
		if !isElement(d, "a") {
			continue
		}
		if to := leadsTo(address, attr(d, "href")); to != nil && to.Fragment != "" {
			places = append(places, place{to.Path, to.Fragment})
		}
	}
	return places
}

// leadsTo resolves a link on a page of the site; nil if it leads out of it.
func leadsTo(address, href string) *url.URL {
	base := &url.URL{Path: address}
	to, err := base.Parse(href)
	if err != nil || to.Host != "" || to.Scheme != "" {
		return nil
	}
	to.Path = strings.TrimSuffix(to.Path, indexFile)
	return to
}

// checkRun holds a wording against the texts of the versions that it is said to stand in.
func (v *run) checkRun(p *clausePage, r clauseRun, named map[place]bool) {
	if r.shown != nil && !slices.ContainsFunc(r.places, func(at place) bool { return v.textAt(at.version) != nil }) {
		v.pageProblem(p.address(), "page-adds", "the page shows a wording of the clause that it says to be of no version that is here")
	}
	var lines []*line
	for i, at := range slices.Backward(r.places) { // the words are those of the oldest
		t := v.textAt(at.version)
		if t == nil {
			continue
		}
		named[at] = true
		here := t.section(at.id)
		switch {
		case r.hidden:
			v.pageProblem(p.address(), "page-hidden", "the page hides what it says of "+at.version)
		case r.shown == nil && here != nil:
			v.pageProblem(p.address(), "page-lacks", fmt.Sprintf("the page says that the clause is gone in %s, whose text has it", at.version))
		case r.shown != nil && here == nil:
			v.pageProblem(p.address(), "page-adds", fmt.Sprintf("the page shows the clause for %s, whose text does not have it", at.version))
		case r.shown != nil && i == len(r.places)-1:
			lines = here
			v.checkRunWords(p, r, at, lines)
		case r.shown != nil && lines != nil && !sameWords(lines[0], here[0]):
			v.pageProblem(p.address(), "page-versions", fmt.Sprintf("the page shows the same words for %s as for %s, whose texts differ: %s", at.version, r.places[len(r.places)-1].version, differing(lines[0].words, here[0].words)))
		}
	}
}

func sameWords(a, b *line) bool {
	return slices.Equal(a.words, b.words) && slices.Equal(a.images, b.images)
}

func (v *run) checkRunWords(p *clausePage, r clauseRun, at place, lines []*line) {
	p.clauses += len(spoken(lines))
	for i, m := range match(lines, r.shown) {
		if i == maxOfPage {
			break
		}
		v.pageProblem(p.address(), m.rule, fmt.Sprintf("the clause as it stands in %s%s: %s", at.version, fragment(at.id), m.says))
	}
	v.checkPictures(p.address(), v.at[at.version], lines, r.shown)
	v.checkLinks(p.address(), v.at[at.version], lines, r.shown)
}

// textAt is the text of a version of the record, or nil.
func (v *run) textAt(version string) *text {
	if d := v.at[version]; d != nil {
		return d.text
	}
	return nil
}

// permalinks are where the permalinks of a text lead.
func permalinks(n *html.Node, address string) []place {
	found := map[place]bool{}
	for d := range n.Descendants() {
		if to := leadsTo(address, attr(d, "href")); isElement(d, "a") && hasClass(d, "perma") && to != nil && to.Fragment != "" {
			found[place{to.Path, to.Fragment}] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b place) int { return strings.Compare(a.version+a.id, b.version+b.id) })
}
