package corpus

import (
	"fmt"
	"path"
	"regexp"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/permalink"
	"rspsite/internal/problem"
)

// errata checks which clauses the corrections of a text name, and which editions they made.
func (k *checker) errata(d Document) {
	for i, e := range d.Common.Errata {
		for j, id := range e.Clauses {
			_, err := d.clause(clause.ID(id), "this document")
			if err != nil && d.Report.correctedAway(clause.ID(id), e.Edition) {
				continue
			}
			if err != nil {
				k.unresolved(d.field(fmt.Sprintf("errata[%d].clauses[%d]", i, j)), "unknown-clause", err)
			}
		}
		if e.Edition != "" {
			k.madeBy(d, d.Report, fmt.Sprintf("errata[%d].edition", i), e.Edition)
		}
	}
}

// correctedAway reports whether the correction that made an edition took a clause out: the edition before has it.
func (r *Report) correctedAway(id clause.ID, edition string) bool {
	if r == nil {
		return false
	}
	before, ok := r.Before(edition)
	return ok && before.ids[id] != nil
}

// madeBy checks that an erratum names an edition of its report.
func (k *checker) madeBy(d Document, r *Report, field, edition string) {
	if r == nil {
		k.errorf(d.field(field), "no-editions", "take it out", "only a report has editions")
		return
	}
	if _, ok := r.TextOf(edition); ok {
		return
	}
	var known []string
	for _, t := range r.Texts() {
		known = append(known, t.Edition)
	}
	k.errorf(d.field(field), "unknown-edition", k.near(permalink.ReportEdition(r.Name, edition), edition, known), "no edition %q of the report %s is held", edition, r.Name)
}

// editions checks the editions of a report against each other.
func (k *checker) editions(r *Report) {
	k.numbered(r)
	k.editionName(r)
	k.draftOver(r)
	for i, e := range r.Editions {
		k.edition(r, e)
		texts := r.Texts()[i:]
		if !e.broken && texts[0].TextDigest() == texts[1].TextDigest() {
			k.warnf(problem.Position{File: e.Path}, "same-text", "put the text here as it stood before, or take the file out",
				"the text is the same as that of the edition after it, %q, so that nothing shows what was corrected", texts[1].Edition)
		}
	}
	k.exchanges(r)
	k.headers(r)
	k.corrected(r)
	k.embargoedEdition(r)
}

// edition checks what an earlier edition says of itself.
func (k *checker) edition(r *Report, e *Edition) {
	at := e.field("edition")
	switch {
	case e.broken:
	case e.Edition != e.Name:
		k.errorf(at, "edition-name", fmt.Sprintf("write edition: %q, or rename the file", e.Name), "the edition must be named like its file (found %q, want %q)", e.Edition, e.Name)
	case r.Edition == "" || r.broken: // said of the report
	case e.Name == r.Edition:
		k.errorf(at, "edition-twice", "give "+reportFile+" the name of the new edition, and this file that of the old one",
			"the edition %q is the newest, which is %s", e.Name, r.Path)
	case compareNames(e.Name, r.Edition) > 0:
		k.errorf(at, "edition-order", "the newest edition is "+reportFile+": exchange the two, or mend their names",
			"the edition %q comes after %q, which %s says it is", e.Name, r.Edition, r.Path)
	case e.Dated().After(r.Dated()):
		k.warnf(e.field("published"), "mixed-up-dates", "check both dates", "the edition %q is dated %s, after %s of the newest, %q",
			e.Name, e.Dated(), r.Dated(), r.Edition)
	}
}

// draftOver warns of a draft mark that hides, beside the newest edition, those that were public before it.
func (k *checker) draftOver(r *Report) {
	if !r.Draft || r.broken || !slices.ContainsFunc(r.Editions, func(e *Edition) bool { return !e.Draft && !e.broken }) {
		return
	}
	k.warnf(r.field("draft"), "draft-hides-editions", "take draft: true out; an erratum with a date ahead keeps the edition before it public until that day",
		"the draft mark takes the whole report off the site, with its earlier editions")
}

// editionName refuses a name for the newest edition that an earlier one cannot have: once it is public it cannot be changed.
func (k *checker) editionName(r *Report) {
	at := r.field("edition")
	switch {
	case r.Edition != "" && !permalink.IsName(r.Edition):
		k.errorf(at, "bad-name", "allowed are "+permalink.NameRule, "the edition %q could not be held as an earlier one: the name cannot be part of an address", r.Edition)
	case slices.Contains(reservedFor(&r.ReportMeta), r.Edition):
		k.errorf(at, "reserved-name", "choose another name", "the edition %q could not be held as an earlier one: the name is taken by a part of the site", r.Edition)
	}
}

// numbered refuses a report that does not say which edition it is, while others are held.
func (k *checker) numbered(r *Report) {
	if len(r.Editions) > 0 && r.Edition == "" && !r.broken {
		last := r.Editions[len(r.Editions)-1]
		k.errorf(r.field("edition"), "no-edition", `add edition: "…", after `+last.Name, "earlier editions are held in %s/, and the report does not say which one it is",
			path.Join(path.Dir(r.Path), editionsDir))
	}
}

// corrected warns of a report that is not its first edition and does not say what was corrected.
func (k *checker) corrected(r *Report) {
	if r.broken || r.Edition == "" || len(r.Editions) == 0 && !isLaterName(r.Edition) {
		return
	}
	if _, ok := r.Made(); !ok {
		k.warnf(r.field("edition"), "no-erratum", fmt.Sprintf(`add an entry to errata, with edition: %q`, r.Edition),
			"the edition %q is not the first, and no erratum says what it corrected", r.Edition)
	}
}

// number finds names that count: 2, v2, 1.1. A year does not count.
var number = regexp.MustCompile(`^v?([0-9]{1,3})((?:\.[0-9]{1,3})*)$`)

// isLaterName reports whether the name of an edition says that it is not the first.
func isLaterName(name string) bool {
	m := number.FindStringSubmatch(name)
	return m != nil && compareNames(m[1]+m[2], "1.0") > 0 && m[1]+m[2] != "1"
}

// embargoedEdition reports a newest edition that is dated later than today, while no earlier one is held that could be shown
// until then. A look back by --today is no embargo.
func (k *checker) embargoedEdition(r *Report) {
	for i, e := range r.Errata {
		if e.Edition == "" || e.Edition != r.Edition || !e.On.After(k.AsOf) || !e.On.After(k.Config.AsOf) || k.reason(documentOf(r)) != "" {
			continue
		}
		for _, earlier := range r.Editions {
			if !earlier.Draft && !earlier.Dated().After(k.AsOf) {
				return
			}
		}
		k.errorf(r.field(fmt.Sprintf("errata[%d].on", i)), "embargo",
			fmt.Sprintf("put the text as it stands today into %s/%s/, or publish on the day, with as-of moved", path.Dir(r.Path), editionsDir),
			"the edition %q is dated %s, after %s, and its text would be public now", r.Edition, e.On, k.AsOf)
	}
}
