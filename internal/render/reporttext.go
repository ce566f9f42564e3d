package render

import (
	"rspsite/internal/corpus"
	"rspsite/internal/transcript"
)

// A ReportText is one edition of a report as a text that is compared, for those who compare it without a page.
type ReportText struct {
	Report *corpus.Report
	corpus.EditionText
	Named bool // its edition was asked for by its name
}

// Shown is what readers call the text: "2026-q3", "2026-q3@1".
func (t *ReportText) Shown() string {
	if t.Named {
		return t.Report.Name + "@" + t.Edition
	}
	return t.Report.Name
}

// compared is the text as pages compare it.
func (t *ReportText) compared() comparedText {
	text := editionText(t.Report, t.EditionText)
	text.Name = t.Shown()
	return text
}

// ReportFacts are what the JSON of two texts of reports says beside their words.
func ReportFacts(old, new *ReportText, baseURL string) transcript.Facts {
	return factsOf(old.compared(), new.compared(), baseURL)
}

// IsOfficial reports whether a text is in the publisher's own words, as a whole or in excerpts.
func IsOfficial(c *corpus.Common) bool { return isOfficial(c) }
