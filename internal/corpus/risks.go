package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rspsite/internal/clause"
	"rspsite/internal/problem"
)

// A Risk is what a Risk Report says of one threat: a row of the table in its section residual-risk. Ratings are read off that
// table, so that they stand in one place alone.
type Risk struct {
	ID        clause.ID // of the row: the threat's identity from report to report, unless it is derived
	Derived   bool      // the row has no written ID
	Threat    string    // plain text
	Redacted  bool      // the beginning of the threat's name was taken out, so that two may read alike
	Threshold Assessment
	Standard  Assessment
	Rating    Assessment
	At        problem.Position // of the row
}

// An Assessment is one cell of such a row.
type Assessment struct {
	Word    string           // of its scale, or NotStated or Redacted; empty where it is none of these
	Rank    int              // place in the scale, from 0; -1 where the word has none
	Text    string           // plain text of the cell
	At      problem.Position // of the cell; of the row where it lacks the cell
	Known   bool             // the cell begins with a word that may stand there
	Pending bool             // the cell begins with "To write:" or "To confirm:"; the word is what follows, if anything
}

// Words that may stand in place of one of a scale.
const (
	NotStated = "not stated"
	Redacted  = "redacted"
)

// The scales of the two columns that no project sets, each from the least to the most. Ratings are in [Rules].
var (
	ThresholdScale = []string{"no", "close", "yes"}
	StandardScale  = []string{"no", "partly", "yes"}
)

// otherWords are read as one of a scale.
var (
	otherThreshold = map[string]string{"crossed": "yes", "not crossed": "no"}
	otherStandard  = map[string]string{"met": "yes", "not met": "no", "partly met": "partly"}
)

// Header cells of the table of risks, as they are compared: in lower case.
const (
	threatColumn    = "threat"
	thresholdColumn = "threshold crossed"
	standardColumn  = "standard met"
	ratingColumn    = "rating"
)

// RiskColumns are the header cells that the table of risks must have, in the order of the documentation.
var RiskColumns = []string{"Threat", "Threshold crossed", "Standard met", "Rating"}

// Risks reads the table of the report's section residual-risk, in its order. Nil rules are the defaults.
func (r *Report) Risks(rules *Rules) []Risk { return r.File.risks(rules) }

// Risks reads the table of the edition's section residual-risk.
func (e *Edition) Risks(rules *Rules) []Risk { return e.File.risks(rules) }

func (f *File) risks(rules *Rules) []Risk {
	table := f.riskTable()
	if table == nil {
		return nil
	}
	ratings := DefaultRatings
	if rules != nil && len(rules.Ratings) > 0 {
		ratings = rules.Ratings
	}
	columns := columnsOf(table)
	var risks []Risk
	for _, row := range table.Children {
		if row.Kind != clause.Row || row.Header {
			continue
		}
		read := func(column string, scale []string, others map[string]string) Assessment {
			at, cell := f.place(row.Start), clause.Inline(nil)
			if i, ok := columns[column]; ok && i < len(row.Cells) {
				at, cell = f.place(row.Cells[i].Start), row.Cells[i].Text
			}
			a := assess(cell, scale, others)
			a.At = at
			return a
		}
		risk := Risk{ID: row.ID, Derived: row.Derived, At: f.place(row.Start),
			Threshold: read(thresholdColumn, ThresholdScale, otherThreshold),
			Standard:  read(standardColumn, StandardScale, otherStandard),
			Rating:    read(ratingColumn, ratings, nil)}
		if i, ok := columns[threatColumn]; ok && i < len(row.Cells) {
			risk.Threat, risk.Redacted = row.Cells[i].Text.Plain(), beginsRedacted(row.Cells[i].Text)
		}
		risks = append(risks, risk)
	}
	return risks
}

