package ledger

import (
	"fmt"
	"slices"
)

const apart = "restore the file as it was before that publication, and publish again: each document keeps the addresses that it had, for itself"

// addresses reports the first event that gives a document the address of another, or takes one away that it had. The log ends before it.
func (r *reader) addresses() {
	s := &State{at: map[string]*Standing{}}
	for i, e := range r.log.Events {
		if e.Record == nil || e.Event == More {
			continue
		}
		e.Record = r.log.Whole(i)
		if wrong := s.refuses(e); wrong != "" {
			r.errorf(i+1, "ledger-address", apart, "%s", wrong)
			r.log = r.log.First(i)
			return
		}
		s.take(e)
	}
}

// refuses says why an event cannot have the addresses that it names; empty if it can.
func (s *State) refuses(e Event) string {
	its := s.of(e)
	for _, a := range e.Addresses {
		if other := s.at[a]; other != nil && other != its && (a == other.Address() || a == e.Address()) {
			return fmt.Sprintf("%.200q is the address of two documents: of %.200q since line %d, and here of %.200q", a, other.Title, other.Last+1, e.Title)
		}
	}
	if its == nil {
		return ""
	}
	for _, a := range its.Addresses {
		if !slices.Contains(e.Addresses, a) {
			return fmt.Sprintf("%.200q leads nowhere from here on: it was an address of %.200q since line %d", a, its.Title, its.Last+1)
		}
	}
	return ""
}
