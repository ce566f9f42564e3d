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
		if !columns.has(name) {
			k.errorf(r.place(table.Start), "no-risk-column", "the columns are "+strings.Join(RiskColumns, ", "), "the table of risks has no column %q", name)
		}
	}
	k.riskRows(r, columns)
}

// riskRows checks the rows of the table.
func (k *checker) riskRows(r *Report, columns columns) {
	scales, seen := riskScales(k.Config.ReportRules().Ratings), map[string]bool{}
	for _, risk := range k.Risks(r.Newest()) {
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
		for _, scale := range scales {
			if columns.has(scale.column) { // one that the table lacks is reported once
				k.assessment(&scale, *scale.of(&risk))
			}
		}
	}
}

// assessment checks that a cell begins with a word of its scale.
func (k *checker) assessment(scale *riskScale, a Assessment) {
	if a.Known || a.Pending {
		return
	}
	words := append(slices.Clone(scale.words), NotStated)
	k.errorf(a.At, "unknown-rating", "begin the cell with one of "+strings.Join(words, ", "), "the cell %q begins with no word of its scale (found %q)",
		scale.column, shortened(a.Text))
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
