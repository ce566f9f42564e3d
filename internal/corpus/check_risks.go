package corpus

import (
	"slices"
	"strings"

	"rspsite/internal/clause"
)

// riskTableOf checks the table of the section residual-risk: that it is there, has its columns, names each threat once, and
// has no word that is not of its scale.
func (k *checker) riskTableOf(r *Report) {
	section := r.section(ResidualRiskID)
	if section == nil || k.isFull(r.Path) {
		return // whether a report must have one is the matter of package completeness
	}
	table := r.riskTable()
	if table == nil {
		if !holdsRedaction(section) {
			k.gradef(r.Draft, r.place(section.Start), "no-risk-table", "add a table with the columns "+strings.Join(RiskColumns, ", "),
				"the section %s has no table, from which the ratings are read", ResidualRiskID)
		}
		return
	}
	columns := columnsOf(table)
	for _, name := range RiskColumns {
		if _, ok := columns[strings.ToLower(name)]; !ok {
			k.errorf(r.place(table.Start), "no-risk-column", "the columns are "+strings.Join(RiskColumns, ", "), "the table of risks has no column %q", name)
		}
	}
	k.riskRows(r, columns)
}

// riskRows checks the rows of the table.
func (k *checker) riskRows(r *Report, columns map[string]int) {
	rules := k.Config.ReportRules()
	seen := map[string]bool{}
	for _, risk := range r.Risks(&rules) {
		threat := strings.ToLower(risk.Threat)
		_, _, isPending := CutPending(risk.Threat)
		switch {
		case risk.Redacted, isPending:
		case threat == "":
			k.errorf(risk.At, "no-threat", "name it in the column Threat", "the row names no threat")
		case seen[threat]:
			k.errorf(risk.At, "threat-twice", "keep one row for a threat", "the threat %q has a row already", risk.Threat)
		}
		seen[threat] = true
		k.assessment(columns, RiskColumns[1], ThresholdScale, risk.Threshold)
		k.assessment(columns, RiskColumns[2], StandardScale, risk.Standard)
		k.assessment(columns, RiskColumns[3], rules.Ratings, risk.Rating)
	}
}

// assessment checks that a cell begins with a word of its scale. A column that the table lacks is reported once.
func (k *checker) assessment(columns map[string]int, column string, scale []string, a Assessment) {
	if _, ok := columns[strings.ToLower(column)]; !ok || a.Known || a.Pending {
		return
	}
	words := append(slices.Clone(scale), NotStated)
	k.errorf(a.At, "unknown-rating", "begin the cell with one of "+strings.Join(words, ", "), "the cell %q begins with no word of its scale (found %q)",
		column, shortened(a.Text))
}

// shortened is the beginning of a text, for messages.
func shortened(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}

// holdsRedaction reports whether anything in a section was redacted.
func holdsRedaction(section *clause.Clause) bool {
	for c := range (&clause.Document{Clauses: []*clause.Clause{section}}).All() {
		if len(c.Redactions()) > 0 {
			return true
		}
	}
	return false
}
