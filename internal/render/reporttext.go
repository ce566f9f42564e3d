package render

import (
	"slices"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
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

// EditionIdentity is what is written of which clause of one edition of a report is which of another, through all editions between.
func EditionIdentity(old, new *ReportText) diff.Identity {
	texts := old.Report.Texts()
	place := func(t *ReportText) int {
		return slices.IndexFunc(texts, func(other corpus.EditionText) bool { return other.Earlier == t.Earlier })
	}
	i, j := place(old), place(new)
	if i > j {
		return identityThrough(texts[j : i+1]).Reversed()
	}
	return identityThrough(texts[i : j+1])
}

// identityThrough is what is written of the identity of clauses through editions, oldest first.
func identityThrough(texts []corpus.EditionText) diff.Identity {
	chain := make([]diff.Text, len(texts))
	for i, t := range texts {
		chain[i] = diff.Text{Name: t.Edition, Doc: &t.Doc.Document}
	}
	return diff.Trace(chain...)
}

// IsOfficial reports whether a text is in the publisher's own words, as a whole or in excerpts.
func IsOfficial(c *corpus.Common) bool { return isOfficial(c) }
