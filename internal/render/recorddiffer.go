package render

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
	publishing "rspsite/internal/publication"
)

// A difference is how a document differs from the public record.
type difference struct {
	document corpus.Document
	says     string
	step     *publishing.Step // nil if there is none
}

// What is said of a document that differs. Differs is the word of the notice on its page.
const (
	notYet         = "Not in the public record yet."
	differsUnsaid  = "Differs from the public record: it is not as it was published, and no erratum says so."
	differsErratum = "Differs from the public record, which does not have its newest erratum yet."
	differsRevised = "Differs from the public record, which does not have its newest revision yet."
	differsBack    = "Differs from the public record, which does not have its withdrawal yet."
	differsMoved   = "Differs from the public record, which does not have all of its addresses yet."
)

var stepSays = map[string]string{ledger.Published: notYet, ledger.Corrected: differsErratum, ledger.Revised: differsRevised,
	ledger.Withdrawn: differsBack, ledger.Moved: differsMoved}

// findDifferences gathers what of the corpus differs from the record, in its order.
func (r *publicRecord) findDifferences(c *corpus.Corpus) {
	broken := map[string]bool{}
	for _, p := range r.Problems {
		broken[p.File] = broken[p.File] || p.Severity == problem.Error
	}
	steps := map[string]*publishing.Step{}
	for i, s := range r.Steps {
		if path := s.Record.Document.Path; steps[path] == nil || s.Event != ledger.Withdrawn { // that comes behind what else happened
			steps[path] = &r.Steps[i]
		}
	}
	for d := range c.Documents() {
		step := steps[d.Path]
		x := difference{document: d, step: step}
		switch {
		case broken[d.Path]:
			x.says = differsUnsaid
		case step != nil && step.Was != nil:
			x.says = stepSays[step.Event]
			r.moved[d.Page] = step.Was
		case r.state.At(d.Page) == nil:
			x.says = notYet
		default:
			continue
		}
		r.differences = append(r.differences, x)
		r.differs[d.Page] = x.says
	}
}

// sayDifference says in the banner that what the page shows differs from the public record.
func (l *layout) sayDifference() {
	r := l.view.s.recorded
	if r == nil {
		return
	}
	if says := r.differs[l.view.s.shownAt(l.view.at)]; says != "" {
		l.say("differs", says)
		return
	}
	if l.view.at == permalink.Changes && slices.ContainsFunc(r.differences, func(x difference) bool { return !x.document.HasOwnPage() }) {
		l.say("differs", "A part of this page differs from the public record.")
	}
	if h := r.clauses[l.view.at]; h != nil {
		if says := r.clauseDiffers(h); says != "" {
			l.say("differs", says)
		}
	}
}

// clauseDiffers says in which versions the text of a clause differs from the public record; empty if in none.
func (r *publicRecord) clauseDiffers(h *corpus.History) string {
	var names []string
	for _, s := range h.Steps {
		for _, x := range r.differences {
			if s.Clause != nil && x.step != nil && x.document.Page == s.Version.Address() && slices.Contains(x.step.Changed, string(s.Clause.ID)) {
				names = append(names, s.Version.Name)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Its text in " + strings.Join(names, ", ") + " differs from the public record."
}
