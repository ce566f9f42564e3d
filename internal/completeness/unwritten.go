package completeness

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rspsite/internal/clause"
	"rspsite/internal/corpus"
	"rspsite/internal/problem"
)

// unwritten are the places of a report that are still to be written or to be confirmed, those of its header first.
func unwritten(r *corpus.Report, rules *corpus.Rules) []Place {
	places := append(inHeader(&r.File, r.Common, r.Answers), inComments(r)...)
	for i, t := range r.Unreleased {
		places = append(places, pending(t.Plain(), r.Field(fmt.Sprintf("unreleased[%d]", i)))...)
	}
	inText(r.Doc.Document, func(part string, c *clause.Clause, text string, at clause.Position) {
		for _, p := range pending(text, position(r, at)) {
			p.ID, p.Part = c.ID, part
			places = append(places, p)
		}
	}, rules)
	slices.SortStableFunc(places, func(a, b Place) int { return a.At.Compare(b.At) })
	return places
}

// inHeader looks at the texts of a header that a reader sees.
func inHeader(f *corpus.File, common corpus.Common, answers []corpus.Answer) []Place {
	places := pending(common.Title, f.Field("title"))
	places = append(places, pending(common.Summary.Plain(), f.Field("summary"))...)
	for i, e := range common.Errata {
		places = append(places, pending(e.What.Plain(), f.Field(fmt.Sprintf("errata[%d].what", i)))...)
		places = append(places, pending(e.Why.Plain(), f.Field(fmt.Sprintf("errata[%d].why", i)))...)
	}
	for i, a := range answers {
		places = append(places, pending(a.Note.Plain(), f.Field(fmt.Sprintf("answers[%d].note", i)))...)
	}
	return places
}

// commented finds a field of the front matter that a comment behind it says is to be confirmed: a date cannot begin with a mark.
var commented = regexp.MustCompile(`^([a-z-]+): *([^#\n]*?) *# *` + corpus.ToConfirm + ` *(.*)$`)

// inComments looks at the comments behind the fields of a report's header.
func inComments(r *corpus.Report) []Place {
	var places []Place
	for i, line := range strings.Split(strings.ReplaceAll(string(r.Doc.Header), "\r\n", "\n"), "\n") {
		if m := commented.FindStringSubmatch(line); m != nil {
			at := r.Field(m[1])
			at.Line = r.Doc.HeaderLine + i
			places = append(places, Place{Mark: corpus.ToConfirm, Text: m[1] + ": " + m[2] + ", " + m[3], At: at})
		}
	}
	return places
}

// inText yields each text of a document, cells one by one, with the part that it stands in.
func inText(doc clause.Document, yield func(part string, c *clause.Clause, text string, at clause.Position), rules *corpus.Rules) {
	for path, c := range doc.WithPath() {
		part := partOf(path, c, rules)
		if c.Kind != clause.Row {
			yield(part, c, c.PlainText(), c.Start)
			continue
		}
		for _, cell := range c.Cells {
			yield(part, c, cell.Text.Plain(), cell.Start)
		}
	}
}

// partOf is the innermost part that a clause stands in.
func partOf(path []*clause.Clause, c *clause.Clause, rules *corpus.Rules) string {
	for _, around := range slices.Backward(append(slices.Clone(path), c)) {
		if _, ok := rules.Part(string(around.ID)); ok && around.Kind == clause.Heading {
			return string(around.ID)
		}
	}
	return ""
}

// pending is the place of a text that begins with a mark, or nothing.
func pending(text string, at problem.Position) []Place {
	mark, rest, ok := corpus.CutPending(text)
	if !ok {
		return nil
	}
	return []Place{{Mark: mark, Text: rest, At: at}}
}

// inReview are the places of a review that are still to be written.
func inReview(w *corpus.Review) []Place {
	places := inHeader(&w.File, w.Common, nil)
	field := func(path string, t corpus.Text) { places = append(places, pending(t.Plain(), w.Field(path))...) }
	places = append(places, pending(w.Reviewer, w.Field("reviewer"))...)
	field("conflicts", w.Conflicts)
	field("redactions", w.Redactions)
	for i, v := range w.Verdicts {
		field(fmt.Sprintf("verdicts[%d].says", i), v.Says)
	}
	for i, o := range w.Disagreements {
		field(fmt.Sprintf("disagreements[%d].says", i), o.Says)
	}
	for i, o := range w.Recommendations {
		field(fmt.Sprintf("recommendations[%d].says", i), o.Says)
	}
	inText(w.Doc.Document, func(_ string, c *clause.Clause, text string, at clause.Position) {
		for _, p := range pending(text, problem.Position{File: w.Path, Line: at.Line, Column: at.Column}) {
			p.ID = c.ID
			places = append(places, p)
		}
	}, &corpus.Rules{})
	slices.SortStableFunc(places, func(a, b Place) int { return a.At.Compare(b.At) })
	return places
}
