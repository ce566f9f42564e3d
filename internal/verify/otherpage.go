package verify

import (
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/permalink"
)

// checkOtherPages looks at the pages that show no text of their own: none may lead out of the site, take in programs that are not the
// site's, or stand where texts stand without being one.
func (v *run) checkOtherPages() error {
	v.readRecorded()
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
	case to != "":
	case v.isStranger(where):
		v.pageProblem(where, "page-unknown", "a page stands here that rspsite does not write: the record has no text at this address")
	case where != permalink.Changes && v.at[where] == nil && v.state != nil && showsText(page):
		v.pageProblem(where, "page-unknown", "the page shows a text as pages of texts do, and the record has none at this address")
	case v.recorded[where] != nil:
		v.checkRecorded(where, page, v.recorded[where])
	}
}

// isStranger reports whether a page that shows no text of the record stands where rspsite puts no such page.
func (v *run) isStranger(where string) bool {
	if v.state == nil || v.at[where] != nil || slices.Contains(permalink.SitePages, where) {
		return false
	}
	above, last := path.Split(strings.TrimSuffix(where, "/"))
	policy := policyOf(where)
	switch {
	case last == "source":
		return v.at[above] == nil
	case above == policy+"clauses/":
		return !v.hasClause(policy, last)
	case above == policy+recordedFolder:
		return v.recorded[where] == nil
	}
	return above != policy || v.at[policy] == nil || !slices.Contains([]string{"in-force", "latest"}, last)
}

// hasClause reports whether a text below a policy's page has a clause.
func (v *run) hasClause(policy, id string) bool {
	return slices.ContainsFunc(v.documents, func(d *document) bool { return policyOf(d.address) == policy && d.text != nil && d.text.has(id) })
}

// showsText reports whether a page has what only pages of texts have.
func showsText(page *html.Node) bool {
	for n := range page.Descendants() {
		if hasClass(n, "text") || hasClass(n, "clause") || hasClass(n, "body") {
			return true
		}
	}
	return false
}
