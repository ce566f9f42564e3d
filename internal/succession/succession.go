package succession

import (
	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A Succession is what became of a report in a later one.
type Succession struct {
	Old, New   *corpus.Report
	Text       *revision.Revision // the comparison of the two texts; it has no records and no account
	Risks      []RiskChange       // in the order of the newer report, behind them what the older alone has
	Slips      []Slip             // in the order of the goals of the corpus
	Goals      int                // of the corpus
	Dated      int                // those of them that have a date
	Redactions []RedactionChange  // in the order of the newer text, behind them what is gone
	Models     ModelChange
	Determined []Determined // in the order of their dates
	Policy     PolicyChange

	RisksOf func(corpus.EditionText) []corpus.Risk // of any edition, by the ratings of the project
}

// Between is what became of a report in a later one. Comparisons come from the revisions of the corpus, which keep them.
func Between(c *corpus.Corpus, revisions *revision.Set, old, new *corpus.Report) *Succession {
	s := &Succession{Old: old, New: new, RisksOf: c.Risks}
	before, after, id := c.Risks(old.Newest()), c.Risks(new.Newest()), identity(c, old, new)
	s.Text = revisions.Texts(text(old), text(new), func() diff.Identity { return apart(id, before, after) })
	s.Risks = risks(id, before, after)
	s.Slips = slips(c.Goals, old.Published, new.Published, c.AsOf)
	s.Goals, s.Dated = len(c.Goals), dated(c.Goals)
	s.Redactions = redactions(s.Text.Comparison, old, new)
	s.Models = models(c, old, new)
	s.Determined = determined(c, old, new)
	s.Policy = policy(c, revisions, old, new)
	return s
}

// IsEmpty reports whether nothing changed from the one report to the other that is spoken of here.
func (s *Succession) IsEmpty() bool {
	for i := range s.Text.Changes {
		if s.Text.Changes[i].IsChange() {
			return false
		}
	}
	for i := range s.Risks {
		if s.Risks[i].IsChange() {
			return false
		}
	}
	for i := range s.Redactions {
		if s.Redactions[i].Fate != RedactionKept {
			return false
		}
	}
	return len(s.Slips)+len(s.Models.Added)+len(s.Models.Gone)+len(s.Determined) == 0 && !s.Policy.IsChange()
}
