package render

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
	"rspsite/internal/succession"
	"rspsite/internal/transcript"
)

// A report that was corrected is dated as it first came out and reads as it was corrected. Wherever another page repeats what it says,
// that page names the edition and what stood there before.

// editionWords say which edition of a report is spoken of and that it was corrected; empty of a report with nothing of either.
func editionWords(r *corpus.Report) string {
	var said []string
	if r.Edition != "" && len(r.Texts()) > 1 {
		said = append(said, "edition "+r.Edition+" of "+r.Dated().Long())
	}
	if n := len(r.Errata); n > 0 {
		last := r.Errata[0]
		for _, e := range r.Errata {
			if e.On.After(last.On) {
				last = e
			}
		}
		words := "corrected " + onDate(last.On)
		if slices.ContainsFunc(r.Errata, func(e corpus.Erratum) bool { return e.Kind == "substantive" }) {
			words += " in substance"
		}
		said = append(said, words)
	}
	return strings.Join(said, ", ")
}

// edition leads to what changed from the first edition of a report that is held, or to the report itself; nil if [editionWords] are empty.
func (at *view) edition(r *corpus.Report) *link {
	words := editionWords(r)
	if words == "" {
		return nil
	}
	address := permalink.Report(r.Name)
	if texts := r.Texts(); len(texts) > 1 {
		if redline := permalink.ReportEditions(r.Name, texts[0].Edition, r.Edition); at.s.has(redline) {
			address = redline
		}
	}
	l := at.to(address, words)
	return &l
}

// A correction is what an edition of a report made of the assessment of a threat.
type correction struct {
	Words   string
	address string // of the row in the redline of the edition
}

// correctedAssessments are what editions of a report made of the assessment of the threat with that row, oldest first.
func correctedAssessments(risksOf func(corpus.EditionText) []corpus.Risk, r *corpus.Report, row clause.ID) []correction {
	var list []correction
	texts := r.Texts()
	for i := 1; i < len(texts); i++ {
		was, is := risksOf(texts[i-1]), risksOf(texts[i])
		at := func(risks []corpus.Risk) int {
			return slices.IndexFunc(risks, func(x corpus.Risk) bool { return x.ID == row && !x.Derived })
		}
		o, n := at(was), at(is)
		if o < 0 || n < 0 {
			continue
		}
		var before []string
		change := &succession.RiskChange{
			Rating:    succession.Turn{Old: was[o].Rating, New: is[n].Rating},
			Threshold: succession.Turn{Old: was[o].Threshold, New: is[n].Threshold},
			Standard:  succession.Turn{Old: was[o].Standard, New: is[n].Standard}}
		for _, column := range riskColumns {
			if t := column.of(change); t.Old.Text != t.New.Text {
				before = append(before, column.word+" was "+cellWord(t.Old))
			}
		}
		if len(before) > 0 {
			list = append(list, correction{"corrected " + onDate(texts[i].Dated()) + ": " + strings.Join(before, ", "),
				permalink.ReportEditions(r.Name, texts[i-1].Edition, texts[i].Edition) + permalink.Fragment(row)})
		}
	}
	return list
}

// correctedRow leads to the corrections of a row.
func (at *view) correctedRow(r *corpus.Report, row clause.ID, before string) []link {
	var links []link
	for _, c := range correctedAssessments(at.s.corpus.Risks, r, row) {
		links = append(links, at.to(c.address, capital(before+c.Words)))
	}
	return links
}

// olderReport stands before a correction of the older of two reports.
const olderReport = "in the older report "

// correctedRows are the corrections of a threat in either of two reports.
func (at *view) correctedRows(s *succession.Succession, r *succession.RiskChange) []link {
	var links []link
	if r.Old != nil {
		links = append(links, at.correctedRow(s.Old, r.Old.ID, olderReport)...)
	}
	if r.New != nil {
		links = append(links, at.correctedRow(s.New, r.New.ID, "")...)
	}
	return links
}

// correctedWords are the same as text, each behind a semicolon.
func correctedWords(s *succession.Succession, r *succession.RiskChange) string {
	words := ""
	if r.Old != nil {
		for _, c := range correctedAssessments(s.RisksOf, s.Old, r.Old.ID) {
			words += "; " + olderReport + c.Words
		}
	}
	if r.New != nil {
		for _, c := range correctedAssessments(s.RisksOf, s.New, r.New.ID) {
			words += "; " + c.Words
		}
	}
	return words
}

// editionSentences say of two reports which editions are compared, where one was corrected.
func editionSentences(s *succession.Succession) string {
	var said []string
	for _, r := range []*corpus.Report{s.Old, s.New} {
		if words := editionWords(r); words != "" {
			said = append(said, r.Name+" is compared as of "+words+".")
		}
	}
	return strings.Join(said, " ")
}

// erratumFacts are corrections of a report as data.
func erratumFacts(errata []corpus.Erratum) []transcript.ErratumFacts {
	var list []transcript.ErratumFacts
	for _, e := range errata {
		list = append(list, transcript.ErratumFacts{On: e.On.String(), Kind: string(e.Kind), What: e.What.Plain(), Why: e.Why.Plain(), Edition: e.Edition, Clauses: e.Clauses})
	}
	return list
}
