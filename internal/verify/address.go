package verify

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"rspsite/internal/ledger"
)

// An answer is what an address must give, since it was published.
type answer struct {
	address string // of a page
	to      string // where it may lead: the document's address now; empty if anywhere in the site
	what    string // the document's title
	line    int    // of the record that names it first
	ids     []string
}

// checkAddresses holds the site to every address that the record ever named.
func (v *run) checkAddresses() error {
	if v.state == nil {
		return nil
	}
	answers := v.answers()
	if err := inParallel(v.reader, answers, v.checkAnswer); err != nil {
		return err
	}
	fragments := 0
	for _, a := range answers {
		fragments += len(a.ids)
	}
	v.say(CheckAddresses, Holds, "%s and %s of clauses on them: each that was ever published answers", countAddresses(len(answers)), count(fragments, "place"))
	if n := v.count(CheckAddresses); n > 0 {
		v.say(CheckAddresses, Fails, "%d that were published do not answer, of %s and %s on them", n, countAddresses(len(answers)), count(fragments, "place"))
	}
	return nil
}

func countAddresses(n int) string {
	if n == 1 {
		return "1 address"
	}
	return fmt.Sprintf("%d addresses", n)
}

// answers gathers the addresses of all events, and the places on them, in their order.
func (v *run) answers() []*answer {
	at := map[string]*answer{}
	named := map[string]map[string]bool{}
	var order []string
	name := func(address string, s *ledger.Standing, line int) *answer {
		page, id, _ := strings.Cut(address, "#")
		a := at[page]
		if a == nil {
			a = &answer{address: page, what: s.Title, line: line}
			at[page], named[page] = a, map[string]bool{}
			order = append(order, page)
		}
		if id == "" {
			a.to, a.what = s.Address(), s.Title
		} else if !named[page][id] {
			named[page][id] = true
			a.ids = append(a.ids, id)
		}
		return a
	}
	for _, e := range v.log.Events {
		if e.Record == nil {
			continue
		}
		s := v.state.At(e.Address())
		if s == nil { // more clauses of a document that no line before names
			v.add(Problem{Check: CheckLedger, Rule: "ledger-line", Where: lineWord(e.Seq), Message: "this line goes on from a line of another document", Means: recordMeans, Mend: recordMend})
			continue
		}
		for _, a := range e.Addresses {
			name(a, s, e.Seq)
		}
		if e.Kind != kindVersion {
			continue
		}
		for _, c := range e.Clauses {
			if !strings.Contains(c.ID, derivedMark) {
				name(s.Address()+"#"+c.ID, s, e.Seq)
			}
		}
	}
	for _, p := range v.pages {
		page := p.address()
		if at[page] == nil {
			at[page] = &answer{address: page, what: "clause " + p.id + " through all versions", line: -1}
			order = append(order, page)
		}
	}
	all := make([]*answer, len(order))
	for i, page := range order {
		all[i] = at[page]
	}
	return all
}

// checkAnswer looks whether an address answers.
func (v *run) checkAnswer(a *answer) {
	if !isPageAddress(a.address) {
		v.addressProblem(a, "", "address", fmt.Sprintf("%.200q is no address of a page of the site", a.address))
		return
	}
	found, err := v.idsAt(a)
	switch {
	case isMissing(err):
		v.addressProblem(a, "", "address-gone", "nothing is there any more; "+a.what+" was published there")
		return
	case err != nil:
		v.addressProblem(a, "", "address-unread", "the page cannot be read: "+err.Error())
		return
	}
	for _, id := range a.ids {
		if found != nil && !found[id] {
			v.addressProblem(a, id, "place-gone", "the page has no such place any more, and nothing in its stead; it was published on the page of "+a.what)
		}
	}
}

// idsAt are the places on the page at an address. Of a page that leads on there are none, and what it leads to is checked.
func (v *run) idsAt(a *answer) (map[string]bool, error) {
	if d := v.at[a.address]; d != nil && d.ids != nil {
		return d.ids, nil
	}
	name := strings.TrimPrefix(a.address, "/") + indexFile
	if _, err, known := v.known(name); known && len(a.ids) == 0 && a.to == a.address {
		return nil, err
	}
	data, err := v.read(name, v.limits.Page)
	if err != nil {
		return nil, err
	}
	page, err := parsePage(data)
	if err != nil {
		return nil, err
	}
	if to := redirect(page, a.address); to != "" {
		v.checkRedirect(a, to)
		return nil, nil
	}
	return ids(page), nil
}

func (v *run) checkRedirect(a *answer, to string) {
	page, _, _ := strings.Cut(to, "#")
	switch {
	case to == outside:
		v.addressProblem(a, "", "address-leads-away", "the page leads to another site")
	case a.to != "" && page != a.to:
		v.addressProblem(a, "", "address-leads-astray", fmt.Sprintf("the page leads to %s, and what was published here is now at %s", page, a.to))
	case v.files != nil && !v.hasFile(strings.TrimPrefix(page, "/")+indexFile):
		v.addressProblem(a, "", "address-leads-astray", "the page leads to "+page+", which is not there")
	}
}

// outside stands for every address that is not of the site.
const outside = "elsewhere"

// redirect is where a page leads by itself; empty if it does not.
func redirect(page *html.Node, address string) string {
	for n := range page.Descendants() {
		if !isElement(n, "meta") || !strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			continue
		}
		_, target, _ := strings.Cut(attr(n, "content"), ";")
		target = strings.TrimSpace(target)
		if len(target) < len("url=") || !strings.EqualFold(target[:len("url=")], "url=") {
			return outside
		}
		to := leadsTo(address, strings.Trim(target[len("url="):], `'" `))
		if to == nil {
			return outside
		}
		return to.Path + fragment(to.Fragment)
	}
	return ""
}

func (v *run) addressProblem(a *answer, id, rule, message string) {
	p := Problem{Check: CheckAddresses, Rule: rule, Where: a.address + fragment(id), Message: message,
		Means: "who cited this address finds something else, or nothing", Mend: "the publisher puts the source back, or adds the old name to aliases of the new one, and builds and uploads again"}
	if id == "" && v.hasFile(strings.TrimPrefix(a.address, "/")+indexFile) { // it was built
		p.Mend = uploadAgain
	}
	if a.line >= 0 {
		p.Related = fmt.Sprintf("line %d of the record", a.line+1)
	}
	v.add(p)
}
