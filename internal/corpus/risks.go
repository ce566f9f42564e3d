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

// Header cells of the table of risks. Case does not count.
const (
	ThreatColumn    = "Threat"
	ThresholdColumn = "Threshold crossed"
	StandardColumn  = "Standard met"
	RatingColumn    = "Rating"
)

// RiskColumns are the header cells that the table of risks must have, in the order of the documentation.
var RiskColumns = []string{ThreatColumn, ThresholdColumn, StandardColumn, RatingColumn}

// A riskScale is a column of the table of risks whose cells begin with a word of a scale.
type riskScale struct {
	column string
	words  []string          // from the least to the most
	others map[string]string // words that are read as one of the scale
	of     func(*Risk) *Assessment
}

// riskScales are these columns. No project sets the words of the first two.
func riskScales(ratings []string) []riskScale {
	return []riskScale{
		{ThresholdColumn, []string{"no", "close", "yes"}, map[string]string{"crossed": "yes", "not crossed": "no"}, func(r *Risk) *Assessment { return &r.Threshold }},
		{StandardColumn, []string{"no", "partly", "yes"}, map[string]string{"met": "yes", "not met": "no", "partly met": "partly"}, func(r *Risk) *Assessment { return &r.Standard }},
		{RatingColumn, ratings, nil, func(r *Risk) *Assessment { return &r.Rating }},
	}
}

// Risks reads the table of the section residual-risk of one edition of a report, in its order, by the ratings of the project.
func (c *Corpus) Risks(t EditionText) []Risk { return t.risks(c.Config.ReportRules().Ratings) }

func (f *File) risks(ratings []string) []Risk {
	table := f.riskTable()
	if table == nil {
		return nil
	}
	columns, scales := columnsOf(table), riskScales(ratings)
	var risks []Risk
	for _, row := range table.Children {
		if row.Kind != clause.Row || row.Header {
			continue
		}
		risk := Risk{ID: row.ID, Derived: row.Derived, At: f.place(row.Start)}
		if cell := columns.cell(row, ThreatColumn); cell != nil {
			risk.Threat, risk.Redacted = cell.Text.Plain(), beginsRedacted(cell.Text)
		}
		for _, scale := range scales {
			at, text := risk.At, clause.Inline(nil)
			if cell := columns.cell(row, scale.column); cell != nil {
				at, text = f.place(cell.Start), cell.Text
			}
			a := assess(text, &scale)
			a.At = at
			*scale.of(&risk) = a
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
		if columnsOf(c).has(ThreatColumn) {
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

// columns tell in which column of a table each header cell stands, the first of equal ones, in lower case.
type columns map[string]int

func (c columns) has(name string) bool {
	_, ok := c[strings.ToLower(name)]
	return ok
}

// cell is the cell of a row below the header cell of that name, or nil.
func (c columns) cell(row *clause.Clause, name string) *clause.Cell {
	if i, ok := c[strings.ToLower(name)]; ok && i < len(row.Cells) {
		return &row.Cells[i]
	}
	return nil
}

func columnsOf(table *clause.Clause) columns {
	columns := columns{}
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
func assess(cell clause.Inline, scale *riskScale) Assessment {
	a := Assessment{Rank: -1, Text: cell.Plain()}
	text := a.Text
	if _, rest, ok := CutPending(text); ok {
		a.Pending, text = true, rest
	}
	if beginsRedacted(cell) {
		a.Word, a.Known = Redacted, true
		return a
	}
	known := append([]string{NotStated}, scale.words...)
	for w := range scale.others {
		known = append(known, w)
	}
	word, rest := firstWord(text, known)
	if word == "" || isRange(rest, scale.words) {
		return a
	}
	if w, ok := scale.others[word]; ok {
		word = w
	}
	a.Word, a.Known = word, true
	a.Rank = slices.IndexFunc(scale.words, func(s string) bool { return strings.EqualFold(s, word) })
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