// riskTable is the first table below the heading residual-risk that has a column for threats, or else the first one.
func (f *File) riskTable() *clause.Clause {
	section := f.section(ResidualRiskID)
	if section == nil {
		return nil
	}
	var first *clause.Clause
	for c := range (&clause.Document{Clauses: section.Children}).All() {
		if c.Kind != clause.Table {
			continue
		}
		if _, ok := columnsOf(c)[threatColumn]; ok {
			return c
		}
		if first == nil {
			first = c
		}
	}
	return first
}

// section is the heading with that ID, or nil.
func (f *File) section(id clause.ID) *clause.Clause {
	if c := f.ids[id]; c != nil && c.Kind == clause.Heading {
		return c
	}
	return nil
}

// columnsOf tells in which column each header cell of a table stands, the first of equal ones, in lower case.
func columnsOf(table *clause.Clause) map[string]int {
	columns := map[string]int{}
	for _, row := range table.Children {
		if !row.Header {
			continue
		}
		for i, cell := range row.Cells {
			name := strings.ToLower(cell.Text.Plain())
			if _, ok := columns[name]; !ok {
				columns[name] = i
			}
		}
	}
	return columns
}

// assess reads the word at the beginning of a cell.
func assess(cell clause.Inline, scale []string, others map[string]string) Assessment {
	a := Assessment{Rank: -1, Text: cell.Plain()}
	text := a.Text
	if _, rest, ok := CutPending(text); ok {
		a.Pending, text = true, rest
	}
	if beginsRedacted(cell) {
		a.Word, a.Known = Redacted, true
		return a
	}
	known := append([]string{NotStated}, scale...)
	for w := range others {
		known = append(known, w)
	}
	word, rest := firstWord(text, known)
	if word == "" || isRange(rest, scale) {
		return a
	}
	if w, ok := others[word]; ok {
		word = w
	}
	a.Word, a.Known = word, true
	a.Rank = slices.IndexFunc(scale, func(s string) bool { return strings.EqualFold(s, word) })
	return a
}

// beginsRedacted reports whether the first text of a cell is one that was taken out.
func beginsRedacted(cell clause.Inline) bool {
	for _, r := range cell {
		if r.Redaction != nil {
			return true
		}
		if strings.TrimSpace(r.Text) != "" || r.Ref != "" {
			return false
		}
	}
	return false
}

// firstWord is the longest of the known words with which text begins, whatever the case, and what follows it. A word ends
// before what is no letter; a hyphen between letters does not end it.
func firstWord(text string, known []string) (word, rest string) {
	for _, k := range known {
		if len(k) > len(word) && len(text) >= len(k) && strings.EqualFold(text[:len(k)], k) && endsWord(text[len(k):]) {
			word, rest = k, text[len(k):]
		}
	}
	return word, rest
}

// endsWord reports whether a word ends where rest begins.
func endsWord(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("-‐‑–/'’", r) && size > 0 {
		r, _ = utf8.DecodeRuneInString(rest[size:])
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// isRange reports whether what follows a word goes on to another of the scale: "low to moderate" is neither.
func isRange(rest string, scale []string) bool {
	rest = strings.TrimSpace(rest)
	for _, joint := range []string{"to ", "or ", "and ", "- ", "– ", "— ", "/ "} {
		if after, ok := strings.CutPrefix(rest, joint); ok {
			word, _ := firstWord(strings.TrimSpace(after), scale)
			return word != ""
		}
	}
	return false
}

// Prefixes of a text that is not finished.
const (
	ToWrite   = "To write:"   // nothing is written yet
	ToConfirm = "To confirm:" // it is as last time, and nobody has confirmed it
)

// CutPending takes the mark of an unfinished text, [ToWrite] or [ToConfirm], off its beginning.
func CutPending(text string) (mark, rest string, pending bool) {
	text = strings.TrimSpace(text)
	for _, mark := range []string{ToWrite, ToConfirm} {
		if len(text) >= len(mark) && strings.EqualFold(text[:len(mark)], mark) {
			return mark, strings.TrimSpace(text[len(mark):]), true
		}
	}
	return "", text, false
}
