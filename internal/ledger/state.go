package ledger

// A Standing is what the ledger says of one document by its last event.
type Standing struct {
	Record
	First, Last int    // numbers of its first and its last event
	Since, On   string // the days of these
	Events      []int
}

// State is what stands of each document, in the order in which they were first published.
type State struct {
	All []*Standing
	at  map[string]*Standing
}

// State reads the events from the first to the last.
func (l *Log) State() *State {
	s := &State{at: map[string]*Standing{}}
	for i, e := range l.Events {
		if e.Record != nil && e.Event != More {
			e.Record = l.Whole(i)
			s.take(e)
		}
	}
	return s
}

// take makes an event what stands of its document, which is found by any of the addresses that the event names.
func (s *State) take(e Event) {
	now := s.of(e)
	if now == nil {
		now = &Standing{First: e.Seq, Since: e.On}
		s.All = append(s.All, now)
	}
	now.Record, now.Last, now.On, now.Events = *e.Record, e.Seq, e.On, append(now.Events, e.Seq)
	for _, a := range e.Addresses {
		s.at[a] = now
	}
}

// of is what stands of the document of an event, nil of a new one.
func (s *State) of(e Event) *Standing {
	for _, a := range e.Addresses {
		if now := s.at[a]; now != nil && now.Kind == e.Kind {
			return now
		}
	}
	return nil
}

// At is what stands of the document at an address, one that leads there too, or nil.
func (s *State) At(address string) *Standing { return s.at[address] }
