package corpus

import "slices"

// underVersion checks that the version that a report is under was in force on its coverage date: that it had begun, and that
// no later one had. Held and recorded versions count alike. A month proves no order within itself, and where another date is
// on record that would bear the report out, the dates are in dispute, and there is a warning.
func (k *checker) underVersion(r *Report) {
	p := k.PolicyOr(r.Policy)
	if p == nil || r.Covers.IsZero() {
		return
	}
	terms := p.terms()
	i := slices.IndexFunc(terms, func(t term) bool { return t.version == r.PolicyVersion })
	if i < 0 {
		return // an unknown version is reported as such
	}
	at, v := r.field("policy-version"), terms[i]
	if v.since.After(r.Covers) {
		isDisputed := v.hasDate(func(d Date) bool { return !d.After(r.Covers) })
		k.gradef(isDisputed, at, "version-not-in-force", k.versionThen(r, terms),
			"%s was not in force on %s, which the report covers: it begins on %s", v.version, r.Covers, v.since)
		return
	}
	w, ok := laterOn(p, terms, v, r.Covers)
	if !ok {
		return
	}
	isDisputed := w.hasDate(func(d Date) bool { return d.Last() > r.Covers.First() }) || v.hasDate(func(d Date) bool { return !w.since.After(d) })
	k.gradef(isDisputed, at, "version-not-in-force", "write policy-version: "+w.version+", or correct covers:",
		"%s was no longer in force on %s, which the report covers: %s is since %s", v.version, r.Covers, w.version, w.since)
}

// versionThen is the mend for a version that was not in force yet.
func (k *checker) versionThen(r *Report, terms []term) string {
	then := ""
	for _, t := range terms { // the last one that had begun
		if t.since.Last() <= r.Covers.First() {
			then = t.version
		}
	}
	if then == "" {
		return "correct policy-version: or covers:"
	}
	return "write policy-version: " + then + ", or correct covers:"
}

// laterOn is the last version that is certainly later than v and in force on a day.
func laterOn(p *Policy, terms []term, v term, on Date) (last term, found bool) {
	for _, t := range terms {
		if t.version != v.version && t.since.After(v.since) && t.since.Last() <= on.First() && p.IsSince(t.version, v.version) {
			last, found = t, true
		}
	}
	return last, found
}

// A term says since when a version is in force, by the file that holds its text or else by the record of it; and what other
// records and claims say instead.
type term struct {
	version string
	since   Date
	others  []Date // zero for a claim that is no date
}

// hasDate reports whether another date fits; a claim that is no date fits everything.
func (t term) hasDate(fits func(Date) bool) bool {
	return slices.ContainsFunc(t.others, func(d Date) bool { return d.IsZero() || fits(d) })
}

// terms are those of all versions of p, held or recorded, in the order of their dates. Drafts and what was withdrawn are none.
func (p *Policy) terms() []term {
	var terms []term
	for _, v := range p.Versions {
		if v.Draft || v.Withdrawn != nil || v.broken {
			continue
		}
		t := term{version: v.Name, since: v.start()}
		for _, c := range v.Claims {
			if c.Field == "published" || c.Field == "effective" {
				d, _ := ParseDate(c.Value.Plain()) // zero if the claim says it in other words
				t.others = append(t.others, d)
			}
		}
		terms = append(terms, t)
	}
	for _, r := range p.Recorded {
		i := slices.IndexFunc(terms, func(t term) bool { return t.version == r.Version })
		if i < 0 {
			terms = append(terms, term{version: r.Version, since: r.Published})
			continue
		}
		if r.Published != terms[i].since {
			terms[i].others = append(terms[i].others, r.Published)
		}
	}
	slices.SortStableFunc(terms, func(a, b term) int { return a.since.Compare(b.since) })
	return terms
}
