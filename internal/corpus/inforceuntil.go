package corpus

import "rspsite/internal/clause"

// KnownUntil is the last day of which it is known which version of p was in force: that of the site where the newest version is known
// by the publisher's own wording, or by the site alone; else the last that one of the sources reaches.
func (c *Corpus) KnownUntil(p *Policy) Date {
	if newest, known := p.newest(c.AsOf); !known || len(newest.by) == 0 || newest.held != nil && newest.held.Basis == Basis(clause.Official) {
		return c.AsOf
	}
	terms := p.terms()
	var until Date
	for _, source := range sourcesOf(terms) {
		until = later(until, c.reach(source, p.by(source, terms)))
	}
	return until
}

// newest is the term of the version in force on a day, if there is one.
func (p *Policy) newest(on Date) (term, bool) {
	terms := p.succession()
	name := inForce(terms, on)
	for _, t := range terms {
		if t.version == name {
			return t, true
		}
	}
	return term{}, false
}

// reach is the last day of which a source can know what was in force: as it says itself, else the last date of the terms that it gives;
// never later than the day of the site.
func (c *Corpus) reach(source string, own []term) Date {
	var until Date
	if s := c.Source(source); s != nil {
		until = s.AsOf
	}
	for _, t := range own {
		if !t.since.After(c.AsOf) {
			until = later(until, t.since)
		}
	}
	if until.Last() > c.AsOf.Last() {
		return c.AsOf
	}
	return until
}

// later is the date that ends later; one that is not known is never that.
func later(a, b Date) Date {
	if a.IsZero() || !b.IsZero() && b.Last() > a.Last() {
		return b
	}
	return a
}
