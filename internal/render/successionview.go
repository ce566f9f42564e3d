package render

import (
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/diff"
	"rspsite/internal/succession"
)

// The table of risks of two reports, then and now.

// A sinceView is what happened between two reports, for their page.
type sinceView struct {
	Columns []string
	Risks   []riskRow
	Means   string // what worse and better rest on; empty where nothing is either
	Facts   []sinceFact
	Policy  *sincePolicy
	Tally   string // what became of the text, in a sentence
}

// A riskRow is one threat in the table of both reports.
type riskRow struct {
	Threat link
	Fate   riskTurn // of a threat that one report alone has: that it is new, or dropped
	Turns  []riskTurn

	Corrected []link // what an edition of either report made of it
}

// A riskTurn is one assessment, then and now. Kind colours it; sign and words say all.
type riskTurn struct {
	Old, New    string // one of them is empty where the other says it all
	Sign, Words string
	Kind        string
}

// A sinceFact is a line below the table.
type sinceFact struct {
	Name  string
	Says  string
	Items []sinceItem
}

// A sinceItem is one thing of a line, with what became of it.
type sinceItem struct {
	link
	Words string
	Kind  string
}

// since is what the page shows of what happened between two reports.
func (at *view) since(c *comparison) *sinceView {
	s := c.since
	v := &sinceView{Tally: c.count().sentence(c)}
	for _, column := range riskColumns {
		v.Columns = append(v.Columns, column.title)
	}
	for _, r := range worstFirst(s.Risks) {
		row := turnsOf(&r)
		row.Threat.Href, row.Corrected = c.toRisk(&r), at.correctedRows(s, &r)
		v.Risks = append(v.Risks, row)
		if r.Is(succession.Worse) || r.Is(succession.Better) {
			v.Means = worseMeans
		}
	}
	v.Policy = at.sincePolicy(s)
	v.Facts = []sinceFact{at.slipFact(s), c.redactionFact(s.Redactions()), at.modelFact(s), policyFact(s, v.Policy)}
	return v
}

// worstFirst orders threats by what became of them: worse, better, otherwise changed, the same.
func worstFirst(risks []succession.RiskChange) []succession.RiskChange {
	rank := func(r *succession.RiskChange) int {
		switch {
		case r.Is(succession.Worse):
			return 0
		case r.Is(succession.Better):
			return 1
		case r.IsChange() && r.New != nil:
			return 2
		case r.New != nil:
			return 3
		}
		return 4
	}
	sorted := slices.Clone(risks)
	slices.SortStableFunc(sorted, func(a, b succession.RiskChange) int { return rank(&a) - rank(&b) })
	return sorted
}

// courseKinds colour what is worse or better.
var courseKinds = map[succession.Course]string{succession.Worse: "weak", succession.Better: "strong"}

// turnsOf is the row of a threat, without a link.
func turnsOf(r *succession.RiskChange) riskRow {
	row := riskRow{Threat: link{Text: r.Threat}}
	for _, column := range riskColumns {
		t := column.of(r)
		cell := riskTurn{Sign: waySigns[t.Way], Words: wayWords(t), Kind: courseKinds[t.Course]}
		if isHidden(t) {
			cell.Kind = "move"
		}
		switch old, new := cellWord(t.Old), cellWord(t.New); {
		case t.Way == succession.Dropped:
			row.Fate, cell = cell, riskTurn{Old: old}
		case t.Way == succession.New:
			row.Fate, cell = cell, riskTurn{New: new}
		case old == new:
			cell.New = new
		default:
			cell.Old, cell.New = old, new
		}
		row.Turns = append(row.Turns, cell)
	}
	return row
}

// toRisk leads to the row of a threat in the text below.
func (c *comparison) toRisk(r *succession.RiskChange) string {
	if r.New != nil {
		return c.toNew(r.New.ID)
	}
	return c.toOld(r.Old.ID)
}

// toNew leads to the change that holds a clause of the newer text.
func (c *comparison) toNew(id clause.ID) string {
	return c.toClause(id, &c.Comparison.New, func(ch *diff.Change) []int { return ch.New })
}

// toOld leads to the change that holds a clause of the older text.
func (c *comparison) toOld(id clause.ID) string {
	return c.toClause(id, &c.Comparison.Old, func(ch *diff.Change) []int { return ch.Old })
}

// toClause leads to the change that holds a clause of a side, or is empty if none does.
func (c *comparison) toClause(id clause.ID, side *diff.Side, indexes func(*diff.Change) []int) string {
	for i := range c.Changes {
		if slices.ContainsFunc(indexes(c.Changes[i].Change), func(k int) bool { return side.Clauses[k].ID == id }) {
			return c.toChange(i)
		}
	}
	return ""
}
