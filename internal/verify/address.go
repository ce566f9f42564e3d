package verify

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

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

// checkAnswer looks whether an address answers: with its page, or with one that leads to where that is now.
func (v *run) checkAnswer(a *answer) {
	if !isPageAddress(a.address) {
		v.addressProblem(a, "", "address", fmt.Sprintf("%.200q is no address of a page of the site", a.address))
		return
	}
	if d := v.at[a.address]; d != nil && d.ids != nil {
		v.checkPlaces(a, d.ids)
		return
	}
	name := strings.TrimPrefix(a.address, "/") + indexFile
	_, err, known := v.known(name)
	if known && err == nil && len(a.ids) == 0 && a.to == a.address {
		return
	}
	page, err := v.pageAt(name)
	switch {
	case isMissing(err):
		v.addressProblem(a, "", "address-gone", "nothing is there any more; "+a.what+" was published there")
	case err != nil:
		v.addressProblem(a, "", "address-unread", "the page cannot be read: "+err.Error())
	case redirect(page, a.address) != "":
		v.checkRedirect(a, redirect(page, a.address))
	case a.to != "" && a.to != a.address:
		v.addressProblem(a, "", "address-leads-astray", "the page shows something of its own, and what was published here is now at "+a.to)
	default:
		v.checkPlaces(a, ids(page))
	}
}

// pageAt reads a page.
func (v *run) pageAt(name string) (*html.Node, error) {
	data, err := v.read(name, v.limits.Page)
	if err != nil {
		return nil, err
	}
	return parsePage(data)
}

// checkPlaces looks for the places on a page that must answer.
func (v *run) checkPlaces(a *answer, found map[string]bool) {
	for _, id := range a.ids {
		if !found[id] {
			v.addressProblem(a, id, "place-gone", "the page has no such place any more, and nothing in its stead; it was published on the page of "+a.what)
		}
	}
}

func (v *run) checkRedirect(a *answer, to string) {
	page, _, _ := strings.Cut(to, "#")
	switch {
	case strings.Contains(to, outside):
		v.addressProblem(a, "", "address-leads-away", "the page leads to "+to)
	case a.to != "" && page != a.to:
		v.addressProblem(a, "", "address-leads-astray", fmt.Sprintf("the page leads to %s, and what was published here is now at %s", page, a.to))
	case v.files != nil && !v.hasFile(strings.TrimPrefix(page, "/")+indexFile):
		v.addressProblem(a, "", "address-leads-astray", "the page leads to "+page+", which is not there")
	}
}

// outside stands for every address that is not of the site.
const outside = "another site"

// redirect is where a page leads by itself; empty if it does not. Of one that leads some readers elsewhere than others it is no address.
func redirect(page *html.Node, address string) string {
	var all []string
	for n := range page.Descendants() {
		switch {
		case isElement(n, "meta") && strings.EqualFold(attr(n, "http-equiv"), "refresh"):
			all = append(all, refreshTo(attr(n, "content"), address))
		case isElement(n, "script") && hasAttr(n, "data-to"): // static/redirect.js
			all = append(all, within(address, attr(n, "data-to")))
		}
	}
	return strings.Join(slices.Compact(all), " and ")
}

// refreshTo is where the content of a refresh leads. One that waits lets readers see another page first.
func refreshTo(content, address string) string {
	when, target, _ := strings.Cut(content, ";")
	target = strings.TrimSpace(target)
	if strings.TrimSpace(when) != "0" || len(target) < len("url=") || !strings.EqualFold(target[:len("url=")], "url=") {
		return outside
	}
	return within(address, strings.Trim(target[len("url="):], `'" `))
}

// within is the address in the site that a link on a page leads to.
func within(address, href string) string {
	to := leadsTo(address, href)
	if to == nil {
		return outside
	}
	return to.Path + fragment(to.Fragment)
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
