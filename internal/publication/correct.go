package publication

import (
	"fmt"
	"path"
	"slices"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/ledger"
	"rspsite/internal/problem"
)

// corrected asks for an erratum that says what changed of a document that may not change without one.
func (k *comparer) corrected(r *Record, was *ledger.Standing, step Step, lost []string) {
	if slices.Contains(lost, "errata") { // also where a new one speaks of the whole: it would cover for any other
		k.lostFrom(r, was, "errata", restoreErratum)
		lost = slices.DeleteFunc(slices.Clone(lost), func(field string) bool { return field == "errata" })
	}
	if len(step.Errata) == 0 {
		k.unsaid(r, was, step, lost)
		return
	}
	k.idle(r, was, step)
	if speaksOfAll(step.Errata) {
		return
	}
	k.unnamedChanges(r, was, step)
	k.unsaidPictures(r, was, step, step.Errata, "add the clause to the clauses of the erratum, or restore the file")
	const whole = "take clauses: out of the erratum, so that it speaks of the whole, and say there what changed; or restore it"
	if step.Header && r.Kind != "report" { // of editions the corpus tells what their headers say otherwise
		k.unsaidHeader(r, was, whole)
	}
	for _, field := range lost {
		k.lostFrom(r, was, field, whole)
	}
}

// unsaid reports everything that changed without a word.
func (k *comparer) unsaid(r *Record, was *ledger.Standing, step Step, lost []string) {
	mend := mendOf(r)
	for _, id := range step.Changed {
		if c := r.Document.Doc.Find(clause.ID(id)); !k.isRenamed(r, was, id) {
			k.problems.Errorf(r.placeOf(id), "published-changed", mend+hintOf(c), "%s", happened(r, was, id))
		}
	}
	if len(step.Changed) == 0 && r.Text != was.Text {
		k.problems.Errorf(r.Document.Field(""), "published-changed", mend, "the order or nesting of clauses in %s changed since it was %s", r.Title, on(was))
	}
	k.unsaidPictures(r, was, step, nil, mend+"; a new picture takes a name of its own")
	if step.Header {
		k.unsaidHeader(r, was, mend)
	}
	for _, field := range lost {
		k.lostFrom(r, was, field, mend)
	}
}

// idle warns of new errata that say what did not happen.
func (k *comparer) idle(r *Record, was *ledger.Standing, step Step) {
	changed := slices.Concat(step.Changed, changedPictures(r, step))
	for _, e := range step.Errata {
		if at := r.erratum(e); r.Text == was.Text && !step.Header && len(step.Pictures) == 0 && !isTold(r, was) {
			k.problems.Warnf(at, "erratum-idle", "correct the text too, or take the erratum out before it is public",
				"an erratum of %s says that something was corrected, and nothing of %s changed since it was %s", e.On, r.Title, on(was))
			continue
		}
		for _, id := range e.Clauses {
			if !changedAt(r, was, changed, id) {
				k.problems.Warnf(r.erratum(e), "erratum-idle", "name the clauses that changed",
					"an erratum of %s names %s, which did not change since it was %s", e.On, id, on(was))
			}
		}
	}
}

// erratum is the place of an erratum in the header.
func (r *Record) erratum(e corpus.Erratum) problem.Position {
	for i, one := range r.Document.Common.Errata {
		if one.On == e.On && one.What.Plain() == e.What.Plain() {
			return r.Document.Field(fmt.Sprintf("errata[%d]", i))
		}
	}
	return r.Document.Field("errata")
}

// changedAt reports whether a clause changed, or one that stands in it.
func changedAt(r *Record, was *ledger.Standing, changed []string, id string) bool {
	if slices.Contains(changed, id) {
		return true
	}
	c := r.Document.Doc.Find(clause.ID(id))
	if c == nil {
		return has(was.Clauses, id)
	}
	for path, below := range r.Document.Doc.WithPath() {
		if slices.Contains(changed, string(below.ID)) && slices.Contains(path, c) {
			return true
		}
	}
	return slices.ContainsFunc(changed, func(id string) bool { return r.Document.Doc.Find(clause.ID(id)) == nil }) // one that is gone may have stood there
}

// on says what was done to a document last, and on which day: of the ledger, and then the day that it states of itself.
func on(was *ledger.Standing) string {
	text := "published on " + was.On
	if was.Since != was.On {
		text = "last " + text
	}
	if was.Dated == "" || was.Dated == was.On {
		return text
	}
	return text + ", dated " + was.Dated
}

// mendOf says how a change of a published text is either taken back or said.
func mendOf(r *Record) string {
	const orRestore = "add an erratum or restore it: rspsite new erratum "
	switch d := r.Document; r.Kind {
	case "version":
		return orRestore + d.Policy.Name + "/" + d.Name
	case "report":
		return "restore it; then, to correct it, run rspsite new erratum report:" + d.Name + ", which keeps the edition that was public, and change the text after that"
	case "edition":
		return "restore it: an earlier edition stays as it was public"
	case "review":
		report := path.Base(path.Dir(path.Dir(d.Path)))
		return orRestore + "review:" + report + "/" + d.Name
	case "changes":
		return orRestore + "change:" + d.Policy.Name + "/" + d.Name
	default:
		return orRestore + r.Kind + ":" + d.Name
	}
}

// hintOf adds to it what redactions need.
func hintOf(c *clause.Clause) string {
	if c == nil {
		return ""
	}
	for _, run := range slices.Concat(c.Text, c.CodeRuns()) {
		if run.Redaction != nil {
			return "; a redaction has another commitment where rspsite redact did not get the openings of before"
		}
	}
	return ""
}

// placeOf is where the clause of an ID stands, or the head of the file if it is gone.
func (r *Record) placeOf(id string) problem.Position {
	if c := r.Document.Doc.Find(clause.ID(id)); c != nil {
		return r.place(c)
	}
	return r.Document.Field("")
}

func (r *Record) place(c *clause.Clause) problem.Position {
	return problem.Position{File: r.Document.Path, Line: c.Start.Line, Column: c.Start.Column}
}

// nameOf is a text as a reference names it: v3.0, 2026-q4, and 2026-q4@1 for an earlier edition.
func nameOf(r *Record) string {
	if d := r.Document; d.Earlier {
		return d.Report.Name + "@" + d.Name
	}
	return r.Document.Name
}

// happened says what became of a clause of a published text: "v3.0#pause changed since it was published on 2026-04-02".
func happened(r *Record, was *ledger.Standing, id string) string {
	name := nameOf(r) + "#" + id
	if c := r.Document.Doc.Find(clause.ID(id)); c != nil && c.Derived {
		name += fmt.Sprintf(" (%s)", c.Label)
	}
	switch {
	case !has(was.Clauses, id):
		return name + " was added after the text was " + on(was)
	case !has(r.Clauses, id):
		return name + " was taken out after the text was " + on(was)
	}
	return name + " changed since it was " + on(was)
}

// newErrata are the errata that the ledger does not have yet.
func newErrata(r *Record, was *ledger.Standing) []corpus.Erratum {
	_, lists := Parts(r.Document)
	known := map[string]int{}
	for _, digest := range was.Lists["errata"] {
		known[digest]++
	}
	var says []corpus.Erratum
	for i, entry := range lists["errata"] {
		digest := digestOf(entry)
		if known[digest]--; known[digest] < 0 && i < len(r.Document.Common.Errata) {
			says = append(says, r.Document.Common.Errata[i])
		}
	}
	return says
}

// derivedMark stands in every ID that was made up for one text, and in no written one (package clause).
const derivedMark = "~"
