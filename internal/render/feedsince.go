package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/permalink"
	"rspsite/internal/revision"
)

// sinceLastReport adds what changed since the report before, clause by clause.
func (b *feedBody) sinceLastReport(r *corpus.Report) {
	before := b.at.s.reportNamed(r.Previous)
	if before == nil {
		b.paragraph("No report before this one is held here.")
		return
	}
	to := textPair{reportText(before), reportText(r)}
	changes := b.at.s.textChanges(to)
	b.block(func(t *telling) {
		t.start("p")
		t.text("The report before: ")
		t.link(b.at.to(permalink.Report(before.Name), before.Title))
		t.text(". Against it " + count(len(changes), "clause differs", "clauses differ") + ".")
		if compare := permalink.ReportCompare(before.Name, r.Name); b.at.s.has(compare) {
			b.rest = b.at.to(compare, "what changed from "+before.Title+" to "+r.Title)
			t.text(" ")
			t.link(b.at.to(compare, "Compare the two reports"))
		}
		t.end()
	})
	b.changes(to, changes)
}

// reportNamed is the report of that name, or nil.
func (s *site) reportNamed(name string) *corpus.Report {
	for _, r := range s.corpus.Reports {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// textChanges are the changes between two texts that are no versions, in reading order.
func (s *site) textChanges(to textPair) []*stepChange {
	old, new := to.old.diffText(), to.new.diffText()
	r := s.revisions.Texts(old, new, func() diff.Identity { return diff.Trace(old, new) })
	changes := &step{changes: map[*clause.Clause]*stepChange{}}
	for i := range r.Changes {
		if r.Changes[i].IsChange() {
			changes.add(&revision.Revision{Comparison: r.Comparison}, &r.Changes[i], false, nil)
		}
	}
	return changes.inOrder
}
