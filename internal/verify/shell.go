package verify

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// checkShell looks at what makes a page another one whatever its text says: where it leads, how it is to be read, and whose programs and
// style sheets it takes. A page that may lead on is one of an earlier address.
func (v *run) checkShell(where string, page *html.Node, mayLead bool) {
	_, twice := allIDs(page)
	for _, id := range slices.Compact(slices.Sorted(slices.Values(twice))) {
		v.pageProblem(where+fragment(id), "page-twice", "two places of the page have this ID, so that who follows a link to it may read another one")
	}
	foreign := map[string]bool{}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch says := oddHead(n); {
		case says == "refresh" && mayLead:
		case says == "refresh":
			v.pageProblem(where, "page-leads-away", "the page leads its readers on by itself, to "+shorten(attr(n, "content")+attr(n, "data-to")))
		case says != "":
			v.pageProblem(where, "page-hidden", fmt.Sprintf("the page %s, which rspsite never writes: %s", says, shorten(written(n))))
		}
		if what := v.foreign(n, where); what != "" {
			foreign[what] = true
		}
	}
	v.foreigners.add(foreign, where)
}

// oddHead says what an element of a page's head does that none of rspsite does; "refresh" of one that leads on.
func oddHead(n *html.Node) string {
	switch {
	case isElement(n, "base"):
		return "says that its links start from another address"
	case isElement(n, "script") && hasAttr(n, "data-to"):
		return "refresh"
	case !isElement(n, "meta"):
	case hasAttr(n, "charset") && !strings.EqualFold(attr(n, "charset"), "utf-8"):
		return "says that its characters are others"
	case !hasAttr(n, "http-equiv"), strings.EqualFold(attr(n, "http-equiv"), "content-security-policy"):
	case strings.EqualFold(attr(n, "http-equiv"), "refresh"):
		return "refresh"
	default:
		return "speaks for its host"
	}
	return ""
}

// foreign says what a page takes in that is no file of the site's own; empty of most elements.
func (v *run) foreign(n *html.Node, where string) string {
	switch {
	case isElement(n, "link") && slices.ContainsFunc(strings.Fields(attr(n, "rel")), func(rel string) bool { return strings.EqualFold(rel, "stylesheet") }):
		return v.foreignFile("the style sheet ", attr(n, "href"), where)
	case isElement(n, "script") && hasAttr(n, "src"):
		return v.foreignFile("the script ", attr(n, "src"), where)
	case isElement(n, "script") && attr(n, "type") != "application/ld+json":
		return "a script of its own"
	case isElement(n, "style"):
		return "a style sheet of its own"
	case isElement(n, "iframe", "frame", "object", "embed", "portal", "applet"):
		return "another page or program in a frame"
	case slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return strings.HasPrefix(strings.ToLower(a.Key), "on") }):
		return "a script in an attribute"
	}
	return ""
}

// foreignFile names a file that is not below static/ or not in the list of files.
func (v *run) foreignFile(what, href, where string) string {
	to := leadsTo(where, href)
	if to == nil {
		return what + shorten(href)
	}
	name := strings.TrimPrefix(path.Clean(to.Path), "/")
	if v.files != nil && !v.hasFile(name) { // the page for what is not there starts from the root
		name = strings.TrimPrefix("/"+name, v.folder+"/")
	}
	if !strings.HasPrefix(name, staticFolder) || v.files != nil && !v.hasFile(name) {
		return what + shorten(href)
	}
	return ""
}

// staticFolder has the style sheets and scripts of a site.
const staticFolder = "static/"

// foreigners are what pages take in that is not the site's. The zero value is none.
type foreigners struct {
	mu  sync.Mutex
	all map[string]foreigner
}

// A foreigner is taken in by so many pages, of which one comes first.
type foreigner struct {
	first string
	pages int
}

// add counts what a page takes in. Of endless many the first by name are kept, whichever page is read first.
func (f *foreigners) add(foreign map[string]bool, where string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.all == nil {
		f.all = map[string]foreigner{}
	}
	for what := range foreign {
		x, ok := f.all[what]
		if !ok || where < x.first {
			x.first = where
		}
		x.pages++
		f.all[what] = x
	}
	if len(f.all) > 2*maxProblems {
		f.keepFirst()
	}
}

// keepFirst lets go of all but so many. What is let go of has so many before it, and does not come back into them.
func (f *foreigners) keepFirst() {
	if names := slices.Sorted(maps.Keys(f.all)); len(names) > maxProblems {
		for _, what := range names[maxProblems:] {
			delete(f.all, what)
		}
	}
}

// sayForeign reports what pages take in that is not the site's, once for each.
func (v *run) sayForeign() {
	v.foreigners.keepFirst()
	for what, on := range v.foreigners.all {
		message := "the page takes in " + what + ", which is none of the site's files"
		if on.pages > 1 {
			message += fmt.Sprintf("; so do %d pages in all", on.pages)
		}
		v.add(Problem{Check: CheckFiles, Rule: "foreign", Where: on.first, Message: message,
			Means: "whoever wrote that decides what readers see on the page, whatever its text says", Mend: uploadAgain + "; if the host puts it in, switch that off"})
	}
}
