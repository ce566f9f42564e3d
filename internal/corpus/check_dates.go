package corpus

import "fmt"

// dates tells of dates within one header that contradict each other. Dates of versions and reports that follow each other are
// held against each other elsewhere.
func (k *checker) dates(d Document) {
	published := dateOf(d.Meta)
	order := func(path string, second, first Date, says string) { // says has a verb for each
		if !second.IsZero() && first.After(second) {
			k.warnf(d.field(path), "mixed-up-dates", "check both dates", says, second, first)
		}
	}
	if w := d.Common.Withdrawn; w != nil && !w.On.IsZero() && published.After(w.On) { // it would never have been in force, and the record would hold that for good
		k.errorf(d.field("withdrawn.on"), "mixed-up-dates", "write the day on which it was taken back", "withdrawn on %s, before it was published on %s", w.On, published)
	}
	for i, e := range d.Common.Errata {
		order(fmt.Sprintf("errata[%d].on", i), e.On, published, "corrected on %s, before it was published on %s")
	}
	switch m := d.Meta.(type) {
	case *PolicyMeta:
		for i, r := range m.Recorded {
			order(fmt.Sprintf("recorded[%d].seen", i), r.Seen, r.Published, "first seen on %s, before it was published on %s")
		}
	case *VersionMeta:
		order("effective", m.Effective, m.Published, "in force on %s, before it was published on %s")
	case *ReportMeta:
		order("period.to", m.Period.To, m.Period.From, "the period ends on %s, before it begins on %s")
	case *ReviewMeta:
		order("period.to", m.Period.To, m.Period.From, "the review ends on %s, before it begins on %s")
	case *ModelMeta:
		for i := 1; i < len(m.Determinations); i++ {
			order(fmt.Sprintf("determinations[%d].on", i), m.Determinations[i].On, m.Determinations[i-1].On,
				"determined on %s, before the one above it on %s: the oldest comes first")
		}
	case *GoalMeta:
		for i := 1; i < len(m.Dates); i++ {
			order(fmt.Sprintf("dates[%d].stated", i), m.Dates[i].Stated, m.Dates[i-1].Stated,
				"stated on %s, before the one above it on %s: the oldest comes first")
		}
	}
}

// embargo reports what the header of a public text says of days to come, if its source is published as it stands: that of a
// version, a report or a review. The page hides it. A look back by --today is no embargo: what lies before as-of is public already.
func (k *checker) embargo(d Document) {
	isAhead := func(on Date) bool { return on.After(k.AsOf) && on.After(k.Config.AsOf) }
	ahead := func(path string, on Date) {
		k.errorf(d.field(path), "embargo", "add it on the day; rspsite publish moves as-of to it, and until then --today "+on.String()+" reads it",
			"dated %s, after %s, and it would be public now: the source of a %s is published whole", on, k.AsOf, publishedWhole(d.Meta))
	}
	if w := d.Common.Withdrawn; w != nil && isAhead(w.On) {
		ahead("withdrawn.on", w.On)
	}
	for i, e := range d.Common.Errata {
		if m, ok := d.Meta.(*ReportMeta); ok && e.Edition != "" && e.Edition == m.Edition {
			continue // its text is not public before that day: see embargoedEdition
		}
		if isAhead(e.On) {
			ahead(fmt.Sprintf("errata[%d].on", i), e.On)
		}
	}
}

// publishedWhole names the kind of a text whose source is published as it stands; it is empty for others.
func publishedWhole(meta any) string {
	switch m := meta.(type) {
	case *VersionMeta:
		return "version"
	case *ReportMeta:
		return "report"
	case *ReviewMeta:
		if !m.Published.IsZero() {
			return "review"
		}
	}
	return ""
}

// dateOf is the day on which a file becomes public, by its front matter; zero if it has none.
func dateOf(meta any) Date {
	switch m := meta.(type) {
	case *VersionMeta:
		return m.Published
	case *ReportMeta:
		return m.Published
	case *ReviewMeta:
		return m.Published
	case *ModelMeta:
		return m.Released
	case *SourceMeta:
		return m.Published
	}
	return Date{}
}
