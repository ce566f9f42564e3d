package completeness

import (
	"fmt"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

// maxPlaces is how many unwritten places of one file are listed: more say no more than their number does.
const maxPlaces = 50

// Problems is what the reports of c lack, as problems: warnings for a draft and for a specimen, which may lack what no source
// states; else errors. That a report does not speak of a promise is a warning. A report is left alone if IDs of it are among the
// errors known already, so that its sections may only seem to be missing, and so is one that was withdrawn. What is still to be
// written in the header of a file of any other kind is a problem too.
func Problems(c *corpus.Corpus, known problem.List) problem.List {
	var list problem.List
	unsure := map[string]bool{}
	for _, k := range known {
		unsure[k.File] = unsure[k.File] || k.Severity == problem.Error && strings.HasPrefix(k.Rule, "id-")
	}
	for _, r := range c.Reports {
		if !unsure[r.Path] && r.Withdrawn == nil {
			problemsOf(&list, Of(c, r))
		}
		for _, w := range r.Reviews {
			places(&list, inReview(w), w.Draft || r.Draft)
		}
	}
	for d := range c.Documents() {
		switch d.Meta.(type) {
		case *corpus.ReportMeta, *corpus.ReviewMeta: // looked at above
		default:
			places(&list, inHeader(d.File, *d.Common, nil), d.Common.Draft)
		}
	}
	list.Sort()
	return list
}

// problemsOf lists the problems of one report.
func problemsOf(list *problem.List, l *Checklist) {
	r := l.Report
	for i := range l.Parts {
		for _, lack := range l.Parts[i].Lacks {
			if lack.Kind != NotWritten && lack.Kind != NotConfirmed { // said of the place
				lacking(list, &l.Parts[i], lack, r.Draft || r.Specimen)
			}
		}
	}
	places(list, l.Unwritten, r.Draft)
	if r.Basis == "" && !r.Specimen {
		list.Warnf(r.Field("title"), "no-basis", "add basis: official if it is the publisher's own report, basis: reconstruction if it is put together from sources",
			"the report does not say what its wording rests on, and its page says that it is compiled from sources")
	}
	for _, p := range l.Promises {
		if p.Answer == nil {
			list.Warnf(p.At, "promise-unanswered", "add it under answers:, with status answered, partly or not",
				"the report does not say whether it answers %q (%s)", p.Ref, beginning(p.Clause.PlainText()))
		}
	}
}

// lacking reports what a part lacks.
func lacking(list *problem.List, p *Part, lack Lack, isLenient bool) {
	report := list.Errorf
	if isLenient {
		report = list.Warnf
	}
	mend, is := fmt.Sprintf("add a section %q {#%s}", p.Title, p.ID), "not complete"
	switch lack.Kind {
	case NoText:
		mend = `write it, or "Not stated."`
	case NoModel:
		mend = "name it there, with the evidence, or say that there is none"
	case Elsewhere:
		mend = "move it there, below a heading one level higher"
	case NoSection:
		is = "missing"
		if p.Under != "" {
			mend += " below that of " + p.Under
		}
	}
	report(lack.At, "part-missing", mend, "the part %q is %s: %s", p.Title, is, lack.What)
}

// places reports what is still to be written or to be confirmed.
func places(list *problem.List, places []Place, isDraft bool) {
	report := list.Errorf
	if isDraft {
		report = list.Warnf
	}
	for i, p := range places {
		if i == maxPlaces {
			report(problem.Position{File: p.At.File}, "unwritten", "", "%d more places are still to be written or to be confirmed", len(places)-i)
			return
		}
		what, mend := "still to be written", "write it, and take the mark out"
		if p.Mark == corpus.ToConfirm {
			what, mend = "still to be confirmed", "confirm or correct it, and take the mark out"
		}
		message := what
		if p.Text != "" {
			message += ": " + beginning(p.Text)
		}
		report(p.At, "unwritten", mend, "%s", message)
	}
}

// beginning is the beginning of a text, for messages.
func beginning(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}
