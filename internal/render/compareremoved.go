package render

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
)

// askedOfAccount is what the publisher's account says, as far as it is held, where a record tells that something was removed and nobody
// assessed whether the account names it: who reads that something is gone asks first whether that was said. Else it is empty.
func (c *comparison) askedOfAccount(record int) string {
	r := c.Records[record]
	named := c.Account != nil && slices.Contains(c.Account.RecordsNamed, record)
	if named || !isMaterial(r.ChangeRecord) || r.Outcome != corpus.OutcomeRemoved || r.Announced != "" {
		return ""
	}
	return c.accountInBrief()
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
