package corpus

import (
	"fmt"
	"path"
	"regexp"
	"slices"

	"rspsite/internal/clause"
)

// review checks an outside review against the text that it is of, or the empty place for one.
func (k *checker) review(w *Review) {
	if w.broken {
		return
	}
	if w.Report.Specimen && !w.Specimen {
		k.warnf(w.field("title"), "specimen-unmarked", "add specimen: true, or the review passes for one that somebody published",
			"the report is a specimen, and the review of it is not marked as one")
	}
	text, held := k.pinned(w)
	k.embargoedText(w)
	k.sections(w, text, held)
	k.verdicts(w, text)
	if w.Published.IsZero() {
		k.emptyPlace(w)
		return
	}
	k.complete(w)
	k.reviewDates(w, text, held)
	if w.Conflicts.IsZero() {
		k.warnf(w.field("published"), "no-conflicts", `write conflicts: as the reviewer states them, "None declared." if there are none`,
			"the review does not say whether its reviewer has conflicts of interest")
	}
	if !w.Redactions.IsZero() && held && !hasRedactions(text) {
		k.warnf(w.field("redactions"), "no-redactions", "take it out, or correct digest and edition", "the review speaks of redactions, and the text that it is of has none")
	}
}

// embargoedText refuses a public review, or a place for one, of an edition that is not public: it would tell of it. A look back by
// --today is no embargo.
func (k *checker) embargoedText(w *Review) {
	if k.reason(documentOf(w.Report)) != "" || k.reason(Document{File: &w.File, Common: &w.Common, Meta: &w.ReviewMeta}) != "" {
		return
	}
	t, ok := w.Report.TextOf(w.Edition)
	field := "edition"
	if !ok {
		t, ok = w.Reviewed()
		field = "digest"
	}
	if !ok {
		return
	}
	var why string
	switch on := t.Dated(); {
	case t.Draft:
		why = "a draft"
	case on.After(k.AsOf) && on.After(k.Config.AsOf):
		why = fmt.Sprintf("dated %s, after %s", on, k.AsOf)
	default:
		return
	}
	k.errorf(w.field(field), "embargo", "write draft: true until the edition is public, or take edition and digest out",
		"the edition %q is %s, and this would tell of it now", t.Edition, why)
}

// complete asks of a published review which text it is of, and what of it the reviewer saw.
func (k *checker) complete(w *Review) {
	report := k.errorf
	if w.Draft { // it is not finished
		report = k.warnf
	}
	for _, f := range []struct {
		key, value, mend string
	}{
		{"digest", w.Digest, "write that of the text that the reviewer saw; the newest edition has " + w.Report.TextDigest()},
		{"edition", w.Edition, "write the name of the edition that the reviewer saw"},
		{"saw", string(w.Saw), "write unredacted or public"},
	} {
		if f.value == "" && !w.index.Has(f.key) { // a value that is wrong is said to be
			report(w.field("published"), "unpinned-review", f.mend, "a published review must say which text it is of: %s is missing", f.key)
		}
	}
}

var digestForm = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

// pinned finds the text that a review is of, and reports a digest that does not fit. Without a digest the review is of the
// edition that it names, or of the newest. Not held means that the digest fits no text here: the newest stands in for it.
func (k *checker) pinned(w *Review) (text EditionText, held bool) {
	r := w.Report
	newest := r.Newest()
	named, isNamed := r.TextOf(w.Edition)
	switch text, fits := w.Reviewed(); {
	case w.Digest != "" && !digestForm.MatchString(w.Digest):
		k.errorf(w.field("digest"), "bad-digest", "the newest edition has "+r.TextDigest(), `digest must be "sha256:" and 64 hexadecimal digits in lower case (found %q)`, w.Digest)
	case r.broken:
	case fits && w.Edition != "" && text.Edition != w.Edition:
		k.errorf(w.field("edition"), "other-edition", fmt.Sprintf("write edition: %q, or the digest of the text that the reviewer saw", text.Edition),
			"the digest is that of edition %q, and the review names %q", text.Edition, w.Edition)
		return text, true
	case fits:
		return text, true
	case w.Digest != "":
		k.notHeld(w)
		return newest, false
	}
	if isNamed {
		return named, true
	}
	return newest, w.Edition == "" || w.Edition == r.Edition
}

// notHeld warns that the text that was reviewed is not here, and says how it can be.
func (k *checker) notHeld(w *Review) {
	r := w.Report
	names := "the review names no edition"
	mend := fmt.Sprintf("correct the digest, that of the newest edition is %s; or hold the text that was reviewed in %s/", r.TextDigest(), path.Join(path.Dir(r.Path), editionsDir))
	if w.Edition != "" {
		names = fmt.Sprintf("the review names edition %q", w.Edition)
		mend = fmt.Sprintf("put the text that was reviewed into %s; the digest of the newest edition is %s", path.Join(path.Dir(r.Path), editionsDir, w.Edition+".md"), r.TextDigest())
	}
	if named, ok := r.TextOf(w.Edition); ok {
		names += ", whose text here has another"
		mend = fmt.Sprintf("correct the digest, that of edition %q is %s; or put the text as it stood into %s", named.Edition, named.TextDigest(), named.Path)
		if named.Earlier == nil {
			mend = fmt.Sprintf("correct the digest, that of edition %q is %s; if the text changed after the review, put it as it stood into %s, and give %s a new edition with an erratum",
				named.Edition, named.TextDigest(), path.Join(path.Dir(r.Path), editionsDir, w.Edition+".md"), reportFile)
		}
	}
	k.warnf(w.field("digest"), "digest-not-held", mend, "no text held of the report %s has this digest: %s", r.Name, names)
}

