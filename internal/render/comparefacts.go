package render

import (
	"fmt"

	"rspsite/internal/revision"
	"rspsite/internal/transcript"
)

// ComparisonFacts are what the JSON of a revision says beside its words: what the two texts are, which differences are changes
// of the policy, and who names them. baseURL is the address of the site's root; if it is empty, no address is given.
func ComparisonFacts(r *revision.Revision, baseURL string) transcript.Facts {
	f := &factWriter{r, baseURL}
	facts := transcript.Facts{Notice: f.notice(), Old: f.side(versionText(r.Old)), New: f.side(versionText(r.New))}
	if r.Old.Policy != r.New.Policy {
		return facts // nothing is said of how one became the other
	}
	facts.Policy, facts.Records, facts.Account = r.New.Policy.Name, f.records(), f.account()
	for i := range r.Changes {
		facts.Changes = append(facts.Changes, f.change(&r.Changes[i]))
	}
	return facts
}

// A factWriter writes the facts of one revision.
type factWriter struct {
	*revision.Revision
	baseURL string
}

// twoPolicies says what a comparison across policies is not.
const twoPolicies = "These are versions of two different policies: one did not become the other."

// notice says what the texts are, and how many of the differences are none of the policy.
func (f *factWriter) notice() string {
	var l layout
	sayOfPair(&l, versionText(f.Old), versionText(f.New))
	if f.Old.Policy != f.New.Policy {
		return join(" ", twoPolicies, l.said())
	}
	all, described := 0, 0
	for i := range f.Changes {
		if ch := &f.Changes[i]; ch.IsChange() {
			all++
			if ch.Standing == revision.Description {
				described++
			}
		}
	}
	if described == 0 {
		return l.said()
	}
	return join(" ", l.said(), fmt.Sprintf("The two texts differ in %s, of which %d differ in description alone: no source that we have says that the policy changed in that way.",
		count(all, "place", "places"), described))
}

func (f *factWriter) side(t comparedText) transcript.SideFacts {
	side := transcript.SideFacts{Basis: string(t.Basis), Published: t.Published.String(), Specimen: t.Specimen, Draft: t.Draft, URL: f.url(t.Address)}
	side.Errata = erratumFacts(t.Errata)
	switch r := t.report; {
	case t.edition != nil:
		side.Edition, side.Digest = t.edition.Edition, t.edition.TextDigest()
	case r != nil:
		side.Edition, side.Digest = r.Edition, r.TextDigest()
	}
	return side
}

func (f *factWriter) url(address string) string {
	if f.baseURL == "" {
		return ""
	}
	return absolute(f.baseURL, address)
}

// standingWords are the words of the JSON form.
var standingWords = map[revision.Standing]string{revision.OfPolicy: "policy", revision.Description: "description"}

func (f *factWriter) change(ch *revision.Change) transcript.ChangeFacts {
	known := transcript.ChangeFacts{Entries: ch.Entries}
	if ch.IsChange() {
		known.Standing = standingWords[ch.Standing]
	}
	for _, k := range ch.Records {
		known.Records = append(known.Records, f.Records[k].ID)
	}
	return known
}

func (f *factWriter) records() []transcript.RecordFacts {
	records := []transcript.RecordFacts{}
	for _, r := range f.Records {
		records = append(records, transcript.RecordFacts{ID: r.ID, Version: r.Version.Name, Title: r.Title, Event: r.Event, Outcome: string(r.Outcome),
			Announced: string(r.Announced), URL: f.url(recordAddress(r.Version.Policy, r.ID)), Changes: neverNull(r.Changes)})
	}
	return records
}

func (f *factWriter) account() *transcript.AccountFacts {
	if f.Account == nil {
		return nil
	}
	a := &transcript.AccountFacts{Changes: f.Account.Changes, Named: f.Account.Named, Records: f.Account.Records,
		RecordsNamed: []string{}, Entries: []transcript.EntryFacts{}}
	for _, k := range f.Account.RecordsNamed {
		a.RecordsNamed = append(a.RecordsNamed, f.Records[k].ID)
	}
	for _, e := range f.Account.Entries {
		a.Entries = append(a.Entries, transcript.EntryFacts{Version: e.Version.Name, Changes: neverNull(e.Changes)})
	}
	return a
}

// neverNull is a list that JSON writes as [] where it is empty.
func neverNull(indexes []int) []int { return append([]int{}, indexes...) }
