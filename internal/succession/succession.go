package succession

import (
	"slices"
	"sync"

	"rspsite/internal/corpus"
	"rspsite/internal/diff"
	"rspsite/internal/revision"
)

// A Succession is what became of a report in a later one.
type Succession struct {
	Old, New   *corpus.Report
	Risks      []RiskChange // in the order of the newer report, behind them what the older alone has
	Slips      []Slip       // in the order of the goals of the corpus
	Goals      int          // of the corpus
	Dated      int          // those of them that have a date
	Models     ModelChange
	Determined []Determined // in the order of their dates
	Policy     PolicyChange

	RisksOf func(corpus.EditionText) []corpus.Risk // of any edition, by the ratings of the project

	text       func() *revision.Difference
	redactions func() []RedactionChange
}

// Text is the comparison of the two texts. It is made when it is asked for, and takes most of the time of all.
func (s *Succession) Text() *revision.Difference { return s.text() }

// Redactions are those of both reports, in the order of the newer text, behind them what is gone. Where there are any, they are
// matched by the comparison of the texts.
func (s *Succession) Redactions() []RedactionChange { return s.redactions() }

func (set *Set) succession(old, new *corpus.Report) *Succession {
	c := set.corpus
	s := &Succession{Old: old, New: new, RisksOf: c.Risks}
	before, after, id := c.Risks(old.Newest()), c.Risks(new.Newest()), identity(c, old, new)
	s.text = func() *revision.Difference {
		return set.revisions.Texts(text(old), text(new), func() diff.Identity { return apart(id, before, after) })
	}
	s.Risks = risks(id, before, after)
	s.Slips = slips(c.Goals, old.Published, new.Published, c.AsOf)
	s.Goals, s.Dated = len(c.Goals), dated(c.Goals)
	s.redactions = sync.OnceValue(func() []RedactionChange { return redactions(s.Text, old, new) })
	s.Models = models(c, old, new)
	s.Determined = determined(c, old, new)
	s.Policy = policy(c, set.revisions, old, new)
	return s
}

// IsEmpty reports whether nothing changed from the one report to the other that is spoken of here.
func (s *Succession) IsEmpty() bool {
	for i := range s.Risks {
		if s.Risks[i].IsChange() {
			return false
		}
	}
	if len(s.Slips)+len(s.Models.Added)+len(s.Models.Gone)+len(s.Determined) > 0 || s.Policy.IsChange() {
		return false
	}
	return !slices.ContainsFunc(s.Redactions(), func(r RedactionChange) bool { return r.Fate != RedactionKept }) &&
		!slices.ContainsFunc(s.Text().Changes, func(ch revision.Change) bool { return ch.IsChange() })
}
