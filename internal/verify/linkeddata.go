package verify

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A linkedData is what a page says of its text in the words of schema.org.
type linkedData struct {
	Type       string `json:"@type"`
	ID         string `json:"@id"`
	Name       string
	Version    string
	Published  string `json:"datePublished"`
	URL        string
	Identifier []struct{ PropertyID, Value string }
	About      struct {
		Published string `json:"datePublished"`
	}
}

var linkedForm = jsonFormOf(linkedData{})

// schemaTypes are what schema.org calls kinds of documents. All others are a CreativeWork: a policy is never a Legislation.
var schemaTypes = map[string]string{"report": "Report", "edition": "Report", "table": "Dataset", "page": "WebPage"}

func isLinkedData(n *html.Node) bool {
	return isElement(n, "script") && attr(n, "type") == "application/ld+json"
}

// checkLinked holds what a page says to programs against its header and the record.
func (v *run) checkLinked(d *document, page, script *html.Node) {
	problem := func(what, says, is string) {
		v.factsProblem(d, fmt.Sprintf("the page says to programs (JSON-LD) that its %s is “%s”, and it is “%s”", what, shorten(says), shorten(is)))
	}
	var l linkedData
	if err := linkedForm.read([]byte(textOf(script)), &l); err != nil {
		v.factsProblem(d, "what the page says to programs (JSON-LD) cannot be read: "+err.Error())
		return
	}
	kind := schemaTypes[d.standing.Kind]
	if kind == "" {
		kind = "CreativeWork"
	}
	name := firstText(page, "h1")
	if d.standing.Kind == "model" {
		name += ": determinations of its safety level"
	}
	if marks := d.marks(); len(marks) > 0 {
		name += " [" + strings.Join(marks, "; ") + "]"
	}
	number := d.facts.stated["version"]
	if number == "" {
		number = d.facts.stated["edition"]
	}
	said, ok := d.saysCorrected(normal(l.Name))
	if !ok {
		problem("name", l.Name, name+", with the days on which it was corrected")
	}
	for _, x := range [][3]string{{"type", l.Type, kind}, {"name", said, name}, {"version", l.Version, number}} {
		if x[1] != x[2] {
			problem(x[0], x[1], x[2])
		}
	}
	for _, address := range []string{l.ID, l.URL} {
		if address != "" && address != v.base+d.address {
			problem("address", address, v.base+d.address)
		}
	}
	for _, x := range l.Identifier {
		if is := map[string]string{"rspsite.canonical/1": d.standing.Text, "rspsite.header/1": d.standing.Header}[x.PropertyID]; x.Value != is {
			problem("digest", x.Value, is)
		}
	}
	v.checkLinkedDates(d, &l, problem)
}

// checkLinkedDates holds the dates of words against the record where they are this site's, and else against what they state.
func (v *run) checkLinkedDates(d *document, l *linkedData, problem func(what, says, is string)) {
	days := d.issuedDays()
	if l.Published != "" && !slices.Contains(days, l.Published) {
		problem("date of publication", l.Published, strings.Join(days, " or "))
	}
	if about := l.About.Published; about != "" && about != d.facts.Published && about != d.standing.Dated {
		problem("publisher's date", about, d.facts.Published)
	}
}

// issuedDays are the days on which the words of a text may be said to have been published.
func (d *document) issuedDays() []string {
	if d.facts.Specimen == "true" || d.facts.Basis == "reconstruction" || d.facts.Basis == "excerpt" {
		return []string{d.standing.On}
	}
	return []string{d.standing.On, d.standing.Dated, d.facts.Published}
}

// marks say in a few words what a text is, as citations of it do.
func (d *document) marks() []string {
	var marks []string
	switch {
	case d.facts.Specimen == "true":
		marks = append(marks, "specimen")
	case d.facts.Basis == "reconstruction":
		marks = append(marks, "reconstruction from secondary sources")
	case d.facts.Basis == "excerpt":
		marks = append(marks, "excerpts")
	}
	if d.facts.Withdrawn != nil {
		marks = append(marks, "withdrawn")
	}
	if d.standing.Kind == "edition" {
		marks = append(marks, "earlier edition")
	}
	return marks
}
