package corpus

import "slices"

// An Account is which version was in force when by the word of one source: what it denies is not there, and what it dates otherwise
// begins on its date. Of whatever it says nothing, the dates of the spans of the policy stand.
type Account struct {
	Source string // its name
	Spans  []Span // oldest first
}

// Accounts are those of the sources by which other versions were in force than by the spans of p, in the order in which these name them.
func (p *Policy) Accounts() []Account {
	base := p.succession()
	spans := spansOf(base)
	var list []Account
	for _, source := range sourcesOf(base) {
		if a := (Account{source, spansOf(p.by(source, base))}); !slices.EqualFunc(a.Spans, spans, Span.isSame) {
			list = append(list, a)
		}
	}
	return list
}

// isSame reports whether two spans say that the same version was in force from the same day to the same day.
func (s Span) isSame(t Span) bool {
	return s.Version == t.Version && s.From == t.From && s.Until == t.Until && s.Ended == t.Ended
}

// sourcesOf are the names of the sources that say otherwise of a term, each once.
func sourcesOf(terms []term) []string {
	var names []string
	for _, t := range terms {
		for _, o := range t.others {
			for _, r := range o.Source {
				if !slices.Contains(names, r.Name) {
					names = append(names, r.Name)
				}
			}
		}
	}
	return names
}

// by are the terms as a source has them, in the order of their first days.
func (p *Policy) by(source string, base []term) []term {
	var terms []term
	for _, t := range base {
		held := slices.IndexFunc(t.maybe, func(v *Version) bool { return rests(v, source) })
		if held >= 0 { // the source has it under the name of the held one
			name := t.maybe[held].Name
			if !slices.ContainsFunc(terms, func(t term) bool { return t.version == name }) {
				terms = append(terms, heldTerm(t.maybe[held]))
			}
			continue
		}
		if slices.ContainsFunc(t.others, func(o Otherwise) bool { return o.isBy(source) && o.denies() }) {
			continue
		}
		for _, o := range t.others {
			isFiner := len(o.On.String()) > len(t.since.String())
			if o.isBy(source) && !o.On.IsZero() && (o.Differs || isFiner) {
				t = t.dated(o.On, source)
				break
			}
		}
		terms = append(terms, t)
	}
	slices.SortStableFunc(terms, func(a, b term) int { return a.since.Compare(b.since) })
	return terms
}

// dated is a term as a source dates it: what the header or the first record says is then what others say.
func (t term) dated(since Date, source string) term {
	before := Otherwise{Field: "recorded", On: t.since, Source: t.recorded.Source}
	if t.held != nil {
		before.Field, before.Source = "published", t.held.Source
	}
	others := t.others
	t.since, t.others = since, nil
	t.add(before)
	for _, o := range others {
		switch {
		case o.isBy(source):
		case o.On.IsZero():
			t.others = append(t.others, o)
		default:
			t.add(o)
		}
	}
	return t
}

// rests reports whether the header of v names a source.
func rests(v *Version, source string) bool {
	return slices.ContainsFunc(v.Source, func(r SourceRef) bool { return r.Name == source })
}
