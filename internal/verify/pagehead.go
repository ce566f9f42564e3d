package verify

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// checkHead looks for what stands at the head of a page and in no header: marks, titles and facts that were put in.
func (v *run) checkHead(d *document, page *html.Node) {
	titles := 0
	for n := range page.Descendants() {
		switch {
		case isElement(n, "h1"):
			titles++
		case isElement(n, "title") && isElement(n.Parent, "head"):
			v.checkName(d, page, normal(textOf(n)))
		case isElement(n, "p") && hasClass(n, "notice") && d.facts.Withdrawn == nil && strings.HasPrefix(normal(textOf(n)), "Withdrawn"):
			v.factsProblem(d, "the page says of its text what its header does not: “"+shorten(normal(textOf(n)))+"”")
		case isElement(n, "aside") && hasClass(n, "banner"):
			v.checkBanner(d, n)
		case isElement(n, "dl") && hasClass(n, "facts"):
			v.checkFactList(d, n)
		case isLinkedData(n):
			v.checkLinked(d, page, n)
		}
	}
	if titles != 1 {
		v.factsProblem(d, fmt.Sprintf("the page has %s, and should have one", count(titles, "title")))
	}
}

// checkName holds the name by which browsers and search engines know a page against its title.
func (v *run) checkName(d *document, page *html.Node, name string) {
	site := ""
	for n := range page.Descendants() {
		if isElement(n, "a") && attr(n, "class") == "site" {
			site = normal(textOf(n))
		}
	}
	if want := firstText(page, "h1") + " · " + site; strings.TrimPrefix(name, "Specimen: ") != want {
		v.factsProblem(d, fmt.Sprintf("browsers and search engines call the page “%s”, and its title is “%s”", shorten(name), shorten(want)))
	}
}

// bannerMarks are the classes of the sentences of a banner.
var bannerMarks = []string{"basis", "specimen", "draft", "superseded", "withdrawn", "differs"}

// checkBanner looks for marks that the header does not have, and for words that are no sentence of a banner.
func (v *run) checkBanner(d *document, banner *html.Node) {
	for n := range banner.Descendants() {
		class := attr(n, "class")
		odd := n.Type == html.TextNode && normal(n.Data) != "" && !isElement(n.Parent, "span", "a")
		if isElement(n, "span") {
			odd = !slices.Contains(bannerMarks, class) || class == "specimen" && d.facts.Specimen != "true" ||
				class == "withdrawn" && (d.facts.Withdrawn == nil || normal(textOf(n)) != withdrawnSentence+longDate(d.facts.Withdrawn.On)+".")
		}
		if odd {
			v.factsProblem(d, "the page says of its text what its header does not: “"+shorten(normal(textOfNode(n)))+"”")
		}
	}
}

// textOfNode is the text of a node and all below it.
func textOfNode(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return textOf(n)
}

// The names of facts below the title of a page of a text, separated by bars.
const factNames = "Published|In effect from|In the public record|Source|Other sources|Edition|Coverage date|Period|Under policy|Models|Cycle|Publisher|" +
	"Report before|Report after|Was due|Is due|Next one due|Answers the policy|Canonical digest of this text (SHA-256)|What the digest covers|" +
	"Report|Reviewer|Edition reviewed|Canonical digest of the text reviewed (SHA-256)|What the reviewer saw|Time of the review|Conflicts of interest|Dated|" +
	"Note on the publisher’s document|Publisher’s document|Digest of the publisher’s document (SHA-256)|" +
	"Note on the reviewer’s own document|Reviewer’s own document|Digest of the reviewer’s own document (SHA-256)|" +
	"Developer|Family|Also called|Released|Level|Policy in force at release|State of|Kind|Status|Due|Author|Interest|Consulted|Licence"

// factFields are the fields of a header that facts give, as they are or as long dates.
var factFields = map[string]string{
	"Published": "published", "In effect from": "effective", "Coverage date": "covers", "State of": "covers", "Released": "released", "Edition": "edition",
	"Reviewer": "reviewer", "Developer": "developer", "Family": "family", "Author": "author", "Licence": "licence",
	"Digest of the publisher’s document (SHA-256)": originalDigest, "Digest of the reviewer’s own document (SHA-256)": originalDigest,
	"Canonical digest of the text reviewed (SHA-256)": "digest",
}

// goalStates are the states of goals, as pages write them.
var goalStates = map[string]string{"open": "Open", "met": "Met", "missed": "Missed", "changed": "Changed", "dropped": "Dropped"}

// checkFactList holds the facts of a page against its header and the record, as far as these have them.
func (v *run) checkFactList(d *document, list *html.Node) {
	seen := map[string]bool{}
	for n := range list.Descendants() {
		if !isElement(n, "dt") {
			continue
		}
		name := normal(textOf(n))
		shown := ""
		if dd := n.NextSibling; dd != nil && isElement(dd, "dd") {
			shown = normal(textOf(dd))
		}
		if !hasOne(factNames, name, "|") || seen[name] {
			v.factsProblem(d, fmt.Sprintf("the page has a fact that rspsite never writes, or writes once: “%s: %s”", shorten(name), shorten(shown)))
		}
		seen[name] = true
		if want := v.factIn(d, name); want != "" && !strings.HasPrefix(strings.ToLower(shown), strings.ToLower(want)) {
			v.factsProblem(d, fmt.Sprintf("the page says “%s: %s”, and its header or the record has “%s”", name, shorten(shown), shorten(want)))
		}
	}
}

// factIn is what header and record have of a fact; empty where they do not have it.
func (v *run) factIn(d *document, name string) string {
	switch {
	case name == "Canonical digest of this text (SHA-256)":
		return d.standing.Text
	case name == "Status" && d.standing.Kind == "goal":
		return goalStates[d.facts.stated["status"]]
	}
	return normal(longDate(d.facts.stated[factFields[name]]))
}
