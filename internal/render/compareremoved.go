package render

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/revision"
)

// A removedNaming says near the head of a comparison that it is not known whether the publisher's account names what was removed: who
// reads that something is gone asks first whether that was said.
type removedNaming struct {
	Account string // what the account says, as far as it is held
	Records []link // of the removed, those that it does not name and of which nobody assessed it
}

// removedNaming is nil where nothing was removed, or where it is known of all that was.
func (c *comparison) removedNaming() *removedNaming {
	naming := &removedNaming{Account: c.accountInBrief()}
	for k, r := range c.Records {
		if isMaterial(r.ChangeRecord) && r.Outcome == corpus.OutcomeRemoved && r.Announced == "" && !isNamedIn(c.Account, k) {
			naming.Records = append(naming.Records, c.toRecord(k))
		}
	}
	if len(naming.Records) == 0 {
		return nil
	}
	return naming
}

// isNamedIn reports whether an account names a record.
func isNamedIn(a *revision.Account, record int) bool {
	return a != nil && slices.Contains(a.RecordsNamed, record)
}

// accountInBrief is the first sentence of an account of one entry, or how many entries it has.
func (c *comparison) accountInBrief() string {
	switch a := c.Account; {
	case a == nil:
		return "none is held here"
	case len(a.Entries) == 1:
		e := a.Entries[0]
		return strings.TrimSuffix(lowerFirst(firstSentence(c.at.s.plain(e.Says.Inline, &e.Version.Changes.File))), ".")
	default:
		return count(len(a.Entries), "entry", "entries") + " of it are held here"
	}
}
