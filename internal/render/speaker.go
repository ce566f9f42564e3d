package render

import (
	"rspsite/internal/clause"
	"rspsite/internal/corpus"
)

// Sentences of the banner on whose words a report or a review of one is in.
const (
	unstatedSentence = "Whose wording this is, is not stated here."
)

// speaks says whose words a text is in: of a report with the name of its publisher, of a review with that of its reviewer, of whom
// the site may be the publisher of what was reviewed. It says nothing of an empty place for a review, which has no words.
func (s *site) speaks(c *corpus.Common) string {
	for _, r := range s.corpus.Reports {
		for _, t := range r.Texts() {
			if c == &t.Common {
				return s.reportSpeaks(t.ReportMeta)
			}
		}
		for _, w := range r.Reviews {
			if c == &w.Common {
				return reviewSpeaks(w)
			}
		}
	}
	return basisSentence(c.Basis)
}

func (s *site) reportSpeaks(r *corpus.ReportMeta) string {
	p := s.corpus.PolicyOr(r.Policy)
	switch {
	case clause.Basis(r.Basis) == clause.Official && p != nil && p.Publisher != "":
		return "The wording of " + p.Publisher + " itself."
	case r.Basis == "" && !namesSources(&r.Common):
		return unstatedSentence
	}
	return basisSentence(r.Basis)
}

func reviewSpeaks(w *corpus.Review) string {
	switch {
	case w.Published.IsZero() && !w.Draft:
		return ""
	case clause.Basis(w.Basis) == clause.Official:
		return "The wording of " + w.Reviewer + " itself."
	case w.Basis != "":
		return basisSentence(w.Basis)
	}
	return "What " + w.Reviewer + " says, as the editors of this site give it."
}

// namesSources reports whether a file names sources, which then stand on its page.
func namesSources(c *corpus.Common) bool { return len(c.Source) > 0 || len(c.Claims) > 0 }
