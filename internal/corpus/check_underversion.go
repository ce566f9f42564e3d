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
	if v.isOver(r.Covers) {
		k.errorf(at, "version-not-in-force", k.versionThen(r, terms),
			"%s was no longer in force on %s, which the report covers: it was withdrawn on %s", v.version, r.Covers, v.until)
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
	for _, t := range terms {
		if t.must(r.Covers) {
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
		if t.version != v.version && t.since.After(v.since) && t.must(on) && p.IsSince(t.version, v.version) {
			last, found = t, true
		}
	}
	return last, found
}

// hasDate reports whether another date fits; a claim that is no date fits everything.
func (t term) hasDate(fits func(Date) bool) bool {
	return slices.ContainsFunc(t.others, func(o Otherwise) bool { return o.Field != "version" && (o.On.IsZero() || fits(o.On)) })
}
