package verify

import (
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// checkOtherPages looks at the pages that show no text of their own: none may lead out of the site, take in programs that are not the
// site's, or stand where texts stand without being one.
func (v *run) checkOtherPages() error {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(v.files)) {
		if _, _, known := v.known(name); !known && isPage(name) && !strings.HasPrefix(name, staticFolder) {
			names = append(names, name)
		}
	}
	return inParallel(v.reader, names, v.checkOtherPage)
}

func (v *run) checkOtherPage(name string) {
	data, err := v.read(name, v.limits.File)
	if err != nil || int64(len(data)) > v.limits.Page {
		return // checkFiles says so; of a page as large as that no browser makes anything
	}
	where := "/" + strings.TrimSuffix(name, indexFile)
	page, err := parsePage(data)
	if err != nil {
		v.pageProblem(where, "page-unread", "the page cannot be read: "+err.Error())
		return
	}
	to := redirect(page, where)
	v.checkShell(where, page, to != "")
	target, _, _ := strings.Cut(to, "#")
	switch {
	case to == outside:
		v.pageProblem(where, "page-leads-away", "the page leads its readers to another site")
	case to != "" && !v.hasFile(strings.TrimPrefix(target, "/")+indexFile):
		v.pageProblem(where, "page-leads-away", "the page leads to "+target+", which is not there")
	case to == "" && v.isStranger(where, page):
		v.pageProblem(where, "page-unknown", "a page stands here, among texts that were published, and the record has none at this address")
	}
}

// beside are the folders that pages stand in which tell of texts and are none.
var beside = []string{"changes", "clauses", "diff", "in-force", "latest", "recorded", "source", "cite"}

// besideAll are those of the site.
var besideAll = []string{"api", "changes", "goals", "hosting", "ledger", "models", "pages", "redactions", "reports", "sources", "static", "tables"}

// isStranger reports whether a page that shows no text of the record stands where such texts stand, or shows one.
func (v *run) isStranger(where string, page *html.Node) bool {
	segments := strings.Split(strings.Trim(where, "/"), "/")
	if where == "/" || v.state == nil || v.at[where] != nil || len(segments) == 1 && path.Ext(segments[0]) == ".html" {
		return false
	}
	for i, s := range segments {
		if i > 0 && slices.Contains(beside, s) || i == 0 && slices.Contains([]string{"api", "changes", "ledger", "redactions", "hosting"}, s) {
			return false
		}
	}
	if len(segments) == 1 {
		return !slices.Contains(besideAll, segments[0])
	}
	return true
}
