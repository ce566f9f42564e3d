package verify

import "golang.org/x/net/html"

// latestPage is the page below a policy's that shows the newest version in force.
const latestPage = "latest/"

// checkLatest holds the page of the latest version against the text of the version that it shows, which must be the newest.
func (v *run) checkLatest(policy *document) {
	where := policy.address + latestPage
	page := v.openPage(where)
	if page == nil {
		return
	}
	v.checkShell(where, page, false)
	found := texts(page)
	is := v.versionShown(where, found, policy)
	switch {
	case !v.showsLatest(where, is, policy):
	case is != nil:
		v.checkLatestText(where, page, is, show(found))
	default:
		for _, n := range found {
			v.pageProblem(where, "page-words", "words stand on the page that belong to no version: “"+shorten(textOf(n))+"”")
		}
	}
}

// versionShown is the version of a policy to which the permalinks of a page lead; nil if they lead to none.
func (v *run) versionShown(where string, found []*html.Node, policy *document) *document {
	for _, n := range found {
		for _, at := range permalinks(n, where) {
			if d := v.at[at.version]; d != nil && d.text != nil && policyOf(d.address) == policy.address {
				return d
			}
		}
	}
	return nil
}

// showsLatest reports whether no version that is in force is newer than the one that a page shows.
func (v *run) showsLatest(where string, is, policy *document) bool {
	for _, d := range v.versions[policy.address] {
		switch {
		case !v.isInForce(d):
		case is == nil:
			v.pageProblem(where, "page-lacks", "the page shows no version that is here, and "+d.address+" is in force")
			return false
		case isSurelyAfter(d.facts.Published, is.facts.published()):
			v.pageProblem(where, "page-versions", "the page shows "+is.address+" as the latest, and "+d.address+" is newer")
			return false
		}
	}
	return true
}

// checkLatestText holds what the page shows against the text of the version that it is.
func (v *run) checkLatestText(where string, page *html.Node, is *document, s *shown) {
	v.checkGone(where, is, gonePart(page))
	mismatches := match(is.text.lines, s)
	if len(mismatches) == 0 {
		mismatches = is.text.withoutID(ids(page))
	}
	for _, m := range mismatches {
		v.pageProblem(where+fragment(m.id), m.rule, m.says)
	}
	v.checkPictures(where, is, is.text.lines, s)
	v.checkLinks(where, is, is.text.lines, s)
}

// isInForce reports whether a version of the record had taken effect on the day of the last publication, and is not withdrawn.
func (v *run) isInForce(d *document) bool {
	return d.facts != nil && d.text != nil && d.facts.Withdrawn == nil && d.facts.begins() != "" && !isSurelyAfter(d.facts.begins(), v.log.On())
}
