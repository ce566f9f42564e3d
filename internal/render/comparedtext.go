package render

import (
	"html/template"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A comparedText is a text that is compared with another: a version of a policy, a report, an edition of a report.
type comparedText struct {
	*corpus.Common
	Name      string // what readers call it beside the other, in a word or two: "v2.5", "specimen-1"
	File      *corpus.File
	Address   string      // of its page
	Published corpus.Date // zero if that is not known
	version   *corpus.Version
	report    *corpus.Report      // compared with another report
	edition   *corpus.EditionText // compared with another edition of the report
}

// versionText is a version as a text that is compared.
func versionText(v *corpus.Version) comparedText {
	return comparedText{Common: &v.Common, Name: v.Name, File: &v.File, Address: v.Address(), Published: v.Published, version: v}
}

// reportText is a report as a text that is compared with another report.
func reportText(r *corpus.Report) comparedText {
	return comparedText{Common: &r.Common, Name: r.Name, File: &r.File, Address: permalink.Report(r.Name), Published: r.Published, report: r}
}

// kind is what readers call such a text.
func (t comparedText) kind() string {
	if t.version != nil {
		return "version"
	}
	return "report"
}

// The comparedTexts are what a page shows of a comparison of any two texts: numbers, list, picture and redline.
type comparedTexts struct {
	Lead     string
	Caveat   string // what the numbers do not say
	Strip    template.HTML
	Numbers  []numberOf
	Flow     template.HTML
	Legend   template.HTML // how to read the picture
	List     []listedChange
	Words    string // whose words the redlines show, where they are not the publisher's
	Text     template.HTML
	Markdown *link
	JSON     *link
}

// shown is what a page shows of a comparison.
func (c *comparison) shown() comparedTexts {
	t := c.count()
	shown := comparedTexts{Lead: t.sentence(c), Caveat: t.caveat(c), Strip: t.strip(), Numbers: t.numbers(), List: c.list(), Text: c.text(),
		Markdown: c.at.ifHas(compareMarkdown(c.address), "As Markdown"), JSON: c.at.ifHas(compareJSON(c.address), t.jsonWords())}
	shown.Flow, shown.Legend = c.flow()
	if t.differs() && !c.isOfficial() {
		shown.Words = "What is struck through and underlined are the words of the texts held here, not the publisher’s."
	}
	if c.since != nil {
		shown.Lead = assessmentSentences(c.since, false)
	}
	return shown
}
