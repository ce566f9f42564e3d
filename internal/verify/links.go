package verify

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/clause"
)

// A textLink is one of a text's words: an address, or a reference to something of the site.
type textLink struct {
	to    string
	isRef bool
	met   bool // the page has it
}

// mayLack reports whether nothing is wrong where the page does not have the link, or not again: what leads within the site may have
// nothing to lead to.
func (l textLink) mayLack() bool { return l.isRef || l.met || !strings.Contains(l.to, ":") }

// linksOf are the links of runs. One over many runs is one.
func linksOf(runs []jsonRun) (links []textLink) {
	for _, r := range runs {
		switch {
		case r.Ref != "":
			links = append(links, textLink{to: r.Ref, isRef: true})
		case r.Link != "":
			links = append(links, textLink{to: r.Link})
		}
	}
	return links
}

// A shownLink is one of a page's words.
type shownLink struct {
	href string
	note string // of the mark of a footnote: its name
}

// A perma is the permalink beside a clause.
type perma struct {
	href string
	id   string // of the clause on the page; empty where it has none there
}

// permalink notes an element that is one, or leads to where the clause is cited or compared.
func (s *shown) permalink(n *html.Node) {
	if !isElement(n, "a") || !hasClass(n, "perma") {
		return
	}
	p := perma{href: attr(n, "href")}
	for a := range n.Ancestors() {
		if hasClass(a, "clause") || isElement(a, "tr") {
			p.id = attr(a, "id")
			break
		}
	}
	s.permas = append(s.permas, p)
}

// checkPermalinks looks whether each permalink leads to its clause.
func (v *run) checkPermalinks(where string, d *document, s *shown) {
	for _, p := range s.permas {
		to := leadsTo(where, p.href)
		if to == nil || to.Path != where && to.Path != d.address || p.id != "" && to.Fragment != p.id || p.id == "" && !d.text.has(to.Fragment) {
			v.pageProblem(where+fragment(p.id), "page-link", "the permalink of the clause leads to "+shorten(p.href))
		}
	}
}

// redactionPlace begins the fragments of what is known of redactions.
const redactionPlace = "_redaction"

// redaction looks where the link from a redaction leads.
func (s *shown) redaction(n *html.Node) {
	if to, err := url.Parse(attr(n, "href")); err != nil || to.Host != "" || !strings.HasPrefix(to.Fragment, redactionPlace) {
		s.refuse(n)
	}
}

// checkLinks holds the links in the words of a page against those that were published there: each must lead where the text says. What
// leads within the site may be no link on the page, where its target is not public.
func (v *run) checkLinks(where string, d *document, lines []*line, s *shown) {
	if d == nil || v.state == nil {
		return
	}
	v.checkPermalinks(where, d, s)
	var published []textLink
	for _, l := range lines {
		published = append(published, l.links...)
	}
	published = slices.Compact(published)
	for _, link := range slices.Compact(s.links) {
		if link.note != "" {
			if !v.leadsToNote(link, where, d) {
				v.linkProblem(where, link, "the mark of the footnote "+link.note)
			}
			continue
		}
		i := slices.IndexFunc(published, func(p textLink) bool { return v.leadsAs(p, link.href, where, d) })
		if i < 0 || slices.ContainsFunc(published[:i], func(p textLink) bool { return !p.mayLack() }) {
			next := slices.IndexFunc(published, func(p textLink) bool { return !p.met })
			says := "words that have no link in the text"
			if next >= 0 {
				says = "the one to " + shorten(published[next].to)
			}
			v.linkProblem(where, link, says)
			return
		}
		published = published[i:]
		published[0].met = true // and may be there again, where other marks begin or end within it
	}
	if i := slices.IndexFunc(published, func(p textLink) bool { return !p.mayLack() }); i >= 0 {
		v.pageProblem(where, "page-link", "the page does not have the link to "+shorten(published[i].to)+", which was published there")
	}
}

func (v *run) linkProblem(where string, link shownLink, says string) {
	v.pageProblem(where, "page-link", fmt.Sprintf("the page has a link to %s, in the place of %s", shorten(link.href), says))
}

// leadsAs reports whether a link on a page leads where the text says.
func (v *run) leadsAs(p textLink, href, where string, d *document) bool {
	to := leadsTo(where, href)
	if p.isRef {
		return to != nil && v.isNamed(to, p.to, where, d)
	}
	if rest, ok := strings.CutPrefix(p.to, "#"); ok {
		return to != nil && to.Fragment == rest && (to.Path == where || to.Path == d.address)
	}
	want, err := url.Parse(p.to)
	if err != nil {
		return false
	}
	if want.Host != "" || want.Scheme != "" {
		got, err := url.Parse(href)
		return err == nil && got.String() == want.String()
	}
	return to != nil
}

// leadsToNote reports whether the mark of a footnote leads to the footnote.
func (v *run) leadsToNote(link shownLink, where string, d *document) bool {
	to := leadsTo(where, link.href)
	return to != nil && (to.Path == where || to.Path == d.address) && slices.ContainsFunc(d.text.lines, func(l *line) bool {
		return l.kind == clause.Footnote.String() && l.marker == link.note && (l.id == "" || l.id == to.Fragment)
	})
}

// refFolders are where the pages of what references name stand, by the word before the name.
var refFolders = map[string]string{"policy": "/", "model": "/models/", "table": "/tables/", "goal": "/goals/", "report": "/reports/", "source": "/sources/", "page": "/pages/"}

// isNamed reports whether an address in the site is that of what a reference names.
func (v *run) isNamed(to *url.URL, ref, where string, d *document) bool {
	target, id, _ := strings.Cut(ref, "#")
	kind, name, hasKind := strings.Cut(target, ":")
	if to.Fragment != id && (kind != "source" || to.Fragment != "_"+id) {
		return false
	}
	switch {
	case hasKind:
		return to.Path == v.current(refFolders[kind]+name+"/")
	case target == "":
		return to.Path == where || to.Path == d.address
	}
	policy, version, hasPolicy := strings.Cut(target, "/")
	if !hasPolicy {
		policy, version = "", target
	}
	at := v.at[to.Path]
	return at != nil && at.standing != nil && at.standing.Kind == kindVersion && slices.ContainsFunc(at.standing.Addresses, func(a string) bool {
		name := strings.TrimSuffix(strings.TrimPrefix(a, policyOf(a)), "/")
		return (name == version || strings.HasPrefix(name, version+".")) && (policy == "" || v.current("/"+policy+"/") == policyOf(to.Path))
	})
}
