package verify

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// Sentences with which the banner of a page says what its text is, by the basis that its header names.
var basisSentences = map[string]string{
	"reconstruction": "Reconstructed from secondary sources; not the publisher’s wording.",
	"excerpt":        "Excerpts of the publisher’s wording; not the whole text.",
	"official":       "The publisher’s own wording.",
}

// The beginnings of the sentences of a banner that mark a text.
const (
	specimenSentence  = "Specimen: made up "
	withdrawnSentence = "Withdrawn on "
)

// Facts are the members of a header that a page shows.
type facts struct {
	Published, Effective, Basis string
	Specimen                    string
	Withdrawn                   *struct{ On string }

	stated map[string]string // its fields that are words, and [originalDigest]
	errata []shownErratum
}

// originalDigest names the digest of the publisher's own document among the fields of a header.
const originalDigest = "original.sha256"

// headerData is what is read of a header.json.
type headerData struct {
	Header facts                      `json:"header"`
	Lists  map[string]json.RawMessage `json:"lists"`
}

var headerForm = jsonFormOf(headerData{})

// factsOf reads a header.json of which [ReadHeader] found that it is as rspsite writes it.
func factsOf(data []byte) *facts {
	var j headerData
	if headerForm.read(data, &j) != nil {
		return nil
	}
	var listed []struct{ On string }
	if j.Header.Withdrawn == nil && json.Unmarshal(j.Lists["withdrawn"], &listed) == nil && len(listed) > 0 {
		j.Header.Withdrawn = &struct{ On string }{listed[len(listed)-1].On}
	}
	var all struct{ Header map[string]any }
	if json.Unmarshal(data, &all) != nil || json.Unmarshal(j.Lists["errata"], &j.Header.errata) != nil && j.Lists["errata"] != nil {
		return nil
	}
	j.Header.stated = map[string]string{}
	for field, value := range all.Header {
		if words, ok := value.(string); ok {
			j.Header.stated[field] = words
		}
	}
	if original, ok := all.Header["original"].(map[string]any); ok {
		j.Header.stated[originalDigest], _ = original["sha256"].(string)
	}
	return &j.Header
}

// checkFacts holds title, dates and marks of a page against its header and the record.
func (v *run) checkFacts(d *document, page *html.Node) {
	if d.standing == nil {
		return
	}
	if title := firstText(page, "h1"); title != normal(d.standing.Title) && title != v.versionTitle(d) {
		v.factsProblem(d, fmt.Sprintf("the page has the title “%s”, and the record has “%s”", shorten(title), shorten(d.standing.Title)))
	}
	if d.facts == nil {
		return
	}
	v.checkHead(d, page)
	banner := bannerOf(page)
	isVersion := d.standing.Kind == kindVersion
	lacks := func(what string) {
		v.factsProblem(d, fmt.Sprintf("the page does not say at its head what its header says: “%s”", what))
	}
	switch sentence := basisSentences[d.facts.Basis]; {
	case d.facts.Specimen == "true":
		if !strings.HasPrefix(banner["specimen"], specimenSentence) {
			lacks(specimenSentence + "…")
		}
	case isVersion && sentence != "" && banner["basis"] != sentence:
		lacks(sentence)
	case !isVersion && d.standing.Kind != kindPolicy && banner["basis"] == basisSentences["official"] && d.facts.Basis != "official":
		v.factsProblem(d, "the page says that the text is the publisher's own wording, and its header does not")
	}
	if w := d.facts.Withdrawn; w != nil && !strings.HasPrefix(banner["withdrawn"], withdrawnSentence+longDate(w.On)) {
		lacks(withdrawnSentence + longDate(w.On) + ".")
	}
	for name, date := range map[string]string{"Published": d.facts.Published, "In effect from": d.facts.Effective} {
		shown, found := factOf(page, name)
		switch {
		case date == "" && (found && isVersion), date != "" && found && !strings.HasPrefix(shown, longDate(date)), date != "" && !found && isVersion:
			v.factsProblem(d, fmt.Sprintf("the page says “%s: %s”, and its header has “%s”", name, shorten(shown), longDate(date)))
		}
	}
}

// factsProblem is a problem of what stands at the head of a page. A project whose own templates leave it out has it on every page.
func (v *run) factsProblem(d *document, message string) {
	v.add(Problem{Check: CheckPages, Rule: "page-facts", Where: d.address, Message: message, Means: pageMeans,
		Mend: uploadAgain + "; if templates/ has templates of your own, keep in them the h1, the aside with class banner and the dl with class facts, as those of rspsite write them"})
}

// versionTitle is the title of a version by that of its policy now; empty of other documents.
func (v *run) versionTitle(d *document) string {
	policy := v.at[policyOf(d.address)]
	if d.standing.Kind != kindVersion || policy == nil || policy.standing == nil {
		return ""
	}
	return normal(policy.standing.Title + " " + strings.TrimSuffix(strings.TrimPrefix(d.address, policy.address), "/"))
}

func firstText(page *html.Node, tag string) string {
	for n := range page.Descendants() {
		if isElement(n, tag) {
			return normal(textOf(n))
		}
	}
	return ""
}

// bannerOf are the sentences of a page's banner, by their classes. One that is hidden is none.
func bannerOf(page *html.Node) map[string]string {
	said := map[string]string{}
	for n := range page.Descendants() {
		if !isElement(n, "aside") || !hasClass(n, "banner") || !onlyHas(n, "class", "aria-label") {
			continue
		}
		for d := range n.Descendants() {
			if isElement(d, "span") && onlyHas(d, "class") && said[attr(d, "class")] == "" {
				said[attr(d, "class")] = normal(textOf(d))
			}
		}
	}
	return said
}

// factOf is what a page says of itself in its list of facts.
func factOf(page *html.Node, name string) (words string, found bool) {
	for n := range page.Descendants() {
		if !isElement(n, "dt") || !hasClass(n.Parent.Parent, "facts") || normal(textOf(n)) != name {
			continue
		}
		for c := range n.Parent.ChildNodes() {
			if isElement(c, "dd") {
				return normal(textOf(c)), true
			}
		}
	}
	return "", false
}

// longDate is a date of a header as pages write it.
func longDate(date string) string {
	for written, long := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(written, date); err == nil {
			return t.Format(long)
		}
	}
	return date
}

// begins is the day, month or year from which a version holds; empty if that is not known.
func (f *facts) begins() string {
	if f.Effective != "" {
		return f.Effective
	}
	return f.Published
}

// published is when a version was published; empty if its header cannot be read.
func (f *facts) published() string {
	if f == nil {
		return ""
	}
	return f.Published
}

// isSurelyAfter reports whether a date lies after another, as far as both are known.
func isSurelyAfter(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] > b[:n]
}
