package render

import (
	"html/template"

	"rspsite/internal/transcript"
)

// Two texts that are no versions of a policy, such as two editions of a report, have a compare page too: numbers, list, picture
// and redline. No source describes such a text for another, so every difference of the two is a change.

// A textComparePage shows what changed from one text to another.
type textComparePage struct {
	*layout
	Kind     *link // what the two are: leads to all of them
	Old, New comparedLink
	comparedTexts
	Notes   []template.HTML // what else is to be said of the way from the one to the other, a paragraph each
	Since   *sinceView      // of two reports
	Rated   *sinceView      // of two editions: what became of the assessments, if anything
	Earlier *link
	Later   *link
}

// A textCompare is what the page of a comparison says around it.
type textCompare struct {
	title   string                                // of the page
	of      string                                // what changed, for titles and descriptions: "Specimen Risk Report 1"
	section string                                // the entry of the masthead that the page lies below
	kind    link                                  // what the two are, with the address of the page of all such
	edition *editionStep                          // of two editions
	around  func(at *view, page *textComparePage) // fills in Notes, Earlier and Later; nil for nothing
}

// addCompared plans the page of a comparison that is no versions', and the files beside it.
func (s *site) addCompared(address string, about textCompare, compare func(at *view) *comparison) {
	s.add(address, func(at *view) (string, any) { return "text-compare", at.textComparePage(compare(at), about) })
	s.compareFiles(address, compare, comparePlan{
		title: func(c *comparison) string {
			return about.of + ": what changed from " + c.Old.Name + " to " + c.New.Name
		},
		facts: func(c *comparison) transcript.Facts { return textFacts(c, s.options.BaseURL) },
	})
}

func (at *view) textComparePage(c *comparison, about textCompare) *textComparePage {
	l := at.layout(about.title, about.section)
	sayOfPair(l, c.Old, c.New)
	l.Keys = at.href(staticDir + "site.js")
	page := &textComparePage{layout: l, Old: at.compared(c.Old), New: at.compared(c.New), comparedTexts: c.shown()}
	page.Kind = at.ifHas(about.kind.Href, about.kind.Text)
	if c.since != nil {
		page.Since = at.since(c)
	}
	page.Rated = c.assessedAnew()
	l.Description, l.quoted = about.of+": "+c.summary(), page.Lead
	if about.around != nil {
		about.around(at, page)
	}
	l.Previous, l.Next = page.Earlier, page.Later
	return page
}

// textFacts are what the JSON says of two texts beside their words.
func textFacts(c *comparison, baseURL string) transcript.Facts {
	if c.since != nil {
		return SuccessionFacts(c.since, baseURL)
	}
	return factsOf(c.Old, c.New, baseURL)
}

// factsOf say what two texts are that are no versions.
func factsOf(old, new comparedText, baseURL string) transcript.Facts {
	var l layout
	sayOfPair(&l, old, new)
	f := &factWriter{baseURL: baseURL}
	return transcript.Facts{Notice: l.said(), Old: f.side(old), New: f.side(new)}
}
