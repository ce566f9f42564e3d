package publication

import (
	"slices"
	"strings"

	"rspsite/internal/canonical"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// A Step is what the next publication does to one document.
type Step struct {
	Event    string // as the ledger calls it
	Record   Record
	Was      *ledger.Standing // nil of what is new
	Changed  []string         // IDs of clauses whose text differs, and of those that are gone or new, in the order of the text
	Header   bool             // its header differs
	Pictures []string         // files that it showed, and that are others now, by their paths
	Grown    []string         // lists that have new entries
	Errata   []corpus.Erratum // those that the ledger does not have yet; of what is new, none
}

// Compare holds a corpus against what its ledger says. It returns the steps of the next publication, in the order of the corpus,
// and what stands in its way, with warnings of what is odd in it. A corpus that was loaded with errors is held as far as it was read: its
// problems hold, its steps may not.
func Compare(c *corpus.Corpus, state *ledger.State) ([]Step, problem.List) {
	k := newComparer(c, state)
	records := Records(c)
	for i := range records {
		for _, a := range records[i].Addresses {
			if k.at[a] == nil || a == records[i].Address() {
				k.at[a] = &records[i]
			}
		}
	}
	k.was = k.standings()
	for i := range records {
		k.document(&records[i], k.was[&records[i]])
	}
	k.problems.Sort()
	return k.steps, k.problems
}

// Events are what the next publication appends to the ledger.
func Events(steps []Step) []ledger.Event {
	var events []ledger.Event
	for _, s := range steps {
		record := s.Record.Record
		events = append(events, ledger.Event{Event: s.Event, Record: &record})
	}
	return events
}

// A comparer is one comparison.
type comparer struct {
	state    *ledger.State
	at       map[string]*Record // by every address that leads to it
	was      map[*Record]*ledger.Standing
	versions map[string]*corpus.Version // by their addresses
	hidden   map[string]corpus.Hidden   // sources that are not public, by the address that their page would have
	unread   map[string]string          // sources that could not be read, likewise
	steps    []Step
	problems problem.List
	renamed  map[*Record][]renaming // see [comparer.renamings]
}

func newComparer(c *corpus.Corpus, state *ledger.State) *comparer {
	k := &comparer{
		state: state, at: map[string]*Record{}, versions: map[string]*corpus.Version{},
		hidden: map[string]corpus.Hidden{}, unread: c.Unread(), renamed: map[*Record][]renaming{},
	}
	for _, p := range c.Policies {
		for _, v := range p.Versions {
			k.versions[v.Address()] = v
		}
	}
	for _, h := range c.LeftOut() {
		k.hidden[h.Page] = h
	}
	return k
}

// document compares one document with what was published of it, which is nil of a new one.
func (k *comparer) document(r *Record, was *ledger.Standing) {
	if was == nil {
		k.firstEdition(r)
		k.add(Step{Event: ledger.Published, Record: *r})
		return
	}
	if k.denied(r, was) {
		return
	}
	k.addresses(r, was)
	if r.Address() != was.Address() {
		was = k.moved(r, was)
	}
	was = k.told(r, was)
	step := Step{Record: *r, Was: was, Changed: Changed(was.Clauses, r.Clauses), Header: r.Header != was.Header, Pictures: picturesChanged(r, was), Grown: grown(r, was), Errata: newErrata(r, was)}
	gone := lostLists(r, was)
	k.untold(r, was, step)
	differs := step.Header || r.Text != was.Text || len(step.Pictures) > 0 || len(gone) > 0
	switch {
	case differs && !ledger.IsLiving(r.Kind):
		k.corrected(r, was, step, gone)
		step.Event = ledger.Corrected
	case differs || len(step.Grown) > 0 || isTold(r, was):
		k.shrunk(r, was, step, gone)
		k.idle(r, was, step)
		step.Event = ledger.Revised
	}
	if step.Event == "" && !slices.Equal(sorted(r.Addresses[1:]), sorted(was.Addresses[1:])) && r.Address() == was.Address() {
		step.Event = ledger.Moved // another name leads there now
	}
	k.back(r, was)
	k.add(step)
}

// add takes a step, whose event may be none. If the publisher takes the document back, that is a step of its own, behind it.
func (k *comparer) add(step Step) {
	before := step.Was != nil && step.Was.Withdrawn
	if step.Event != "" {
		first := step
		first.Record.Withdrawn = before
		if !before {
			first.Record.Lists = withoutWithdrawal(first.Record.Lists)
		}
		k.steps = append(k.steps, first)
		k.fits(first)
	}
	if step.Record.Withdrawn != before {
		k.steps = append(k.steps, Step{Event: ledger.Withdrawn, Record: step.Record, Was: step.Was})
	}
}

// moved notes that a document has another address, and returns what stands of it from then on. The name that the header repeats may
// change with it.
func (k *comparer) moved(r *Record, was *ledger.Standing) *ledger.Standing {
	now := *was
	now.Addresses = r.Addresses
	if field := ledger.NameField(r.Kind); field != "" {
		now.Title = r.Title
		header, _ := Parts(r.Document)
		if canonical.HeaderDigest(with(header, guess{field: field, value: nameIn(was.Address())})) == was.Header {
			now.Header = r.Header
		}
	}
	k.steps = append(k.steps, Step{Event: ledger.Moved, Record: Record{now.Record, r.Document}, Was: was})
	return &now
}

// nameIn is the name that an address ends with.
func nameIn(address string) string { return strings.TrimPrefix(lastSegment(address), "-") }

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }
