package corpus

import "slices"

// A term is the time in which a version of a policy is in force: from the day on which it takes effect to the day before that of
// its withdrawal. Of several that run, the last in their order is the one in force.
type term struct {
	version  string
	held     *Version // nil of one that is recorded alone
	since    Date
	until    Date    // of the withdrawal; zero if there was none
	by       Sources // who gives the first day
	others   []Otherwise
	recorded Recorded   // of one that is recorded: its first record
	maybe    []*Version // held ones that a claim ties to this one, which is recorded alone
}

// begun reports whether the term may have begun by a date: a month proves no order within itself.
func (t term) begun(by Date) bool { return !t.since.After(by) }

// ended reports whether the version may have been withdrawn by a date.
func (t term) ended(by Date) bool { return !t.until.IsZero() && !t.until.After(by) }

// may reports whether the term may run on some day that a date can mean.
func (t term) may(on Date) bool { return t.begun(on) && !t.isOver(on) }

// must reports whether the term runs on each day that a date can mean.
func (t term) must(on Date) bool { return t.since.Last() <= on.First() && !t.ended(on) }

// isOver reports whether the version was certainly withdrawn by a date.
func (t term) isOver(by Date) bool { return !t.until.IsZero() && t.until.Last() <= by.First() }

// heldTerms are those of the versions whose texts are held, in their order.
func (p *Policy) heldTerms() []term {
	var terms []term
	for _, v := range p.Versions {
		if v.broken {
			continue
		}
		terms = append(terms, heldTerm(v))
	}
	return terms
}

// heldTerm is that of a version whose text is held.
func heldTerm(v *Version) term {
	t := term{version: v.Name, held: v, since: v.start(), by: v.Source, others: v.claimed()}
	if v.Withdrawn != nil {
		t.until = v.Withdrawn.On
	}
	return t
}

// recordedTerms are those of the recorded versions, in the order of their dates. New bytes of a version begin no new term.
func (p *Policy) recordedTerms() []term {
	var terms []term
	for _, r := range p.Recorded {
		if i := slices.IndexFunc(terms, func(t term) bool { return t.version == r.Version }); i >= 0 {
			terms[i].add(r.otherwise())
			continue
		}
		terms = append(terms, term{version: r.Version, since: r.Begins(), by: r.Source, recorded: r})
	}
	slices.SortStableFunc(terms, func(a, b term) int { return a.since.Compare(b.since) })
	return terms
}

// otherwise is what a record says of the first day.
func (r Recorded) otherwise() Otherwise {
	return Otherwise{Field: "recorded", On: r.Begins(), Source: r.Source}
}

// terms are those of all versions that are no drafts: the held ones in their order, and each of those that are recorded alone behind
// the last one that began before it.
func (p *Policy) terms() []term {
	terms := slices.DeleteFunc(p.heldTerms(), func(t term) bool { return t.held.Draft })
	for _, r := range p.recordedTerms() {
		if i := slices.IndexFunc(terms, func(t term) bool { return t.version == r.version }); i >= 0 {
			for _, o := range append(r.others, r.recorded.otherwise()) {
				terms[i].add(o)
			}
			continue
		}
		at := len(terms)
		for at > 0 && terms[at-1].since.Compare(r.since) > 0 {
			at--
		}
		terms = slices.Insert(terms, at, r)
	}
	return terms
}

// InForce names the version of p that was in force on a day, held or recorded: the newest in their order that had taken effect
// and was not withdrawn. Drafts are never in force, and of a version that two sources name differently the recorded one is named. It is empty if none was.
func (p *Policy) InForce(on Date) string { return inForce(p.succession(), on) }

// inForce names the last of the terms that runs on a day.
func inForce(terms []term, on Date) string {
	for _, t := range slices.Backward(terms) {
		if t.begun(on) && !t.ended(on) {
			return t.version
		}
	}
	return ""
}

// Latest is the newest held version in force on the as-of date: one that has taken effect and is not withdrawn. It is nil if there is
// none. Where drafts and later versions are shown too, they count as in force.
func (p *Policy) Latest() *Version {
	for _, t := range slices.Backward(p.heldTerms()) {
		if t.begun(p.asOf) && !t.ended(p.asOf) {
			return t.held
		}
	}
	return nil
}

// IsSince reports whether a version of p is the version since or a later one. Of two that are held, their order says so; of
// others, their names do, numbers counting as numbers.
func (p *Policy) IsSince(version, since string) bool {
	if version == since {
		return true
	}
	names := names(p.Versions)
	i, j := slices.Index(names, version), slices.Index(names, since)
	if i >= 0 && j >= 0 {
		return i > j
	}
	return compareNames(version, since) > 0
}

// ReportsOf lists the reports under a policy, newest first.
func (c *Corpus) ReportsOf(p *Policy) []*Report {
	var list []*Report
	for _, r := range c.Reports {
		if under := c.PolicyOr(r.Policy); under != nil && under.Name == p.Name {
			list = append(list, r)
		}
	}
	return list
}