// sections checks that the sections of which a review speaks stand in the text that it is of.
func (k *checker) sections(w *Review, text EditionText, held bool) {
	in := "report " + w.Report.Name
	if text.Earlier != nil {
		in = "edition " + text.Edition + " of " + in
	}
	check := func(field, id string) {
		_, err := text.clause(clause.ID(id), in)
		switch {
		case id == "" || err == nil:
		case !held:
			k.warnf(w.field(field), "unknown-clause", "", "no clause %q in %s; the text that was reviewed is not held, and may have one", id, in)
		default:
			k.unresolved(w.field(field), "unknown-clause", err)
		}
	}
	for i, id := range w.Sections {
		field := fmt.Sprintf("sections[%d]", i)
		check(field, id)
		if slices.Contains(w.Sections[:i], id) {
			k.errorf(w.field(field), "section-twice", "keep one", "the section %q is listed twice", id)
		}
	}
	for i, v := range w.Verdicts {
		check(fmt.Sprintf("verdicts[%d].section", i), v.Section)
	}
	for i, o := range w.Disagreements {
		check(fmt.Sprintf("disagreements[%d].section", i), o.Section)
	}
	for i, o := range w.Recommendations {
		check(fmt.Sprintf("recommendations[%d].section", i), o.Section)
	}
}

// verdicts checks that there is one verdict at most on a section, and that the section was reviewed.
func (k *checker) verdicts(w *Review, text EditionText) {
	seen := map[string]bool{}
	for i, v := range w.Verdicts {
		at := w.field(fmt.Sprintf("verdicts[%d].section", i))
		switch {
		case v.Section == "":
		case seen[v.Section]:
			k.errorf(at, "verdict-twice", "keep one", "there is a verdict on the section %q already", v.Section)
		case text.ids[clause.ID(v.Section)] != nil && !slices.Contains(w.Sections, v.Section):
			k.errorf(at, "verdict-unlisted", "add it to sections, or take the verdict out", "the verdict is on %q, which sections does not list as reviewed", v.Section)
		}
		seen[v.Section] = true
	}
}

// emptyPlace refuses statements and text in a file that says, by having no date, that none was published. A draft may hold them.
func (k *checker) emptyPlace(w *Review) {
	if w.Draft {
		return
	}
	for _, f := range []struct {
		key   string
		holds bool
	}{
		{"verdicts", len(w.Verdicts) > 0}, {"disagreements", len(w.Disagreements) > 0},
		{"recommendations", len(w.Recommendations) > 0}, {"redactions", !w.Redactions.IsZero()},
	} {
		if f.holds {
			k.errorf(w.field(f.key), "unpublished-statement", "add published: when the reviewer has published it, or draft: true until then",
				"without a date the file is an empty place, where no statement has been published, and it holds %s", f.key)
		}
	}
	if len(w.Doc.Clauses) > 0 && !w.Specimen { // one that is made up says what it is
		k.errorf(w.place(w.Doc.Clauses[0].Start), "unpublished-statement", "add published: when the reviewer has published it, or draft: true until then",
			"without a date the file is an empty place, where no statement has been published, and it holds a text")
	}
}

// reviewDates warns of a review that came before what it is of.
func (k *checker) reviewDates(w *Review, text EditionText, held bool) {
	r := w.Report
	at := w.field("published")
	switch {
	case r.broken:
	case r.Covers.After(w.Published):
		k.errorf(at, "review-too-early", "check both dates", "the review was published on %s, before %s, the day that the report covers", w.Published, r.Covers)
	case held && text.Dated().After(w.Published):
		k.warnf(at, "mixed-up-dates", "check both dates", "the review was published on %s, before the text that it is of, on %s", w.Published, text.Dated())
	case w.Period.To.After(w.Published):
		k.warnf(w.field("period.to"), "mixed-up-dates", "check both dates", "the review went on until %s, after it was published on %s", w.Period.To, w.Published)
	}
}

// hasRedactions reports whether anything was redacted in the text or the header of an edition.
func hasRedactions(t EditionText) bool {
	for c := range t.Doc.All() {
		if len(c.Redactions()) > 0 {
			return true
		}
	}
	found := false
	fieldsOf(t.ReportMeta, func(_ string, text Text) {
		for _, r := range text.Inline {
			found = found || r.Redaction != nil
		}
	})
	return found
}

// documentOf is the document of a report's newest edition.
func documentOf(r *Report) Document {
	return Document{File: &r.File, Common: &r.Common, Meta: &r.ReportMeta}
}
