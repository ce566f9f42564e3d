package corpus

import "slices"

// An Account is which version was in force when by the word of one source alone. What it neither lists nor dates is not there: before
// its first version, and after the day that it reaches, it says nothing.
type Account struct {
	Source  string // its name
	Reaches Date   // the last day of which it can know
	Spans   []Span // oldest first
}

// Accounts are those of the sources by which the versions of p are known, in the order in which these name them. There are none where
// nothing is disputed, or where each says what the spans of p say.
func (c *Corpus) Accounts(p *Policy) []Account {
	base := p.succession()
	if !slices.ContainsFunc(base, func(t term) bool { return Disputed(t.others) }) {
		return nil
	}
	spans, terms := spansOf(base), p.terms()
	var list []Account
	differs := false
	for _, source := range sourcesOf(terms) {
		own := p.by(source, terms)
		a := Account{source, c.reach(source, own), spansOf(own)}
		list = append(list, a)
		differs = differs || !slices.EqualFunc(a.Spans, spans, Span.isSame)
	}
	if !differs {
		return nil
	}
	return list
}

// isSame reports whether two spans say that the same version was in force from the same day to the same day.
func (s Span) isSame(t Span) bool {
	return s.Version == t.Version && s.From == t.From && s.Until == t.Until && s.Ended == t.Ended
}

// sourcesOf are the names of the sources that terms are known by, or that give another date which cannot be true as well, each once.
func sourcesOf(terms []term) []string {
	var names []string
	add := func(refs Sources) {
		for _, r := range refs {
			if !slices.Contains(names, r.Name) {
				names = append(names, r.Name)
			}
		}
	}
	for _, t := range terms {
		add(t.by)
		for _, o := range t.others {
			if o.Differs && !o.On.IsZero() {
				add(o.Source)
			}
		}
	}
	return names
}

// by are the terms that a source lists or dates, as it has them, in the order of their first days.
func (p *Policy) by(source string, terms []term) []term {
	var own []term
	for _, t := range terms {
		dated := slices.IndexFunc(t.others, func(o Otherwise) bool { return o.isBy(source) && !o.On.IsZero() })
		switch {
		case dated >= 0:
			o := t.others[dated]
			otherwise := t.dated(o.On, o.Source)
			if o.Differs && t.held != nil && p.records(t.version, source) { // what it records under that name may be another document
				otherwise.maybe, otherwise.held = []*Version{t.held}, nil
			}
			own = append(own, otherwise)
		case isNamed(t.by, source) && !slices.ContainsFunc(t.others, func(o Otherwise) bool { return o.isBy(source) && o.denies() }):
			own = append(own, t)
		}
	}
	slices.SortStableFunc(own, func(a, b term) int { return a.since.Compare(b.since) })
	return own
}

// records reports whether a source records a version.
func (p *Policy) records(version, source string) bool {
	return slices.ContainsFunc(p.Recorded, func(r Recorded) bool { return r.Version == version && isNamed(r.Source, source) })
}

// dated is a term as others date it: what it was dated by before is then what others say.
func (t term) dated(since Date, sources Sources) term {
	before := Otherwise{Field: "recorded", On: t.since, Source: t.by}
	if t.held != nil {
		before.Field = "published"
	}
	others := t.others
	t.since, t.by, t.others = since, sources, nil
	t.add(before)
	for _, o := range others {
		if o.On.IsZero() {
			t.others = append(t.others, o)
		} else {
			t.add(o)
		}
	}
	return t
}

// closed is a term with the day that other sources give within the month of its own date, where they give one alone and nothing is disputed.
func (t term) closed() term {
	if Disputed(t.others) {
		return t
	}
	finest := Otherwise{On: t.since}
	for _, o := range t.others {
		switch {
		case o.On.IsZero():
		case !meets(o.On, finest.On):
			return t
		case len(o.On.String()) > len(finest.On.String()):
			finest = o
		}
	}
	if finest.On == t.since {
		return t
	}
	return t.dated(finest.On, finest.Source)
}

// with are sources and those of more that are not among them.
func (s Sources) with(more Sources) Sources {
	s = slices.Clip(s)
	for _, r := range more {
		if !slices.Contains(s, r) {
			s = append(s, r)
		}
	}
	return s
}

// isNamed reports whether sources include the one of a name.
func isNamed(sources Sources, name string) bool {
	return slices.ContainsFunc(sources, func(r SourceRef) bool { return r.Name == name })
}
