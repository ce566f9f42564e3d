package verify

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/ledger"
)

// A clausePage shows one clause of a policy through all versions.
type clausePage struct {
	policy  string // address of the policy, "/anthropic-rsp/"
	id      string
	clauses int  // that were read on it
	leads   bool // it leads on to that of the clause's later ID
}

func (p *clausePage) address() string { return p.policy + "clauses/" + p.id + "/" }

// The kinds of documents, as the record calls them, that are checked in their own way.
const (
	kindVersion = "version"
	kindPolicy  = "policy"
)

// checkClausePages reads the pages of all clauses that the record's versions have, and the pages that show the latest versions.
func (v *run) checkClausePages() error {
	v.findClausePages()
	if err := inParallel(v.reader, v.pages, v.checkClausePage); err != nil {
		return err
	}
	var policies []*document
	for _, d := range v.documents {
		if v.hasFile(d.file(latestFile)) && d.standing != nil && d.standing.Kind == kindPolicy {
			policies = append(policies, d)
		}
	}
	if err := inParallel(v.reader, policies, v.checkLatest); err != nil {
		return err
	}
	for _, d := range v.documents {
		if d.gone != nil && v.versions[policyOf(d.address)] != nil {
			v.checkGone(d, d.gone)
		}
	}
	v.sayProofs()
	return nil
}

func (v *run) findClausePages() {
	found := map[clausePage]bool{}
	for _, d := range v.documents {
		if d.standing == nil || d.standing.Kind != kindVersion {
			continue
		}
		for _, c := range d.standing.Clauses {
			p := clausePage{policy: policyOf(d.address), id: c.ID}
			if strings.Contains(c.ID, derivedMark) || found[p] || !isPageAddress(p.address()) || strings.Contains(c.ID, "/") {
				continue
			}
			found[p] = true
			v.pages = append(v.pages, &p)
		}
	}
}

// policyOf is the address of the policy of a version.
func policyOf(version string) string {
	segments := strings.SplitAfterN(version, "/", 3)
	return strings.Join(segments[:min(2, len(segments))], "")
}

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

func (v *run) checkClausePage(p *clausePage) {
	where := p.address()
	page := v.openPage(where)
	if page == nil {
		return
	}
	to := redirect(page, where)
	v.checkShell(where, page, to != "")
	if p.leads = to != ""; p.leads { // checkAddresses sees whether that is there
		if id, ok := strings.CutPrefix(to, p.policy+"clauses/"); to != outside && (!ok || !v.becomes(p, strings.TrimSuffix(id, "/"))) {
			v.pageProblem(where, "page-leads-away", "the page leads to "+to+", and no text says that the clause has that ID now")
		}
		return
	}
	named := map[place]bool{}
	for _, r := range runsOf(page, where) {
		v.checkRun(p, r, named)
	}
	v.checkAllNamed(p, named)
	for _, n := range allTexts(page) {
		if !slices.ContainsFunc(slices.Collect(n.Ancestors()), isRun) {
			v.pageProblem(where, "page-words", "words stand on the page that belong to no version: “"+shorten(textOf(n))+"”")
		}
	}
	proof := v.readProof(where)
	if proof == nil {
		return
	}
	e := v.log.Events[proof.Index]
	has := e.Record != nil && e.Kind == kindVersion && slices.ContainsFunc(e.Clauses, func(c ledger.Clause) bool {
		return named[place{v.current(e.Address()), c.ID}]
	})
	if !has {
		v.proofProblem(where, "proof-line", fmt.Sprintf("it proves line %d of the record, which does not speak of this clause", proof.Index+1))
	}
}

// becomes reports whether the clause of a page has, in a later version, another ID.
func (v *run) becomes(p *clausePage, id string) bool {
	seen, rest := map[string]bool{}, []string{p.id}
	for len(rest) > 0 {
		before := rest[0]
		rest = rest[1:]
		if seen[before] {
			continue
		}
		seen[before] = true
		for _, d := range v.versions[p.policy] {
			if d.text == nil {
				continue
			}
			for _, l := range d.text.lines {
				if l.was == before && l.id != "" {
					rest = append(rest, l.id)
				}
			}
		}
	}
	return id != p.id && seen[id]
}

// current is where the document now is that the record names by an address.
func (v *run) current(address string) string {
	if s := v.state.At(address); s != nil {
		return s.Address()
	}
	return address
}

// openPage reads a page; nil if that fails, which is said unless the page is missing.
func (v *run) openPage(address string) *html.Node {
	data, err := v.read(strings.TrimPrefix(address, "/")+indexFile, v.limits.Page)
	if isMissing(err) {
		return nil // checkAddresses says so
	}
	var page *html.Node
	if err == nil {
		page, err = parsePage(data)
	}
	if err != nil {
		v.pageProblem(address, "page-unread", "the page cannot be read: "+err.Error())
		return nil
	}
	return page
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
}

// textAt is the text of a version of the record, or nil.
func (v *run) textAt(version string) *text {
	if d := v.at[version]; d != nil {
		return d.text
	}
	return nil
}

// checkAllNamed reports versions that have the clause and that its page leaves out.
func (v *run) checkAllNamed(p *clausePage, named map[place]bool) {
	for _, d := range v.versions[p.policy] {
		if d.text != nil && d.text.section(p.id) != nil && !named[place{d.address, p.id}] {
			v.pageProblem(p.address(), "page-lacks", fmt.Sprintf("the page does not show the clause as it stands in %s", d.address+fragment(p.id)))
		}
	}
}

// latestFile is the page below a policy's that shows the newest version in force.
const latestFile = "latest/" + indexFile

// checkLatest holds the page of the latest version against the text of the version that it shows, which must be the newest.
func (v *run) checkLatest(policy *document) {
	where := policy.address + strings.TrimSuffix(latestFile, indexFile)
	page := v.openPage(where)
	if page == nil {
		return
	}
	v.checkShell(where, page, false)
	var is *document
	found := texts(page)
	for _, n := range found {
		for _, at := range permalinks(n, where) {
			if d := v.at[at.version]; is == nil && d != nil && d.text != nil && policyOf(d.address) == policy.address {
				is = d
			}
		}
	}
	for _, d := range v.versions[policy.address] {
		switch {
		case !v.isInForce(d):
		case is == nil:
			v.pageProblem(where, "page-lacks", "the page shows no version that is here, and "+d.address+" is in force")
			return
		case isSurelyAfter(d.facts.Published, is.facts.published()):
			v.pageProblem(where, "page-versions", "the page shows "+is.address+" as the latest, and "+d.address+" is newer")
			return
		}
	}
	if is == nil {
		for _, n := range found {
			v.pageProblem(where, "page-words", "words stand on the page that belong to no version: “"+shorten(textOf(n))+"”")
		}
		return
	}
	s := show(found)
	for _, m := range match(is.text.lines, s) {
		v.pageProblem(where+fragment(m.id), m.rule, m.says)
	}
	v.checkPictures(where, is, is.text.lines, s)
}

// isInForce reports whether a version of the record had taken effect on the day of the last publication, and is not withdrawn.
func (v *run) isInForce(d *document) bool {
	return d.facts != nil && d.text != nil && d.facts.Withdrawn == nil && d.facts.begins() != "" && !isSurelyAfter(d.facts.begins(), v.log.On())
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
