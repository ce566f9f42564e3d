package transcript

import "rspsite/internal/diff"

// Facts are what a record of policies knows of two of their versions beside the words. The JSON gives them in fields of their
// own, and leaves the contracted ones as they are. Of the zero value it gives none.
type Facts struct {
	Notice   string // what a reader must know before counting anything
	Policy   string // empty where the two are versions of different policies
	Old, New SideFacts
	Changes  []ChangeFacts // one for each change of the comparison
	Records  []RecordFacts // change records of all steps between the two
	Account  *AccountFacts // the publisher's own account; nil where none is held
	Report   *ReportFacts  // what happened between two Risk Reports; nil of other texts
}

// SideFacts say what one of the two texts is.
type SideFacts struct {
	Basis     string `json:"basis,omitempty"`
	Published string `json:"published,omitempty"` // 2026-02-24, 2026-02 or 2026
	Specimen  bool   `json:"specimen,omitempty"`
	Draft     bool   `json:"draft,omitempty"`
	URL       string `json:"url,omitempty"`

	Edition string         `json:"edition,omitempty"` // of a report
	Digest  string         `json:"digest,omitempty"`  // of its text, canonical
	Errata  []ErratumFacts `json:"errata,omitempty"`
}

// ErratumFacts are a correction of a published report, as the newest edition lists it.
type ErratumFacts struct {
	On      string   `json:"on"`
	Kind    string   `json:"kind"`
	What    string   `json:"what"`
	Why     string   `json:"why,omitempty"`
	Edition string   `json:"edition,omitempty"` // that it made
	Clauses []string `json:"clauses,omitempty"`
}

// ChangeFacts say on what a change rests, and who names it.
type ChangeFacts struct {
	Standing string   // policy or description; empty of what is no change
	Records  []string // IDs of the change records
	Entries  []int    // indexes into the entries of the account
}

// RecordFacts are what the editors coded of one change of the policy.
type RecordFacts struct {
	ID        string `json:"id"`
	Version   string `json:"version"` // the version that brought it
	Title     string `json:"title"`
	Event     bool   `json:"event,omitempty"` // something that happened, no change of the text
	Outcome   string `json:"outcome,omitempty"`
	Announced string `json:"announced,omitempty"` // empty where it was not assessed
	URL       string `json:"url,omitempty"`
	Changes   []int  `json:"changes"`
}

// AccountFacts say how much of what changed the publisher's account names, as far as it is held.
type AccountFacts struct {
	Changes      int          `json:"changes"`      // of the policy
	Named        int          `json:"named"`        // of these by an entry
	Records      int          `json:"records"`      // material records of the steps that have an account
	RecordsNamed []string     `json:"recordsNamed"` // IDs of these that an entry of the same step names a clause of
	Entries      []EntryFacts `json:"entries"`
}

// EntryFacts are one statement of the account.
type EntryFacts struct {
	Version string `json:"version"` // the version of whose step it tells
	Changes []int  `json:"changes"`
}

// of are the facts of one change.
func (f *Facts) of(change int) ChangeFacts {
	if change >= len(f.Changes) {
		return ChangeFacts{}
	}
	return f.Changes[change]
}

// areKnown reports whether there are any facts.
func (f *Facts) areKnown() bool { return f.Notice != "" || len(f.Changes) > 0 }

// attributeOf is a written attribute of a clause, which is given only beside other facts.
func (f *Facts) attributeOf(c diff.Clause, key string) string {
	if !f.areKnown() {
		return ""
	}
	return c.Attrs.Get(key)
}
