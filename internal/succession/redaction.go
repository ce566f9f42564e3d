package succession

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A RedactionFate says what became of a redaction.
type RedactionFate uint8

// The fates.
const (
	RedactionKept RedactionFate = iota // the same place has one of the same reason and extent
	RedactionNew                       // the older report has none there
	RedactionGone                      // the newer report has none there
)

// A RedactionChange is what became of one redaction. That one is kept says nothing of the text below it: it may be another.
type RedactionChange struct {
	Fate       RedactionFate
	Old, New   *corpus.RedactionPlace // nil where the report has none
	WithClause bool                   // the clause that it stands in is itself new, or gone
	SameText   bool                   // both commit to the same text by the same bytes; else nobody can tell
}

// A passage is a place of both reports in which redactions are matched: the clauses of a change, or a field of the header.
type passage struct {
	change int // index, or -1 of the header
	field  string
}

// redactions matches the redactions of two reports: within clauses that are linked, first those that commit to the same bytes,
// then in their order by reason and extent.
func redactions(text func() *revision.Difference, old, new *corpus.Report) []RedactionChange {
	if len(redactionsOf(old))+len(redactionsOf(new)) == 0 {
		return nil // and nothing need be compared
	}
	c := text().Comparison
	was, is := placed(c, &c.Old, old, func(ch *diff.Change) []int { return ch.Old }), placed(c, &c.New, new, func(ch *diff.Change) []int { return ch.New })
	partner, kept := map[*corpus.RedactionPlace]*corpus.RedactionPlace{}, map[*corpus.RedactionPlace]bool{}
	for _, alike := range []func(o, n *corpus.RedactionPlace) bool{
		func(o, n *corpus.RedactionPlace) bool { return o.Commitment == n.Commitment },
		func(o, n *corpus.RedactionPlace) bool { return o.Reason == n.Reason && o.Extent == n.Extent },
	} {
		for _, n := range is.all {
			for _, o := range was.at[is.in[n]] {
				if partner[n] == nil && !kept[o] && alike(o, n) {
					partner[n], kept[o] = o, true
				}
			}
		}
	}
	var changes []RedactionChange
	for _, n := range is.all {
		if o := partner[n]; o != nil {
			changes = append(changes, RedactionChange{Old: o, New: n, SameText: o.Commitment == n.Commitment})
		} else {
			changes = append(changes, RedactionChange{Fate: RedactionNew, New: n, WithClause: alone(c, is.in[n])})
		}
	}
	for _, o := range was.all {
		if !kept[o] {
			changes = append(changes, RedactionChange{Fate: RedactionGone, Old: o, WithClause: alone(c, was.in[o])})
		}
	}
	return changes
}

// alone reports whether one side alone has the passage.
func alone(c *diff.Comparison, p passage) bool {
	return p.change >= 0 && (len(c.Changes[p.change].Old) == 0 || len(c.Changes[p.change].New) == 0)
}

// A placement tells in which passage each redaction of a report stands.
type placement struct {
	all []*corpus.RedactionPlace
	in  map[*corpus.RedactionPlace]passage
	at  map[passage][]*corpus.RedactionPlace
}

// placed finds the passages of the redactions of a report, which is a side of the comparison.
func placed(c *diff.Comparison, side *diff.Side, r *corpus.Report, clauses func(*diff.Change) []int) placement {
	change := map[clause.ID]int{}
	for i := range c.Changes {
		for _, k := range clauses(&c.Changes[i]) {
			change[side.Clauses[k].ID] = i
		}
	}
	p := placement{in: map[*corpus.RedactionPlace]passage{}, at: map[passage][]*corpus.RedactionPlace{}}
	for _, place := range redactionsOf(r) {
		in := passage{change: -1, field: place.Field}
		if i, ok := change[place.Clause.ID]; ok && place.Field == "" {
			in.change = i
		}
		p.all = append(p.all, &place)
		p.in[&place] = in
		p.at[in] = append(p.at[in], &place)
	}
	return p
}

func redactionsOf(r *corpus.Report) []corpus.RedactionPlace {
	return corpus.Document{File: &r.File, Common: &r.Common, Meta: &r.ReportMeta}.Redactions()
}
