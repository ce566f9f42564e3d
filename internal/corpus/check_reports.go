package corpus

import (
	"fmt"
	"slices"
	"strings"

	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// report checks what a report and its reviews refer to, and of the report itself whether its dates, models, ratings and
// answers can be right. What it lacks is the matter of package completeness.
func (k *checker) report(r *Report) {
	k.policyVersion(&r.File, r.Policy, r.PolicyVersion)
	k.covered(r)
	k.answers(r)
	if k.whole != nil {
		return // what follows is about the report itself
	}
	k.coverage(r)
	k.underVersion(r)
	k.unreleased(r)
	k.riskTableOf(r)
	k.editions(r)
	k.comments(r)
	for _, w := range r.Reviews {
		k.review(w)
	}
}

// covered checks the models of a report: each is one that has a determination.
func (k *checker) covered(r *Report) {
	if len(r.Models) == 0 && len(r.Unreleased) == 0 && k.whole == nil && !r.broken {
		k.errorf(r.field("models"), "no-models", "name them under models:, or those that are not released under unreleased:", "the report does not say which models it covers")
	}
	for i, name := range r.Models {
		at := r.field(fmt.Sprintf("models[%d]", i))
		isKnown := k.isModel(at, name)
		switch {
		case k.whole != nil:
		case slices.Index(r.Models, name) < i:
			k.errorf(at, "model-twice", "keep one", "the model %q is listed twice", name)
		case !isKnown:
			k.errorf(at, "unknown-model", k.unknownModel(name), "no model %q has a determination here", name)
		default:
			if m := find(k.Models, name); len(m.Determinations) == 0 && !m.broken {
				k.gradef(r.Draft, at, "no-determination", "add it under determinations: of "+m.Path, "the model %q has no determination", name)
			}
		}
	}
}

// unknownModel is the mend for a model that is not known.
func (k *checker) unknownModel(name string) string {
	near := func() string {
		if near := problem.Nearest(name, names(k.Models)); near != "" {
			return fmt.Sprintf("did you mean %q?", near)
		}
		return ""
	}
	if mend := k.search(k.published.orPublished(permalink.Model(name), "", near)); mend != "" {
		return mend
	}
	return "if it is not released, name it under unreleased:; else add " + ContentDir + "/determinations/" + name + ".md with its determination"
}

// isModel reports whether a name is that of a model. For a public text it reports a model that is not public.
func (k *checker) isModel(at problem.Position, name string) bool {
	if find(k.Models, name) != nil {
		return true
	}
	if k.whole != nil {
		if m := find(k.whole.Models, name); m != nil {
			k.isHidden(at, "the model "+name, &m.File)
		}
	}
	return false
}

// unreleased checks that what goes by a code name is not known by its own.
func (k *checker) unreleased(r *Report) {
	for i, text := range r.Unreleased {
		if beginsRedacted(text.Inline) {
			continue
		}
		name := text.Plain()
		same := func(other string) bool { return strings.EqualFold(name, other) }
		at := r.field(fmt.Sprintf("unreleased[%d]", i))
		if slices.ContainsFunc(r.Unreleased[:i], func(t Text) bool { return same(t.Plain()) }) {
			k.errorf(at, "model-twice", "keep one", "the unreleased model %q is listed twice", name)
		}
		for _, m := range k.Models {
			if same(m.Name) || same(m.Title) || slices.ContainsFunc(m.AlsoCalled, same) {
				k.errorf(at, "not-unreleased", "write "+m.Name+" under models: instead", "%q is no code name: %s is a model with a page of its own", name, m.Name)
			}
		}
	}
}

// coverage checks the coverage date against the publication date: no later, and not too far back. A month proves no more than
// its first and last day do.
func (k *checker) coverage(r *Report) {
	if r.Period.To.After(r.Covers) {
		k.warnf(r.field("period.to"), "mixed-up-dates", "check both dates", "the period ends on %s, after the coverage date %s", r.Period.To, r.Covers)
	}
	at := r.field("covers")
	rules := k.Config.ReportRules()
	if r.Covers.After(r.Published) {
		k.errorf(at, "covers-later", "check both dates", "the coverage date is %s, after the publication on %s", r.Covers, r.Published)
		return
	}
	days, ok := DaysBetween(Date{r.Covers.Last()}, Date{r.Published.First()}) // at least
	if !ok || days <= rules.CoverageDays {
		return
	}
	mend := fmt.Sprintf("correct covers: or published:, or set coverage-days in rules of %s", ConfigFile)
	count := fmt.Sprintf("%d days", days)
	if !r.Covers.IsDay() || !r.Published.IsDay() {
		count = "at least " + count
	}
	k.gradef(r.OffCycle, at, "covers-long-ago", mend, "the coverage date is %s, %s before the publication on %s (want at most %d)",
		r.Covers, count, r.Published, rules.CoverageDays)
}

// reportBefore checks which report comes before r, which may come before itself.
func (k *checker) reportBefore(r *Report, inCircle bool) {
	if r.Previous == "" {
		return
	}
	at := r.field("previous")
	before := k.Report(r.Previous)
	switch {
	case before == nil && k.whole != nil:
		if hidden := k.whole.Report(r.Previous); hidden != nil {
			k.isHidden(at, "the report "+r.Previous, &hidden.File)
		}
	case before == nil:
		k.errorf(at, "unknown-report", k.near(permalink.Report(r.Previous), r.Previous, names(k.Reports)), "no report %q", r.Previous)
	case k.whole != nil:
	case inCircle:
		k.errorf(at, "previous-circle", "name the report before it, or take the line out", "the report %s comes before itself, by way of %s", r.Name, r.Previous)
	case before.Published.After(r.Published):
		k.errorf(r.field("published"), "mixed-up-dates", "check both dates, or previous:",
			"the report is dated %s, before %s of %s that it follows", r.Published, before.Published, before.Name)
	}
}

// skipped warns of a report that does not follow the last one before it; earlier are those that are dated so, newest first. Past
// reports off the cycle it may follow the last one on it.
func (k *checker) skipped(r *Report, earlier []*Report) {
	var last *Report
	regular := ""
	for _, b := range earlier {
		isBefore := r.Published.After(b.Published) && b.Policy == r.Policy && b.Specimen == r.Specimen && b.Withdrawn == nil && !b.broken &&
			(r.Draft || !b.Draft)
		if !isBefore {
			continue
		}
		if last == nil {
			last = b
		}
		if !b.OffCycle {
			regular = b.Name
			break
		}
	}
	if last == nil || r.broken || r.Withdrawn != nil || r.Previous == last.Name || r.Previous != "" && r.Previous == regular {
		return
	}
	mend := "write previous: " + last.Name
	if r.Previous == "" {
		k.warnf(r.field("title"), "previous-skipped", mend, "the report names none that it follows, and %s came before it: its page has no comparison with the last one", last.Name)
		return
	}
	if before := k.Report(r.Previous); before != nil && before.Withdrawn == nil && last.Published.After(before.Published) {
		k.warnf(r.field("previous"), "previous-skipped", mend, "the report follows %s, and %s came between: its page compares it with the wrong one", r.Previous, last.Name)
	}
}

// inCircle are the reports that come before themselves. Each report is gone through once, and those of a circle twice.
func (k *checker) inCircle() map[*Report]bool {
	circle := map[*Report]bool{}
	first := map[*Report]*Report{} // from which a report was come by first
	for _, r := range k.Reports {
		b := r
		for ; b != nil && first[b] == nil; b = k.Report(b.Previous) {
			first[b] = r
		}
		for ; b != nil && first[b] == r && !circle[b]; b = k.Report(b.Previous) {
			circle[b] = true
		}
	}
	return circle
}
