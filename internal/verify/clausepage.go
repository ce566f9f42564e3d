package verify

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/ledger"
)

// A clausePage shows one clause of a policy through all versions.
type clausePage struct {
	policy  string // address of the policy, "/anthropic-rsp/", or one that it had
	now     string // its address now
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
		if d.isPolicy() {
			policies = append(policies, d)
		}
	}
	if err := inParallel(v.reader, policies, v.checkLatest); err != nil {
		return err
	}
	for _, d := range v.documents {
		if d.gone != nil && v.versions[policyOf(d.address)] != nil {
			v.checkGone(d.address, d, d.gone)
		}
	}
	v.sayProofs()
	return nil
}

// findClausePages gathers the pages of the clauses of each version, under every name that its policy had.
func (v *run) findClausePages() {
	found := map[clausePage]bool{}
	for _, d := range v.documents {
		if d.standing == nil || d.standing.Kind != kindVersion || d.former {
			continue
		}
		for _, address := range d.standing.Addresses {
			for _, c := range d.standing.Clauses {
				p := clausePage{policy: policyOf(address), now: policyOf(d.address), id: c.ID}
				if strings.Contains(c.ID, derivedMark) || found[p] || !isPageAddress(p.address()) || strings.Contains(c.ID, "/") {
					continue
				}
				found[p] = true
				v.pages = append(v.pages, &p)
			}
		}
	}
}

// policyOf is the address of the policy of a version.
func policyOf(version string) string {
	segments := strings.SplitAfterN(version, "/", 3)
	return strings.Join(segments[:min(2, len(segments))], "")
}

func (v *run) checkClausePage(p *clausePage) {
	where := p.address()
	page := v.openPage(where)
	if page == nil {
		return
	}
	to := redirect(page, where)
	v.checkShell(where, page, to != "")
	if p.leads = to != "" || p.policy != p.now; p.leads { // checkAddresses sees whether that is there
		if says := v.leadsWrong(p, to); says != "" {
			v.pageProblem(where, "page-leads-away", says)
		}
		return
	}
	named := map[place]bool{}
	for _, r := range runsOf(page, where) {
		v.checkRun(p, r, named)
	}
	v.checkAllNamed(p, named)
	v.checkErrataOfClause(p, page, named)
	v.checkFormerOfClause(p, page, named)
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

// leadsWrong says why the page of a clause may not lead where it does; empty if it may.
func (v *run) leadsWrong(p *clausePage, to string) string {
	id, ok := strings.CutPrefix(to, p.now+"clauses/")
	id = strings.TrimSuffix(id, "/")
	switch {
	case to == outside:
		return "the page leads its readers to another site"
	case p.policy != p.now && (!ok || id != p.id && !v.becomes(p, id)):
		return fmt.Sprintf("the page must lead to %sclauses/%s/, as the policy is there now", p.now, p.id)
	case p.policy == p.now && (!ok || !v.becomes(p, id)):
		return "the page leads to " + to + ", and no text says that the clause has that ID now"
	}
	return ""
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
		for _, d := range v.versions[p.now] {
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

// checkAllNamed reports versions that have the clause and that its page leaves out.
func (v *run) checkAllNamed(p *clausePage, named map[place]bool) {
	for _, d := range v.versions[p.policy] {
		if d.text != nil && d.text.section(p.id) != nil && !named[place{d.address, p.id}] {
			v.pageProblem(p.address(), "page-lacks", fmt.Sprintf("the page does not show the clause as it stands in %s", d.address+fragment(p.id)))
		}
	}
}
