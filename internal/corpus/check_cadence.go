package corpus

import (
	"fmt"

	"rspsite/internal/permalink"
)

// maxMonths is the longest time between two reports that a rule may name: a slip of the pen is longer.
const maxMonths = 120

// cadence checks the rules of p on how often a Risk Report is due.
func (k *checker) cadence(p *Policy) {
	for i, rule := range p.Cadence {
		path := fmt.Sprintf("cadence[%d].", i)
		if rule.Clause != "" {
			k.clauseReference(&p.File, path+"clause", rule.Clause)
		}
		if k.whole != nil {
			continue // the rest is that of the whole; a rule of a version that is not public is left out
		}
		if rule.Since != "" && !p.knows(rule.Since) {
			k.errorf(p.field(path+"since"), "unknown-version", k.near(permalink.Version(p.Name, rule.Since), rule.Since, append(names(p.Versions), recordedNames(&p.PolicyMeta)...)),
				"no version %q of %s is held or recorded", rule.Since, p.Name)
		}
		at := p.field(path + "latest")
		switch {
		case rule.Latest == 0: // is missing, and said to be
		case rule.Latest < 0 || rule.Latest > maxMonths:
			k.errorf(at, "cadence", "write the months from one report to the next, such as 6", "no report can be due so (found %d months, want 1 to %d)",
				rule.Latest, maxMonths)
		case rule.Earliest < 0 || rule.Earliest > rule.Latest:
			k.errorf(p.field(path+"earliest"), "cadence", "check both", "the earliest time does not fit the latest (found %d months, want 0 to %d)", rule.Earliest, rule.Latest)
		}
		if i == 0 || rule.Since == "" {
			continue
		}
		if before := p.Cadence[i-1].Since; rule.Since == before || !p.IsSince(rule.Since, before) {
			k.errorf(p.field(path+"since"), "cadence", "the oldest rule comes first, and each version has one",
				"the rule since %s stands behind the one since %s", rule.Since, before)
		}
	}
}
