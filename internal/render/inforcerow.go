package render

import (
	"slices"
	"strings"

	"rspsite/internal/corpus"
	"rspsite/internal/permalink"
)

// A spanRow is a time in which a version was in force.
type spanRow struct {
	Version link
	Marks   []chip
	From    string
	By      []link // who gives the day from which
	Until   string // empty where it still holds
	Notes   []string
	Maybe   []link // the held versions whose text may be this one's
	Others  []saysOtherwise
	Data    spanData
	span    corpus.Span
}

// A saysOtherwise is what another source says of a span, or of what is recorded.
type saysOtherwise struct {
	Of      string // the recorded versions on which it bears, where those are not all
	Says    string
	Sources []link
}

// spanRows are those of spans, newest first.
func (at *view) spanRows(p *corpus.Policy, spans []corpus.Span) []spanRow {
	var rows []spanRow
	for _, span := range slices.Backward(spans) {
		rows = append(rows, at.spanRow(p, span))
	}
	return rows
}

// onDay are the rows of versions that may have been in force on a day, oldest first.
func onDay(rows []spanRow, day string) []spanRow {
	var found []spanRow
	for _, r := range slices.Backward(rows) {
		if r.span.May(day) {
			found = append(found, r)
		}
	}
	return found
}

func (at *view) spanRow(p *corpus.Policy, span corpus.Span) spanRow {
	r := spanRow{Version: at.to(versionPlace(p, span), span.Version), From: span.From.Long(), By: at.sourceNames(span.Sources), Data: at.s.spanData(p, span), span: span}
	if span.Held != nil {
		r.Marks = marks(&span.Held.Common)
	} else {
		r.Notes = append(r.Notes, "Recorded; its text is not held here.")
	}
	if span.From.After(at.s.corpus.AsOf) {
		r.Notes = append(r.Notes, "Not yet in force on "+at.s.corpus.AsOf.Long()+".")
	}
	if !span.Until.IsZero() {
		r.Until = span.Until.Long()
	}
	switch span.Ended {
	case corpus.TakenBack:
		r.Notes = append(r.Notes, "Withdrawn.")
	case corpus.Unresolved:
		r.Notes = append(r.Notes, "Another version took effect "+onDate(span.Until)+" as well; which days this one held is not known here.")
	}
	if span.Again {
		r.Notes = append(r.Notes, "In force again, since the version after it was withdrawn.")
	}
	for _, v := range span.Maybe {
		r.Maybe = append(r.Maybe, at.to(v.Address(), v.Name))
	}
	file := &p.File
	if span.Held != nil {
		file = &span.Held.File
	}
	for _, o := range span.Others {
		if !isCount(o) {
			r.Others = append(r.Others, saysOtherwise{Says: at.s.otherWords(span, o, file), Sources: at.sourceLinks(o.Source)})
		}
	}
	return r
}

// sourceNames are links to sources, each once and without a place in it.
func (at *view) sourceNames(sources corpus.Sources) []link {
	return at.sourceLinks(wholly(sources))
}

// isCount reports whether a source speaks of all the versions that are recorded, and not of one.
func isCount(o corpus.Otherwise) bool { return o.Field == "recorded" && o.On.IsZero() }

// otherWords say what a source says of a span, and how it differs from what the span says.
func (s *site) otherWords(span corpus.Span, o corpus.Otherwise, file *corpus.File) string {
	words := strings.TrimSuffix(s.plain(o.Value.Inline, file), ".")
	if d, err := corpus.ParseDate(words); err == nil {
		words = d.Long()
	}
	switch {
	case o.Field == "published" && o.On.IsZero() && !o.Differs:
		return "Of its publication another source says: " + words + "."
	case o.Field == "version":
		return "Of the number of this version another source says: " + words + "."
	case o.On.IsZero():
		return "Of its date another source says: " + words + "."
	case o.Differs:
		return "Another source says: " + o.On.Long() + "."
	case o.On.IsDay():
		return "Another source gives the day: " + o.On.Long() + "."
	case len(o.On.String()) < len(span.From.String()):
		return "Another source is less exact: " + o.On.Long() + "."
	default:
		return "Another source is more exact: " + o.On.Long() + "."
	}
}

// versionPlace is where a version stands: its text, or what is recorded of it.
func versionPlace(p *corpus.Policy, span corpus.Span) string {
	if span.Held != nil {
		return span.Held.Address()
	}
	return permalink.Recorded(p.Name, span.Version)
}
